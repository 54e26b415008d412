"""What all pictures share: axes, colors, markers, the extent of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_array

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666", "#000000")
"""A palette that stays apart for people who are color-blind."""
MARKERS = "osD^v<>P"
MARGIN = 0.08
"""Of the data's extent, left free on each side."""


def color(index: int) -> str:
    """The color of a class or a cluster."""
    return COLORS[index % len(COLORS)]


def marker(index: int) -> str:
    """The marker of a class or a cluster."""
    return MARKERS[index % len(MARKERS)]


def pyplot() -> Any:
    """matplotlib's pyplot. Raises ImportError that says how to get it."""
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        message = 'pictures need matplotlib: pip install "mlfundamentals[plots]"'
        raise ImportError(message) from error
    return plt


def axes_or_new(ax: Axes | None) -> Axes:
    """The axes given, or those of a new figure."""
    if ax is not None:
        return ax
    new: Axes = pyplot().subplots(layout="constrained")[1]
    return new


def check_plane(X: Any) -> FloatArray:
    """X as samples in the plane (n_samples, 2). Raises ValueError for another number of features."""
    points = check_array(X)
    if points.shape[1] != 2:
        raise ValueError(
            f"A picture has two dimensions, X has {points.shape[1]} features; pass two columns, X[:, [i, j]]."
        )
    return points


def extent(points: FloatArray) -> tuple[tuple[float, float], tuple[float, float]]:
    """The limits of both axes, with a margin; a feature that does not vary gets one of 1."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    low, high = low - MARGIN * span, high + MARGIN * span
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def scatter(ax: Axes, points: FloatArray, codes: Any, names: Any = None) -> None:
    """Points, in the color and with the marker of their class or cluster."""
    for index in range(int(np.max(codes, initial=-1)) + 1):
        members = points[codes == index]
        label = None if names is None else str(names[index])
        ax.scatter(
            members[:, 0],
            members[:, 1],
            s=18,
            color=color(index),
            marker=marker(index),
            label=label,
            linewidths=0.5,
            edgecolors="white",
        )
