r"""Gradients by back-propagation.

A network with one hidden layer sends the rows of X through

$$Z_1 = X W_1 + b_1, \qquad H = \max(Z_1, 0), \qquad Z_2 = H W_2 + b_2, \qquad P = \mathrm{softmax}(Z_2)$$

where the softmax $e^{z_j} / \sum_l e^{z_l}$ runs along every row. Its loss is the mean cross-entropy

$$L = -\frac{1}{n} \sum_i \ln P_{i, y_i}.$$

Return the derivatives of $L$ with respect to the entries of $W_1$, $b_1$, $W_2$ and $b_2$.

What is judged
- The result is a dictionary with the keys `"W1"`, `"b1"`, `"W2"` and `"b2"`, in this order. The gradients
  have the shapes of the arguments of these names.
- The loss is the mean over the samples, not their sum.
- Where $Z_1$ is exactly 0, the derivative of $\max(z, 0)$ is taken as 0. Nowhere else is $Z_1$ near 0.
- Labels are 0, 1, ..., K - 1, where K is the number of columns of W2. There are at least two classes; a class
  may have no sample.
- There is at least one sample. No $|z|$ exceeds 300, so that exponentials do not overflow.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def backprop_two_layer(
    X: Float[np.ndarray, "n p"],
    y: Int[np.ndarray, "n"],
    W1: Float[np.ndarray, "p h"],
    b1: Float[np.ndarray, "h"],
    W2: Float[np.ndarray, "h K"],
    b2: Float[np.ndarray, "K"],
) -> dict[str, Float[np.ndarray, "..."]]:
    """Differentiate the mean cross-entropy of a network with one hidden layer.

    X: the samples
    y: the label of every sample
    W1: the weights of the hidden layer
    b1: the biases of the hidden layer
    W2: the weights of the output layer
    b2: the biases of the output layer

    Returns the gradients by the names of the parameters.
    """
    H = np.maximum(X @ W1 + b1, 0)
    scores = H @ W2 + b2
    P = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    d_scores = (P - np.eye(len(b2))[y]) / len(X)
    d_hidden = (d_scores @ W2.T) * (H > 0)
    return {
        "W1": X.T @ d_hidden,
        "b1": d_hidden.sum(axis=0),
        "W2": H.T @ d_scores,
        "b2": d_scores.sum(axis=0),
    }


def is_clear(X, y, W1, b1, W2, b2):
    """Whether shapes fit, scores are moderate, and no hidden unit is near 0 without being exactly 0."""
    (n, p), h, n_classes = X.shape, len(b1), len(b2)
    if n == 0 or n_classes < 2 or y.shape != (n,) or W1.shape != (p, h) or W2.shape != (h, n_classes):
        return False
    if not ((y >= 0) & (y < n_classes)).all():
        return False
    Z1 = X @ W1 + b1
    scores = np.maximum(Z1, 0) @ W2 + b2
    exact = all((np.round(8 * values) == 8 * values).all() for values in (X, W1, b1))
    kinks = (np.abs(Z1) < 1e-3) & ((Z1 != 0) | (not exact))
    return not kinks.any() and max(np.abs(Z1).max(initial=0), np.abs(scores).max()) <= 300


@st.composite
def networks(draw, entries):
    """With entries up to 2 in size, so that no score exceeds 86."""
    n, p, h = (draw(st.integers(1, 3)) for _ in range(3))
    n_classes = draw(st.integers(2, 3))
    if draw(st.booleans()):
        p = h = n_classes  # a matrix can be transposed without notice
    X, y = draw(entries((n, p))), draw(integers(n, 0, n_classes - 1))
    W1, b1, W2, b2 = (draw(entries(shape)) for shape in ((p, h), h, (h, n_classes), n_classes))
    return X, y, W1, b1, W2, b2


def small_reals(shape):
    return reals(shape, -2, 2)


def small_integers(shape):
    return whole_reals(shape, -2, 2)


def ordinary(rng):
    """Weights as they are drawn at the start of training, and standardized samples."""
    n, p, h, n_classes = (rng.integers(*ends) for ends in ((3, 5), (1, 4), (2, 4), (2, 4)))
    W1, W2 = rng.normal(size=(p, h)) / np.sqrt(p), rng.normal(size=(h, n_classes)) / np.sqrt(h)
    b1, b2 = rng.normal(size=h) / 4, rng.normal(size=n_classes) / 4
    X, W1, b1, W2, b2 = (np.round(values, 2) for values in (rng.normal(size=(n, p)), W1, b1, W2, b2))
    return X, rng.integers(n_classes, size=n), W1, b1, W2, b2


ROWS, LABELS = np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 2.0]]), np.array([0, 1, 1])
W1, B1 = np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([0.25, -0.5])
W2, B2 = np.array([[1.0, -0.5], [0.5, 1.5]]), np.array([0.0, 0.5])
W2_OF_3, B2_OF_3 = np.array([[1.0, -0.5, 0.5], [0.0, 2.0, 1.0]]), np.array([0.5, 0.0, -1.0])
NEVER = np.array([-9.0, 0.25])

question = Question(
    backprop_two_layer,
    level=4,
    minutes=30,
    agreement=close(1e-7),
    inputs=[
        draws("reals", networks(small_reals)),
        draws("small integers", networks(small_integers)),
        seeded("fresh networks", ordinary),
        edge(
            "dead unit",
            (ROWS, LABELS, W1, NEVER, W2, B2),
            (ROWS, LABELS, W1, NEVER[::-1], W2_OF_3, B2_OF_3),
        ),
        edge(
            "all units dead",
            (ROWS, LABELS, W1, np.full(2, -9.0), W2, B2),
            (ROWS[:1], LABELS[:1], W1, np.full(2, -8.0), W2_OF_3, B2_OF_3),
        ),
        edge(
            "unit exactly at 0",
            (np.zeros((1, 2)), LABELS[:1], W1, np.zeros(2), W2, B2),
            (ROWS * [1.0, 0.0], LABELS, W1, np.array([1.0, 0.5]), W2, B2),
            (ROWS, LABELS[::-1], W1, np.array([-3.0, 3.5]), W2_OF_3, B2_OF_3),
        ),
        edge(
            "one sample",
            (ROWS[1:2], LABELS[:1], W1, B1, W2, B2),
            (ROWS[:1], np.array([2]), W1, B1, W2_OF_3, B2_OF_3),
        ),
        edge(
            "class without samples",
            (ROWS, LABELS * 2, W1, B1, W2_OF_3, B2_OF_3),
            (ROWS, LABELS * 0, W1, B1, W2, B2),
            (ROWS, LABELS * 0 + 2, W1, B1, W2_OF_3, B2_OF_3),
        ),
        edge("one hidden unit", (ROWS, LABELS, W1[:, 1:], B1[1:], W2[1:], B2)),
        edge(
            "large scores",
            (16.0 * ROWS, LABELS * 0 + 1, W1, B1, W2, B2),
            (ROWS, LABELS * 0, W1, B1, 32 * W2, B2),
        ),
    ],
    examples=[(ROWS[:1], LABELS[:1], W1, B1, W2, B2)],
    sources=["rumelhart1986"],
    legal=is_clear,
)


@question.alternate("loops_with_epsilon")  # one of 1e-12 in the divisor counts as right
def _(X, y, W1, b1, W2, b2):
    n, p, h, n_classes = *X.shape, len(b1), len(b2)
    gradients = {"W1": np.zeros((p, h)), "b1": np.zeros(h)}
    gradients.update(W2=np.zeros((h, n_classes)), b2=np.zeros(n_classes))
    for x, label in zip(X, y, strict=True):
        z = [sum(x[i] * W1[i, j] for i in range(p)) + b1[j] for j in range(h)]
        a = [max(value, 0.0) for value in z]
        scores = [sum(a[j] * W2[j, k] for j in range(h)) + b2[k] for k in range(n_classes)]
        exps = [math.exp(score - max(scores)) for score in scores]
        errors = [e / (sum(exps) + 1e-12) - (k == label) for k, e in enumerate(exps)]
        for k in range(n_classes):
            gradients["b2"][k] += errors[k] / n
            for j in range(h):
                gradients["W2"][j, k] += a[j] * errors[k] / n
        for j in range(h):
            if z[j] > 0:
                error = sum(W2[j, k] * errors[k] for k in range(n_classes))
                gradients["b1"][j] += error / n
                for i in range(p):
                    gradients["W1"][i, j] += x[i] * error / n
    return gradients


@question.alternate("jacobians")  # divides by probabilities, however small
def _(X, y, W1, b1, W2, b2):
    hidden = X @ W1 + b1
    A = hidden.clip(min=0)
    exps = np.exp(A @ W2 + b2)
    P = exps / exps.sum(axis=1, keepdims=True)
    dP = np.zeros_like(P)
    dP[np.arange(len(y)), y] = -1 / (len(y) * P[np.arange(len(y)), y])
    softmax_jacobians = P[:, :, None] * np.eye(P.shape[1]) - P[:, :, None] * P[:, None, :]
    dZ = np.einsum("nk,nkl->nl", dP, softmax_jacobians)
    dA = np.einsum("nl,hl,nh->nh", dZ, W2, np.heaviside(hidden, 0.0))
    dW1, dW2 = np.einsum("np,nh->ph", X, dA), np.einsum("nh,nl->hl", A, dZ)
    return {"W1": dW1, "b1": dA.sum(0), "W2": dW2, "b2": dZ.sum(0)}


@question.alternate("bias_as_weight")
def _(X, y, W1, b1, W2, b2):
    n = X.shape[0]
    ones = np.ones((n, 1))
    inputs = np.hstack([X, ones])
    hidden = np.hstack([np.maximum(inputs @ np.vstack([W1, b1]), 0), ones])
    scores = hidden @ np.vstack([W2, b2])
    delta = np.exp(scores - scores.max(axis=1)[:, None])
    delta /= delta.sum(axis=1)[:, None]
    delta[range(n), y] -= 1
    upper = hidden.T @ delta / n
    below = delta @ W2.T
    below[hidden[:, :-1] <= 0] = 0
    lower = inputs.T @ below / n
    return {"W1": lower[:-1], "b1": lower[-1], "W2": upper[:-1], "b2": upper[-1]}


def softmax(Z):
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def forward(X, W1, b1, W2, b2):
    """What goes into the hidden layer's activation, what comes out, and the scores."""
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    return Z, H, H @ W2 + b2


def one_hot(y, b2):
    return np.eye(len(b2))[y]


def gradients(X, H, d_hidden, d_scores):
    return {
        "W1": X.T @ d_hidden,
        "b1": d_hidden.sum(axis=0),
        "W2": H.T @ d_scores,
        "b2": d_scores.sum(axis=0),
    }


def backward(X, y, W1, b1, W2, b2, error):
    """Right but for what is taken as the derivative with respect to a score, times n: error(P, Y)."""
    Z, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = error(softmax(scores), one_hot(y, b2)) / len(X)
    return gradients(X, H, d_scores @ W2.T * (Z > 0), d_scores)


@question.misconception("no_1_over_n", hint="If every sample comes twice, do your gradients change?")
def _(X, y, W1, b1, W2, b2):
    """It differentiates the sum of the losses instead of their mean."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: (P - Y) * len(Y))


@question.misconception("divides_by_classes_too", hint="Over how many losses does the statement take a mean?")
def _(X, y, W1, b1, W2, b2):
    """It divides by the number of classes as well."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: (P - Y) / len(b2))


@question.misconception(
    "relu_mask_missing", hint="How does the loss change when a unit's input moves from -3 to -2?"
)
def _(X, y, W1, b1, W2, b2):
    """The derivative of relu is left out."""
    _, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X)
    return gradients(X, H, d_scores @ W2.T, d_scores)


@question.misconception("mask_on_output", hint="Which layer has relu, and where does its derivative belong?")
def _(X, y, W1, b1, W2, b2):
    """The derivative of relu is applied to the scores instead of the hidden layer."""
    _, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X) * (scores > 0)
    return gradients(X, H, d_scores @ W2.T, d_scores)


@question.misconception("relu_of_the_error", hint="Whose sign decides what passes back through a unit?")
def _(X, y, W1, b1, W2, b2):
    """It keeps what comes back where that is positive, instead of where the unit is active."""
    _, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X)
    return gradients(X, H, np.maximum(d_scores @ W2.T, 0), d_scores)


@question.misconception(
    "slope_1_at_0", hint="Which derivative does the statement give to relu at exactly 0, and your code?"
)
def _(X, y, W1, b1, W2, b2):
    """The derivative of relu at 0 is taken as 1."""
    Z, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X)
    return gradients(X, H, d_scores @ W2.T * (Z >= 0), d_scores)


@question.misconception("bias_mean_twice", hint="How often do you divide by n on the way to b1 and b2?")
def _(X, y, W1, b1, W2, b2):
    """The gradients of the biases are divided by n twice."""
    right = backward(X, y, W1, b1, W2, b2, lambda P, Y: P - Y)
    return {name: g / len(X) if name in ("b1", "b2") else g for name, g in right.items()}


@question.misconception("onehot_forgotten", hint="How do the labels enter your gradients?")
def _(X, y, W1, b1, W2, b2):
    """It takes P for the derivative with respect to the scores, so labels do not matter."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: P)


@question.misconception("uphill", hint="Does the loss rise or fall along your gradient?")
def _(X, y, W1, b1, W2, b2):
    """The sign is wrong: it is the direction in which the loss falls."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: Y - P)


@question.misconception(
    "own_class_only", hint="When the score of a wrong class rises, what happens to the loss?"
)
def _(X, y, W1, b1, W2, b2):
    """Only the score of a sample's own class gets a derivative."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: (P - Y) * Y)


@question.misconception(
    "wrong_index", hint="What shape has P[:, y], and which of its entries belong to sample i?"
)
def _(X, y, W1, b1, W2, b2):
    """It takes 1 from the columns of all labels that occur, in every row."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: P - Y.any(axis=0))


@question.misconception(
    "squared_error", hint="Which derivative of P is already contained in that of the cross-entropy?"
)
def _(X, y, W1, b1, W2, b2):
    """The difference P - Y is multiplied by P (1 - P) once more."""
    return backward(X, y, W1, b1, W2, b2, lambda P, Y: (P - Y) * P * (1 - P))


@question.misconception("preactivations", hint="By what are the entries of W2 multiplied in the network?")
def _(X, y, W1, b1, W2, b2):
    """The gradient of W2 is taken with the hidden layer before relu."""
    Z, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X)
    return gradients(X, H, d_scores @ W2.T * (Z > 0), d_scores) | {"W2": Z.T @ d_scores}


@question.misconception(
    "w2_not_transposed", hint="Is it the rows or the columns of W2 that belong to the hidden units?"
)
def _(X, y, W1, b1, W2, b2):
    """On the way back W2 is not transposed, which shows only in the values where it is square."""
    Z, H, scores = forward(X, W1, b1, W2, b2)
    d_scores = (softmax(scores) - one_hot(y, b2)) / len(X)
    return gradients(X, H, d_scores @ W2 * (Z > 0), d_scores)
