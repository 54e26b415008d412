"""Linear models: least squares with penalties, and logistic regression."""

__all__: list[str] = []
