"""The KMeans estimator: scikit-learn's results from the same seed, its errors, and ours."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import scipy.sparse
import sklearn.cluster

from mlfundamentals._core.exceptions import ConvergenceWarning, InvalidParameterError, NotFittedError
from mlfundamentals.cluster import KMeans, Stop, k_means, kmeans_plusplus
from tests.cluster.data import Array, assert_nearest, blobs, hard, sq_distances

pytestmark = pytest.mark.usefixtures("either_path")

X = blobs(600, 4, 6, 0, spread=3.0)


def assert_same(ours: KMeans, theirs: Any) -> None:
    np.testing.assert_array_equal(ours.labels_, theirs.labels_)
    assert ours.n_iter_ == theirs.n_iter_
    assert ours.inertia_ == pytest.approx(theirs.inertia_, rel=1e-12)
    np.testing.assert_allclose(ours.cluster_centers_, theirs.cluster_centers_, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("init", ["k-means++", "random"])
@pytest.mark.parametrize("weighted", [False, True])
def test_same_seed_same_result_as_scikit_learn(seed: int, init: str, weighted: bool) -> None:
    data = blobs(800 + seed, 1 + 3 * seed, 5, seed, spread=4.0)
    weights = np.random.default_rng(seed).exponential(size=len(data)) if weighted else None
    options: dict[str, Any] = {"n_clusters": 4 + 3 * seed, "init": init, "random_state": seed}
    ours = KMeans(**options).fit(data, sample_weight=weights)
    assert_same(ours, sklearn.cluster.KMeans(**options).fit(data, sample_weight=weights))


@pytest.mark.parametrize("n_init", [1, 4])
@pytest.mark.parametrize("tol", [0.0, 1e-2])
@pytest.mark.parametrize("max_iter", [1, 3])
def test_options_mean_what_they_mean_there(n_init: int, tol: float, max_iter: int) -> None:
    options: dict[str, Any] = {"n_init": n_init, "tol": tol, "max_iter": max_iter, "random_state": 3}
    assert_same(KMeans(9, **options).fit(X), sklearn.cluster.KMeans(9, **options).fit(X))


def test_a_function_as_start_gets_centered_data_and_the_stream() -> None:
    def init(data: Array, n_clusters: int, random_state: np.random.RandomState) -> Array:
        np.testing.assert_allclose(data.mean(axis=0), 0.0, atol=1e-12)
        return data[random_state.permutation(len(data))[:n_clusters]]

    ours, theirs = KMeans(4, init=init, random_state=5), sklearn.cluster.KMeans(4, init=init, random_state=5)
    assert_same(ours.fit(X), theirs.fit(X))


@pytest.mark.parametrize("seed", [7, np.random.RandomState(7), np.random.default_rng(7)])
def test_every_kind_of_randomness(seed: Any) -> None:
    model = KMeans(3, random_state=seed).fit(X)
    assert_nearest(X, model.cluster_centers_, model.labels_)


@pytest.mark.parametrize("name", hard())
def test_predict_on_what_was_fitted_is_the_labels(name: str) -> None:
    data = hard()[name]
    model = KMeans(5, random_state=0).fit(data)
    own = np.sqrt(sq_distances(data, model.cluster_centers_)[np.arange(len(data)), model.predict(data)])
    fitted = np.sqrt(sq_distances(data, model.cluster_centers_)[np.arange(len(data)), model.labels_])
    np.testing.assert_allclose(
        own.astype(float), fitted.astype(float), rtol=1e-12, atol=1e-15 * np.abs(data).max()
    )


@pytest.mark.parametrize("name", hard())
def test_transform_is_the_distance(name: str) -> None:
    data = hard()[name]
    model = KMeans(4, random_state=0).fit(data)
    exact = np.sqrt(sq_distances(data, model.cluster_centers_)).astype(float)
    np.testing.assert_allclose(model.transform(data), exact, rtol=1e-8, atol=1e-15 * np.abs(data).max())
    assert (model.transform(model.cluster_centers_).diagonal() == 0).all()


def test_score_is_minus_the_inertia() -> None:
    weights = np.linspace(0, 2, len(X))
    model = KMeans(5, random_state=1).fit(X, sample_weight=weights)
    assert model.score(X, sample_weight=weights) == pytest.approx(-model.inertia_, rel=1e-12)
    assert model.score(X) == pytest.approx(
        -float(sq_distances(X, model.cluster_centers_).min(axis=1).sum()), rel=1e-12
    )


def test_any_memory_order_and_a_list_give_the_same() -> None:
    model = KMeans(4, random_state=2).fit(X)
    strided = np.repeat(X, 2, axis=1)[:, ::2]
    for data in (np.asfortranarray(X), strided, X.tolist()):
        assert_same(KMeans(4, random_state=2).fit(data), model)


def test_float32_is_kept_and_integers_are_promoted() -> None:
    small = KMeans(4, random_state=2).fit(X.astype(np.float32))
    large = KMeans(4, random_state=2).fit(X.astype(np.float32).astype(np.float64))
    assert small.cluster_centers_.dtype == small.transform(X.astype(np.float32)).dtype == np.float32
    np.testing.assert_array_equal(small.labels_, large.labels_)
    np.testing.assert_allclose(small.cluster_centers_, large.cluster_centers_, rtol=1e-5)
    assert KMeans(4, random_state=2).fit((10 * X).astype(int)).cluster_centers_.dtype == np.float64


@pytest.mark.parametrize("k", [1, 4])
def test_elkan_is_the_same_here(k: int) -> None:
    model = KMeans(k, random_state=2, algorithm="elkan")
    if k == 1:
        with pytest.warns(RuntimeWarning, match="doesn't make sense for a single cluster"):
            model.fit(X)
    assert_same(model.fit(X) if k > 1 else model, KMeans(k, random_state=2).fit(X))


def test_the_stop_is_told() -> None:
    assert KMeans(4, random_state=0, tol=0.0).fit(X).stop_ is Stop.LABELS
    assert KMeans(4, random_state=0, max_iter=1).fit(X).stop_ is Stop.MAX_ITER
    assert KMeans(4, random_state=0, tol=1e9).fit(X).stop_ is Stop.TOL


def test_verbose_tells_each_iteration(capsys: pytest.CaptureFixture[str]) -> None:
    model = KMeans(4, random_state=0, verbose=True, tol=0.0).fit(X)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Initialization complete"
    assert len(lines) == model.n_iter_ + 2
    assert lines[-1] == f"Converged at iteration {model.n_iter_ - 1}: strict convergence."


def test_fewer_distinct_samples_than_clusters_is_warned_of() -> None:
    data = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    with pytest.warns(ConvergenceWarning, match=r"clusters \(3\) found smaller than n_clusters \(4\)"):
        model = KMeans(4, random_state=0).fit(data)
    assert model.inertia_ == pytest.approx(0.0, abs=1e-28)
    assert np.isfinite(model.cluster_centers_).all()


@pytest.mark.parametrize("seed", range(4))
def test_small_data_are_clustered_best_by_many_starts(seed: int) -> None:
    data = np.random.default_rng(seed).normal(size=(7, 2))
    splits = [np.array(labels) for labels in itertools.product([0, 1, 2], repeat=7) if len(set(labels)) == 3]

    def inertia(labels: Array) -> float:
        return sum(float(((data[labels == c] - data[labels == c].mean(axis=0)) ** 2).sum()) for c in range(3))

    best = min(map(inertia, splits))
    assert KMeans(3, n_init=50, random_state=0).fit(data).inertia_ == pytest.approx(best, rel=1e-10)


WRONG = [
    ({"n_clusters": 0}, InvalidParameterError, "n_clusters"),
    ({"init": "best"}, InvalidParameterError, "init"),
    ({"n_init": 0}, InvalidParameterError, "n_init"),
    ({"max_iter": 0}, InvalidParameterError, "max_iter"),
    ({"tol": -1.0}, InvalidParameterError, "tol"),
    ({"algorithm": "full"}, InvalidParameterError, "algorithm"),
    ({"n_clusters": 601}, ValueError, "n_samples=600 should be >= n_clusters=601"),
    ({"init": X[:3], "n_clusters": 4}, ValueError, "does not match the number of clusters 4"),
    ({"init": X[:4, :2], "n_clusters": 4}, ValueError, "does not match the number of features of the data 4"),
    ({"init": lambda X, k, random_state: X[:2]}, ValueError, "does not match the number of clusters 8"),
    ({"random_state": -1}, InvalidParameterError, "random_state"),
]


@pytest.mark.parametrize(("options", "error", "message"), WRONG)
def test_a_wrong_parameter_is_named(options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        KMeans(**options).fit(X)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_not_finite_is_refused(value: float) -> None:
    data = X.copy()
    data[3, 1] = value
    for call in (KMeans(2).fit, KMeans(2, random_state=0).fit(X).predict):
        with pytest.raises(ValueError, match=r"X\[3, 1\]"):
            call(data)


def test_other_refusals() -> None:
    with pytest.raises(NotFittedError):
        KMeans().predict(X)
    with pytest.raises(ValueError, match="Negative values"):
        KMeans(2).fit(X, sample_weight=-np.ones(len(X)))
    with pytest.raises(ValueError, match="all weights are zero"):
        KMeans(2).fit(X, sample_weight=np.zeros(len(X)))
    with pytest.raises(ValueError, match="3 features, but KMeans is expecting 4"):
        KMeans(2, random_state=0).fit(X).transform(X[:, :3])
    with pytest.warns(RuntimeWarning, match="performing only one init"):
        KMeans(2, init=X[:2], n_init=3).fit(X)


def test_the_function_returns_what_the_estimator_keeps() -> None:
    model = KMeans(4, random_state=6).fit(X)
    centroids, labels, inertia, n_iter = k_means(X, 4, random_state=6, return_n_iter=True)
    np.testing.assert_array_equal(centroids, model.cluster_centers_)
    np.testing.assert_array_equal(labels, model.labels_)
    assert (inertia, n_iter) == (model.inertia_, model.n_iter_)


def test_names_of_what_transform_gives() -> None:
    model = KMeans(2, random_state=0).fit(X)
    assert model.get_feature_names_out().tolist() == ["kmeans0", "kmeans1"]
    with pytest.raises(ValueError, match="input_features"):
        model.get_feature_names_out(["a"])


@pytest.mark.parametrize("form", [scipy.sparse.csr_matrix, scipy.sparse.csc_array])
def test_a_sparse_matrix_is_as_good_as_a_dense_one(form: Any) -> None:
    data = np.where(np.abs(X) > 4, X, 0.0)
    dense, sparse = KMeans(3, random_state=0).fit(data), KMeans(3, random_state=0).fit(form(data))
    assert_same(sparse, dense)
    np.testing.assert_array_equal(sparse.predict(form(data)), dense.labels_)
    rows = kmeans_plusplus(form(data), 3, random_state=0)
    np.testing.assert_array_equal(rows[1], kmeans_plusplus(data, 3, random_state=0)[1])
