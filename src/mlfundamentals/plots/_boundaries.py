"""Where a classifier decides for which class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mlfundamentals._core.labels import encode_labels
from mlfundamentals._core.validation import check_consistent_length
from mlfundamentals.plots._axes import axes_or_new, check_plane, color, extent, scatter

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def decision_regions(
    classifier: Any, X: Any, y: Any = None, *, ax: Axes | None = None, resolution: int = 200
) -> Axes:
    """Color the plane by the class that a fitted classifier or clusterer predicts there.

    X: (n_samples, 2).  y: (n_samples,) their classes, which give the points their colors; by default what is
    predicted.  resolution: points of the grid along each axis.

    Raises ValueError unless X has two features.

    >>> from mlfundamentals.neighbors import KNeighborsClassifier
    >>> X, y = np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([3, 7])
    >>> ax = decision_regions(KNeighborsClassifier(1).fit(X, y), X, y)
    """
    points = check_plane(X)
    labels = np.asarray(classifier.predict(points) if y is None else y)
    check_consistent_length(len(points), len(labels))
    x_range, y_range = extent(points)
    xs, ys = np.linspace(*x_range, resolution), np.linspace(*y_range, resolution)
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2).astype(points.dtype)
    regions = np.asarray(classifier.predict(grid))
    classes, codes = encode_labels(np.concatenate([labels, regions]))
    ax = axes_or_new(ax)
    levels = np.arange(len(classes) + 1) - 0.5
    ax.contourf(
        xs,
        ys,
        codes[len(labels) :].reshape(resolution, resolution),
        levels=levels,
        colors=[color(i) for i in range(len(classes))],
        alpha=0.25,
    )
    scatter(ax, points, codes[: len(labels)], classes)
    ax.set(xlim=x_range, ylim=y_range, xlabel="feature 0", ylabel="feature 1")
    ax.legend(title="class" if y is not None else "predicted")
    return ax
