"""The estimators: votes, means, graphs, scikit-learn's answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree
from sklearn import neighbors as theirs

from mlfundamentals._core.exceptions import DataConversionWarning, NotFittedError
from mlfundamentals.neighbors import (
    KNeighborsClassifier,
    KNeighborsRegressor,
    NearestNeighbors,
    pairwise_distances,
)
from tests.neighbors import oracle

WEIGHTS: list[Any] = ["uniform", "distance", None, lambda distances: np.exp(-distances)]


def samples(seed: int, n: int = 300, d: int = 4) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)), rng.integers(0, 4, n), rng.normal(size=(60, d))


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("outputs", [1, 3])
def test_classifier_agrees_with_sklearn(weights: Any, outputs: int) -> None:
    X, y, Q = samples(0)
    labels = np.array(["d", "a", "c", "b"])[y]
    target = labels if outputs == 1 else np.stack([labels, np.roll(labels, 1), labels[::-1]], axis=1)
    Q = np.concatenate([Q, X[:5]])
    ours = KNeighborsClassifier(7, weights=weights).fit(X, target)
    other = theirs.KNeighborsClassifier(7, weights=weights).fit(X, target)
    np.testing.assert_array_equal(ours.predict(Q), other.predict(Q))
    np.testing.assert_allclose(ours.predict_proba(Q), other.predict_proba(Q), rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(ours.classes_, other.classes_)
    assert ours.score(X, target) == pytest.approx(
        float(
            (ours.predict(X) == target).all(-1).mean() if outputs > 1 else (ours.predict(X) == target).mean()
        )
    )


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("outputs", [1, 3])
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64])
def test_regressor_agrees_with_sklearn(weights: Any, outputs: int, dtype: Any) -> None:
    X, y, Q = samples(1)
    target = (y if outputs == 1 else np.stack([y, 2 * y, y[::-1]], axis=1)).astype(dtype)
    Q = np.concatenate([Q, X[:5]])
    ours = KNeighborsRegressor(7, weights=weights).fit(X, target).predict(Q)
    other = theirs.KNeighborsRegressor(7, weights=weights).fit(X, target).predict(Q)
    np.testing.assert_allclose(ours, other, rtol=1e-6 if dtype == np.float32 else 1e-12)
    assert ours.shape == other.shape
    assert ours.dtype == other.dtype


def test_votes_that_tie_go_to_the_smallest_label() -> None:
    model = KNeighborsClassifier(4).fit([[0.0], [1.0], [2.0], [3.0]], [7, 7, 3, 3])
    assert model.predict([[0.0]]).tolist() == [3]


def test_neighbors_that_tie_vote_by_lower_index() -> None:
    X = np.array([[1.0], [-1.0], [1.0], [-1.0]])
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]):
        y = np.array([0, 1, 2, 3])
        model = KNeighborsClassifier(1).fit(X[order], y)
        assert model.predict([[0.0]]).tolist() == [0]


def test_exact_hits_vote_alone() -> None:
    model = KNeighborsClassifier(3, weights="distance").fit([[0.0], [1.0], [1.0]], ["a", "b", "b"])
    assert model.predict([[0.0]]).tolist() == ["a"]
    np.testing.assert_array_equal(model.predict_proba([[0.0]]), [[1.0, 0.0]])
    regressor = KNeighborsRegressor(3, weights="distance").fit([[0.0], [0.0], [1.0]], [1.0, 3.0, 100.0])
    assert regressor.predict([[0.0]]).tolist() == [2.0]


def test_a_function_that_gives_no_weight_at_all_is_refused() -> None:
    model = KNeighborsClassifier(1, weights=np.zeros_like).fit([[0.0], [1.0]], [0, 1])
    with pytest.raises(ValueError, match="zero weights"):
        model.predict([[0.0]])


def test_predicting_nothing_leaves_each_sample_out() -> None:
    X, y, _ = samples(2)
    ours = KNeighborsClassifier(5).fit(X, y)
    np.testing.assert_array_equal(ours.predict(None), theirs.KNeighborsClassifier(5).fit(X, y).predict(None))


@pytest.mark.parametrize("mode", ["connectivity", "distance"])
@pytest.mark.parametrize("with_queries", [True, False])
def test_graphs_agree_with_sklearn(mode: str, with_queries: bool) -> None:
    X, _, Q = samples(3)
    asked = Q if with_queries else None
    ours = NearestNeighbors(n_neighbors=6, radius=1.2).fit(X)
    other = theirs.NearestNeighbors(n_neighbors=6, radius=1.2).fit(X)
    for method in ("kneighbors_graph", "radius_neighbors_graph"):
        found, expected = getattr(ours, method)(asked, mode=mode), getattr(other, method)(asked, mode=mode)
        assert sparse.isspmatrix_csr(found)
        assert found.shape == expected.shape
        np.testing.assert_allclose(found.toarray(), expected.toarray(), rtol=1e-12)


def test_radius_neighbors_agree_with_sklearn() -> None:
    X, _, Q = samples(4)
    ours = NearestNeighbors(radius=1.1).fit(X).radius_neighbors(Q, sort_results=True)
    other = theirs.NearestNeighbors(radius=1.1).fit(X).radius_neighbors(Q, sort_results=True)
    for mine, yours in zip(ours[1], other[1], strict=True):
        np.testing.assert_array_equal(mine, yours)
    for mine, yours in zip(ours[0], other[0], strict=True):
        np.testing.assert_allclose(mine, yours, rtol=1e-12)


def test_precomputed_distances_give_the_same_neighbors() -> None:
    for _, X, Q in oracle.hard_data(seed=6):
        table = oracle.FORMULAS["euclidean"](X, X)
        k = min(5, len(X))
        plain = NearestNeighbors(n_neighbors=k).fit(X)
        given = NearestNeighbors(n_neighbors=k, metric="precomputed").fit(table)
        asked = oracle.FORMULAS["euclidean"](Q, X)
        np.testing.assert_array_equal(given.kneighbors(asked)[1], plain.kneighbors(Q)[1])
        if k < len(X):
            np.testing.assert_array_equal(given.kneighbors()[1], plain.kneighbors()[1])
        radius = float(np.median(asked))
        near = given.radius_neighbors(asked, radius)[1], plain.radius_neighbors(Q, radius)[1]
        assert all(np.array_equal(a, b) for a, b in zip(*near, strict=True))


def test_float32_points_are_kept_and_inputs_left_alone() -> None:
    X, y, Q = samples(5)
    X32 = X.astype(np.float32)
    before = X32.copy()
    model = KNeighborsClassifier(3).fit(X32, y)
    model.predict(Q)
    np.testing.assert_array_equal(X32, before)
    assert model._fit_X.dtype == np.float32


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"n_neighbors": 0}, "n_neighbors"),
        ({"algorithm": "ball"}, "algorithm"),
        ({"weights": "far"}, "weights"),
        ({"p": 0}, "'p' parameter"),
        ({"metric": "taxi"}, "metric"),
        ({"leaf_size": 0}, "leaf_size"),
    ],
)
def test_parameters_out_of_range_are_refused(params: dict[str, Any], message: str) -> None:
    X, y, _ = samples(6)
    with pytest.raises(ValueError, match=message):
        KNeighborsClassifier(**params).fit(X, y)


def test_bad_calls_say_what_is_wrong() -> None:
    X, y, Q = samples(7)
    with pytest.raises(NotFittedError):
        KNeighborsClassifier().predict(Q)
    search = NearestNeighbors().fit(X[:4])
    with pytest.raises(ValueError, match="Expected n_neighbors <= n_samples_fit, but n_neighbors = 5"):
        search.kneighbors(Q)
    with pytest.raises(ValueError, match="Expected n_neighbors > 0"):
        search.kneighbors(Q, 0)
    with pytest.raises(ValueError, match="Unsupported mode"):
        search.kneighbors_graph(Q, 2, mode="words")
    with pytest.raises(ValueError, match="contains NaN"):
        search.kneighbors([[np.nan] * 4], 1)
    with pytest.raises(ValueError, match="must be square"):
        NearestNeighbors(metric="precomputed").fit(np.ones((3, 2)))
    with pytest.raises(ValueError, match="Negative values"):
        NearestNeighbors(metric="precomputed").fit(-np.ones((3, 3)))
    with pytest.raises(ValueError, match="inconsistent"):
        KNeighborsRegressor().fit(X, y[:-1])
    with pytest.warns(DataConversionWarning, match="column-vector"):
        KNeighborsClassifier().fit(X, y[:, None])
    with pytest.warns(UserWarning, match="not distance metrics"):
        NearestNeighbors(p=0.5).fit(X)
    with pytest.raises(ValueError, match="does not support 0 < p < 1"):
        NearestNeighbors(p=0.5, algorithm="kd_tree").fit(X)
    with pytest.raises(ValueError, match="callable metric"):
        NearestNeighbors(metric=lambda a, b: 0.0, algorithm="kd_tree").fit(X)


def test_effective_metric_is_the_simplest_name() -> None:
    X, _, _ = samples(8)
    for p, name in ((1, "manhattan"), (2, "euclidean"), (np.inf, "chebyshev"), (3, "minkowski")):
        ours, other = NearestNeighbors(p=p).fit(X), theirs.NearestNeighbors(p=p).fit(X)
        assert ours.effective_metric_ == other.effective_metric_ == name
        assert ours.effective_metric_params_ == other.effective_metric_params_


def test_a_fitted_search_and_a_tree_give_their_points() -> None:
    X, y, Q = samples(9)
    expected = NearestNeighbors(n_neighbors=3).fit(X).kneighbors(Q)
    for given in (NearestNeighbors().fit(X), cKDTree(X), theirs.KDTree(X)):
        for model in (NearestNeighbors(n_neighbors=3), KNeighborsRegressor(n_neighbors=3)):
            found = model.fit(given, y).kneighbors(Q)
            np.testing.assert_array_equal(found[1], expected[1])
            np.testing.assert_array_equal(found[0], expected[0])
    with pytest.raises(NotFittedError):
        NearestNeighbors().fit(NearestNeighbors())


@pytest.mark.parametrize(
    ("algorithm", "metric", "params"),
    [
        ("kd_tree", "cosine", None),
        ("kd_tree", "canberra", None),
        ("kd_tree", "minkowski", {"w": np.ones(4)}),
        ("ball_tree", "cosine", None),
    ],
)
def test_a_tree_refuses_metrics_that_it_cannot_search(
    algorithm: str, metric: str, params: dict[str, Any] | None
) -> None:
    with pytest.raises(ValueError, match=f"not valid for algorithm='{algorithm}'"):
        NearestNeighbors(algorithm=algorithm, metric=metric, metric_params=params).fit(samples(10)[0])


def test_missing_features_are_left_out_of_a_search() -> None:
    X, y, _ = samples(11)
    X[::3, 1] = np.nan
    ours, other = (
        N(n_neighbors=4, metric="nan_euclidean").fit(X) for N in (NearestNeighbors, theirs.NearestNeighbors)
    )
    np.testing.assert_allclose(ours.kneighbors()[0], other.kneighbors()[0], rtol=1e-7)
    assert KNeighborsClassifier(metric="nan_euclidean").fit(X, y).predict(X).shape == (len(X),)


@pytest.mark.parametrize("metric", ["euclidean", "precomputed"])
def test_each_query_may_have_a_radius_of_its_own(metric: str) -> None:
    X, _, _ = samples(3, n=60)
    table = X if metric == "euclidean" else pairwise_distances(X)
    search = NearestNeighbors(metric=metric).fit(table)
    radii = np.linspace(0.0, 2.0, len(X))
    for found, row, radius in zip(search.radius_neighbors(table, radii)[1], table, radii, strict=True):
        np.testing.assert_array_equal(found, search.radius_neighbors(row[None], radius)[1][0])
    for bad in (radii[1:], -radii, np.nan):
        with pytest.raises(ValueError, match="radius must be a number from 0 on, or an array"):
            search.radius_neighbors(table, bad)
