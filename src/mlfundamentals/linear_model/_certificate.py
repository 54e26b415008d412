"""How far coefficients are from the minimum of an elastic net: the duality gap, and the KKT conditions.

The problem, here and in the modules that solve it, with columns x_j of X (n, d):

    minimize over w   ½ ||y - X w||² + l1 ||w||_1 + ½ l2 ||w||²      (and w >= 0, if positive)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True, slots=True)
class Penalty:
    """l1 ||w||_1 + ½ l2 ||w||², both weights >= 0."""

    l1: float
    l2: float = 0.0
    positive: bool = False
    """Whether w >= 0 is asked for."""


class Certificate(NamedTuple):
    """How good coefficients are."""

    objective: float
    gap: float
    """By how much the objective exceeds a lower bound on its minimum, so at most its distance to it."""
    largest: float
    """The largest size of a correlation; of the largest one that is positive, if coefficients have to be."""


def certify(
    coef: Float[np.ndarray, " d"],
    correlations: Float[np.ndarray, " d"],
    residual_squares: float,
    residual_dot_y: float,
    penalty: Penalty,
) -> Certificate:
    """The objective at coef and its duality gap.

    correlations: X'r - l2 w for the residual r = y - X w.  residual_squares: r'r.  residual_dot_y: r'y.
    The bound is the dual objective at r, shrunk until it is feasible; for l1 = 0 the other dual of
    [dunner2016] is taken (and for l1 = l2 = 0, where no bound is finite, the squared norm of the gradient
    stands in). Source: [fercoq2015] for l2 = 0; the elastic net is the lasso on n + d rows.

    >>> certify(np.array([0.0]), np.array([1.0]), 1.0, 1.0, Penalty(l1=2.0)).gap
    0.0
    """
    l1, l2 = penalty.l1, penalty.l2
    coef_squares = float(coef @ coef)
    squares = residual_squares + l2 * coef_squares
    objective = 0.5 * squares + l1 * float(np.abs(coef).sum())
    largest = float(correlations.max() if penalty.positive else np.abs(correlations).max())
    if l1 > 0:
        shrink = l1 / largest if largest > l1 else 1.0
        return Certificate(objective, objective - shrink * (residual_dot_y - 0.5 * shrink * squares), largest)
    gradient = np.maximum(correlations, 0) if penalty.positive else correlations
    if l2 == 0:
        return Certificate(objective, float(gradient @ gradient), largest)
    plain = correlations + l2 * coef
    plain = np.maximum(plain, 0) if penalty.positive else plain
    gap = residual_squares + 0.5 * l2 * coef_squares - residual_dot_y + float(plain @ plain) / (2 * l2)
    return Certificate(objective, gap, largest)


def kkt_violation(
    coef: Float[np.ndarray, " d"], correlations: Float[np.ndarray, " d"], penalty: Penalty
) -> float:
    """The largest amount by which a correlation X'r - l2 w breaks its condition; 0 exactly at a minimum.

    The conditions: l1 * sign(w_j) where w_j is not 0, at most l1 in size (or at most l1, if positive) where
    it is.

    >>> kkt_violation(np.array([0.0, 1.0]), np.array([2.5, 1.5]), Penalty(l1=2.0))
    0.5
    """
    size = correlations if penalty.positive else np.abs(correlations)
    broken = np.where(
        coef != 0, np.abs(correlations - penalty.l1 * np.sign(coef)), np.maximum(size - penalty.l1, 0)
    )
    return float(broken.max(initial=0.0))
