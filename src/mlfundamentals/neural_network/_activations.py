"""Activation functions and how an error passes back through them.

Both work in place, on a layer's values in the cache. None overflows on finite input, however large: softmax
subtracts each row's maximum first, the logistic function never takes exp of a large positive number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.special import expit

from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals._core.types import FloatArray


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of a layer's scores Z (n, k) that overwrites them by its values H (n, k)."""

    apply: Callable[[FloatArray], object]
    """apply(Z) turns Z into H."""
    through: Callable[[FloatArray, FloatArray], object] | None = None
    """through(H, delta) multiplies the error delta (n, k) by the derivative, told from H; None where it is
    not elementwise or only used for outputs."""


def _nothing(*_: FloatArray) -> None:
    """The identity, and its derivative."""


def _relu(Z: FloatArray) -> None:
    np.maximum(Z, 0, out=Z)


def _through_relu(H: FloatArray, delta: FloatArray) -> None:
    np.copyto(delta, 0, where=H == 0)


def _tanh(Z: FloatArray) -> None:
    np.tanh(Z, out=Z)


def _through_tanh(H: FloatArray, delta: FloatArray) -> None:
    slope = H * H
    delta *= np.subtract(1, slope, out=slope)


def _logistic(Z: FloatArray) -> None:
    expit(Z, out=Z)


def _through_logistic(H: FloatArray, delta: FloatArray) -> None:
    delta *= H
    delta *= 1 - H


def _softmax(Z: FloatArray) -> None:
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True)


def _exp(Z: FloatArray) -> None:
    np.exp(Z, out=Z)


_SIGMOID = Activation(_logistic, _through_logistic)

ACTIVATIONS = {
    "identity": Activation(_nothing, _nothing),
    "relu": Activation(_relu, _through_relu),
    "tanh": Activation(_tanh, _through_tanh),
    "logistic": _SIGMOID,
    "sigmoid": _SIGMOID,
    "softmax": Activation(_softmax),
    "exp": Activation(_exp),
}
"""By name; "sigmoid" is another word for "logistic"."""


def find_activation(name: str, *, hidden: bool = False) -> Activation:
    """The activation of that name; raises InvalidParameterError for any other.

    hidden: whether errors have to pass back through it.
    """
    known = {key: found for key, found in ACTIVATIONS.items() if found.through is not None or not hidden}
    if name not in known:
        where = "a hidden layer's activation" if hidden else "an activation"
        raise InvalidParameterError(f"{where} must be one of {sorted(known)}. Got {name!r} instead.")
    return known[name]


def activate(Z: Float[np.ndarray, "n k"], name: str) -> Float[np.ndarray, "n k"]:
    """The activation `name` of scores Z (n, k), as a new array.

    name: "identity", "relu", "tanh", "logistic" (or "sigmoid"), "exp"; "softmax" is taken over each row.
    Raises InvalidParameterError for another name.  Source: [bridle1990] for softmax.

    >>> activate(np.array([[1000.0, 1000.0], [-1000.0, 1000.0]]), "softmax")
    array([[0.5, 0.5],
           [0. , 1. ]])
    """
    H = Z.copy()
    find_activation(name).apply(H)
    return H


def log_softmax(Z: Float[np.ndarray, "n k"]) -> Float[np.ndarray, "n k"]:
    """log(softmax(Z)) over each row, finite also where the probability underflows to 0.

    >>> log_softmax(np.array([[-1000.0, 0.0]]))
    array([[-1000.,     0.]])
    """
    shifted: FloatArray = Z - Z.max(axis=1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shifted
