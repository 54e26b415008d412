"""Strategies for the inputs that questions have in common; they shrink to few, small, round numbers.

Random reals never show a wrong tie rule, a zero row or a constant column; small integers do, and edges are
built. A question mixes all three.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

Shape = int | tuple[int, ...]


def reals(shape: Shape, low: float = -10.0, high: float = 10.0) -> st.SearchStrategy[np.ndarray]:
    """Float arrays of a shape with entries from low to high, without subnormal numbers."""
    elements = st.floats(low, high, allow_subnormal=False).map(lambda x: 0.0 if abs(x) < 1e-6 else x)
    return arrays(np.float64, shape, elements=elements)


def whole_reals(shape: Shape, low: int = -3, high: int = 3) -> st.SearchStrategy[np.ndarray]:
    """Float arrays of whole numbers from a small range: they tie, repeat and vanish."""
    return arrays(np.float64, shape, elements=st.integers(low, high).map(float))


def integers(shape: Shape, low: int = 0, high: int = 3) -> st.SearchStrategy[np.ndarray]:
    """Integer arrays with entries from low to high."""
    return arrays(np.int64, shape, elements=st.integers(low, high))


def sizes(low: int, high: int) -> st.SearchStrategy[int]:
    """A number of samples, features or neighbors."""
    return st.integers(low, high)


def choice(*values: Any) -> st.SearchStrategy[Any]:
    """One of the values; shrinks to the first."""
    return st.sampled_from(values)
