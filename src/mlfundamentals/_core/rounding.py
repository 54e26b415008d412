"""How far rounding can carry a sum of products: bounds that hold for every order of summation.

Source: [higham2002], sections 2.1 (the model of arithmetic), 3.1 (inner products) and 3.4 (gamma).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike


def unit_roundoff(dtype: DTypeLike) -> float:
    """u: a rounded result lies within u times its size of the exact one. 2**-53 for float64, 2**-24 for
    float32."""
    return float(np.finfo(dtype).eps) / 2


def gamma(n: int, dtype: DTypeLike) -> float:
    """n u / (1 - n u): the relative error that n roundings can add up to. Raises ValueError where n u >=
    1."""
    nu = n * unit_roundoff(dtype)
    if nu >= 1:
        raise ValueError(f"no bound holds for {n} roundings in {np.dtype(dtype)}")
    return nu / (1 - nu)


def product_error(n_terms: int, norm_a: float, norm_b: float, dtype: DTypeLike) -> float:
    """The most by which a computed inner product a.b of n_terms terms differs from the exact one of the
    same operands.

    norm_a, norm_b: Euclidean norms of a and b (or bounds on them). By [higham2002], (3.5), the error is at
    most gamma(n) |a|.|b|, with or without fused multiplication, and by Cauchy-Schwarz that is at most
    gamma(n) ||a|| ||b||; each product that underflows adds at most half the smallest subnormal number.
    """
    return gamma(n_terms, dtype) * norm_a * norm_b + n_terms * float(np.finfo(dtype).smallest_subnormal)
