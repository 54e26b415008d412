"""Clusters: the steps of k-means, and the ellipses of a mixture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_array
from mlfundamentals.cluster import lloyd_init, lloyd_step
from mlfundamentals.plots._axes import axes_or_new, check_plane, color, extent, pyplot, scatter

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PER_ROW = 4
DEVIATIONS = (1.0, 2.0)
"""How many standard deviations from its mean the ellipses of a component lie."""


def kmeans_steps(X: Any, centroids: Any, *, n_steps: int = 7, tol: float = 1e-4) -> Figure:
    """Draw k-means step by step: where the centroids came from, where they are, whom each of them has.

    X: (n_samples, 2).  centroids: (n_clusters, 2), where they start.  n_steps: how many steps at most; fewer
    where the run stops before.  tol: as in `lloyd_step`.

    >>> X = np.array([[0.0, 0.0], [0.0, 1.0], [5.0, 5.0], [6.0, 5.0]])
    >>> figure = kmeans_steps(X, X[:2])
    >>> [panel.get_title() for panel in figure.axes]
    ['start: inertia 57', 'step 1: inertia 26', 'step 2: inertia 1', 'step 3: inertia 1']
    """
    points, start = check_plane(X), check_plane(centroids)
    states = [lloyd_init(points, start)]
    while len(states) <= n_steps and states[-1].stop is None:
        states.append(lloyd_step(points, states[-1], tol=tol))
    n_columns = min(PER_ROW, len(states))
    n_rows = -(-len(states) // n_columns)
    size = (3.2 * n_columns, 3.2 * n_rows)
    figure, grid = pyplot().subplots(n_rows, n_columns, figsize=size, squeeze=False, layout="constrained")
    for empty in grid.flat[len(states) :]:
        empty.remove()
    x_range, y_range = extent(np.concatenate([points, start]))
    before = states[0].centroids
    for panel, state in zip(grid.flat, states, strict=False):
        scatter(panel, points, state.labels)
        _draw_moves(panel, before, state.centroids)
        name = "start" if state.n_iter == 0 else f"step {state.n_iter}"
        panel.set(xlim=x_range, ylim=y_range, title=f"{name}: inertia {state.inertia:.4g}")
        before = state.centroids
    drawn: Figure = figure
    return drawn


def _draw_moves(ax: Axes, before: FloatArray, after: FloatArray) -> None:
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        ax.annotate("", xy=tuple(new), xytext=tuple(old), arrowprops={"arrowstyle": "->", "color": "black"})
        ax.scatter(
            new[0],
            new[1],
            s=150,
            color=color(index),
            marker="X",
            edgecolors="black",
            linewidths=1.2,
            zorder=3,
        )


def mixture_ellipses(mixture: Any, X: Any = None, *, ax: Axes | None = None) -> Axes:
    """Draw the components of a fitted mixture of two features as ellipses of one and two standard deviations.

    mixture: has means_, covariances_, covariance_type and weights_; a component's ellipses are the darker,
    the larger its weight.  X: (n_samples, 2), drawn in the colors of their most likely components.

    Raises ValueError unless there are two features.
    """
    means = check_plane(mixture.means_)
    ax = axes_or_new(ax)
    if X is not None:
        points = check_plane(X)
        scatter(ax, points, mixture.predict(points))
    covariances = full_covariances(mixture.covariances_, mixture.covariance_type, means)
    for index, (mean, covariance) in enumerate(zip(means, covariances, strict=True)):
        for deviations in DEVIATIONS:
            outline = ellipse(mean, covariance, deviations)
            ax.plot(*outline.T, color=color(index), linewidth=2 / deviations)
            ax.fill(
                *outline.T, color=color(index), alpha=0.05 + 0.3 * float(mixture.weights_[index]) / deviations
            )
        ax.scatter(mean[0], mean[1], s=60, color="black", marker="+", zorder=3)
    ax.set(xlabel="feature 0", ylabel="feature 1")
    return ax


def full_covariances(covariances: Any, covariance_type: str, means: FloatArray) -> FloatArray:
    """The covariance matrix of each component (k, d, d), from the parameters of any covariance type."""
    k, d = means.shape
    values = np.asarray(covariances, dtype=float)
    if covariance_type == "full":
        return values
    if covariance_type == "tied":
        return np.broadcast_to(values, (k, d, d))
    variances = values if covariance_type == "diag" else np.repeat(values[:, None], d, axis=1)
    return np.asarray(variances[:, :, None] * np.eye(d))


def ellipse(mean: FloatArray, covariance: FloatArray, deviations: float) -> FloatArray:
    """Points (100, 2) so many standard deviations from the mean, all around."""
    angles = np.linspace(0, 2 * np.pi, 100)
    root = np.linalg.cholesky(check_array(covariance))
    return np.asarray(mean + deviations * np.column_stack([np.cos(angles), np.sin(angles)]) @ root.T)
