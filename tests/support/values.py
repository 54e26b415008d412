"""Strategies for the values that the codec knows."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from mlfundamentals.questions.codec import DTYPES, Opaque

dtypes = st.sampled_from([np.dtype(name) for name in DTYPES])


@st.composite
def any_arrays(draw: st.DrawFn) -> np.ndarray:
    """Arrays of every dtype, with every memory order and with axes of length 0."""
    array = draw(arrays(draw(dtypes), draw(array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))))
    return np.asarray(array.T if draw(st.booleans()) else array)


hashable = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=5)
)
names = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=5)
leaves = hashable | any_arrays() | any_arrays().filter(lambda a: a.size > 0).map(lambda a: a.flat[0])
values: st.SearchStrategy[Any] = st.recursive(
    leaves | names.map(Opaque),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashable.filter(lambda key: key == key), inner, max_size=4)
    ),
    max_leaves=12,
)


def identical(one: Any, other: Any) -> bool:
    """Equal in type, dtype, shape and every bit; NaN and -0.0 included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        same_kind = one.dtype == other.dtype and one.shape == other.shape
        return same_kind and (one.tobytes() == other.tobytes() or one.dtype.itemsize == 16)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return identical(list(one.items()), list(other.items()))
    return repr(one) == repr(other)
