"""References of regularization against the library, scikit-learn and SciPy."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.linalg
import scipy.optimize
import sklearn.linear_model

from mlfundamentals import linear_model
from tests.reference.witnesses import N_FRESH, inputs, reference

Array = np.ndarray[Any, Any]
LIBRARIES = (linear_model, sklearn.linear_model)


def regression(rng: np.random.Generator) -> tuple[Array, Array]:
    X = rng.normal(size=(12, 3)) + rng.normal(size=(12, 1)) + rng.integers(-3, 4, size=3)
    return X, X @ rng.normal(size=3) + rng.normal(size=12) + 4


def with_lam(rng: np.random.Generator) -> tuple[Array, Array, float]:
    return *regression(rng), float(rng.uniform(0.01, 2))


def as_floats(*arrays: Any) -> tuple[Array, ...]:
    return tuple(np.asarray(array, dtype=float) for array in arrays)


def objective(X: Array, y: Array, w: Array, lam: float, kind: str) -> Any:
    """The objective with the best intercept, its penalty by the question of that name."""
    errors = y - y.mean() - (X - X.mean(axis=0)) @ w
    return errors @ errors / (2 * len(y)) + reference("penalty")(w, lam, kind)


def test_penalty() -> None:
    """Its derivative, by differences, is what the library's solvers and textbooks use."""

    def fresh(rng: np.random.Generator) -> tuple[Array, float, str]:
        return rng.normal(size=5), float(rng.uniform(0, 3)), str(rng.choice(["l1", "l2"]))

    for w, lam, kind in inputs("penalty", fresh):
        (w,) = as_floats(w)
        norms = scipy.linalg.norm(w, 1) if kind == "l1" else scipy.linalg.norm(w) ** 2 / 2
        np.testing.assert_allclose(reference("penalty")(w, lam, kind), lam * norms, rtol=1e-12, atol=1e-300)


def test_ridge_closed_form() -> None:
    for X, y, lam in inputs("ridge_closed_form", with_lam):
        X, y = as_floats(X, y)
        w, b = reference("ridge_closed_form")(X, y, lam)
        size = np.abs(w).max() + abs(b)
        if lam == 0:  # of least norm, where columns depend on each other
            least = scipy.linalg.lstsq(X - X.mean(axis=0), y - y.mean(), cond=1e-10)[0]
            np.testing.assert_allclose(w, least, atol=1e-9 * size)
            continue
        for library in LIBRARIES:
            model = library.Ridge(alpha=len(X) * lam).fit(X, y)
            np.testing.assert_allclose(w, model.coef_, atol=1e-8 * size)
            np.testing.assert_allclose(b, model.intercept_, atol=1e-8 * size)


def test_ridge_regression() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X, y, lam = with_lam(rng)
        return X, y, X[:4] + 1.0, X[3:, :2], y[3:], X[:2, :2], lam

    for X, y, X_new, X_again, y_again, X_last, *rest in inputs("RidgeRegression", fresh):
        model = reference("RidgeRegression")(*rest[:1])  # the second one is another model's
        for given, targets, new in ((X, y, X_new), (X_again, y_again, X_last)):
            model.fit(given, targets)
            for library in LIBRARIES if len(new) and model.lam > 0 else ():
                theirs = library.Ridge(alpha=len(given) * model.lam).fit(*as_floats(given, targets))
                predicted = theirs.predict(*as_floats(new))
                np.testing.assert_allclose(model.predict(new), predicted, rtol=1e-7, atol=1e-8)
                np.testing.assert_allclose(model.coef, theirs.coef_, rtol=1e-7, atol=1e-8)


def test_ridge_gd_step() -> None:
    """The step leads along the gradient that differences of the objective show."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X, y, lam = with_lam(rng)
        return rng.normal(size=3), float(rng.normal()), X, y, float(rng.uniform(0, 1)), lam

    for w, b, X, y, lr, lam in inputs("ridge_gd_step", fresh):
        X, y = as_floats(X, y)

        def loss(theta: Array, X: Array = X, y: Array = y, lam: float = lam) -> Any:
            errors = X @ theta[:-1] + theta[-1] - y
            return errors @ errors / (2 * len(y)) + reference("penalty")(theta[:-1], lam, "l2")

        theta = np.append(w, b).astype(float)
        slope = scipy.optimize.approx_fprime(theta, loss, 1e-6)
        stepped = np.append(*reference("ridge_gd_step")(w, b, X, y, lr, lam))
        size = 1 + np.abs(theta).max() + np.abs(slope).max()
        np.testing.assert_allclose(stepped, theta - lr * slope, atol=1e-3 * size)


def test_lasso_cd() -> None:
    """The history is that of the objective, and many sweeps lead where the libraries' solvers end."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return *with_lam(rng), int(rng.integers(0, 6))

    for X, y, lam, n_sweeps in inputs("lasso_cd", fresh):
        X, y = as_floats(X, y)
        paths = [reference("lasso_cd")(X, y, lam, sweeps) for sweeps in range(n_sweeps + 1)]
        history = paths[-1][2]
        values = [objective(X, y, w, lam, "l1") for w, _, _ in paths]
        np.testing.assert_allclose(history, values, rtol=1e-9, atol=1e-12)
        assert all(after <= before + 1e-12 * before for before, after in itertools.pairwise(history))
    for seed in range(N_FRESH):
        X, y, lam = with_lam(np.random.default_rng(seed))
        w, b, _ = reference("lasso_cd")(X, y, lam, 2000)
        for library in LIBRARIES:
            model = library.Lasso(alpha=lam, tol=1e-12, max_iter=100_000).fit(X, y)
            np.testing.assert_allclose(w, model.coef_, atol=1e-7)
            np.testing.assert_allclose(b, model.intercept_, atol=1e-6)


def test_lasso_nonzeros() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X, y = regression(rng)
        top = reference("lambda_max")(X, y)
        return X, y, top * np.array([0.5, 1.5, 0.1, 0.9])

    for X, y, lams in inputs("lasso_nonzeros", fresh):
        X, y = as_floats(X, y)
        counts = reference("lasso_nonzeros")(X, y, lams)
        for lam, count in zip(map(float, lams), counts, strict=True):
            if lam > 0:
                theirs = linear_model.Lasso(alpha=lam, tol=1e-12, max_iter=100_000).fit(X, y).coef_
                assert np.sum(np.abs(theirs) > 1e-8) == count
                sparse = sklearn.linear_model.Lasso(alpha=lam, tol=1e-12, max_iter=100_000).fit(X, y).coef_
                assert np.sum(np.abs(sparse) > 1e-8) == count
            else:
                least = scipy.linalg.lstsq(X - X.mean(axis=0), y - y.mean())[0]
                assert np.sum(np.abs(least) > 1e-8) == count


def test_lambda_max() -> None:
    """At it the lasso is all zeros, just below it no longer; the libraries' paths begin there."""
    for X, y in inputs("lambda_max", regression):
        X, y = as_floats(X, y)
        top = reference("lambda_max")(X, y)
        if top > 1e-9:
            assert not reference("lasso_cd")(X, y, top * (1 + 1e-9), 3)[0].any()
            assert reference("lasso_cd")(X, y, top * (1 - 1e-6), 3)[0].any()
    for seed in range(N_FRESH):
        X, y = regression(np.random.default_rng(seed))
        for library in LIBRARIES:
            path: Callable[..., Any] = library.lasso_path
            alphas = path(X - X.mean(axis=0), y - y.mean())[0]
            np.testing.assert_allclose(alphas[0], reference("lambda_max")(X, y), rtol=1e-9)
