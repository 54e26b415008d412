"""Errors and warnings of the library."""

from mlfundamentals._core.exceptions import (
    ConvergenceWarning,
    DataConversionWarning,
    FitFailedWarning,
    InvalidParameterError,
    NotFittedError,
    UndefinedMetricWarning,
)

__all__ = [
    "ConvergenceWarning",
    "DataConversionWarning",
    "FitFailedWarning",
    "InvalidParameterError",
    "NotFittedError",
    "UndefinedMetricWarning",
]
