"""How good predictions and clusterings are."""

from mlfundamentals.metrics._clusterings import (
    adjusted_rand_score,
    contingency_matrix,
    pair_confusion_matrix,
    rand_score,
)
from mlfundamentals.metrics._confusion import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    multilabel_confusion_matrix,
)
from mlfundamentals.metrics._log_loss import log_loss
from mlfundamentals.metrics._precision_recall import (
    f1_score,
    fbeta_score,
    precision_recall_fscore_support,
    precision_score,
    recall_score,
)
from mlfundamentals.metrics._regression import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)
from mlfundamentals.metrics._roc import auc, roc_curve
from mlfundamentals.metrics._roc_auc import roc_auc_score
from mlfundamentals.metrics._scorers import check_scoring, get_scorer, get_scorer_names, make_scorer
from mlfundamentals.metrics._silhouette import silhouette_samples, silhouette_score

__all__ = [
    "accuracy_score",
    "adjusted_rand_score",
    "auc",
    "balanced_accuracy_score",
    "check_scoring",
    "confusion_matrix",
    "contingency_matrix",
    "f1_score",
    "fbeta_score",
    "get_scorer",
    "get_scorer_names",
    "log_loss",
    "make_scorer",
    "mean_absolute_error",
    "mean_squared_error",
    "multilabel_confusion_matrix",
    "pair_confusion_matrix",
    "precision_recall_fscore_support",
    "precision_score",
    "r2_score",
    "rand_score",
    "recall_score",
    "roc_auc_score",
    "roc_curve",
    "root_mean_squared_error",
    "silhouette_samples",
    "silhouette_score",
]
