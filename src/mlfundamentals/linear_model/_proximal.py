"""One proximal point step of the elastic net on a few features, by semismooth Newton in float32.

Around coefficients w with correlations q = X'(y - X w) - l2 w the step minimizes over u

    ½ (u - w)'G(u - w) - q'(u - w) + l1 ||u||_1 + ½ (u - w)'D^-1(u - w),     G = X'X,  D^-1 = l2 I + P.

P >= 0 is the proximal term; without it the step is the elastic net itself, for l2 w'(u - w) + ½ l2 ||u - w||²
is ½ l2 ||u||² but for a constant. The last term makes it well conditioned, however many features there are.
The step is solved in its dual, which is smooth: with v standing for the residual y - X v and
z = w + D (q - G (v - w)), its minimum is where u = prox(z) has X u = X v. A Newton step on that is
found by conjugate gradients, which need some six products with G where a Cholesky factor costs as much as
ninety; where few coefficients are not 0, the factor costs less than those calls. The length of the step is
the exact minimum along its line.
float32 is enough, since only the change u - w is computed here and q is computed anew, in float64, for the
next step: what is rounded away in one step is found in the next.
Source: [li2018].
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.types import FloatArray

_MOST_NEWTON_STEPS = 12
_INNER_TOL = 0.3
"""How exactly a step is solved: the residual of X u = X v, beside the length of the step."""
_NEWTON_TOL, _MOST_PRODUCTS = 0.1, 100
"""How exactly a Newton step is solved, and with how many products with G at most."""
_FACTORED = 128
"""Up to so many coefficients that are not 0 a Cholesky factor costs less than the products."""
_LINE_TOL = 0.05
_MOST_TRIALS = 10


@dataclass(frozen=True, slots=True)
class _Dual:
    """The step's problem; all arrays in float32."""

    gram: FloatArray
    """G, (m, m)."""
    coef: FloatArray
    """w, (m,)."""
    threshold: FloatArray
    """reach * l1, (m,)."""
    reach: FloatArray
    """The diagonal of D, (m,)."""
    positive: bool

    def prox(self, z: FloatArray) -> FloatArray:
        """z shrunken by the threshold."""
        if self.positive:
            shrunken: FloatArray = np.maximum(z - self.threshold, np.float32(0))
            return shrunken
        clipped: FloatArray = z - np.clip(z, -self.threshold, self.threshold)
        return clipped


def proximal_step(
    gram: FloatArray,
    coef: FloatArray,
    correlations: FloatArray,
    *,
    l1: FloatArray,
    reach: FloatArray,
    positive: bool,
) -> FloatArray:
    """The new coefficients (m,) in float64, exactly 0 where the step sets them so.

    gram: G in float32, (m, m).  coef: w.  correlations: q.  l1: (m,), for each feature its own.
    reach: the diagonal of D, (m,), how far each may go, > 0.

    >>> gram, q, l1 = np.eye(1, dtype=np.float32), np.array([3.0]), np.array([1.0])
    >>> reach = np.array([1e3])
    >>> proximal_step(gram, np.zeros(1), q, l1=l1, reach=reach, positive=False).round(3)
    array([1.998])
    """
    far = reach.astype(np.float32)
    dual = _Dual(gram, coef.astype(np.float32), (reach * l1).astype(np.float32), far, positive)
    z = dual.coef + far * correlations.astype(np.float32)
    u, moved, gram_moved = dual.prox(z), np.zeros_like(z), np.zeros_like(z)
    for _ in range(_MOST_NEWTON_STEPS):
        change = u - dual.coef
        ahead = change - moved
        gram_ahead = gram @ change - gram_moved
        if float(ahead @ gram_ahead) <= _INNER_TOL**2 * float(change @ (change / far)):
            break
        found = _factored(dual, u, ahead, gram_ahead) if np.count_nonzero(u) <= _FACTORED else None
        move, gram_move = found or _newton(dual, u, ahead, gram_ahead)
        length = np.float32(_length(dual, z, u, move, gram_move, gram_ahead))
        moved, gram_moved = moved + length * move, gram_moved + length * gram_move
        z = z - length * far * gram_move
        u = dual.prox(z)
    new = coef + (u - dual.coef)
    return np.where(u != 0, new, 0.0)


def _factored(
    dual: _Dual, u: FloatArray, ahead: FloatArray, gram_ahead: FloatArray
) -> tuple[FloatArray, FloatArray] | None:
    """As _newton, by a Cholesky factor; None where the matrix is singular in float32.

    What the step lacks of ahead, D_A (G move)_A, solves (D_A^-1 + G_AA) lack = (G ahead)_A.
    """
    from scipy.linalg import lapack

    inside = u.nonzero()[0]
    columns = dual.gram.take(inside, axis=0)  # rows, as the matrix is symmetric
    matrix = columns.take(inside, axis=1)
    matrix.ravel()[:: len(inside) + 1] += 1 / dual.reach[inside]
    _, lack, failed = lapack.sposv(matrix.T, gram_ahead[inside], lower=1, overwrite_a=1)
    if failed:
        return None
    move = ahead.copy()
    move[inside] -= lack
    return move, gram_ahead - lack @ columns


def _newton(
    dual: _Dual, u: FloatArray, ahead: FloatArray, gram_ahead: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The Newton step for v, and G times it: (I + X_A D X_A') X move = X ahead by conjugate gradients.

    They start at zero, so that wherever they end the step leads downhill. In coefficients the matrix takes p
    to p + D_A G p, which is symmetric in the inner product by G.
    """
    far = np.where(u != 0, dual.reach, np.float32(0))
    move, gram_move = np.zeros_like(ahead), np.zeros_like(ahead)
    left, gram_left = ahead, gram_ahead
    along, gram_along = left, gram_left
    rest = float(left @ gram_left)
    goal = _NEWTON_TOL**2 * rest
    for _ in range(_MOST_PRODUCTS):
        image = along + far * gram_along
        gram_image = dual.gram @ image
        curvature = float(along @ gram_image)
        if not curvature > 0:  # rounding
            break
        length = np.float32(rest / curvature)
        move, gram_move = move + length * along, gram_move + length * gram_along
        left, gram_left = left - length * image, gram_left - length * gram_image
        before, rest = rest, float(left @ gram_left)
        if not rest > goal:
            break
        ratio = np.float32(rest / before)
        along, gram_along = left + ratio * along, gram_left + ratio * gram_along
    return move, gram_move


def _length(
    dual: _Dual,
    z: FloatArray,
    u: FloatArray,
    move: FloatArray,
    gram_move: FloatArray,
    gram_ahead: FloatArray,
) -> float:
    """The t in (0, 1] where the dual objective's derivative along the move is zero, by bracketed secants."""
    start, rise = -float(move @ gram_ahead), float(move @ gram_move)

    def derivative(t: float) -> float:
        there = dual.prox(z - np.float32(t) * dual.reach * gram_move)
        return start + t * rise - float(gram_move @ (there - u))

    low, high, at_low, at_high = 0.0, 1.0, start, derivative(1.0)
    t = 1.0
    if at_high <= _LINE_TOL * abs(start) or start >= 0:
        return t
    for _ in range(_MOST_TRIALS):
        width = high - low
        t = min(max(low - at_low * width / (at_high - at_low), low + 0.1 * width), high - 0.1 * width)
        at_t = derivative(t)
        if abs(at_t) <= _LINE_TOL * abs(start):
            break
        if at_t > 0:
            high, at_high = t, at_t
        else:
            low, at_low = t, at_t
    return t
