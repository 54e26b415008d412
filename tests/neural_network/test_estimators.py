"""The two estimators, held against scikit-learn's with the same seed, and what only ours can do."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn import neural_network as oracle
from sklearn.datasets import make_classification, make_multilabel_classification, make_regression

from mlfundamentals import neural_network as library
from mlfundamentals.exceptions import ConvergenceWarning, DataConversionWarning, InvalidParameterError
from mlfundamentals.neural_network import MLPClassifier, MLPRegressor

Array = NDArray[Any]
pytestmark = [
    pytest.mark.filterwarnings("ignore::mlfundamentals.exceptions.ConvergenceWarning"),
    pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning"),
]

X, Y4 = make_classification(240, 12, n_informative=7, n_classes=4, random_state=0)
Y2 = np.array(["no", "yes"])[Y4 % 2]
X_REAL, Y_REAL = make_regression(200, 8, random_state=1)
Y_REAL = Y_REAL / Y_REAL.std()
Y_REAL3 = np.column_stack([Y_REAL, -Y_REAL, Y_REAL**2])
X_LABELS, Y_LABELS = make_multilabel_classification(120, random_state=0)
WEIGHTS = np.random.default_rng(0).random(240)

TARGETS: dict[str, tuple[str, Array, Array]] = {
    "classes": ("MLPClassifier", X, Y4),
    "two": ("MLPClassifier", X, Y2),
    "labels": ("MLPClassifier", X_LABELS, Y_LABELS),
    "numbers": ("MLPRegressor", X_REAL, Y_REAL),
    "outputs": ("MLPRegressor", X_REAL, Y_REAL3),
}
SETTINGS: list[dict[str, Any]] = [
    {},
    {"solver": "sgd"},
    {"solver": "sgd", "momentum": 0.0, "learning_rate": "invscaling", "learning_rate_init": 0.1},
    {"solver": "sgd", "nesterovs_momentum": False, "learning_rate": "adaptive", "tol": 0.05},
    {"activation": "tanh", "hidden_layer_sizes": (20, 10), "learning_rate_init": 0.01},
    {"activation": "logistic", "hidden_layer_sizes": 15, "batch_size": 32},
    {"activation": "identity", "alpha": 0.0, "shuffle": False},
    {"early_stopping": True, "validation_fraction": 0.2, "n_iter_no_change": 3},
]


def both(name: str, seed: int = 3, **settings: Any) -> tuple[Any, Any]:
    settings = {"max_iter": 30, "random_state": seed, **settings}
    return getattr(library, name)(**settings), getattr(oracle, name)(**settings)


def assert_same_training(ours: Any, theirs: Any, data: Array, rtol: float = 1e-9) -> None:
    assert ours.n_iter_ == theirs.n_iter_
    for attribute in ("n_layers_", "n_outputs_", "out_activation_", "t_"):
        assert getattr(ours, attribute) == getattr(theirs, attribute)
    for attribute in ("loss_curve_", "best_loss_", "validation_scores_", "best_validation_score_"):
        expected = getattr(theirs, attribute)
        if expected is None:
            assert getattr(ours, attribute) is None
        else:
            np.testing.assert_allclose(getattr(ours, attribute), expected, rtol=rtol)
    for part, expected in zip(
        ours.coefs_ + ours.intercepts_, theirs.coefs_ + theirs.intercepts_, strict=True
    ):
        np.testing.assert_allclose(part, expected, rtol=rtol, atol=1e-10)
        assert part.dtype == expected.dtype
    if isinstance(ours, MLPClassifier):
        assert np.array_equal(ours.classes_, theirs.classes_)
        assert np.array_equal(ours.predict(data), theirs.predict(data))
        np.testing.assert_allclose(ours.predict_proba(data), theirs.predict_proba(data), rtol=10 * rtol)
        np.testing.assert_allclose(
            ours.predict_log_proba(data), theirs.predict_log_proba(data), rtol=10 * rtol
        )
    else:
        np.testing.assert_allclose(ours.predict(data), theirs.predict(data), rtol=10 * rtol, atol=1e-10)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("settings", SETTINGS, ids=repr)
def test_training_is_that_of_scikit_learn(target: str, settings: dict[str, Any]) -> None:
    name, data, y = TARGETS[target]
    ours, theirs = both(name, **settings)
    assert_same_training(ours.fit(data, y), theirs.fit(data, y), data)


@pytest.mark.parametrize("settings", [{}, {"solver": "sgd"}, {"early_stopping": True}], ids=repr)
def test_weighted_training_is_that_of_scikit_learn(settings: dict[str, Any]) -> None:
    ours, theirs = both("MLPClassifier", **settings)
    assert_same_training(ours.fit(X, Y4, WEIGHTS), theirs.fit(X, Y4, WEIGHTS), X)


@pytest.mark.parametrize("settings", SETTINGS[:3], ids=repr)
def test_poisson(settings: dict[str, Any]) -> None:
    y = np.round(np.exp(np.clip(Y_REAL, -2, 2)))
    ours, theirs = both("MLPRegressor", loss="poisson", **settings)
    assert_same_training(ours.fit(X_REAL, y), theirs.fit(X_REAL, y), X_REAL)
    with pytest.raises(ValueError, match="y >= 0"):
        ours.fit(X_REAL, -y - 1)


def test_float32_is_kept_and_follows_scikit_learn() -> None:
    ours, theirs = both("MLPClassifier", hidden_layer_sizes=20)
    data = X.astype(np.float32)
    assert_same_training(ours.fit(data, Y4), theirs.fit(data, Y4), X.astype(np.float64), rtol=1e-3)
    assert ours.predict_proba(data).dtype == np.float32


@pytest.mark.parametrize("target", ["classes", "two", "labels", "numbers"])
def test_lbfgs_is_that_of_scikit_learn(target: str) -> None:
    name, data, y = TARGETS[target]
    ours, theirs = both(name, solver="lbfgs", hidden_layer_sizes=10, activation="tanh")
    ours, theirs = ours.fit(data, y), theirs.fit(data, y)
    assert (ours.n_iter_, ours.t_) == (theirs.n_iter_, theirs.t_)
    assert ours.loss_ == pytest.approx(theirs.loss_, rel=1e-6)
    np.testing.assert_allclose(ours.coefs_[0], theirs.coefs_[0], rtol=1e-5, atol=1e-7)
    if isinstance(ours, MLPClassifier):
        assert np.array_equal(ours.predict(data), theirs.predict(data))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_partial_fit_is_that_of_scikit_learn(target: str, solver: str) -> None:
    name, data, y = TARGETS[target]
    ours, theirs = both(name, solver=solver, hidden_layer_sizes=10)
    classes = np.arange(y.shape[1]) if target == "labels" else np.unique(y)
    options = {"classes": classes} if name == "MLPClassifier" else {}
    for _ in range(5):
        ours.partial_fit(data, y, **options)
        theirs.partial_fit(data, y, **options)
    assert_same_training(ours, theirs, data)


@pytest.mark.parametrize("settings", [{}, {"solver": "sgd"}], ids=repr)
def test_warm_start_is_that_of_scikit_learn(settings: dict[str, Any]) -> None:
    ours, theirs = both("MLPClassifier", warm_start=True, max_iter=5, hidden_layer_sizes=10, **settings)
    for _ in range(3):
        assert_same_training(ours.fit(X, Y4), theirs.fit(X, Y4), X)


def test_a_warm_start_with_early_stopping_keeps_the_best_weights() -> None:
    # scikit-learn trains on the very arrays that it holds for the best, so there the last weights may stay.
    model = MLPClassifier(10, warm_start=True, early_stopping=True, max_iter=20, random_state=3).fit(X, Y4)
    best, score = model.coefs_[0].copy(), model.best_validation_score_
    model.set_params(learning_rate_init=0.5, max_iter=2).fit(X, Y4)
    assert model.best_validation_score_ == score
    assert np.array_equal(model.coefs_[0], best)


def test_without_hidden_layers_and_penalties_it_is_least_squares() -> None:
    with_bias = np.column_stack([X_REAL, np.ones(200)])
    y = Y_REAL + 0.1 * np.random.default_rng(0).standard_normal(200)
    expected = with_bias @ np.linalg.lstsq(with_bias, y, rcond=None)[0]
    model = MLPRegressor(hidden_layer_sizes=(), solver="lbfgs", alpha=0, tol=1e-9, max_iter=1000)
    np.testing.assert_allclose(model.fit(X_REAL, y).predict(X_REAL), expected, atol=1e-4)


def test_l1_makes_weights_small_and_leaves_the_biases() -> None:
    sums = []
    for l1 in (0.0, 1.0, 10.0):
        model = MLPClassifier(10, l1=l1, random_state=0, max_iter=100).fit(X, Y4)
        sums.append(sum(float(np.abs(coef).sum()) for coef in model.coefs_))
    assert sums[0] > sums[1] > sums[2]


def test_dropout_trains_and_predicts_with_all_units() -> None:
    model = MLPClassifier(50, dropout=0.3, random_state=0, max_iter=150, learning_rate_init=0.01).fit(X, Y4)
    assert model.score(X, Y4) > 0.9
    assert np.array_equal(model.predict_proba(X), model.predict_proba(X))
    again = MLPClassifier(50, dropout=0.3, random_state=0, max_iter=150, learning_rate_init=0.01).fit(X, Y4)
    assert np.array_equal(model.coefs_[0], again.coefs_[0])


@pytest.mark.parametrize("extra", [{"l1": 0.1}, {"dropout": 0.1}])
def test_lbfgs_refuses_what_it_cannot_do(extra: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="lbfgs"):
        MLPRegressor(solver="lbfgs", **extra).fit(X_REAL, Y_REAL)


def test_log_probabilities_are_finite_where_probabilities_underflow() -> None:
    model = MLPClassifier(5, random_state=0, max_iter=5).fit(X, Y4)
    model.coefs_[-1] *= 1e4
    assert (model.predict_proba(X) == 0).any()
    assert np.isfinite(model.predict_log_proba(X)).all()


@pytest.mark.parametrize("scale", [1e-150, 1e-8, 1e8])
def test_scales(scale: float) -> None:
    model = MLPClassifier(5, solver="sgd", learning_rate_init=1e-12, random_state=0, max_iter=3)
    proba = model.fit(X * scale, Y4).predict_proba(X * scale)
    np.testing.assert_allclose(proba.sum(axis=1), 1, rtol=1e-12)


def test_divergence_is_an_error_with_words() -> None:
    with pytest.raises(ValueError, match="non-finite parameter weights"):
        MLPRegressor(random_state=0).fit(np.finfo(float).max * WEIGHTS[:20].reshape(10, 2), Y_REAL[:10])


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_values_that_are_not_finite_are_refused(bad: float) -> None:
    data, y = X_REAL.copy(), Y_REAL.copy()
    data[3, 1] = bad
    with pytest.raises(ValueError, match="Input X contains"):
        MLPRegressor().fit(data, Y_REAL)
    y[5] = bad
    with pytest.raises(ValueError, match="Input y contains"):
        MLPRegressor().fit(X_REAL, y)
    model = MLPRegressor(hidden_layer_sizes=5, max_iter=1, random_state=0).fit(X_REAL, Y_REAL)
    with pytest.raises(ValueError, match="Input X contains"):
        model.predict(data)


def test_hard_data() -> None:
    for data in (np.ones((6, 2)), np.zeros((6, 3)), np.arange(24.0).reshape(6, 4)[:, [0, 0]] * [1, 1]):
        model = MLPClassifier(3, max_iter=5, random_state=0).fit(data, [0, 1, 0, 1, 0, 1])
        assert np.isfinite(model.predict_proba(data)).all()
    one = MLPRegressor(hidden_layer_sizes=3, max_iter=5, random_state=0).fit([[1.0, 2.0]], [3.0])
    assert one.predict([[1.0, 2.0]]).shape == (1,)
    single = MLPClassifier(3, max_iter=5, random_state=0).fit([[1.0], [2.0]], ["a", "a"])
    assert single.predict([[5.0]]).tolist() == ["a"]


def test_input_in_any_memory_and_unchanged(tmp_path: Any) -> None:
    expected = MLPClassifier(8, max_iter=3, random_state=0).fit(X, Y4).coefs_[0]
    np.save(tmp_path / "X.npy", X)
    frozen = X.copy()
    frozen.flags.writeable = False
    for data in (np.asfortranarray(X), np.load(tmp_path / "X.npy", mmap_mode="r"), frozen, X.tolist()):
        found = MLPClassifier(8, max_iter=3, random_state=0).fit(data, Y4).coefs_[0]
        np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_targets_of_another_shape_are_refused() -> None:
    model = MLPRegressor(hidden_layer_sizes=5, max_iter=1, random_state=0).fit(X_REAL, Y_REAL)
    with pytest.raises(ValueError, match="output"):
        model.partial_fit(X_REAL, Y_REAL3)
    with pytest.warns(DataConversionWarning, match="column-vector"):
        model.fit(X_REAL, Y_REAL[:, None])
    with pytest.raises(ValueError, match="Multioutput"):
        MLPClassifier().fit(X, np.column_stack([Y4, Y4]))


def test_warnings_and_refusals() -> None:
    with pytest.warns(ConvergenceWarning, match="Maximum iterations"):
        MLPClassifier(5, max_iter=1, random_state=0).fit(X, Y4)
    with pytest.warns(ConvergenceWarning, match="lbfgs failed to converge"):
        MLPClassifier(5, max_iter=1, solver="lbfgs", random_state=0).fit(X, Y4)
    with pytest.warns(UserWarning, match="clipped"):
        MLPClassifier(5, max_iter=1, batch_size=1000, random_state=0).fit(X, Y4)
    with pytest.raises(InvalidParameterError, match="dropout"):
        MLPClassifier(dropout=1.0).fit(X, Y4)
    with pytest.raises(ValueError, match="hidden_layer_sizes must be > 0"):
        MLPClassifier((5, 0)).fit(X, Y4)
    with pytest.raises(ValueError, match="zero weight"):
        MLPClassifier(5).fit(X, Y4, np.zeros(240))
    assert not hasattr(MLPClassifier(solver="lbfgs"), "partial_fit")


def test_epochs_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    settings: dict[str, Any] = {"solver": "sgd", "tol": 1.0, "n_iter_no_change": 1, "random_state": 0}
    MLPClassifier(5, verbose=True, learning_rate="adaptive", max_iter=60, **settings).fit(X, Y4)
    MLPClassifier(5, verbose=True, early_stopping=True, **settings).fit(X, Y4)
    told = capsys.readouterr().out
    for words in ("Iteration 1, loss = ", "Setting learning rate to", "Validation score: ", "Stopping."):
        assert words in told


def test_pickled_and_trained_further() -> None:
    model = MLPRegressor(hidden_layer_sizes=5, max_iter=3, random_state=0).fit(X_REAL, Y_REAL)
    copy = pickle.loads(pickle.dumps(model))
    model.partial_fit(X_REAL, Y_REAL)
    copy.partial_fit(X_REAL, Y_REAL)
    assert np.array_equal(model.predict(X_REAL), copy.predict(X_REAL))
