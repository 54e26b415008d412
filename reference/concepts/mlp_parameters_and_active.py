"""Count parameters and active units.

A network has one hidden layer with ReLU units, whose weights `W1` and biases `b1` stand below, and a dense
output layer with `n_outputs` units. How many parameters does the whole network have, and how many hidden
units are active, that is, have an output above 0, for the input x?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, reference


def mlp_parameters_and_active(
    W1: Float[np.ndarray, "p h"], b1: Float[np.ndarray, "h"], x: Float[np.ndarray, "p"], n_outputs: int
) -> tuple[int, int]:
    """The number of parameters, and of active hidden units.

    W1: weights from every input (row) to every hidden unit (column)
    b1: biases of the hidden units
    x: the input
    n_outputs: how many output units there are
    """
    p, h = W1.shape
    return (p + 1) * h + (h + 1) * n_outputs, int((hidden(W1, b1, x, n_outputs) > 0).sum())


def hidden(W1, b1, x, n_outputs):
    layers = [W1, np.zeros((W1.shape[1], n_outputs))], [b1, np.zeros(n_outputs)]
    return reference("forward_mlp")(x[None, :], *layers, "relu")[1][0]


def instance(rng):
    p, h = int(rng.integers(2, 5)), int(rng.integers(4, 8))
    W1, b1 = rng.integers(-4, 5, size=(p, h)) / 2, rng.integers(-4, 5, size=h) / 2
    x, at_zero = rng.choice([-1.5, -1.0, 0.5, 1.0, 2.0], size=p), rng.integers(h)
    x[0] = W1[1:, at_zero] = b1[at_zero] = 0.0  # one unit looks at an input of 0 alone
    W1[0, at_zero] = 1.5
    return W1, b1, x, int(rng.integers(2, 5))


def fit(W1, b1, x, n_outputs):
    """No unit is close to 0 but those that are exactly there, and some are."""
    scores = x @ W1 + b1
    n_active = (scores > 0).sum()
    return 0 < n_active < len(b1) and (np.abs(scores)[scores != 0] > 0.2).all() and (scores == 0).any()


question = Concept(
    mlp_parameters_and_active,
    level=1,
    minutes=4,
    instance=instance,
    answer="two ints: the number of parameters and the number of active units",
    example=(10, 0),
    fit=fit,
    sources=["rumelhart1986"],
)


@question.misconception("no_bias", hint="Does a unit have parameters besides its weights?")
def _(W1, b1, x, n_outputs):
    """It does not count the biases."""
    p, h = W1.shape
    return p * h + h * n_outputs, mlp_parameters_and_active(W1, b1, x, n_outputs)[1]


@question.misconception("hidden_only", hint="Which layers does the whole network have?")
def _(W1, b1, x, n_outputs):
    """It counts the parameters of the hidden layer alone."""
    p, h = W1.shape
    return (p + 1) * h, mlp_parameters_and_active(W1, b1, x, n_outputs)[1]


@question.misconception("counts_inputs", hint="Is an input a unit with a bias?")
def _(W1, b1, x, n_outputs):
    """It counts the inputs as parameters too."""
    count, active = mlp_parameters_and_active(W1, b1, x, n_outputs)
    return count + len(x), active


@question.misconception("active_ge", hint="What does a ReLU unit give out at 0?")
def _(W1, b1, x, n_outputs):
    """It takes a unit at exactly 0 for active."""
    return mlp_parameters_and_active(W1, b1, x, n_outputs)[0], int((x @ W1 + b1 >= 0).sum())


@question.misconception("bias_left_out", hint="What is added to the weighted inputs of a unit?")
def _(W1, b1, x, n_outputs):
    """It leaves the biases out when it looks for active units."""
    return mlp_parameters_and_active(W1, b1, x, n_outputs)[0], int((x @ W1 > 0).sum())
