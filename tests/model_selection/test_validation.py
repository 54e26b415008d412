"""Cross-validation and curves, with estimators of scikit-learn and made-up ones."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import pytest
import sklearn.model_selection as oracle
from numpy.typing import NDArray
from sklearn.linear_model import LinearRegression, LogisticRegression, SGDClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier

import mlfundamentals.model_selection as ours
from mlfundamentals import metrics
from mlfundamentals._core.estimator import ClassifierMixin, Estimator
from mlfundamentals.exceptions import FitFailedWarning


class Majority(ClassifierMixin, Estimator):
    """Predicts the most frequent label; refuses to learn from samples below `refuse_below`."""

    def __init__(self, refuse_below: float = -np.inf, prior: int = 0) -> None:
        self.refuse_below = refuse_below
        self.prior = prior

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        if np.min(X) < self.refuse_below:
            raise ValueError("too low")
        self.n_seen_ = len(y)
        self.classes_, codes = np.unique(y, return_inverse=True)
        self.label_ = self.classes_[np.bincount(codes, weights=sample_weight).argmax()]
        return self

    def predict(self, X: Any) -> NDArray[Any]:
        return np.full(len(X), self.label_)


def drawn(n: int = 60, k: int = 3) -> tuple[NDArray[Any], NDArray[Any]]:
    rng = np.random.default_rng(0)
    y = rng.integers(0, k, n)
    return rng.normal(size=(n, 3)) + y[:, None], y


def test_scores_by_hand() -> None:
    X, y = np.arange(6.0)[:, None], np.array([0, 0, 0, 1, 1, 0])
    assert ours.cross_val_score(Majority(), X, y, cv=ours.KFold(3)).tolist() == [1.0, 0.5, 0.5]
    weights = np.array([1, 1, 1, 9, 9, 1])
    found = ours.cross_val_score(Majority(), X, y, cv=ours.KFold(3), params={"sample_weight": weights})
    assert found.tolist() == [0.0, 0.5, 0.5]


SCORINGS = [None, "accuracy", "f1_macro", "roc_auc_ovr", "roc_auc_ovo_weighted", "neg_log_loss"]


@pytest.mark.parametrize("scoring", SCORINGS)
def test_classifiers_score_as_in_scikit_learn(scoring: Any) -> None:
    X, y = drawn()
    found = ours.cross_val_score(GaussianNB(), X, y, scoring=scoring, cv=4)
    np.testing.assert_allclose(
        found, oracle.cross_val_score(GaussianNB(), X, y, scoring=scoring, cv=4), rtol=1e-12
    )


@pytest.mark.parametrize(
    "scoring", ["roc_auc", "neg_log_loss", "precision", "recall", "f1", "balanced_accuracy"]
)
@pytest.mark.parametrize("estimator", [LogisticRegression(), KNeighborsClassifier()])
def test_two_classes_score_as_in_scikit_learn(scoring: str, estimator: Any) -> None:
    X, y = drawn(k=2)
    y = np.array([0, 1])[y]
    found = ours.cross_val_score(estimator, X, y, scoring=scoring)
    np.testing.assert_allclose(found, oracle.cross_val_score(estimator, X, y, scoring=scoring), rtol=1e-12)


NUMERIC = ["r2", "neg_mean_squared_error", "neg_root_mean_squared_error", "neg_mean_absolute_error"]


@pytest.mark.parametrize("scoring", NUMERIC)
def test_regressors_score_as_in_scikit_learn(scoring: str) -> None:
    X, y = drawn()
    found = ours.cross_val_score(LinearRegression(), X, y, scoring=scoring)
    expected = oracle.cross_val_score(LinearRegression(), X, y, scoring=scoring)
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_every_named_scorer_of_scikit_learns_that_is_ours_agrees() -> None:
    from sklearn.metrics import get_scorer

    X, y = drawn(k=2)
    fitted = GaussianNB().fit(X, y)
    for name in metrics.get_scorer_names():
        if not name.endswith("samples"):
            expected = get_scorer(name)(fitted, X, y)
            assert metrics.get_scorer(name)(fitted, X, y) == pytest.approx(expected, rel=1e-12), name


def test_all_of_cross_validate() -> None:
    X, y = drawn()
    scoring = {"acc": "accuracy", "f1": metrics.make_scorer(metrics.f1_score, average="macro")}
    options: dict[str, Any] = {"return_train_score": True, "return_estimator": True, "return_indices": True}
    found = ours.cross_validate(Majority(), X, y, scoring=scoring, cv=3, **options)
    names = {"fit_time", "score_time", "estimator", "indices", "test_acc", "train_acc", "test_f1", "train_f1"}
    assert set(found) == names
    assert all(len(found[name]) == 3 for name in names - {"indices"})
    for fold, (train, test) in enumerate(zip(*found["indices"].values(), strict=True)):
        fitted = found["estimator"][fold]
        assert fitted.n_seen_ == len(train)
        assert found["test_acc"][fold] == fitted.score(X[test], y[test])
        assert found["train_acc"][fold] == fitted.score(X[train], y[train])


def test_several_scorings() -> None:
    X, y = drawn()
    found = ours.cross_validate(Majority(), X, y, scoring=["accuracy", "recall_macro"], cv=2)
    assert {"test_accuracy", "test_recall_macro"} < set(found)

    def both(estimator: Any, X: Any, y: Any) -> dict[str, float]:
        return {"one": 1.0, "n": float(len(X))}

    found = ours.cross_validate(Majority(), X, y, scoring=both, cv=2)
    assert found["test_n"].tolist() == [30.0, 30.0]


def test_fits_that_fail_score_what_was_asked() -> None:
    X, y = np.arange(9.0)[:, None], np.array([0, 1, 0] * 3)
    failing = Majority(refuse_below=1.0)
    with pytest.warns(FitFailedWarning, match="2 fits failed out of a total of 3"):
        found = ours.cross_val_score(failing, X, y, cv=ours.KFold(3), error_score=-1.0)
    assert found[1:].tolist() == [-1.0, -1.0]
    with pytest.raises(ValueError, match="All the 3 fits failed"):
        ours.cross_val_score(Majority(refuse_below=99.0), X, y, cv=3)
    with pytest.raises(ValueError, match="too low"):
        ours.cross_val_score(failing, X, y, cv=3, error_score="raise")
    with pytest.raises(ValueError, match="error_score must be"):
        ours.cross_val_score(failing, X, y, cv=3, error_score="rise")

    def named(estimator: Any, X: Any, y: Any) -> dict[str, float]:
        return {"one": 1.0}

    with pytest.warns(FitFailedWarning):
        all_found = ours.cross_validate(
            failing, X, y, cv=ours.KFold(3), scoring=named, return_train_score=True
        )
    np.testing.assert_array_equal(all_found["train_one"], [1.0, np.nan, np.nan])


def test_scorers_that_fail_score_what_was_asked() -> None:
    def failing(estimator: Any, X: Any, y: Any) -> float:
        raise RuntimeError("no score")

    X, y = drawn()
    with pytest.warns(UserWarning, match="Scoring failed"):
        found = ours.cross_val_score(Majority(), X, y, scoring=failing, cv=2, error_score=0.25)
    assert found.tolist() == [0.25, 0.25]
    with pytest.raises(RuntimeError, match="no score"):
        ours.cross_val_score(Majority(), X, y, scoring=failing, cv=2, error_score="raise")
    with pytest.raises(ValueError, match="must return a number"):
        ours.cross_val_score(Majority(), X, y, scoring=lambda *_: "good", cv=2)


@pytest.mark.parametrize(
    ("scoring", "message"),
    [
        ("acuracy", "not a valid scoring value"),
        ([], "Empty list"),
        ({}, "empty dict"),
        (["accuracy", "accuracy"], "Duplicate"),
        ([3], "Non-string"),
        ([metrics.get_scorer("accuracy")], "callables"),
        ({3: "accuracy"}, "Non-string types"),
        (3, "scoring must be"),
        (metrics.accuracy_score, "make_scorer"),
    ],
)
def test_bad_scorings_are_refused(scoring: Any, message: str) -> None:
    X, y = drawn()
    with pytest.raises(ValueError, match=message):
        ours.cross_validate(Majority(), X, y, scoring=scoring)


def test_scorers() -> None:
    class Mute(Estimator):
        def __init__(self) -> None:
            """Nothing to choose."""

        def fit(self, X: Any, y: Any) -> Self:
            return self

    assert metrics.check_scoring(Mute(), allow_none=True) is None
    with pytest.raises(TypeError, match="should have a 'score' method"):
        metrics.check_scoring(Mute())
    with pytest.raises(AttributeError, match="none of the following attributes: predict"):
        metrics.get_scorer("accuracy")(Mute(), [[0.0]], [0])
    scorer = metrics.make_scorer(metrics.mean_squared_error, greater_is_better=False)
    assert (
        repr(scorer) == "make_scorer(mean_squared_error, greater_is_better=False, response_method='predict')"
    )
    X, y = drawn(k=2)
    weights = np.arange(60.0)
    fitted = GaussianNB().fit(X, y)
    found = metrics.get_scorer("accuracy")(fitted, X, y, sample_weight=weights)
    assert found == pytest.approx(np.average(fitted.predict(X) == y, weights=weights))
    first = metrics.make_scorer(metrics.roc_curve, response_method="predict_proba", pos_label=0)
    proba_of_first = first.response(fitted, X)
    np.testing.assert_array_equal(proba_of_first, fitted.predict_proba(X)[:, 0])
    by_decision = metrics.make_scorer(metrics.f1_score, response_method="decision_function", pos_label=0)
    logistic = LogisticRegression().fit(X, y)
    np.testing.assert_array_equal(by_decision.response(logistic, X), -logistic.decision_function(X))


@pytest.mark.parametrize("method", ["predict", "predict_proba", "predict_log_proba"])
def test_predictions_as_in_scikit_learn(method: str) -> None:
    X, y = drawn()
    cv = ours.KFold(4, shuffle=True, random_state=0)
    found = ours.cross_val_predict(GaussianNB(), X, y, cv=cv, method=method)
    np.testing.assert_array_equal(found, oracle.cross_val_predict(GaussianNB(), X, y, cv=cv, method=method))


def test_predictions_where_a_class_is_missing() -> None:
    X, y = drawn(30)
    order = np.argsort(y, kind="stable")
    X, y = X[order], np.array(list("abc"))[y[order]]
    with pytest.warns(RuntimeWarning, match="does not match total number of classes"):
        found = ours.cross_val_predict(GaussianNB(), X, y, cv=ours.KFold(3), method="predict_proba")
    assert found.shape == (30, 3)
    np.testing.assert_allclose(found.sum(axis=1), 1.0)
    assert (found == 0).any()


def test_predictions_need_a_partition() -> None:
    X, y = drawn()
    with pytest.raises(ValueError, match="only works for partitions"):
        ours.cross_val_predict(Majority(), X, y, cv=ours.ShuffleSplit(3, random_state=0))


@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize("incremental", [False, True])
def test_learning_curves_as_in_scikit_learn(shuffle: bool, incremental: bool) -> None:
    X, y = drawn()
    estimator = SGDClassifier(random_state=0, max_iter=5, tol=None) if incremental else GaussianNB()
    options: dict[str, Any] = {"shuffle": shuffle, "random_state": 3 if shuffle else None, "cv": 3}
    options |= {"exploit_incremental_learning": incremental, "train_sizes": [0.3, 0.7, 1.0]}
    found = ours.learning_curve(estimator, X, y, **options)
    expected = oracle.learning_curve(estimator, X, y, **options)
    for mine, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-12)
    assert len(ours.learning_curve(estimator, X, y, return_times=True, **options)) == 5


def test_sizes_of_learning_curves() -> None:
    X, y = drawn()
    for sizes, message in (([0.0, 0.5], "fractions"), ([0, 5], "absolute"), ([5, 99], "absolute")):
        with pytest.raises(ValueError, match=message):
            ours.learning_curve(Majority(), X, y, train_sizes=sizes)
    with pytest.warns(RuntimeWarning, match="Removed duplicate entries"):
        found = ours.learning_curve(Majority(), X, y, train_sizes=[20, 10, 10])
    assert found[0].tolist() == [10, 20]
    with pytest.raises(ValueError, match="partial_fit"):
        ours.learning_curve(Majority(), X, y, exploit_incremental_learning=True)


def test_validation_curves_as_in_scikit_learn() -> None:
    X, y = drawn()
    options: dict[str, Any] = {"param_name": "n_neighbors", "param_range": [1, 3, 9], "cv": 3}
    found = ours.validation_curve(KNeighborsClassifier(), X, y, **options)
    expected = oracle.validation_curve(KNeighborsClassifier(), X, y, **options)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    assert (found[0][0] == 1.0).all()


def test_kernels_are_cut_on_both_sides() -> None:
    from sklearn.svm import SVC

    X, y = drawn()
    found = ours.cross_val_score(SVC(kernel="precomputed"), X @ X.T, y)
    np.testing.assert_allclose(found, ours.cross_val_score(SVC(kernel="linear"), X, y))
    with pytest.raises(ValueError, match="square"):
        ours.cross_val_score(SVC(kernel="precomputed"), X, y)


def test_nothing_is_changed() -> None:
    X, y = drawn()
    X.flags.writeable = y.flags.writeable = False
    estimator = Majority()
    ours.cross_val_score(estimator, X.tolist(), y.tolist())
    ours.cross_val_score(estimator, X, y)
    assert vars(estimator) == {"refuse_below": -np.inf, "prior": 0}


def test_responses_that_do_not_fit() -> None:
    X, y = drawn(k=2)
    fitted = GaussianNB().fit(X, y)
    unknown = metrics.make_scorer(metrics.f1_score, response_method="predict_proba", pos_label=7)
    with pytest.raises(ValueError, match="pos_label=7 is not a valid label"):
        unknown(fitted, X, y)
    single = GaussianNB().fit(X[y == 0], y[y == 0])
    with pytest.raises(ValueError, match="need classifier with two classes"):
        metrics.get_scorer("neg_log_loss")(single, X, y)
    assert metrics.get_scorer(unknown) is unknown


def test_scores_without_a_target_and_of_old_estimators() -> None:
    class Old:
        _estimator_type = "regressor"

        def get_params(self, deep: bool = True) -> dict[str, Any]:
            return {}

        def fit(self, X: Any) -> Self:
            self.mean_ = np.mean(X)
            return self

        def score(self, X: Any) -> Any:
            return np.array(-abs(np.mean(X) - self.mean_))

        def predict(self, X: Any) -> NDArray[Any]:
            return np.full(len(X), self.mean_)

    assert ours.cross_val_score(Old(), [1.0, 2.0, 3.0, 4.0], cv=2).tolist() == [-2.0, -2.0]
    found = metrics.get_scorer("neg_mean_squared_error")(Old().fit([1.0, 3.0]), [0.0, 0.0], [2.0, 3.0])
    assert found == -0.5


def test_probabilities_of_several_outputs() -> None:
    from sklearn.neighbors import KNeighborsClassifier as TheirKNN

    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(40, 2)), rng.integers(0, 2, (40, 3))
    found = ours.cross_val_predict(TheirKNN(), X, y, cv=4, method="predict_proba")
    expected = oracle.cross_val_predict(TheirKNN(), X, y, cv=4, method="predict_proba")
    np.testing.assert_array_equal(found, expected)
    by_label = ours.cross_val_score(TheirKNN(), X, y, scoring="roc_auc", cv=2)
    np.testing.assert_allclose(by_label, oracle.cross_val_score(TheirKNN(), X, y, scoring="roc_auc", cv=2))


def test_sparse_predictions_are_stacked() -> None:
    from scipy.sparse import csr_array

    class Sparse(Majority):
        def predict(self, X: Any) -> Any:
            return csr_array(np.asarray(X))

    X, y = drawn(20)
    found = ours.cross_val_predict(Sparse(), X, y, cv=ours.KFold(4, shuffle=True, random_state=0))
    np.testing.assert_array_equal(found.toarray(), X)


@pytest.mark.parametrize(("k", "message"), [(2, "Only 1 class"), (4, "Irregular decision_function")])
@pytest.mark.filterwarnings("ignore:Number of classes")
def test_decisions_where_a_class_is_missing_are_refused(k: int, message: str) -> None:
    class Decides(Majority):
        def decision_function(self, X: Any) -> NDArray[Any]:
            return np.zeros(len(X))

    X, y = drawn(40, k)
    order = np.argsort(y, kind="stable")
    cv = (
        ours.KFold(k)
        if k > 2
        else [(np.flatnonzero(y[order] == c), np.flatnonzero(y[order] != c)) for c in (0, 1)]
    )
    with pytest.raises(ValueError, match=message):
        ours.cross_val_predict(Decides(), X[order], y[order], cv=cv, method="decision_function")


def test_containers() -> None:
    from scipy.sparse import coo_array

    class Frame:
        """As much of a data frame as is looked at."""

        def __init__(self, values: NDArray[Any]) -> None:
            self.values, self.shape = values, values.shape
            self.iloc = values

        def __len__(self) -> int:
            return len(self.values)

        def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[Any]:
            raise AssertionError("a frame is to stay one")

    train, test = ours.train_test_split(Frame(np.arange(6)), test_size=2, shuffle=False)
    assert (train.tolist(), test.tolist()) == ([0, 1, 2, 3], [4, 5])
    assert ours.train_test_split({1: 0, 2: 0}.keys(), test_size=1, shuffle=False)[0].tolist() == [1]

    class Convertible:
        def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[Any]:
            return np.arange(3)

    assert ours.train_test_split(Convertible(), test_size=1, shuffle=False)[0].tolist() == [0, 1]
    assert ours.train_test_split(coo_array(np.eye(3)), test_size=1, shuffle=False)[0].shape == (2, 3)
    masks = [(np.array([True, True, False]), np.array([False, False, True]))]
    found = ours.cross_val_score(Majority(), [[0.0], [1.0], [2.0]], [1, 1, 1], cv=masks)
    assert found.tolist() == [1.0]

    class Kernel(Majority):
        def __sklearn_tags__(self) -> Any:
            tags = super().__sklearn_tags__()
            tags.input_tags.pairwise = True
            return tags

    with pytest.raises(ValueError, match="have to be passed as arrays"):
        ours.cross_val_score(Kernel(), [[1.0, 0.0], [0.0, 1.0]], [0, 0], cv=ours.KFold(2))


def test_verbose_tells_the_sizes_of_learning_curves(capsys: pytest.CaptureFixture[str]) -> None:
    X, y = drawn()
    ours.learning_curve(Majority(), X, y, train_sizes=[10, 20], verbose=1)
    assert capsys.readouterr().out == "[learning_curve] Training set sizes: [10 20]\n"
