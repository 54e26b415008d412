"""right: an enumeration of activations, dense layers as a dataclass and a network class, annotated"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def relu(z: Array) -> Array:
    return (z + np.abs(z)) / 2


def sigmoid(z: Array) -> Array:
    return np.exp(z) / (np.exp(z) + 1.0)


def softmax(z: Array) -> Array:
    shifted = z - np.amax(z, axis=1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)


class Hidden(str, Enum):
    RELU = "relu"
    TANH = "tanh"
    SIGMOID = "sigmoid"

    @property
    def function(self) -> Callable[[Array], Array]:
        match self:
            case Hidden.RELU:
                return relu
            case Hidden.TANH:
                return np.tanh
            case _:
                return sigmoid


@dataclass(frozen=True)
class Dense:
    weights: Array
    biases: Array
    activation: Callable[[Array], Array]

    def __call__(self, inputs: Array) -> Array:
        return self.activation(np.matmul(inputs, self.weights) + self.biases)


class Network:
    def __init__(self, Ws: list[np.ndarray], bs: list[np.ndarray], hidden: Hidden) -> None:
        if len(Ws) != len(bs) or not Ws:
            raise ValueError("as many weights as biases are needed, at least one of each")
        self.layers: list[Dense] = []
        for index, (W, b) in enumerate(zip(Ws, bs)):
            is_last = index + 1 == len(Ws)
            activation = softmax if is_last else hidden.function
            self.layers.append(Dense(np.array(W, dtype=np.float64), np.array(b, dtype=np.float64), activation))

    def forward(self, X: Array) -> list[Array]:
        outputs: list[Array] = [X]
        for layer in self.layers:
            outputs.append(layer(outputs[-1]))
        return outputs


def forward_mlp(
    X: np.ndarray, Ws: list[np.ndarray], bs: list[np.ndarray], hidden: str = "relu"
) -> list[np.ndarray]:
    return Network(Ws, bs, Hidden(hidden)).forward(np.array(X, dtype=np.float64))
