"""Mean squares that neither overflow nor vanish, and what is made of them: RMS and R2."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

_SAFE_EXPONENT = 400
"""Between 2**-400 and 2**400 squares, and sums of them, stay within the range of float64."""
TOO_FEW_FOR_R2 = "R^2 score is not well-defined with less than two samples."


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Means of squares, each as scaled * 4**exponent."""

    scaled: Float[np.ndarray, " o"]
    exponents: Float[np.ndarray, " o"]  # whole numbers; 0 unless values are very large or very small

    def plain(self) -> Float[np.ndarray, " o"]:
        """The mean squares; infinity or 0 where they leave the range of float64."""
        with np.errstate(over="ignore", under="ignore"):
            return np.asarray(np.ldexp(self.scaled, 2 * self.exponents.astype(int)))

    def roots(self) -> Float[np.ndarray, " o"]:
        """Their square roots, which stay in range."""
        return np.asarray(np.ldexp(np.sqrt(self.scaled), self.exponents.astype(int)))

    def over(self, whole: MeanSquares) -> Float[np.ndarray, " o"]:
        """These divided by whole; NaN for 0/0 and infinity for the rest divided by 0."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
            ratios = self.scaled / whole.scaled
            return np.asarray(np.ldexp(ratios, 2 * (self.exponents - whole.exponents).astype(int)))


def mean_squares(
    values: Float[np.ndarray, "n o"], weights: Float[np.ndarray, " n"] | None = None
) -> MeanSquares:
    """Weighted mean over the rows of the squares of each column."""
    exponents = np.frexp(np.abs(values).max(axis=0))[1]
    exponents = np.where(np.abs(exponents) > _SAFE_EXPONENT, exponents, 0)
    if exponents.any():
        values = np.ldexp(values, -exponents)
    return MeanSquares(np.average(values**2, axis=0, weights=weights), exponents.astype(float))


def r2_of_outputs(
    y: Float[np.ndarray, "n o"],
    predicted: Float[np.ndarray, "n o"],
    weights: Float[np.ndarray, " n"] | None = None,
    *,
    force_finite: bool = True,
) -> Float[np.ndarray, " o"]:
    """1 - SSE/SST of each output.

    force_finite: for constant y, 1 if it is predicted exactly and otherwise 0, instead of NaN and -infinity.
    """
    residual = mean_squares(y - predicted, weights)
    total = mean_squares(y - np.average(y, axis=0, weights=weights), weights)
    scores = 1.0 - residual.over(total)
    if not force_finite:
        return scores
    return np.where(total.scaled != 0, scores, np.where(residual.scaled == 0, 1.0, 0.0))
