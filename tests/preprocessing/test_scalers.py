"""The scalers: what they promise of their output, and that they agree with scikit-learn's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn import preprocessing as theirs

from mlfundamentals import preprocessing as ours

Array = NDArray[Any]

SCALERS: dict[str, list[dict[str, Any]]] = {
    "StandardScaler": [
        {},
        {"with_mean": False},
        {"with_std": False},
        {"with_mean": False, "with_std": False},
    ],
    "MinMaxScaler": [{}, {"feature_range": (-3, 2.5)}, {"clip": True}],
    "MaxAbsScaler": [{}, {"clip": True}],
    "RobustScaler": [
        {},
        {"with_centering": False},
        {"with_scaling": False},
        {"quantile_range": (10.0, 60.0), "unit_variance": True},
    ],
    "Normalizer": [{}, {"norm": "l1"}, {"norm": "max"}],
}
CASES = [(name, options) for name, choices in SCALERS.items() for options in choices]
WITH_NAN = [(name, options) for name, options in CASES if name != "Normalizer"]
LEARNED = ("mean_", "var_", "scale_", "min_", "data_min_", "data_max_", "data_range_", "max_abs_", "center_")


def data(n: int = 300, d: int = 4, *, seed: int = 0) -> Array:
    rng = np.random.default_rng(seed)
    X: Array = rng.normal(size=(n, d)) * rng.choice([0.1, 1.0, 30.0], d) + rng.normal(size=d) * 5
    X[:, -1] = 7.25
    return X


def pair(name: str, options: dict[str, Any]) -> tuple[Any, Any]:
    return getattr(ours, name)(**options), getattr(theirs, name)(**options)


def assert_same(a: Any, b: Any, X: Array, rtol: float = 1e-12) -> None:
    for name in LEARNED:
        if hasattr(b, name):
            if getattr(b, name) is None:
                assert getattr(a, name) is None
            else:
                np.testing.assert_allclose(getattr(a, name), getattr(b, name), rtol=rtol, atol=1e-13)
                assert getattr(a, name).dtype == getattr(b, name).dtype, name
    np.testing.assert_allclose(a.transform(X), b.transform(X), rtol=rtol, atol=1e-12)


@pytest.mark.parametrize(("name", "options"), CASES)
@pytest.mark.parametrize("seed", [0, 1])
def test_as_scikit_learn(name: str, options: dict[str, Any], seed: int) -> None:
    a, b = pair(name, options)
    X, later = data(seed=seed), data(50, seed=seed + 10) * 3
    np.testing.assert_allclose(a.fit_transform(X), b.fit_transform(X), rtol=1e-12, atol=1e-12)
    assert_same(a, b, later)
    if hasattr(b, "inverse_transform"):
        np.testing.assert_allclose(a.inverse_transform(later), b.inverse_transform(later), rtol=1e-12)
    np.testing.assert_array_equal(a.get_feature_names_out(), b.get_feature_names_out())


@pytest.mark.parametrize(("name", "options"), WITH_NAN)
def test_missing_values_are_left_out_and_stay(name: str, options: dict[str, Any]) -> None:
    X = data()
    X[np.random.default_rng(3).random(X.shape) < 0.2] = np.nan
    a, b = pair(name, options)
    np.testing.assert_allclose(a.fit_transform(X), b.fit_transform(X), rtol=1e-12, atol=1e-12)
    assert_same(a, b, X)


@pytest.mark.parametrize(("name", "options"), CASES)
def test_large_data_go_through_threads_alike(name: str, options: dict[str, Any]) -> None:
    X = data(20_011, 7)
    a, b = pair(name, options)
    np.testing.assert_allclose(a.fit_transform(X), b.fit_transform(X), rtol=1e-11, atol=1e-11)
    np.testing.assert_array_equal(a.fit_transform(X), a.fit(X).transform(X))


@pytest.mark.parametrize("name", ["StandardScaler", "MinMaxScaler", "MaxAbsScaler"])
@pytest.mark.parametrize("holes", [0.0, 0.3])
def test_learning_in_parts_is_learning_the_whole(name: str, holes: float) -> None:
    X = data(seed=5)
    X[np.random.default_rng(6).random(X.shape) < holes] = np.nan
    parts, whole = getattr(ours, name)(), getattr(ours, name)().fit(X)
    other = getattr(theirs, name)()
    for piece in np.array_split(X, [1, 2, 150]):
        parts.partial_fit(piece)
        if not holes:
            other.partial_fit(piece)
    assert_same(parts, whole, X)
    np.testing.assert_array_equal(parts.n_samples_seen_, whole.n_samples_seen_)
    if not holes:
        assert_same(parts, other, X)


@pytest.mark.parametrize(("name", "options"), CASES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("order", ["C", "F"])
def test_dtype_and_memory_order(name: str, options: dict[str, Any], dtype: Any, order: Any) -> None:
    X = np.asarray(data(), dtype=dtype, order=order)
    X.flags.writeable = False
    a, b = pair(name, options)
    A, B = a.fit_transform(X), b.fit_transform(X)
    assert A.dtype == dtype
    np.testing.assert_allclose(A, B, rtol=1e-5 if dtype == np.float32 else 1e-12, atol=1e-6)


@pytest.mark.parametrize(("name", "options"), CASES)
def test_integers_and_lists_become_float64(name: str, options: dict[str, Any]) -> None:
    X = np.random.default_rng(0).integers(-5, 9, (20, 3))
    a, b = pair(name, options)
    A = a.fit_transform(X)
    assert A.dtype == np.float64
    np.testing.assert_allclose(A, b.fit_transform(X), rtol=1e-12, atol=1e-13)
    np.testing.assert_array_equal(A, a.fit_transform(X.tolist()))


@pytest.mark.parametrize(("name", "options"), CASES)
def test_copy_says_whether_the_input_is_written_to(name: str, options: dict[str, Any]) -> None:
    X, before = data(), data()
    scaler = getattr(ours, name)(**options).fit(X)
    copied = scaler.transform(X)
    np.testing.assert_array_equal(X, before)
    in_place = scaler.set_params(copy=False).transform(X)
    assert in_place is X
    np.testing.assert_array_equal(in_place, copied)


@pytest.mark.parametrize("name", SCALERS)
def test_infinity_is_refused_and_nothing_is_written(name: str) -> None:
    X = data()
    scaler = getattr(ours, name)(copy=False).fit(X)
    X[7, 1] = np.inf
    before = X.copy()
    for attempt in (
        scaler.transform,
        getattr(ours, name)().fit,
        getattr(ours, name)(copy=False).fit_transform,
    ):
        with pytest.raises(ValueError, match="infinity"):
            attempt(X)
        np.testing.assert_array_equal(X, before)
    if name == "Normalizer":
        X[7, 1] = np.nan
        with pytest.raises(ValueError, match="NaN"):
            scaler.transform(X)


@pytest.mark.parametrize("scale", [1e-150, 1e-100, 1e100, 1e150])
@pytest.mark.parametrize(("name", "options"), [case for case in CASES if "clip" not in case[1]])
def test_units_do_not_matter(name: str, options: dict[str, Any], scale: float) -> None:
    X = data()[:, :-1]
    a = getattr(ours, name)(**options)
    plain, scaled = a.fit_transform(X), a.fit_transform(X * scale)
    if options.get("with_std") is False or options.get("with_scaling") is False:
        scaled = scaled / scale
    np.testing.assert_allclose(scaled, plain, rtol=1e-11, atol=1e-12)
    if hasattr(a, "inverse_transform"):
        back = a.inverse_transform(a.transform(X * scale))
        np.testing.assert_allclose(back / scale, X, rtol=1e-9, atol=1e-11)


def test_standardized_data_far_away_have_mean_0_and_variance_1() -> None:
    X = np.random.default_rng(0).normal(size=(5000, 3)) + 1e8
    Z = ours.StandardScaler().fit_transform(X)
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=1e-8)
    np.testing.assert_allclose(Z.var(axis=0), 1, rtol=1e-12)
    np.testing.assert_allclose(ours.scale(Z), Z, atol=1e-7)


@pytest.mark.parametrize("weights", ["random", "ones", "zeros and ones", "scalar"])
def test_sample_weights(weights: str) -> None:
    X, rng = data(), np.random.default_rng(1)
    w: Any = {
        "random": rng.random(300),
        "ones": np.ones(300),
        "zeros and ones": rng.integers(0, 2, 300),
        "scalar": 2.0,
    }[weights]
    a, b = ours.StandardScaler().fit(X, sample_weight=w), theirs.StandardScaler().fit(X, sample_weight=w)
    assert_same(a, b, X)
    assert float(a.n_samples_seen_) == pytest.approx(float(b.n_samples_seen_))
    np.testing.assert_array_equal(ours.StandardScaler().fit_transform(X, sample_weight=w), a.transform(X))


def test_weights_must_not_all_be_zero() -> None:
    with pytest.raises(ValueError, match="at least one non-zero"):
        ours.StandardScaler().fit(data(), sample_weight=np.zeros(300))


@pytest.mark.parametrize("value", [0.0, 0.1, 1e8, 1e-300, -1e300])
@pytest.mark.parametrize("name", ["StandardScaler", "MinMaxScaler", "RobustScaler"])
def test_constant_features_are_only_moved(name: str, value: float) -> None:
    X = np.full((30, 1), value)
    scaler = getattr(ours, name)().fit(X)
    np.testing.assert_array_equal(scaler.scale_, 1)
    np.testing.assert_allclose(scaler.transform(X), 0, atol=1e-7)


def test_minmax_meets_its_range_and_clips() -> None:
    X = data()[:, :3]
    scaler = ours.MinMaxScaler((-2, 5), clip=True)
    Z = scaler.fit_transform(X)
    np.testing.assert_allclose([Z.min(), Z.max()], [-2, 5], rtol=1e-14)
    later = scaler.transform(X * 10)
    assert later.min() >= -2
    assert later.max() <= 5


@pytest.mark.parametrize("d", [1, 3, 50, 600])
@pytest.mark.parametrize("norm", ["l1", "l2", "max"])
def test_rows_have_norm_1(norm: str, d: int) -> None:
    X = np.random.default_rng(d).normal(size=(1200, d)) * 10.0 ** np.arange(-150, 150, 0.25)[:, None]
    Z = ours.normalize(X, norm)
    order: Any = {"l1": 1, "l2": 2, "max": np.inf}[norm]
    np.testing.assert_allclose(np.linalg.norm(Z, order, axis=1), 1, rtol=1e-13)
    assert (np.sign(Z) == np.sign(X)).all()


@pytest.mark.parametrize("norm", ["l1", "l2", "max"])
@pytest.mark.parametrize("axis", [0, 1])
def test_normalize_as_scikit_learn(norm: str, axis: int) -> None:
    X = np.random.default_rng(0).normal(size=(40, 5))
    X[3] = 0
    Z, norms = ours.normalize(X, norm, axis=axis, return_norm=True)
    expected, their_norms = theirs.normalize(X, norm, axis=axis, return_norm=True)
    np.testing.assert_allclose(Z, expected, rtol=1e-14)
    np.testing.assert_allclose(norms, their_norms, rtol=1e-14)


def test_norms_near_the_end_of_the_range() -> None:
    X = np.array([[1.7e308, 1.7e308], [5e-324, 0.0], [0.0, 0.0], [-1e308, 1e-308]])
    for norm in ("l1", "l2", "max"):
        Z = ours.normalize(X, norm)
        assert np.isfinite(Z).all()
        np.testing.assert_allclose(Z[1:, 0], [1, 0, -1])


FUNCTIONS: list[tuple[str, dict[str, Any]]] = [
    ("scale", {}),
    ("scale", {"with_std": False}),
    ("scale", {"with_mean": False}),
    ("minmax_scale", {"feature_range": (1, 3)}),
    ("maxabs_scale", {}),
    ("robust_scale", {}),
    ("robust_scale", {"quantile_range": (5.0, 80.0), "unit_variance": True}),
]


@pytest.mark.parametrize(("name", "options"), FUNCTIONS)
@pytest.mark.parametrize("axis", [0, 1])
def test_functions_as_scikit_learn(name: str, options: dict[str, Any], axis: int) -> None:
    X = data(30, 5)
    f: Callable[..., Array] = getattr(ours, name)
    expected = getattr(theirs, name)(X, axis=axis, **options)
    np.testing.assert_allclose(f(X, axis=axis, **options), expected, rtol=1e-12, atol=1e-13)
    vector = getattr(theirs, name)(X[:, 0], **options)
    np.testing.assert_allclose(f(X[:, 0], **options), vector, rtol=1e-12, atol=1e-13)
    assert f(X, axis=axis, copy=False, **options) is not None
    np.testing.assert_allclose(X, expected, rtol=1e-12, atol=1e-13)


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("StandardScaler", {"with_mean": 1}, "'with_mean' parameter of StandardScaler must be a bool"),
    ("MinMaxScaler", {"feature_range": (1, 1)}, "must be smaller than maximum"),
    ("MinMaxScaler", {"feature_range": [0, 1]}, "'feature_range' parameter"),
    ("RobustScaler", {"quantile_range": (60.0, 40.0)}, "Invalid quantile range"),
    ("RobustScaler", {"quantile_range": (0.0, 100.0), "unit_variance": True}, "Invalid quantile range"),
    ("Normalizer", {"norm": "l3"}, "'norm' parameter of Normalizer"),
    ("Whitener", {"method": "cca"}, "'method' parameter of Whitener"),
]


@pytest.mark.parametrize(("name", "options", "message"), BAD)
def test_bad_parameters(name: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(ours, name)().set_params(**options).fit(data())


def test_names_go_through() -> None:
    scaler = ours.MinMaxScaler().fit(data())
    assert scaler.get_feature_names_out(list("abcd")).tolist() == list("abcd")
    with pytest.raises(ValueError, match="length equal to number of features"):
        scaler.get_feature_names_out(["a"])


def test_a_vector_is_refused_by_estimators_with_the_way_out() -> None:
    with pytest.raises(ValueError, match="Expected 2D array, got 1D array"):
        ours.StandardScaler().fit(np.ones(3))
    with pytest.raises(ValueError, match="X has 3 features, but StandardScaler is expecting 4"):
        ours.StandardScaler().fit(data()).transform(np.ones((2, 3)))
