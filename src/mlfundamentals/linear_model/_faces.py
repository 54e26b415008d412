"""The minimum of an elastic net's objective where signs are given, and along a line."""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.types import BoolArray, FloatArray


def face_minimum(gram: FloatArray, right: FloatArray, here: FloatArray, l2: float) -> FloatArray:
    """The w (k,) with (gram + l2 I) w = right; where columns depend on each other, one near here (k,).

    gram: X_A'X_A, (k, k).  right: X_A'y - l1 s, (k,).

    >>> face_minimum(np.eye(1), np.array([2.0]), np.zeros(1), 1.0)
    array([1.])
    """
    from scipy.linalg import lapack

    pull = 0.0
    while True:
        matrix = gram.copy(order="F")
        diagonal = matrix.ravel(order="K")[:: len(gram) + 1]  # a view
        diagonal += l2 + pull
        solution: FloatArray
        _, solution, failed = lapack.dposv(matrix, right + pull * here, lower=1, overwrite_a=1)
        if not failed:
            return solution
        pull = max(100 * pull, 1e-12 * float(gram.diagonal().max()), np.finfo(float).tiny)


def line_minimum(
    here: FloatArray, move: FloatArray, slope: float, curvature: float, l1: float, positive: bool
) -> tuple[float, BoolArray]:
    """The minimum over t in [0, 1] of the objective at here + t move, and which coefficients are 0 there.

    Its derivative is slope + t curvature, and rises by 2 l1 |move_j| where coefficient j passes through
    zero, at t_j = here_j / -move_j; with positive none may pass.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = np.where(here * move < 0, -here / move, np.inf)
    order = np.argsort(crossing, kind="stable")
    order = order[crossing[order] < 1]
    at = crossing[order]
    if positive and len(at):
        length = min(float(at[0]), -slope / curvature if curvature > 0 else 1.0)
        return length, crossing == length
    jumps = 2 * l1 * np.abs(move[order])
    after = slope + at * curvature + np.cumsum(jumps)
    if not (after >= 0).any():
        rest = slope + float(jumps.sum())
        return min(1.0, -rest / curvature if curvature > 0 else 1.0), np.zeros(len(here), bool)
    first = int(np.argmax(after >= 0))
    before = after[first] - jumps[first]
    if before > 0:
        return float(at[first] - before / curvature), np.zeros(len(here), bool)
    return float(at[first]), crossing == at[first]
