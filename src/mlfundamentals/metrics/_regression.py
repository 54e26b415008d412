"""Errors of predicted numbers."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.constraints import ARRAY, BOOLEAN, Options, check_parameters
from mlfundamentals._core.exceptions import UndefinedMetricWarning
from mlfundamentals._core.squares import TOO_FEW_FOR_R2, mean_squares, r2_of_outputs
from mlfundamentals._core.validation import check_array
from mlfundamentals.metrics._labels import check_lengths, float_weights

Weights = NDArray[np.float64] | None
Targets = tuple[NDArray[np.float64], NDArray[np.float64], Weights]

_AVERAGES = (Options("raw_values", "uniform_average"), ARRAY)


def mean_squared_error(
    y_true: Any, y_pred: Any, *, sample_weight: Any = None, multioutput: Any = "uniform_average"
) -> Any:
    """Mean of (y_true - y_pred)², in squared units of y.

    y_true, y_pred: (n_samples,) or (n_samples, n_outputs).
    multioutput: "uniform_average" over outputs, weights (n_outputs,), or "raw_values" for an array.

    Raises ValueError for unequal shapes, NaN and infinity.

    >>> mean_squared_error([3.0, -0.5, 2.0, 7.0], [2.5, 0.0, 2.0, 8.0])
    0.375
    """
    check_parameters("mean_squared_error", {"multioutput": multioutput}, {"multioutput": _AVERAGES})
    true, pred, weights = _check_targets(y_true, y_pred, sample_weight)
    return _averaged(mean_squares(true - pred, weights).plain(), multioutput)


def root_mean_squared_error(
    y_true: Any, y_pred: Any, *, sample_weight: Any = None, multioutput: Any = "uniform_average"
) -> Any:
    """Square root of the mean squared error of each output, in units of y, then averaged over outputs.

    The arguments, and what is raised, are those of mean_squared_error.

    >>> root_mean_squared_error([3.0, 0.0], [0.0, 4.0])
    3.5355339059327378
    """
    check_parameters("root_mean_squared_error", {"multioutput": multioutput}, {"multioutput": _AVERAGES})
    true, pred, weights = _check_targets(y_true, y_pred, sample_weight)
    return _averaged(mean_squares(true - pred, weights).roots(), multioutput)


def mean_absolute_error(
    y_true: Any, y_pred: Any, *, sample_weight: Any = None, multioutput: Any = "uniform_average"
) -> Any:
    """Mean of |y_true - y_pred|, in units of y.

    The arguments, and what is raised, are those of mean_squared_error.

    >>> mean_absolute_error([3.0, -0.5, 2.0, 7.0], [2.5, 0.0, 2.0, 8.0])
    0.5
    """
    check_parameters("mean_absolute_error", {"multioutput": multioutput}, {"multioutput": _AVERAGES})
    true, pred, weights = _check_targets(y_true, y_pred, sample_weight)
    return _averaged(np.average(np.abs(true - pred), axis=0, weights=weights), multioutput)


def r2_score(
    y_true: Any,
    y_pred: Any,
    *,
    sample_weight: Any = None,
    multioutput: Any = "uniform_average",
    force_finite: bool = True,
) -> Any:
    """Coefficient of determination, 1 - SSE/SST: 1 at best, 0 for the mean of y_true, below for worse.

    y_true, y_pred: (n_samples,) or (n_samples, n_outputs).
    multioutput: "uniform_average" over outputs, "variance_weighted" by those of y_true, weights
    (n_outputs,), "raw_values" for an array; None is "uniform_average".
    force_finite: for constant y_true, 1 if it is predicted exactly and otherwise 0, instead of NaN and
    -infinity.

    NaN with an UndefinedMetricWarning for fewer than two samples. Raises ValueError for unequal shapes, NaN
    and infinity.

    >>> r2_score([3.0, -0.5, 2.0, 7.0], [2.5, 0.0, 2.0, 8.0])
    0.9486081370449679
    """
    options = (Options("raw_values", "uniform_average", "variance_weighted", None), ARRAY)
    values = {"multioutput": multioutput, "force_finite": force_finite}
    check_parameters("r2_score", values, {"multioutput": options, "force_finite": [BOOLEAN]})
    true, pred, weights = _check_targets(y_true, y_pred, sample_weight)
    if len(true) < 2:
        warnings.warn(TOO_FEW_FOR_R2, UndefinedMetricWarning, stacklevel=2)
        return float("nan")
    scores = r2_of_outputs(true, pred, weights, force_finite=force_finite)
    if isinstance(multioutput, str) and multioutput == "variance_weighted":
        variances = mean_squares(true - np.average(true, axis=0, weights=weights), weights)
        shares = np.ldexp(variances.scaled, 2 * (variances.exponents - variances.exponents.max()).astype(int))
        return float(np.average(scores, weights=shares if shares.any() else None))
    return _averaged(scores, "uniform_average" if multioutput is None else multioutput)


def _check_targets(y_true: Any, y_pred: Any, sample_weight: Any) -> Targets:
    """Both as float64 of equal shape (n_samples, n_outputs), and the weights."""
    true, pred = (
        check_array(value, name=name, ndim=1 if np.ndim(value) < 2 else 2).astype(np.float64, copy=False)
        for value, name in ((y_true, "y_true"), (y_pred, "y_pred"))
    )
    check_lengths(true, pred, sample_weight)
    weights = float_weights(sample_weight, len(true))
    true, pred = true.reshape(len(true), -1), pred.reshape(len(pred), -1)
    if true.shape != pred.shape:
        raise ValueError(
            "y_true and y_pred have different number of output"
            f" ({true.shape[1]}!={pred.shape[1]}); both need the shape (n_samples, n_outputs)"
        )
    return true, pred, weights


def _averaged(errors: Float[np.ndarray, " o"], multioutput: Any) -> Any:
    """The errors of the outputs as multioutput wants them."""
    if isinstance(multioutput, str):
        return errors if multioutput == "raw_values" else float(errors.mean())
    weights = check_array(multioutput, name="multioutput", ndim=1)
    if len(errors) == 1:
        raise ValueError("Custom weights are useful only in multi-output cases.")
    if len(weights) != len(errors):
        raise ValueError(
            f"There must be equally many custom weights ({len(weights)}) as outputs ({len(errors)})."
        )
    return float(np.average(errors, weights=weights))
