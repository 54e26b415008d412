"""Parameters, representation, cloning, scores, and what fit remembers of the features."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
import pytest
from sklearn.metrics import r2_score

from mlfundamentals._core.constraints import Interval
from mlfundamentals._core.estimator import ClassifierMixin, Estimator, RegressorMixin, clone, r2
from mlfundamentals._core.exceptions import InvalidParameterError, NotFittedError, UndefinedMetricWarning
from mlfundamentals._core.features import check_fit_X, check_X


class Scale(Estimator):
    """Multiplies."""

    _constraints: ClassVar = {"factor": [Interval(float, 0)]}

    def __init__(self, factor: Any = 1.0, *, inner: Any = None) -> None:
        self.factor = factor
        self.inner = inner

    def fit(self, X: Any) -> Self:
        self._check_parameters()
        check_fit_X(self, X)
        return self

    def transform(self, X: Any) -> Any:
        return check_X(self, X) * self.factor


class Constant(ClassifierMixin, Scale):
    """Predicts zero."""

    def predict(self, X: Any) -> Any:
        return np.zeros(len(X))


class Frame:
    def __init__(self, *names: Any) -> None:
        self.columns = list(names)

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return np.ones((2, len(self.columns)))


def test_parameters_are_got_and_set() -> None:
    outer = Scale(2.0, inner=Scale(3.0))
    params = outer.get_params()
    assert params["factor"] == 2.0
    assert params["inner__factor"] == 3.0
    assert set(outer.get_params(deep=False)) == {"factor", "inner"}
    assert outer.set_params(inner__factor=5.0, factor=4.0) is outer
    assert (outer.factor, outer.inner.factor) == (4.0, 5.0)
    with pytest.raises(ValueError, match=r"Invalid parameter 'size'.*\['factor', 'inner'\]"):
        outer.set_params(size=1)


def test_repr_shows_what_is_not_default() -> None:
    assert repr(Scale()) == "Scale()"
    assert repr(Scale(2.0, inner=Scale(3.0))) == "Scale(factor=2.0, inner=Scale(factor=3.0))"


def test_a_clone_is_unfitted_and_shares_nothing() -> None:
    outer = Scale(2.0, inner=Scale([1.0]))
    outer.fit(np.ones((2, 2)))
    copied = clone(outer)
    assert not hasattr(copied, "n_features_in_")
    assert copied.inner is not outer.inner
    assert copied.inner.factor == [1.0]
    assert copied.inner.factor is not outer.inner.factor
    with pytest.raises(TypeError, match="Cannot clone"):
        clone(Scale)


def test_wrong_parameters_are_refused_by_fit_not_by_init() -> None:
    with pytest.raises(InvalidParameterError, match="'factor' parameter of Scale"):
        Scale(-1.0).fit(np.ones((2, 2)))


def test_before_fit_there_is_a_clear_error() -> None:
    with pytest.raises(NotFittedError, match="This Scale instance is not fitted yet"):
        Scale().transform(np.ones((2, 2)))


def test_features_are_counted_and_named() -> None:
    scale = Scale().fit(Frame("a", "b"))
    assert scale.n_features_in_ == 2  # type: ignore[attr-defined]
    assert scale.feature_names_in_.tolist() == ["a", "b"]  # type: ignore[attr-defined]
    scale.transform(Frame("a", "b"))
    with pytest.warns(UserWarning, match="X does not have valid feature names, but Scale was fitted with"):
        scale.transform(np.ones((2, 2)))
    with pytest.raises(ValueError, match="Feature names must be in the same order"):
        scale.transform(Frame("b", "a"))
    with pytest.raises(ValueError, match=r"(?s)unseen at fit time:\n- c.*now missing:\n- b"):
        scale.transform(Frame("a", "c"))
    with pytest.raises(TypeError, match="only supported if all input features have string names"):
        Scale().fit(Frame("a", 1))
    scale.fit(np.ones((2, 3)))
    assert not hasattr(scale, "feature_names_in_")
    with pytest.raises(ValueError, match="X has 2 features, but Scale is expecting 3 features as input"):
        scale.transform(np.ones((2, 2)))
    with pytest.warns(UserWarning, match="X has feature names, but Scale was fitted without"):
        scale.transform(Frame("a", "b", "c"))
    assert Scale().fit(Frame(0, 1)).transform(Frame(0, 1)).shape == (2, 2)


def test_accuracy() -> None:
    classifier = Constant().fit(np.ones((4, 1)))
    assert classifier.score(np.ones((4, 1)), [0, 0, 0, 1]) == 0.75
    assert classifier.score(np.ones((4, 1)), [0, 0, 0, 1], sample_weight=[1, 1, 1, 3]) == 0.5


@pytest.mark.parametrize("shape", [(20,), (20, 3)])
@pytest.mark.parametrize("weighted", [False, True])
def test_r2(shape: tuple[int, ...], weighted: bool) -> None:
    rng = np.random.default_rng(0)
    y, predicted = rng.standard_normal((2, *shape)) + 1e3
    weights = rng.random(20) if weighted else None
    assert r2(y, predicted, weights) == pytest.approx(r2_score(y, predicted, sample_weight=weights), rel=1e-9)


def test_r2_of_a_constant() -> None:
    y = np.full(3, 2.0)
    assert r2(y, y) == 1.0
    assert r2(y, y + 1) == 0.0


def test_one_sample_has_no_r2() -> None:
    class Zero(RegressorMixin, Estimator):
        def predict(self, X: Any) -> Any:
            return np.zeros(len(X))

    with pytest.warns(UndefinedMetricWarning, match="less than two samples"):
        assert np.isnan(Zero().score([[1.0]], [2.0]))
