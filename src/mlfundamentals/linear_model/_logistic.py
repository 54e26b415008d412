"""Logistic regression."""

from __future__ import annotations

import warnings
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    BOOLEAN,
    DICT,
    NONE,
    RANDOM_STATE,
    VERBOSE,
    Constraints,
    Instance,
    Interval,
    Options,
)
from mlfundamentals._core.estimator import ClassifierMixin, Estimator
from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.labels import check_classification_target, class_weights, encode_labels
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_sample_weight, check_target
from mlfundamentals.linear_model import _logistic_l1, _logistic_newton
from mlfundamentals.linear_model._logistic_loss import Data
from mlfundamentals.linear_model._logistic_newton import Objective, State, Stop
from mlfundamentals.linear_model._logistic_penalty import Penalty, resolve_penalty

Array = NDArray[np.float64]

_NOT_CONVERGED = {
    "lbfgs": "lbfgs failed to converge after {} iteration(s)",
    "newton-cg": "newton-cg failed to converge after {} iteration(s)",
    "newton-cholesky": "Newton solver did not converge after {} iterations",
    "liblinear": "Liblinear failed to converge, increase the number of iterations.",
    "sag": "The max_iter was reached which means the coef_ did not converge",
    "saga": "The max_iter was reached which means the coef_ did not converge",
}
"""By solver, the sentence that scikit-learn's users know (and may filter by)."""
_PROBED = 64
"""So many samples, at least, tell whether features lie far from zero (all, if there are fewer)."""
_FAR = 10.0
"""Features whose mean is so many standard deviations from zero are shifted."""


class LogisticRegression(ClassifierMixin, Estimator):
    """A linear classifier that gives probabilities, with an L1, L2 or elastic-net penalty or none.

    Minimizes, over coef (K, d) and intercept (K,), where s are the samples' weights, of sum S,

        1/S sum_i s_i loss_i  +  1/(C S) ( (1 - l1_ratio)/2 ||coef||_2^2 + l1_ratio ||coef||_1 )

    with loss_i = -log P(y_i | x_i): for two classes K is 1 and P is the logistic function of the score, for
    more it is the softmax of the K scores. The intercept is not penalized.

    The algorithm is chosen by the penalty and the shape of the data, not by `solver`: Newton's method for
    L2 and none, proximal Newton for L1 and elastic net, L-BFGS where there are too many parameters for a
    Hessian. All of them reach the one minimum there is. A fit ends when no entry of the gradient (with L1:
    of the smallest subgradient) of the objective above is larger than tol, as in scikit-learn's newton and
    lbfgs solvers. Features whose mean is more than ten standard deviations from zero are shifted inside,
    where the intercept is free, and the gradient is the one for the shifted features.

    Args:
        penalty: "l1", "l2", "elasticnet" or None. Deprecated by scikit-learn 1.8: say it by l1_ratio and C.
        C: the inverse of the penalty's strength, above 0; np.inf for no penalty.
        l1_ratio: from 0 (L2) to 1 (L1), between them the elastic net.
        dual: accepted for solver="liblinear" with L2, and without effect.
        tol: the largest entry of the gradient that is allowed at the end.
        fit_intercept: whether scores have a constant term.
        intercept_scaling: with solver="liblinear" the intercept is penalized as a feature whose value is
        this. class_weight: weights by label, "balanced" for weights inverse to the classes' frequency, or
        None. random_state: accepted, without effect: nothing is drawn.
        solver: a name that scikit-learn knows. It refuses what scikit-learn's solver of that name refuses,
        and
            "liblinear" penalizes the intercept; otherwise it has no effect.
        max_iter: most iterations.
        verbose: accepted, without effect.
        warm_start: whether to begin at the last fit's coefficients.
        n_jobs: accepted, without effect: all processors are used where it pays.

    Attributes:
        classes_ (n_classes,), coef_ (1 or n_classes, n_features), intercept_ (1 or n_classes,), n_iter_ (1,),
        n_features_in_, feature_names_in_.
        gradient_norm_: the largest entry, by size, of the (sub)gradient reached.
        stop_: why the fit ended, a `Stop`.

    Source: [bishop2006], section 4.3.

    >>> X = [[0.0], [1.0], [2.0], [3.0]]
    >>> model = LogisticRegression().fit(X, ["no", "no", "yes", "yes"])
    >>> model.predict([[0.5], [2.5]]).tolist()
    ['no', 'yes']
    >>> model.predict_proba([[1.5]]).round(3).tolist()
    [[0.5, 0.5]]
    """

    _sparse_as_dense: ClassVar = True
    _constraints: ClassVar[Constraints] = {
        "penalty": [Options("l1", "l2", "elasticnet", "deprecated"), NONE],
        "C": [Interval(Real, 0, None, "right")],
        "l1_ratio": [Interval(Real, 0, 1), NONE],
        "dual": [BOOLEAN],
        "tol": [Interval(Real, 0, None, "left")],
        "fit_intercept": [BOOLEAN],
        "intercept_scaling": [Interval(Real, 0, None, "neither")],
        "class_weight": [DICT, Options("balanced"), NONE],
        "random_state": RANDOM_STATE,
        "solver": [Options("lbfgs", "liblinear", "newton-cg", "newton-cholesky", "sag", "saga")],
        "max_iter": [Interval(Integral, 0, None, "left")],
        "verbose": [VERBOSE, BOOLEAN],
        "warm_start": [BOOLEAN],
        "n_jobs": [NONE, Instance(Integral, "an int")],
    }

    classes_: NDArray[Any]
    coef_: NDArray[Any]
    intercept_: NDArray[Any]
    n_iter_: NDArray[np.int32]
    gradient_norm_: float
    stop_: Stop

    def __init__(
        self,
        penalty: str | None = "deprecated",
        *,
        C: float = 1.0,
        l1_ratio: float | None = 0.0,
        dual: bool = False,
        tol: float = 1e-4,
        fit_intercept: bool = True,
        intercept_scaling: float = 1,
        class_weight: Any = None,
        random_state: Any = None,
        solver: str = "lbfgs",
        max_iter: int = 100,
        verbose: int = 0,
        warm_start: bool = False,
        n_jobs: int | None = None,
    ) -> None:
        self.penalty = penalty
        self.C = C
        self.l1_ratio = l1_ratio
        self.dual = dual
        self.tol = tol
        self.fit_intercept = fit_intercept
        self.intercept_scaling = intercept_scaling
        self.class_weight = class_weight
        self.random_state = random_state
        self.solver = solver
        self.max_iter = max_iter
        self.verbose = verbose
        self.warm_start = warm_start
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit to X (n_samples, n_features) and labels y (n_samples,), weighted by sample_weight (n_samples,).

        Raises ValueError for a parameter out of range, parameters that contradict each other, NaN or
        infinity in X, fewer than two classes; warns (ConvergenceWarning) if max_iter ends the fit.
        """
        self._check_parameters()
        penalty = resolve_penalty(self)
        X = check_fit_X(self, X, order="C")
        target = check_target(y, len(X), estimator=type(self).__name__)
        check_classification_target(target, estimator=type(self).__name__)
        classes, codes = encode_labels(target)
        self._check_classes(classes)
        weights = self._weights(sample_weight, classes, codes)
        start = self._start(len(classes), X.shape[1])
        self.classes_ = classes
        objective = _objective(X, codes, len(classes), weights, penalty, bool(self.fit_intercept))
        state = _minimum(objective, start, tol=float(self.tol), max_iter=int(self.max_iter))
        self._keep(objective, state, X.dtype)
        return self

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        if tags.classifier_tags is not None:
            tags.classifier_tags.multi_class = self.solver != "liblinear"
        return tags

    def _check_classes(self, classes: NDArray[Any]) -> None:
        if len(classes) < 2:
            raise ValueError(
                "This solver needs samples of at least 2 classes in the data, but the data contains only one"
                f" class: {classes[0]!r}"
            )
        if self.solver == "liblinear" and len(classes) > 2:
            raise ValueError(
                "The 'liblinear' solver does not support multiclass classification (n_classes >= 3). Use"
                " another solver."
            )

    def _weights(self, sample_weight: Any, classes: NDArray[Any], codes: NDArray[np.intp]) -> Array:
        weights: Array = check_sample_weight(sample_weight, len(codes))
        if self.class_weight is not None:
            weights = weights * class_weights(self.class_weight, classes, codes, weights)[codes]
        if not weights.sum() > 0:
            raise ValueError("All samples have zero weight. At least one sample_weight must be positive.")
        return weights

    def _start(self, n_classes: int, n_features: int) -> Array | None:
        """The last fit's parameters, (1 or n_classes, n_features + 1), where they are asked for."""
        if not (self.warm_start and hasattr(self, "coef_")):
            return None
        coef = self.densify().coef_
        shape = (1 if n_classes == 2 else n_classes, n_features)
        if coef.shape != shape:
            raise ValueError(
                f"Initialization coef is of shape {coef.shape}, expected shape {shape}. With warm_start the"
                " data must have as many features and classes as in the last fit."
            )
        return np.column_stack([coef, self.intercept_]).astype(np.float64)

    def _keep(self, objective: Objective, state: State, dtype: Any) -> None:
        data = objective.data
        rows = state.theta.reshape(data.n_rows, data.width)
        coef = rows[:, : data.X.shape[1]]
        intercept = rows[:, -1].copy() if data.intercept else np.zeros(data.n_rows)
        if data.center is not None:
            intercept -= coef @ data.center
        self.coef_, self.intercept_ = coef.astype(dtype), intercept.astype(dtype)
        self.n_iter_ = np.array([state.n_iter], dtype=np.int32)
        reached = _logistic_l1.subgradient(state.theta, state.gradient, objective.lasso)
        self.gradient_norm_, self.stop_ = float(np.abs(reached).max(initial=0.0)), state.stop or Stop.MAX_ITER
        if self.stop_ is Stop.MAX_ITER:
            warnings.warn(
                f"{_NOT_CONVERGED[self.solver].format(state.n_iter)}: {Stop.MAX_ITER.value}"
                f" (max_iter={self.max_iter}, tol={self.tol:g}, gradient reached {self.gradient_norm_:.2g})."
                " Increase the number of iterations.",
                ConvergenceWarning,
                stacklevel=3,
            )

    def decision_function(self, X: Any) -> NDArray[Any]:
        """Scores (n_samples,) of the second of two classes, or (n_samples, n_classes)."""
        X = check_X(self, X)
        scores: NDArray[Any] = np.asarray(X @ self.coef_.T) + self.intercept_
        return scores.ravel() if len(self.classes_) == 2 else scores

    def predict(self, X: Any) -> NDArray[Any]:
        """The most probable class of each sample (n_samples,); of equals the first."""
        scores = self.decision_function(X)
        places = (scores > 0).astype(np.intp) if scores.ndim == 1 else scores.argmax(axis=1)
        labels: NDArray[Any] = self.classes_[places]
        return labels

    def predict_proba(self, X: Any) -> NDArray[Any]:
        """The probability of each class (n_samples, n_classes)."""
        scores = self.decision_function(X)
        if scores.ndim == 1:
            from scipy.special import expit

            return np.column_stack([expit(-scores), expit(scores)])
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        return scores

    def predict_log_proba(self, X: Any) -> NDArray[Any]:
        """The logarithm of each class's probability (n_samples, n_classes); finite where that underflows."""
        scores = self.decision_function(X)
        if scores.ndim == 1:
            log_proba: NDArray[Any] = -np.logaddexp(0, np.column_stack([scores, -scores]))
            return log_proba
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores

    def sparsify(self) -> Self:
        """Keep coef_ as a SciPy CSR matrix: less memory where most coefficients are zero."""
        from scipy.sparse import csr_matrix

        self._check_is_fitted()
        self.coef_ = csr_matrix(self.coef_)
        return self

    def densify(self) -> Self:
        """Keep coef_ as an array, as `fit` does."""
        self._check_is_fitted()
        self.coef_ = self.coef_.toarray() if hasattr(self.coef_, "toarray") else self.coef_
        return self


def _objective(
    X: NDArray[Any],
    codes: NDArray[np.intp],
    n_classes: int,
    weights: Array,
    penalty: Penalty,
    intercept: bool,
) -> Objective:
    """What is minimized: mean loss, and the penalty in the same measure."""
    total = float(weights.sum())
    target: Array = codes.astype(np.float64)
    if n_classes == 2:
        target *= 2.0
        target -= 1.0
    else:
        target = (target == np.arange(n_classes)[:, None]).astype(np.float64)
    center = _center(X) if intercept and penalty.intercept == 0 else None
    data = Data(X, target, weights / total, center, intercept)
    ridge = np.full((data.n_rows, data.width), penalty.l2 / total)
    lasso = np.full((data.n_rows, data.width), penalty.l1 / total)
    if intercept:
        ridge[:, -1] *= penalty.intercept**2
        lasso[:, -1] *= penalty.intercept
    return Objective(data, ridge.ravel(), lasso.ravel())


def _center(X: NDArray[Any]) -> Array | None:
    """A point (d,) about which to take X, or None if its features lie near zero.

    The loss does not change when features are shifted and the intercept with them; but far from zero features
    and intercept are nearly collinear, and digits are lost. Any point near the samples will do.
    """
    probe = X[:: max(len(X) // _PROBED, 1)].astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        center, spread = probe.mean(axis=0), probe.std(axis=0)
    constant = (probe == probe[0]).all(axis=0)
    far = (np.abs(center) > _FAR * spread) | (constant & (center != 0))
    if not far.any() or not np.isfinite(center).all():
        return None
    return np.where(constant, probe[0], center)  # type: ignore[no-any-return]


def _minimum(objective: Objective, start: Array | None, *, tol: float, max_iter: int) -> State:
    """Minimize from start (K, d + 1), parameters of the unshifted features, or from zero."""
    data, sparse = objective.data, bool(objective.lasso.any())
    theta = np.zeros((data.n_rows, data.width))
    if start is not None:
        theta[:] = start[:, : data.width]
        if data.center is not None:
            theta[:, -1] += theta[:, :-1] @ data.center
        if data.n_rows > 1 and not sparse:
            theta -= theta.mean(axis=0)
    solve = _logistic_l1.minimize if sparse else _logistic_newton.minimize
    # BLAS threads slow products with a vector down; large work is cut for threads of our own.
    with blas_held():
        state = solve(objective, theta.ravel(), tol=tol, max_iter=max_iter, given=start is not None)
    if data.n_rows > 1 and data.intercept:
        # Only differences between intercepts matter; of all equal choices their mean is zero in this one.
        rows = state.theta.reshape(data.n_rows, data.width)
        rows[:, -1] -= rows[:, -1].mean()
    return state
