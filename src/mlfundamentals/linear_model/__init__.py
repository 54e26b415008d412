"""Linear models: least squares with penalties, and logistic regression."""

from mlfundamentals.linear_model._logistic import LogisticRegression

__all__ = ["LogisticRegression"]
