"""How to split data, and what can be said of a model from them."""

from mlfundamentals.model_selection._curves import learning_curve, validation_curve
from mlfundamentals.model_selection._cv import check_cv
from mlfundamentals.model_selection._folds import KFold, LeaveOneOut, StratifiedKFold
from mlfundamentals.model_selection._intervals import (
    BootstrapInterval,
    ConfidenceInterval,
    bootstrap_interval,
    wilson_interval,
)
from mlfundamentals.model_selection._paired_tests import (
    McNemarResult,
    PairedTTestResult,
    corrected_resampled_ttest,
    mcnemar_of_counts,
    mcnemar_test,
)
from mlfundamentals.model_selection._predict import cross_val_predict
from mlfundamentals.model_selection._shuffles import ShuffleSplit, StratifiedShuffleSplit, train_test_split
from mlfundamentals.model_selection._validation import cross_val_score, cross_validate

__all__ = [
    "BootstrapInterval",
    "ConfidenceInterval",
    "KFold",
    "LeaveOneOut",
    "McNemarResult",
    "PairedTTestResult",
    "ShuffleSplit",
    "StratifiedKFold",
    "StratifiedShuffleSplit",
    "bootstrap_interval",
    "check_cv",
    "corrected_resampled_ttest",
    "cross_val_predict",
    "cross_val_score",
    "cross_validate",
    "learning_curve",
    "mcnemar_of_counts",
    "mcnemar_test",
    "train_test_split",
    "validation_curve",
    "wilson_interval",
]
