"""Logistic regression: certificates of the minimum first, scikit-learn and slow loops second, hard data
last."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.datasets import load_digits, load_iris
from sklearn.linear_model import LogisticRegression as SklearnLogisticRegression

from mlfundamentals._core.exceptions import ConvergenceWarning, NotFittedError
from mlfundamentals.linear_model import LogisticRegression

Array = NDArray[Any]

PENALTIES: list[dict[str, Any]] = [
    {"C": np.inf},
    {"C": 0.3},
    {"C": 0.05, "l1_ratio": 1.0, "solver": "saga"},
    {"C": 0.3, "l1_ratio": 0.4, "solver": "saga"},
]


def blobs(n: int, d: int, n_classes: int, *, seed: int) -> tuple[Array, Array]:
    """Overlapping classes: every minimum is finite."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    scores = X @ rng.normal(size=(d, n_classes)) + rng.gumbel(size=(n, n_classes)) * 2
    return X, scores.argmax(axis=1)


def smallest_subgradient(
    model: LogisticRegression, X: Array, y: Array, weights: Array | None = None
) -> Array:
    """By the definition, a sample at a time, in the original features: (1 or K, d + 1)."""
    s = np.ones(len(X)) if weights is None else weights
    probabilities = model.predict_proba(X)
    onehot = (y[:, None] == model.classes_).astype(float)
    slopes = (probabilities - onehot) * s[:, None] / s.sum()
    if len(model.classes_) == 2:
        slopes = slopes[:, 1:]
    gradient = np.zeros((slopes.shape[1], X.shape[1] + 1))
    for i in range(len(X)):
        gradient[:, :-1] += slopes[i][:, None] * X[i]
        gradient[:, -1] += slopes[i]
    strength = 0.0 if np.isinf(model.C) else 1 / (model.C * s.sum())
    ratio = model.l1_ratio or 0.0
    gradient[:, :-1] += (1 - ratio) * strength * model.coef_
    lasso = ratio * strength
    part = gradient[:, :-1]
    at_zero = np.sign(part) * np.maximum(np.abs(part) - lasso, 0)
    gradient[:, :-1] = np.where(model.coef_ != 0, part + lasso * np.sign(model.coef_), at_zero)
    if not model.fit_intercept:
        gradient[:, -1] = 0
    return gradient


@pytest.mark.parametrize("intercept", [True, False])
@pytest.mark.parametrize("n_classes", [2, 4])
@pytest.mark.parametrize("params", PENALTIES)
def test_no_subgradient_is_left_at_the_minimum(
    params: dict[str, Any], n_classes: int, intercept: bool
) -> None:
    X, y = blobs(300, 6, n_classes, seed=1)
    model = LogisticRegression(tol=1e-10, fit_intercept=intercept, **params).fit(X, y)
    residual = smallest_subgradient(model, X, y)
    assert np.abs(residual).max() < 2e-10
    assert abs(np.abs(residual).max() - model.gradient_norm_) < 1e-12


@pytest.mark.parametrize("params", PENALTIES)
def test_many_samples_reach_the_same_certificate(params: dict[str, Any]) -> None:
    X, y = blobs(60_000, 5, 2, seed=2)
    model = LogisticRegression(tol=1e-9, **params).fit(X, y)
    assert np.abs(smallest_subgradient(model, X, y)).max() < 2e-9


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("params", PENALTIES)
def test_a_weight_is_as_many_samples(params: dict[str, Any], n_classes: int) -> None:
    X, y = blobs(120, 4, n_classes, seed=3)
    times = np.random.default_rng(3).integers(0, 4, len(X))
    weighted = LogisticRegression(tol=1e-12, **params).fit(X, y, times)
    repeated = LogisticRegression(tol=1e-12, **params).fit(np.repeat(X, times, axis=0), np.repeat(y, times))
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, atol=1e-9)
    np.testing.assert_allclose(weighted.intercept_, repeated.intercept_, atol=1e-9)


@pytest.mark.parametrize("n", [200, 40_000])
@pytest.mark.parametrize("params", PENALTIES)
def test_samples_may_come_in_any_order(params: dict[str, Any], n: int) -> None:
    X, y = blobs(n, 4, 2, seed=4)
    order = np.argsort(y, kind="stable")
    first = LogisticRegression(tol=1e-12, **params).fit(X, y)
    second = LogisticRegression(tol=1e-12, **params).fit(X[order], y[order])
    np.testing.assert_allclose(first.coef_, second.coef_, atol=1e-9)


def test_balanced_is_the_weights_it_stands_for() -> None:
    X, y = blobs(200, 4, 3, seed=5)
    y[:50] = 0
    counts = np.bincount(y)
    weights = {k: len(y) / (3 * counts[k]) for k in range(3)}
    balanced = LogisticRegression(class_weight="balanced", tol=1e-10).fit(X, y)
    named = LogisticRegression(class_weight=weights, tol=1e-10).fit(X, y)
    by_sample = LogisticRegression(tol=1e-10).fit(X, y, np.array([weights[k] for k in y]))
    np.testing.assert_allclose(balanced.coef_, named.coef_, atol=1e-10)
    np.testing.assert_allclose(balanced.coef_, by_sample.coef_, atol=1e-10)


def test_strong_l1_leaves_nothing_but_the_intercept() -> None:
    X, y = blobs(200, 5, 2, seed=6)
    model = LogisticRegression(l1_ratio=1, solver="saga", C=1e-3, tol=1e-10).fit(X, y)
    assert not model.coef_.any()
    np.testing.assert_allclose(model.predict_proba(X)[:, 1], y.mean(), atol=1e-9)


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("C", [0.01, 1.0, 100.0, np.inf])
def test_l2_and_none_agree_with_sklearn(C: float, n_classes: int) -> None:
    X, y = blobs(400, 6, n_classes, seed=7)
    ours = LogisticRegression(C=C, tol=1e-12).fit(X, y)
    theirs = SklearnLogisticRegression(C=C, tol=1e-12, solver="newton-cholesky").fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-10)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-10)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-10)
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), atol=1e-9)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    assert ours.score(X, y) == theirs.score(X, y)


@pytest.mark.parametrize("ratio", [0.3, 1.0])
def test_l1_and_elastic_net_agree_with_saga(ratio: float) -> None:
    X, y = blobs(300, 6, 2, seed=8)
    params: dict[str, Any] = {"C": 0.1, "l1_ratio": ratio, "solver": "saga", "tol": 1e-12}
    ours = LogisticRegression(**params).fit(X, y)
    theirs = SklearnLogisticRegression(max_iter=100_000, random_state=0, **params).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-9)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-9)


@pytest.mark.parametrize("ratio", [0.3, 1.0])
def test_multinomial_l1_agrees_with_saga(ratio: float) -> None:
    X, y = blobs(300, 6, 3, seed=9)
    params: dict[str, Any] = {"C": 0.1, "l1_ratio": ratio, "solver": "saga", "tol": 1e-12}
    ours = LogisticRegression(fit_intercept=False, **params).fit(X, y)
    theirs = SklearnLogisticRegression(fit_intercept=False, max_iter=100_000, random_state=0, **params).fit(
        X, y
    )
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-8)


@pytest.mark.parametrize("ratio", [0, 1])
def test_liblinear_penalizes_the_intercept(ratio: int) -> None:
    X, y = blobs(300, 6, 2, seed=10)
    params: dict[str, Any] = {"C": 0.1, "l1_ratio": ratio, "solver": "liblinear", "intercept_scaling": 3.0}
    ours = LogisticRegression(tol=1e-12, **params).fit(X + 0.5, y)
    theirs = SklearnLogisticRegression(tol=1e-12, max_iter=100_000, random_state=0, **params).fit(X + 0.5, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-7)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-7)


def test_real_data() -> None:
    X, y = load_digits(return_X_y=True)
    model = LogisticRegression(C=0.1, tol=1e-9).fit(X / 16, y)
    assert np.abs(smallest_subgradient(model, X / 16, y)).max() < 2e-9
    X, y = load_iris(return_X_y=True)
    sparse = LogisticRegression(l1_ratio=1, solver="saga", tol=1e-10).fit(X, y)
    assert np.abs(smallest_subgradient(sparse, X, y)).max() < 2e-10
    assert (sparse.coef_ == 0).any()


def test_wide_data_of_any_penalty() -> None:
    X, y = blobs(60, 1500, 2, seed=11)
    dense = LogisticRegression(tol=1e-9, C=0.01, max_iter=500).fit(X, y)
    assert np.abs(smallest_subgradient(dense, X, y)).max() < 2e-9
    sparse = LogisticRegression(l1_ratio=1, solver="saga", tol=1e-9).fit(X, y)
    assert np.abs(smallest_subgradient(sparse, X, y)).max() < 2e-9
    assert np.count_nonzero(sparse.coef_) < 60


def test_wide_data_of_three_classes() -> None:
    X, y = blobs(90, 1200, 3, seed=12)
    sparse = LogisticRegression(l1_ratio=0.8, solver="saga", tol=1e-8, C=0.3).fit(X, y)
    assert np.abs(smallest_subgradient(sparse, X, y)).max() < 2e-8


@pytest.mark.parametrize("params", PENALTIES)
def test_an_offset_of_1e8_changes_nothing(params: dict[str, Any]) -> None:
    rng = np.random.default_rng(13)
    X = rng.integers(-8, 9, size=(400, 4)) / 8
    y = (X @ [1.0, -1.0, 0.5, 0.0] + rng.logistic(size=400) > 0).astype(int)
    near = LogisticRegression(tol=1e-10, **params).fit(X, y)
    far = LogisticRegression(tol=1e-10, **params).fit(X + 1e8, y)
    np.testing.assert_allclose(far.coef_, near.coef_, atol=1e-8)
    assert far.score(X + 1e8, y) == pytest.approx(near.score(X, y), abs=0.01)


@pytest.mark.parametrize("scale", [1e-150, 1e-20, 1e20, 1e150])
def test_without_penalty_scales_do_not_matter(scale: float) -> None:
    X, y = blobs(300, 3, 2, seed=14)
    scales = np.array([1.0, scale, 1.0])
    plain = LogisticRegression(C=np.inf, tol=1e-9).fit(X, y)
    scaled = LogisticRegression(C=np.inf, tol=1e-9).fit(X * scales, y)
    np.testing.assert_allclose(scaled.coef_ * scales, plain.coef_, rtol=1e-6)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_many_features_of_all_scales(n_classes: int) -> None:
    X, y = blobs(600, 40, n_classes, seed=24)
    scales = 10.0 ** np.linspace(-150, 150, 40)
    plain = LogisticRegression(C=np.inf, tol=1e-10).fit(X, y)
    scaled = LogisticRegression(C=np.inf, tol=1e-10).fit(X * scales, y)
    np.testing.assert_allclose(scaled.coef_ * scales, plain.coef_, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("d", [50, 120])
def test_more_features_than_a_hessian_is_formed_for_at_once(d: int, n_classes: int) -> None:
    X, y = blobs(700, d, n_classes, seed=25)
    X = X @ np.random.default_rng(25).normal(size=(d, d))  # far from orthogonal: L-BFGS alone is slow
    model = LogisticRegression(tol=1e-10).fit(X, y)
    assert np.abs(smallest_subgradient(model, X, y)).max() < 3e-10


@pytest.mark.parametrize("params", PENALTIES)
def test_collinear_and_constant_columns(params: dict[str, Any]) -> None:
    X, y = blobs(200, 3, 2, seed=15)
    X = np.column_stack([X, X[:, 0] + X[:, 1], np.full(200, 7.3), X[:, 2], np.zeros(200)])
    model = LogisticRegression(tol=1e-8, **params).fit(X, y)
    assert np.isfinite(model.coef_).all()
    assert np.abs(smallest_subgradient(model, X, y)).max() < 1e-6
    if params["C"] != np.inf:
        assert model.coef_[0, 4] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("params", PENALTIES[1:])
def test_separable_data_with_a_weak_penalty(params: dict[str, Any]) -> None:
    X, _ = blobs(100, 3, 2, seed=16)
    y = (X[:, 0] > 0).astype(int)
    model = LogisticRegression(**{**params, "C": 1e6}, tol=1e-9).fit(X, y)
    assert model.score(X, y) == 1.0
    assert np.abs(smallest_subgradient(model, X, y)).max() < 2e-9


def test_separable_data_without_penalty_ends() -> None:
    model = LogisticRegression(C=np.inf).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    assert model.gradient_norm_ <= 1e-4
    assert model.score([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]) == 1.0


def test_two_samples_and_duplicates() -> None:
    model = LogisticRegression().fit([[0.0], [1.0]], ["a", "b"])
    assert model.predict([[-1.0], [2.0]]).tolist() == ["a", "b"]
    same = LogisticRegression().fit([[1.0]] * 4, [0, 1, 1, 1])
    np.testing.assert_allclose(same.predict_proba([[1.0]]), [[0.25, 0.75]], atol=1e-3)


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("params", PENALTIES)
def test_float32_is_kept(params: dict[str, Any], n_classes: int) -> None:
    X, y = blobs(200, 4, n_classes, seed=17)
    X32 = X.astype(np.float32)
    model = LogisticRegression(**params).fit(X32, y)
    double = LogisticRegression(**params).fit(X32.astype(np.float64), y)
    assert model.coef_.dtype == model.intercept_.dtype == np.float32
    for result in (model.predict_proba(X32), model.predict_log_proba(X32), model.decision_function(X32)):
        assert result.dtype == np.float32
    np.testing.assert_allclose(model.coef_, double.coef_, atol=1e-6)


def test_probabilities_keep_their_digits_far_out() -> None:
    model = LogisticRegression(C=np.inf).fit([[0.0], [1.0], [0.0], [1.0]], [0, 1, 1, 0])
    model.coef_, model.intercept_ = np.array([[1.0]]), np.array([0.0])
    np.testing.assert_allclose(model.predict_proba([[-600.0]])[0, 1], np.exp(-600.0), rtol=1e-12)
    np.testing.assert_allclose(model.predict_log_proba([[-5000.0]]), [[0.0, -5000.0]])


def test_input_of_any_layout_is_taken_and_left_alone(tmp_path: Any) -> None:
    X, y = blobs(100, 4, 3, seed=18)
    expected = LogisticRegression().fit(X, y).coef_
    readonly = X.copy()
    readonly.flags.writeable = False
    np.save(tmp_path / "X.npy", X)
    for same in (X.tolist(), np.asfortranarray(X), readonly, np.load(tmp_path / "X.npy", mmap_mode="r")):
        np.testing.assert_allclose(LogisticRegression().fit(same, y).coef_, expected, atol=1e-12)
    kept = X.copy()
    weights = np.ones(100)
    LogisticRegression(class_weight="balanced").fit(X + 0, y, weights)
    np.testing.assert_array_equal(X, kept)
    assert (weights == 1).all()


def test_a_warm_start_at_the_minimum_stays_there() -> None:
    X, y = blobs(200, 4, 3, seed=19)
    for params in PENALTIES[1:]:
        model = LogisticRegression(tol=1e-10, warm_start=True, **params).fit(X, y)
        coef = model.coef_
        assert model.set_params(tol=1e-6).fit(X, y).n_iter_[0] <= 1
        np.testing.assert_allclose(model.coef_, coef, atol=1e-8)


def test_a_warm_start_of_another_shape_is_refused() -> None:
    X, y = blobs(100, 4, 2, seed=20)
    model = LogisticRegression(warm_start=True).fit(X, y)
    with pytest.raises(ValueError, match="Initialization coef is of shape"):
        model.fit(X[:, :2], y)


def test_too_few_iterations_warn_and_say_how_far_they_came() -> None:
    X, y = blobs(100, 4, 2, seed=21)
    with pytest.warns(ConvergenceWarning, match="raise max_iter or tol"):
        model = LogisticRegression(max_iter=1, tol=1e-12).fit(X, y)
    assert model.n_iter_[0] == 1
    assert model.gradient_norm_ > 1e-12
    with pytest.warns(ConvergenceWarning):
        assert not LogisticRegression(max_iter=0).fit(X, y).coef_.any()


def test_coefficients_may_be_kept_sparse() -> None:
    X, y = blobs(100, 4, 2, seed=22)
    model = LogisticRegression(l1_ratio=1, C=0.1, solver="saga").fit(X, y)
    scores = model.decision_function(X)
    np.testing.assert_allclose(model.sparsify().decision_function(X), scores)
    np.testing.assert_allclose(model.densify().decision_function(X), scores)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"l1_ratio": 1.0}, "supports only 'l2' or None penalties"),
        ({"dual": True}, "supports only dual=False"),
        ({"solver": "liblinear", "C": np.inf}, "not supported for the liblinear solver"),
        ({"solver": "liblinear", "l1_ratio": 0.5}, "Only 'saga' solver supports elasticnet"),
        ({"C": 0.0}, "The 'C' parameter"),
        ({"C": np.nan}, "The 'C' parameter"),
        ({"tol": -1.0}, "The 'tol' parameter"),
        ({"solver": "adam"}, "The 'solver' parameter"),
        ({"class_weight": {7: 1.0}}, "not in class_weight"),
    ],
)
def test_parameters_that_contradict_are_refused(params: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        LogisticRegression(**params).fit([[0.0], [1.0]], [0, 1])


def test_data_that_cannot_be_fitted_are_refused() -> None:
    with pytest.raises(ValueError, match="only one class"):
        LogisticRegression().fit([[0.0], [1.0]], [1, 1])
    for bad in (np.nan, np.inf):
        with pytest.raises(ValueError, match=r"NaN|infinity"):
            LogisticRegression().fit([[0.0], [bad]], [0, 1])
    with pytest.raises(ValueError, match="zero weight"):
        LogisticRegression().fit([[0.0], [1.0]], [0, 1], [0.0, 0.0])
    with pytest.raises(ValueError, match="does not support multiclass"):
        LogisticRegression(solver="liblinear").fit([[0.0], [1.0], [2.0]], [0, 1, 2])
    with pytest.raises(NotFittedError):
        LogisticRegression().predict([[0.0]])


def test_penalty_is_deprecated_but_understood() -> None:
    X, y = blobs(100, 4, 2, seed=23)
    same: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"penalty": "l2"}, {}),
        ({"penalty": None}, {"C": np.inf}),
        ({"penalty": "elasticnet", "l1_ratio": 0.5, "solver": "saga"}, {"l1_ratio": 0.5, "solver": "saga"}),
    ]
    for old, new in same:
        with pytest.warns(FutureWarning, match="'penalty' was deprecated"):
            model = LogisticRegression(**old).fit(X, y)
        np.testing.assert_array_equal(model.coef_, LogisticRegression(**new).fit(X, y).coef_)
    with pytest.warns(FutureWarning, match="'n_jobs' has no effect"):
        LogisticRegression(n_jobs=2).fit(X, y)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        LogisticRegression().fit(X, y)
