"""Pictures show what they say: what is drawn is held against the data, not against an image."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlfundamentals import plots
from mlfundamentals.cluster import lloyd_init, lloyd_step
from mlfundamentals.linear_model import lasso_path
from mlfundamentals.mixture import GaussianMixture
from mlfundamentals.neighbors import KNeighborsClassifier
from mlfundamentals.plots._clusters import ellipse, full_covariances

mpl.use("agg")


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def blobs(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    y = np.arange(60) % 3
    centers = np.array([[0.0, 0.0], [5.0, 0.0], [0.0, 5.0]])
    return centers[y] + np.random.default_rng(seed).standard_normal((60, 2)), y


def test_regions_are_what_is_predicted() -> None:
    X, y = blobs()
    labels = np.array([10, 20, 30])[y]
    classifier = KNeighborsClassifier(1).fit(X, labels)
    _, ax = plt.subplots()
    assert plots.decision_regions(classifier, X, labels, ax=ax, resolution=50) is ax
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["10", "20", "30"]
    drawn = [collection.get_offsets() for collection in ax.collections[-3:]]
    for code, points in enumerate(drawn):
        np.testing.assert_allclose(np.asarray(points), X[y == code])
    (x_low, x_high), (y_low, y_high) = ax.get_xlim(), ax.get_ylim()
    assert x_low < X[:, 0].min() < X[:, 0].max() < x_high
    assert y_low < X[:, 1].min() < X[:, 1].max() < y_high


def test_a_class_that_has_no_point_keeps_the_others_colors() -> None:
    X, y = blobs()
    classifier = KNeighborsClassifier(1).fit(X, y)
    ax = plots.decision_regions(classifier, X[y == 2], y[y == 2], resolution=20)
    assert ax.figure is not None


def test_steps_are_those_of_lloyd() -> None:
    X, _ = blobs()
    figure = plots.kmeans_steps(X, X[:3], n_steps=3)
    state = lloyd_init(X, X[:3])
    assert figure.axes[0].get_title() == f"start: inertia {state.inertia:.4g}"
    for panel in figure.axes[1:]:
        state = lloyd_step(X, state)
        assert panel.get_title() == f"step {state.n_iter}: inertia {state.inertia:.4g}"
        offsets = [np.asarray(collection.get_offsets()) for collection in panel.collections]
        crosses = [points[0] for points in offsets if len(points) == 1]
        np.testing.assert_allclose(crosses[-3:], state.centroids)


@pytest.mark.parametrize("covariance_type", ["full", "tied", "diag", "spherical"])
def test_ellipses_lie_on_the_contours(covariance_type: str) -> None:
    X, _ = blobs()
    mixture = GaussianMixture(3, covariance_type=covariance_type, random_state=0).fit(X)
    ax = plots.mixture_ellipses(mixture, X)
    covariances = full_covariances(mixture.covariances_, covariance_type, mixture.means_)
    outlines = [np.column_stack([line.get_xdata(), line.get_ydata()]) for line in ax.lines]
    assert len(outlines) == 6
    for i, outline in enumerate(outlines):
        away = outline - mixture.means_[i // 2]
        squared = np.einsum("ni,ij,nj->n", away, np.linalg.inv(covariances[i // 2]), away)
        np.testing.assert_allclose(np.sqrt(squared), 1 + i % 2, rtol=1e-9)


def test_an_ellipse_of_a_circle() -> None:
    outline = ellipse(np.array([1.0, 2.0]), 4 * np.eye(2), 1.0)
    np.testing.assert_allclose(np.hypot(*(outline - [1.0, 2.0]).T), 2.0)


def test_a_path_shows_each_coefficient() -> None:
    X, y = np.random.default_rng(0).standard_normal((20, 3)), np.arange(20.0)
    alphas, coefs, _ = lasso_path(X, y, alphas=10)
    ax = plots.coefficient_path(alphas, coefs, names=["a", "b", "c"])
    for line, row in zip(ax.lines, coefs, strict=False):
        np.testing.assert_array_equal(line.get_ydata(), row)
        np.testing.assert_array_equal(line.get_xdata(), alphas)
    assert ax.get_xscale() == "log"
    assert ax.get_xlim()[0] > ax.get_xlim()[1]
    with pytest.raises(ValueError, match="alphas must be positive"):
        plots.coefficient_path([0.0], coefs[:, :1])
    with pytest.raises(ValueError, match="inconsistent"):
        plots.coefficient_path(alphas[:3], coefs)


def test_curves_show_means_and_ranges() -> None:
    sizes, train, test = [5, 10], [[1.0, 0.9], [0.9, 0.8]], [[0.5, 0.6], [0.6, 0.9]]
    for ax in (
        plots.learning_curve(sizes, train, test, score="accuracy"),
        plots.validation_curve(sizes, train, test, parameter="k", log=True),
    ):
        np.testing.assert_allclose(np.asarray(ax.lines[0].get_ydata(), float), [0.95, 0.85])
        np.testing.assert_allclose(np.asarray(ax.lines[1].get_ydata(), float), [0.55, 0.75])
        low = np.asarray(ax.collections[1].get_paths()[0].vertices)[:, 1]
        assert (low.min(), low.max()) == (0.5, 0.9)
    assert ax.get_xscale() == "log"


def test_losses_are_numbered_from_1() -> None:
    ax = plots.loss_curve([3.0, 2.0, 1.5])
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [1, 2, 3])


def test_three_features_are_refused_with_the_mend() -> None:
    X = np.ones((4, 3))
    for draw in (lambda: plots.kmeans_steps(X, X[:2]), lambda: plots.decision_regions(None, X, X[:, 0])):
        with pytest.raises(ValueError, match=r"X has 3 features; pass two columns, X\[:, \[i, j\]\]"):
            draw()


def test_matplotlib_is_imported_when_something_is_drawn() -> None:
    program = "import mlfundamentals.plots, sys; print('matplotlib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_without_matplotlib_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r'pip install "mlfundamentals\[plots\]"'):
        plots.loss_curve([1.0])
