"""Training on all samples at once by L-BFGS, a quasi-Newton method."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.types import FloatArray
from mlfundamentals.neural_network._backward import Objective, backward
from mlfundamentals.neural_network._parameters import Parameters


@dataclass(frozen=True, slots=True)
class LBFGSResult:
    """Where L-BFGS ended."""

    parameters: Parameters
    n_iter: int
    loss: float
    converged: bool
    message: str
    """SciPy's word on why it ended."""


def minimize_lbfgs(
    X: FloatArray,
    y: Any,
    start: Parameters,
    objective: Objective,
    *,
    sample_weight: FloatArray | None = None,
    tol: float = 1e-4,
    max_iter: int = 200,
    max_fun: int = 15000,
) -> LBFGSResult:
    """Minimize the objective (with l1 = 0) from start, until no entry of its gradient exceeds tol, or it
    falls by less than 2e-9 of its value.

    Computed in float64 whatever X is: the line search cannot do with less.  max_fun: most evaluations.
    Source: [nocedal2006], section 7.2.
    """
    from scipy.optimize import minimize

    X, units = X.astype(np.float64, copy=False), start.layer_units
    weights = None if sample_weight is None else sample_weight.astype(np.float64, copy=False)

    def value_and_gradient(vector: FloatArray) -> tuple[float, FloatArray]:
        at = backward(X, y, Parameters.in_vector(vector, units), objective, sample_weight=weights)
        return at.loss, at.gradient.vector

    options = {"maxfun": max_fun, "maxiter": max_iter, "gtol": tol}
    first = start.vector.astype(np.float64)
    found = minimize(value_and_gradient, first, method="L-BFGS-B", jac=True, options=options)
    parameters = Parameters.in_vector(found.x.astype(start.vector.dtype), units)
    n_iter = min(int(found.nit), max_iter)
    return LBFGSResult(parameters, n_iter, float(found.fun), found.status == 0, str(found.message))


def warn_unless_converged(result: LBFGSResult, max_iter: int) -> None:
    """Warn (ConvergenceWarning) of a run that ended before its tolerance was met."""
    if result.converged:
        return
    more = f"\nIncrease the number of iterations to improve the convergence (max_iter={max_iter})."
    warnings.warn(
        f"lbfgs failed to converge after {result.n_iter} iteration(s):\n{result.message}\n"
        + (more if result.n_iter == max_iter else "")
        + "\nYou might also want to scale the data, see mlfundamentals.preprocessing.",
        ConvergenceWarning,
        stacklevel=4,
    )
