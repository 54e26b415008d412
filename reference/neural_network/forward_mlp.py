r"""Forward pass of a multilayer perceptron.

Send the rows of X through a network of dense layers and return what every layer puts out:
$A_0 = X$ and, for the layers $l = 1, \dots, L$,

$$Z_l = A_{l-1} W_l + b_l, \qquad A_l = f_l(Z_l)$$

where $f_l$ is the activation `hidden` for all layers but the last, and softmax over every row for the last.

What is judged
- The result is a list of L + 1 arrays: $A_0, A_1, \dots, A_L$. The first is `X` as floats,
  the same array or a copy.
- $W_l$ is `Ws[l - 1]`; its rows belong to the inputs of the layer and its columns to its outputs.
- `hidden` is always one of `"relu"`, $\max(z, 0)$; `"tanh"`; and `"sigmoid"`, $1 / (1 + e^{-z})$.
- The last layer has softmax, $e^{z_j} / \sum_m e^{z_m}$ along every row, and no other activation.
- A network of one layer has no hidden layer: its result is $[X, A_1]$ with $A_1$ from softmax.
- No $|z|$ exceeds 600, so no $e^z$ overflows; scores near 500 in one row do not disturb those near -500 in
  another. There is at least one sample.
"""

import itertools
import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def forward_mlp(
    X: Float[np.ndarray, "n p"],
    Ws: list[Float[np.ndarray, "inputs outputs"]],
    bs: list[Float[np.ndarray, "outputs"]],
    hidden: str = "relu",
) -> list[Float[np.ndarray, "n width"]]:
    """Compute the activations of all layers.

    X: the samples
    Ws: the weights of every layer, at least one
    bs: the biases of every layer
    hidden: "relu", "tanh" or "sigmoid", for the hidden layers

    Returns X and the activations of every layer, in order.
    """
    activate = {
        "relu": lambda Z: np.maximum(Z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    }
    activations = [X.astype(float)]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        activations.append(activate[hidden](activations[-1] @ W + b))
    scores = activations[-1] @ Ws[-1] + bs[-1]
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    activations.append(exps / exps.sum(axis=1, keepdims=True))
    return activations


def fits(X, Ws, bs, hidden):
    """Whether the layers fit together."""
    widths = [X.shape[1], *map(len, bs)]
    shapes = list(itertools.pairwise(widths))
    return hidden in HIDDEN and bool(Ws) and [W.shape for W in Ws] == shapes


HIDDEN = ("relu", "tanh", "sigmoid")


@st.composite
def networks(draw, entries, square=False, hidden=HIDDEN):
    """At most 3 layers of at most 3 units, with entries up to 2 in size, so that no score exceeds 518."""
    n, widths = draw(st.integers(1, 4)), draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    if square:
        widths = [max(widths[0], 2)] * len(widths)
    Ws = [draw(entries(shape)) for shape in itertools.pairwise(widths)]
    bs = [draw(entries(width)) for width in widths[1:]]
    return draw(entries((n, widths[0]))), Ws, bs, draw(choice(*hidden))


def small_reals(shape):
    return reals(shape, -2, 2)


def small_integers(shape):
    return whole_reals(shape, -2, 2)


ROWS = np.array([[1.0, -2.0], [0.5, 0.0], [-1.0, 2.0]])
W_2X2, W_2X3, W_3X2 = np.array([[1.0, 2.0], [-1.0, 0.5]]), np.ones((2, 3)), np.array([[1.0, -1.0]] * 3)
TINY = np.array([[1.0]]), [np.array([[2.0]]), np.array([[1.0, 0.0]])], [np.zeros(1), np.array([0.0, 1.0])]

question = Question(
    forward_mlp,
    level=2,
    minutes=13,
    agreement=close(),
    inputs=[
        draws("reals", networks(small_reals)),
        draws("small integers", networks(small_integers)),
        draws("square layers", networks(small_reals, square=True)),
        edge(
            "one layer",
            (ROWS, [W_2X2], [np.array([0.0, 1.0])], "relu"),
            (ROWS, [W_2X3], [np.array([-1.0, 0.0, 1.0])], "tanh"),
            (ROWS, [W_2X2], [np.array([0.25, 0.0])], "sigmoid"),
        ),
        edge(
            "no unit active",
            (ROWS, [W_2X3, W_3X2], [np.full(3, -4.0), np.array([1.0, 2.0])], "relu"),
            (np.zeros((1, 2)), [W_2X2, W_2X2], [np.zeros(2), np.zeros(2)], "relu"),
        ),
        edge("tanh", (*TINY, "tanh"), strategy=networks(small_integers, hidden=("tanh",))),
        edge("sigmoid", (*TINY, "sigmoid"), strategy=networks(small_integers, hidden=("sigmoid",))),
        edge(
            "one output",
            (ROWS, [W_2X2, np.array([[1.0], [2.0]])], [np.array([0.5, 0.0]), np.array([3.0])], "relu"),
        ),
        edge(
            "as many samples as outputs",
            (ROWS[:2], [W_2X2, W_2X2], [np.array([0.5, 1.0]), np.array([0.0, 1.0])], "relu"),
        ),
        edge(
            "scores of very different size",
            (np.array([[5.0], [-5.0]]), [np.array([[100.0, 99.75]])], [np.zeros(2)], "relu"),
            (
                np.array([[1.0], [-1.0]]),
                [np.array([[1.0, -1.0]]), np.array([[550.0, 551.0], [-550.0, -549.0]])],
                [np.zeros(2), np.array([0.0, 0.5])],
                "relu",
            ),
        ),
    ],
    examples=[
        (
            np.array([[3]]),
            [np.array([[1]]), np.array([[1, 2]])],
            [np.array([-4]), np.array([5, 5])],
            "relu",
        )
    ],
    sources=["rumelhart1986"],
    legal=fits,
)


@question.alternate("loops_with_epsilon")  # one of 1e-12 in the divisor counts as right
def _(X, Ws, bs, hidden="relu"):
    def tanh(z):
        return (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))

    def activate(z):
        if hidden == "relu":
            return z if z > 0 else 0.0
        return tanh(z) if hidden == "tanh" else (1 + tanh(z / 2)) / 2

    outputs = [[[float(x) for x in row] for row in X]]
    for layer, (W, b) in enumerate(zip(Ws, bs, strict=True)):
        after = []
        for row in outputs[-1]:
            z = [sum(a * w for a, w in zip(row, W[:, j], strict=True)) + b[j] for j in range(len(b))]
            if layer < len(Ws) - 1:
                after.append([activate(value) for value in z])
            else:
                after.append([1 / (sum(math.exp(other - value) for other in z) + 1e-12) for value in z])
        outputs.append(after)
    return [np.array(output) for output in outputs]


@question.alternate("bias_as_weight")
def _(X, Ws, bs, hidden="relu"):
    def softmax(Z):
        return np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]

    activations = {
        "relu": lambda Z: Z * (Z > 0),
        "tanh": lambda Z: 2 / (1 + np.exp(-2 * Z)) - 1,
        "sigmoid": lambda Z: np.exp(Z) / (1 + np.exp(Z)),
    }
    functions = [activations[hidden]] * (len(Ws) - 1) + [softmax]
    result = [np.array(X, dtype=float)]
    for f, W, b in zip(functions, Ws, bs, strict=True):
        with_one = np.column_stack([result[-1], np.ones(len(X))])
        result.append(f(with_one @ np.vstack([W, b])))
    return result


def activate(Z, hidden):
    if hidden == "relu":
        return np.maximum(Z, 0)
    return np.tanh(Z) if hidden == "tanh" else 1 / (1 + np.exp(-Z))


def softmax(Z):
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception("act_on_output", hint="Which activations does the last layer have in your code?")
def _(X, Ws, bs, hidden="relu"):
    """The last layer applies the hidden activation before softmax."""
    result = [X.astype(float)]
    for W, b in zip(Ws, bs, strict=True):
        result.append(activate(result[-1] @ W + b, hidden))
    return [*result[:-1], softmax(result[-1])]


@question.misconception("no_act", hint="What do two dense layers amount to with nothing between them?")
def _(X, Ws, bs, hidden="relu"):
    """The hidden layers have no activation, so the scores are a linear function of X."""
    result = [X.astype(float)]
    for W, b in zip(Ws, bs, strict=True):
        result.append(result[-1] @ W + b)
    return [*result[:-1], softmax(result[-1])]


@question.misconception("preactivations", hint="Which of the two do you keep for every layer: Z or A?")
def _(X, Ws, bs, hidden="relu"):
    """The list holds what every layer computes before its activation."""
    A, result = X.astype(float), [X.astype(float)]
    for W, b in zip(Ws, bs, strict=True):
        Z = A @ W + b
        A = activate(Z, hidden)
        result.append(Z)
    return result


@question.misconception(
    "w_transposed", hint="Is it the rows or the columns of W that belong to the inputs of a layer?"
)
def _(X, Ws, bs, hidden="relu"):
    """The weights are transposed, which shows only in the values where a layer is square."""
    result = [X.astype(float)]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        result.append(activate(result[-1] @ W.T + b, hidden))
    return [*result, softmax(result[-1] @ Ws[-1].T + bs[-1])]


@question.misconception("last_logits", hint="What do the rows of your last array sum to?")
def _(X, Ws, bs, hidden="relu"):
    """The last array holds the scores, without softmax."""
    result = [X.astype(float)]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        result.append(activate(result[-1] @ W + b, hidden))
    return [*result, result[-1] @ Ws[-1] + bs[-1]]


@question.misconception("always_relu", hint="What does your code do with the argument hidden?")
def _(X, Ws, bs, hidden="relu"):
    """The hidden layers use relu whatever hidden says."""
    result = [X.astype(float)]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        result.append(np.maximum(result[-1] @ W + b, 0))
    return [*result, softmax(result[-1] @ Ws[-1] + bs[-1])]


@question.misconception(
    "input_left_out", hint="How many arrays does the statement ask for in a network of one layer?"
)
def _(X, Ws, bs, hidden="relu"):
    """The list starts with the first layer instead of X."""
    result = [X]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        result.append(activate(result[-1] @ W + b, hidden))
    return [*result[1:], softmax(result[-1] @ Ws[-1] + bs[-1])]


@question.misconception(
    "softmax_over_samples", hint="Does a row of your last array sum to 1, or does a column?"
)
def _(X, Ws, bs, hidden="relu"):
    """Softmax runs over the samples instead of over the outputs of each sample."""
    result = [X.astype(float)]
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        result.append(activate(result[-1] @ W + b, hidden))
    return [*result, softmax((result[-1] @ Ws[-1] + bs[-1]).T).T]


@question.misconception(
    "first_always_hidden", hint="Of a network of one layer, which layer is the last, and what does it get?"
)
def _(X, Ws, bs, hidden="relu"):
    """The first layer gets the hidden activation also where it is the last."""
    result = [X.astype(float)]
    for layer, (W, b) in enumerate(zip(Ws, bs, strict=True)):
        Z = result[-1] @ W + b
        result.append(softmax(Z) if layer and layer == len(Ws) - 1 else activate(Z, hidden))
    return result
