"""Linear models: least squares with penalties, and logistic regression."""

from mlfundamentals.linear_model._elastic_net import ElasticNet, Lasso
from mlfundamentals.linear_model._logistic import LogisticRegression
from mlfundamentals.linear_model._paths import enet_path, lasso_path
from mlfundamentals.linear_model._ridge import Ridge

__all__ = ["ElasticNet", "Lasso", "LogisticRegression", "Ridge", "enet_path", "lasso_path"]
