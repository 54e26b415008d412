"""Curves: coefficients along a path of penalties, scores by the number of samples or by a parameter,
losses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_array, check_consistent_length
from mlfundamentals.plots._axes import axes_or_new, color

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLES = ("-", "--", "-.", ":")


def coefficient_path(
    alphas: Any, coefs: Any, *, names: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw each coefficient against the strength of the penalty, strongest at the left.

    alphas: (n_alphas,), positive.  coefs: (n_features, n_alphas), as `lasso_path` returns them.  names: of
    the features, for the legend.

    >>> from mlfundamentals.linear_model import lasso_path
    >>> X, y = np.eye(3), np.array([3.0, 2.0, 1.0])
    >>> alphas, coefs, _ = lasso_path(X, y, alphas=[1.0, 0.5, 0.1])
    >>> ax = coefficient_path(alphas, coefs, names=["a", "b", "c"])
    """
    alphas, coefs = check_array(alphas, name="alphas", ndim=1), check_array(coefs, name="coefs")
    check_consistent_length(len(alphas), coefs.shape[1])
    if (alphas <= 0).any():
        raise ValueError(f"alphas must be positive for a logarithmic axis, the smallest is {alphas.min()}.")
    beside = {} if ax else {"loc": "center left", "bbox_to_anchor": (1.0, 0.5)}
    ax = axes_or_new(ax)
    for index, row in enumerate(coefs):
        label = None if names is None else names[index]
        ax.plot(alphas, row, color=color(index), linestyle=STYLES[index // 8 % 4], label=label)
    ax.axhline(0, color="black", linewidth=0.6)
    ax.set(xscale="log", xlabel="alpha", ylabel="coefficient")
    ax.invert_xaxis()
    if names is not None:
        ax.legend(**beside)  # new axes leave room for it; inside it would hide the start of the strongest
    return ax


def learning_curve(
    train_sizes: Any, train_scores: Any, test_scores: Any, *, ax: Axes | None = None, score: str = "score"
) -> Axes:
    """Draw the scores on training and test folds by the number of samples: means, and the range between
    folds.

    train_sizes: (n_ticks,).  train_scores, test_scores: (n_ticks, n_folds), as
    `model_selection.learning_curve` returns them.  score: what the scores are called.
    """
    return _two_curves(train_sizes, train_scores, test_scores, ax, "training samples", score)


def validation_curve(
    values: Any,
    train_scores: Any,
    test_scores: Any,
    *,
    parameter: str,
    ax: Axes | None = None,
    score: str = "score",
    log: bool = False,
) -> Axes:
    """Draw the scores on training and test folds by the value of a parameter.

    values: (n_ticks,).  train_scores, test_scores: (n_ticks, n_folds), as `model_selection.validation_curve`
    returns them.  parameter: its name, below the axis.  log: a logarithmic axis.
    """
    ax = _two_curves(values, train_scores, test_scores, ax, parameter, score)
    if log:
        ax.set_xscale("log")
    return ax


def _two_curves(x: Any, train: Any, test: Any, ax: Axes | None, x_label: str, y_label: str) -> Axes:
    ticks = check_array(x, name="train_sizes", ndim=1)
    ax = axes_or_new(ax)
    for index, (name, scores) in enumerate({"training": train, "test": test}.items()):
        folds: FloatArray = check_array(scores, name=f"{name} scores")
        check_consistent_length(len(ticks), len(folds))
        ax.fill_between(ticks, folds.min(axis=1), folds.max(axis=1), color=color(index), alpha=0.15)
        ax.plot(
            ticks,
            folds.mean(axis=1),
            color=color(index),
            marker="os"[index],
            linestyle=STYLES[index],
            label=name,
        )
    ax.set(xlabel=x_label, ylabel=y_label)
    ax.legend()
    return ax


def loss_curve(losses: Any, *, ax: Axes | None = None, log: bool = True) -> Axes:
    """Draw the loss of each epoch or step.

    losses: (n_epochs,), such as `MLPClassifier.loss_curve_`.  log: a logarithmic axis.
    """
    values = check_array(losses, name="losses", ndim=1)
    ax = axes_or_new(ax)
    ax.plot(np.arange(1, len(values) + 1), values, color=color(0))
    ax.set(xlabel="epoch", ylabel="loss", yscale="log" if log else "linear")
    return ax
