"""Which penalty the parameters of a logistic regression ask for, and which of them contradict each other."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Penalty:
    """Strengths beside a loss that is summed over samples."""

    l1: float
    l2: float
    intercept: float
    """The share of a coefficient's size at which the intercept is penalized; 0 leaves it free."""


def resolve_penalty(model: Any) -> Penalty:
    """The penalty of a LogisticRegression; warns and refuses as scikit-learn 1.9 does.

    Raises ValueError for a solver that scikit-learn does not let have this penalty, or dual without
    liblinear.
    """
    name = _name(model)
    _check_solver(model.solver, name, model.dual)
    _warn_of_unused(model, name)
    ratio = {"l1": 1.0, "l2": 0.0, None: 0.0}.get(name, model.l1_ratio)
    if ratio is None:
        raise ValueError("l1_ratio must be specified when penalty is elasticnet.")
    strength = 0.0 if name is None else 1.0 / model.C
    intercept = 1.0 / model.intercept_scaling if model.solver == "liblinear" else 0.0
    return Penalty(strength * ratio, strength * (1.0 - ratio), intercept)


def _name(model: Any) -> str | None:
    if model.penalty != "deprecated":
        warnings.warn(
            "'penalty' was deprecated in version 1.8 of scikit-learn and will be removed in 1.10. To avoid"
            " this warning, leave 'penalty' set to its default value and use l1_ratio=0 for 'l2', l1_ratio=1"
            " for 'l1', a float between 0 and 1 for 'elasticnet', and C=np.inf for None.",
            FutureWarning,
            stacklevel=4,
        )
        return model.penalty  # type: ignore[no-any-return]
    if model.l1_ratio is None:
        warnings.warn(
            "'l1_ratio=None' was deprecated in version 1.8 of scikit-learn and will trigger an error in 1.10."
            " Use 0<=l1_ratio<=1 instead.",
            FutureWarning,
            stacklevel=4,
        )
    if np.isinf(model.C):
        return None
    return "l2" if not model.l1_ratio else "l1" if model.l1_ratio == 1 else "elasticnet"


def _check_solver(solver: str, penalty: str | None, dual: bool) -> None:
    if solver not in ("liblinear", "saga") and penalty not in ("l2", None):
        raise ValueError(
            f"Solver {solver} supports only 'l2' or None penalties, got {penalty} penalty. Set solver='saga'."
        )
    if solver != "liblinear" and dual:
        raise ValueError(f"Solver {solver} supports only dual=False, got dual={dual}")
    if penalty == "elasticnet" and solver != "saga":
        raise ValueError(f"Only 'saga' solver supports elasticnet penalty, got solver={solver}.")
    if solver == "liblinear" and penalty is None:
        raise ValueError("C=np.inf as well as penalty=None is not supported for the liblinear solver")


def _warn_of_unused(model: Any, name: str | None) -> None:
    if name != "elasticnet" and model.l1_ratio is not None and 0 < model.l1_ratio < 1:
        warnings.warn(
            f"l1_ratio parameter is only used when penalty is 'elasticnet'. Got (penalty={name})",
            stacklevel=4,
        )
    if (model.penalty == "l2" and model.l1_ratio != 0) or (model.penalty == "l1" and model.l1_ratio != 1):
        warnings.warn(
            f"Inconsistent values: penalty={model.penalty} with l1_ratio={model.l1_ratio}. penalty is"
            " deprecated. Please use l1_ratio only.",
            stacklevel=4,
        )
    if model.penalty is None and model.C != 1.0:
        warnings.warn("Setting penalty=None will ignore the C and l1_ratio parameters", stacklevel=4)
    if model.n_jobs is not None:
        warnings.warn(
            f"'n_jobs' has no effect since 1.8 and will be removed in 1.10. You provided"
            f" 'n_jobs={model.n_jobs}', please leave it unspecified.",
            FutureWarning,
            stacklevel=4,
        )
