"""Errors and warnings of the library, under the names that scikit-learn's users know."""

from __future__ import annotations


class NotFittedError(ValueError, AttributeError):
    """The estimator was asked for something that only `fit` can tell."""


class InvalidParameterError(ValueError, TypeError):
    """A parameter of an estimator or a function has a value that it cannot take."""


class ConvergenceWarning(UserWarning):
    """An iteration ended before it reached its tolerance."""


class DataConversionWarning(UserWarning):
    """Input was brought into another shape or type than it came in."""


class UndefinedMetricWarning(UserWarning):
    """A metric is not defined on this input; a stated value stands in for it."""


class FitFailedWarning(RuntimeWarning):
    """An estimator could not be fitted in one of many fits; a stated value stands in for its score."""
