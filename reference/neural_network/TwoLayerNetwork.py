r"""A network that learns by gradient descent.

Write a classifier with one hidden layer as a class. It is constructed from the weights to start with, and
sends the rows of X through

$$Z_1 = X W_1 + b_1, \qquad H = \max(Z_1, 0), \qquad Z_2 = H W_2 + b_2, \qquad P = \mathrm{softmax}(Z_2)$$

where the softmax $e^{z_j} / \sum_l e^{z_l}$ runs along every row. `fit` takes `epochs` steps of gradient
descent, each on all samples: $\theta \leftarrow \theta - \mathrm{lr} \, \partial L / \partial \theta$ for all
four parameters at once, where $L$ is the mean cross-entropy

$$L = -\frac{1}{n} \sum_i \ln P_{i, y_i}, \qquad \frac{\partial L}{\partial Z_2} = \frac{1}{n} (P - Y)$$

and row i of $Y$ is 1 in column $y_i$ and 0 elsewhere. `predict_proba` returns $P$, and `predict` the label of
the largest probability in every row.

Every case makes a network, predicts the probabilities of X_new, and fits it to X and y. It reads the four
attributes and predicts probabilities and labels of X_new. Then it fits the same network to X_again and
y_again, and predicts the probabilities of X_new once more.

What is judged
- The attributes hold floats; nothing changes the arrays that the caller has given.
- The attributes `W1`, `b1`, `W2` and `b2` hold the weights that `predict_proba` and `predict` use: before
  `fit` those of the constructor, afterwards those that `fit` came to.
- A step computes all four gradients with the weights from before the step.
- A second `fit` forgets the first one: it starts from the weights of the constructor again. It leaves arrays
  that were read as attributes before as they are.
- With `epochs` = 0 the weights are those of the constructor.
- `fit` returns the network itself; what it returns is not judged.
- Labels are 0, 1, ..., K - 1, where K is the number of columns of `W2`; K is at least 2. A class may have no
  sample. There is at least one row.
- On the way no entry of $Z_1$ comes near 0, where relu has a kink, and no $|z|$ exceeds 100. In `predict`
  one probability is clearly the largest.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, calls, close, draws, each, edge, exact, makes, reads
from mlfundamentals.questions.inputs import choice, integers, reals, whole_reals


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output."""

    def __init__(
        self,
        W1: Float[np.ndarray, "p h"],
        b1: Float[np.ndarray, "h"],
        W2: Float[np.ndarray, "h K"],
        b2: Float[np.ndarray, "K"],
    ) -> None:
        """Keep the weights to start with.

        W1: the weights of the hidden layer
        b1: the biases of the hidden layer
        W2: the weights of the output layer
        b2: the biases of the output layer
        """
        self.start = [np.array(given, dtype=float) for given in (W1, b1, W2, b2)]
        self.W1, self.b1, self.W2, self.b2 = self.start

    def fit(
        self, X: Float[np.ndarray, "n p"], y: Int[np.ndarray, "n"], lr: float, epochs: int
    ) -> "TwoLayerNetwork":
        """Learn from samples.

        X: the samples
        y: the label of every sample
        lr: the learning rate, by which a gradient is multiplied
        epochs: how many steps to take

        Returns the network itself.
        """
        self.W1, self.b1, self.W2, self.b2 = self.start
        for _ in range(epochs):
            H = self._hidden(X)
            d_scores = (self.predict_proba(X) - np.eye(len(self.b2))[y]) / len(X)
            d_hidden = d_scores @ self.W2.T * (H > 0)
            self.W1 = self.W1 - lr * X.T @ d_hidden
            self.b1 = self.b1 - lr * d_hidden.sum(axis=0)
            self.W2 = self.W2 - lr * H.T @ d_scores
            self.b2 = self.b2 - lr * d_scores.sum(axis=0)
        return self

    def _hidden(self, X):
        return np.maximum(X @ self.W1 + self.b1, 0)

    def predict_proba(self, X: Float[np.ndarray, "m p"]) -> Float[np.ndarray, "m K"]:
        """Compute the probability of every class.

        X: any samples

        Returns the probabilities, a row for every sample.
        """
        scores = self._hidden(X) @ self.W2 + self.b2
        return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))

    def predict(self, X: Float[np.ndarray, "m p"]) -> Int[np.ndarray, "m"]:
        """Predict a label for every sample.

        X: any samples

        Returns the label with the largest probability for every sample.
        """
        return self.predict_proba(X).argmax(axis=1)


def forward(weights, X):
    """What goes into the hidden units, what comes out of them, and the scores."""
    W1, b1, W2, b2 = weights
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    return Z, H, H @ W2 + b2


def softmax(scores):
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def slopes(weights, X, y):
    """The gradients of the mean cross-entropy."""
    Z, H, scores = forward(weights, X)
    d_scores = (softmax(scores) - np.eye(scores.shape[1])[y]) / len(X)
    d_hidden = d_scores @ weights[2].T * (Z > 0)
    return X.T @ d_hidden, d_hidden.sum(axis=0), H.T @ d_scores, d_scores.sum(axis=0)


def moved(weights, gradients, lr):
    return [w - lr * g for w, g in zip(weights, gradients, strict=True)]


def is_moderate(weights, X):
    """Whether no unit is near its kink, and no score is large."""
    Z, _, scores = forward(weights, X)
    return np.abs(Z).min(initial=1) > 1e-3 and np.abs(Z).max() <= 100 and np.abs(scores).max() <= 100


def is_clear(W1, b1, W2, b2, X_new, X, y, lr, epochs, X_again, y_again):
    """Whether the shapes fit, and both runs stay clear of kinks, large scores and ties."""
    (p, h), n_classes = W1.shape, len(b2)
    if b1.shape != (h,) or W2.shape != (h, n_classes) or min(p, h) < 1 or n_classes < 2:
        return False
    if any(len(rows) == 0 or rows.shape[1] != p for rows in (X, X_new, X_again)) or not 0 <= epochs <= 20:
        return False
    if not np.isfinite(lr) or lr < 0:
        return False
    for rows, labels in ((X, y), (X_again, y_again)):
        if len(rows) != len(labels) or not ((labels >= 0) & (labels < n_classes)).all():
            return False
        weights = [np.array(w, dtype=float) for w in (W1, b1, W2, b2)]
        for _ in range(epochs):
            if not is_moderate(weights, rows):
                return False
            weights = moved(weights, slopes(weights, rows, labels), lr)
        ranked = np.sort(forward(weights, X_new)[2], axis=1)
        if not is_moderate(weights, X_new) or (ranked[:, -1] - ranked[:, -2]).min() < 1e-3:
            return False
    return True


@st.composite
def runs(draw, entries):
    n, p, h = (draw(st.integers(1, most)) for most in (4, 2, 2))
    n_classes = draw(st.integers(2, 3))
    W1, b1, W2, b2 = (draw(entries(shape)) for shape in ((p, h), h, (h, n_classes), n_classes))
    (X, y), (X_again, y_again) = (
        (draw(entries((n, p))), draw(integers(n, 0, n_classes - 1))) for _ in range(2)
    )
    X_new = draw(entries((1, p)))
    return (
        W1,
        b1,
        W2,
        b2,
        X_new,
        X,
        y,
        draw(choice(0.5, 1.0, 0.1, 2.0)),
        draw(choice(1, 2, 3)),
        X_again,
        y_again,
    )


def small_reals(shape):
    return reals(shape, -2, 2)


def halves(shape):
    return whole_reals(shape, -3, 3).map(lambda values: values / 2)


W1, B1 = np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([0.25, -0.75])
W2, B2 = np.array([[1.0, -0.5], [0.5, 1.5]]), np.array([0.0, 0.5])
OF_2 = W1, B1, W2, B2
OF_3 = W1, B1, np.array([[1.0, -0.5, 0.5], [0.0, 2.0, 1.0]]), np.array([0.5, 0.0, -1.0])
WHOLE = np.array([[1, 2], [-1, 1]]), np.array([5, -1]), np.array([[1, 2], [0, 3]]), np.array([1, 0])
NARROW = W1[:, :1], B1[:1], W2[:1], B2
DEAD = W1, np.array([-9.0, 0.25]), W2, B2
NO_BIAS = W1, np.zeros(2), W2, np.zeros(2)
ROWS, LABELS = np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 2.0]]), np.array([1, 0, 1])
NEW, OTHERS, OTHER_LABELS = np.array([[2.0, 1.0], [-2.0, 0.5]]), ROWS[:2] * 1.5, np.array([0, 1])

question = Question(
    TwoLayerNetwork,
    level=4,
    minutes=35,
    agreement=each(close(1e-7), *[close(1e-7)] * 5, exact(), close(1e-7)),
    steps=[
        makes("W1", "b1", "W2", "b2"),
        calls("predict_proba", "X_new", output="probabilities before fit"),
        calls("fit", "X", "y", "lr", "epochs"),
        reads("W1"),
        reads("b1"),
        reads("W2"),
        reads("b2"),
        calls("predict_proba", "X_new", output="probabilities"),
        calls("predict", "X_new", output="labels"),
        calls("fit", "X_again", "y_again", "lr", "epochs"),
        calls("predict_proba", "X_new", output="probabilities after another fit"),
    ],
    inputs=[
        draws("small networks", (runs(small_reals) | runs(halves)).filter(lambda args: is_clear(*args))),
        edge(
            "epochs = 0",
            (*OF_2, NEW, ROWS, LABELS, 0.5, 0, OTHERS, OTHER_LABELS),
            (*OF_3, NEW, ROWS, LABELS, 1.0, 0, OTHERS, OTHER_LABELS),
            (*WHOLE, NEW, ROWS, LABELS, 1.0, 0, OTHERS, OTHER_LABELS),
        ),
        edge(
            "one epoch",
            (*OF_2, NEW, ROWS, LABELS, 0.5, 1, OTHERS, OTHER_LABELS),
            (*OF_3, NEW, ROWS, LABELS, 1.0, 1, OTHERS, OTHER_LABELS),
        ),
        edge(
            "many epochs",
            (*OF_2, NEW, ROWS, LABELS, 0.125, 12, OTHERS, OTHER_LABELS),
            (*OF_3, NEW, ROWS, LABELS, 0.125, 12, OTHERS, OTHER_LABELS),
        ),
        edge(
            "one sample",
            (*OF_2, NEW[:1], ROWS[:1], LABELS[:1], 0.5, 2, OTHERS[1:], OTHER_LABELS[:1]),
            (*OF_3, NEW[1:], ROWS[1:2], LABELS[2:], 0.5, 3, OTHERS[:1], OTHER_LABELS[1:]),
        ),
        edge(
            "class without samples",
            (*OF_3, NEW, ROWS, LABELS * 2, 0.5, 2, OTHERS, OTHER_LABELS * 0),
            (*OF_3, NEW, ROWS, LABELS * 0 + 2, 0.5, 2, OTHERS, OTHER_LABELS),
        ),
        edge("dead unit", (*DEAD, NEW, ROWS, LABELS, 0.5, 3, OTHERS, OTHER_LABELS)),
        edge("one hidden unit", (*NARROW, NEW, ROWS, LABELS, 0.5, 2, OTHERS, OTHER_LABELS)),
        edge("biases that start at 0", (*NO_BIAS, NEW, ROWS, LABELS, 0.5, 2, OTHERS, OTHER_LABELS)),
        edge("the same samples again", (*OF_2, NEW, ROWS, LABELS, 0.5, 2, ROWS, LABELS)),
    ],
    examples=[(*NARROW, NEW[:1], ROWS[:1], LABELS[:1], 0.5, 2, ROWS[:1], OTHER_LABELS[:1])],
    sources=["rumelhart1986"],
    legal=is_clear,
)


@question.alternate("loops_with_epsilon")  # one of 1e-12 in the divisor counts as right
class _:
    def __init__(self, W1, b1, W2, b2):
        self.given = [np.array(w) for w in (W1, b1, W2, b2)]
        self._restart()

    def _restart(self):
        self.W1, self.b1, self.W2, self.b2 = (w.astype(float) for w in self.given)

    def _layers(self, x):
        units, classes = range(len(self.b1)), range(len(self.b2))
        z = [self.b1[j] + sum(x[i] * self.W1[i, j] for i in range(len(x))) for j in units]
        h = [max(value, 0.0) for value in z]
        scores = [self.b2[k] + sum(h[j] * self.W2[j, k] for j in units) for k in classes]
        exps = [math.exp(score - max(scores)) for score in scores]
        return h, [e / (sum(exps) + 1e-12) for e in exps]

    def fit(self, X, y, lr, epochs):
        self._restart()
        weights = self.W1, self.b1, self.W2, self.b2
        for _ in range(epochs):
            totals = [np.zeros(w.shape) for w in weights]
            for x, label in zip(X, y, strict=True):
                h, p = self._layers(x)
                up = np.array([prob - (k == label) for k, prob in enumerate(p)])
                down = [sum(self.W2[j] * up) if active else 0.0 for j, active in enumerate(h)]
                for total, slope in zip(totals, (np.outer(x, down), down, np.outer(h, up), up), strict=True):
                    total += slope
            for w, total in zip(weights, totals, strict=True):
                w -= lr / len(X) * total

    def predict_proba(self, X):
        return np.array([self._layers(x)[1] for x in X])

    def predict(self, X):
        return np.array([p.index(max(p)) for _, p in map(self._layers, X)])


@question.alternate("bias_as_weight")  # divides by probabilities, however small
class _:
    def __init__(self, W1, b1, W2, b2):
        self.first = np.vstack([W1, b1]) * 1.0, np.vstack([W2, b2]) * 1.0
        self.lower, self.upper = self.first

    W1 = property(lambda self: self.lower[:-1])
    b1 = property(lambda self: self.lower[-1])
    W2 = property(lambda self: self.upper[:-1])
    b2 = property(lambda self: self.upper[-1])

    def _forward(self, X):
        inputs = np.column_stack([X, np.ones(len(X))])
        hidden = np.column_stack([(inputs @ self.lower).clip(min=0), np.ones(len(X))])
        exps = np.exp(hidden @ self.upper)
        return inputs, hidden, exps / exps.sum(axis=1, keepdims=True)

    def fit(self, X, y, lr, epochs):
        n = X.shape[0]
        self.lower, self.upper = self.first
        while epochs > 0:
            inputs, hidden, P = self._forward(X)
            dP = np.where(np.arange(len(self.b2)) == y[:, None], -1 / P, 0.0)
            delta = P * (dP - (P * dP).sum(axis=1, keepdims=True))
            below = (delta @ self.W2.T) * np.sign(hidden[:, :-1])
            self.lower, self.upper = (
                self.lower - lr / n * (inputs.T @ below),
                self.upper - lr / n * (hidden.T @ delta),
            )
            epochs -= 1
        return self

    def predict_proba(self, X):
        return self._forward(X)[-1]

    def predict(self, X):
        return np.argmax(self._forward(X)[-1], axis=1)


def descend(network, X, y, lr, epochs, gradients=slopes):
    """Right but for what is taken for the gradients."""
    weights = network.start
    for _ in range(epochs):
        weights = moved(weights, gradients(weights, X, y), lr)
    return keep(network, weights)


def keep(network, weights):
    network.W1, network.b1, network.W2, network.b2 = weights
    return network


@question.misconception(
    "fit_goes_on", hint="With which weights does your network begin when `fit` is called once more?"
)
class _(TwoLayerNetwork):
    """A second fit goes on from the weights of the first one."""

    def fit(self, X, y, lr, epochs):
        TwoLayerNetwork.fit(self, X, y, lr, epochs)
        self.start = [self.W1, self.b1, self.W2, self.b2]
        return self


@question.misconception("not_copied", hint="To whom do the arrays belong that your steps write into?")
class _(TwoLayerNetwork):
    """The steps are taken in the arrays that the constructor was given."""

    def __init__(self, W1, b1, W2, b2):
        self.W1, self.b1, self.W2, self.b2 = W1, b1, W2, b2

    def fit(self, X, y, lr, epochs):
        weights = self.W1, self.b1, self.W2, self.b2
        for _ in range(epochs):
            for w, slope in zip(weights, slopes(weights, X, y), strict=True):
                w -= lr * slope
        return self


@question.misconception(
    "one_after_the_other", hint="When the error goes back through W2, has W2 been changed by then?"
)
class _(TwoLayerNetwork):
    """The output layer is changed before the gradients of the hidden layer are computed."""

    def fit(self, X, y, lr, epochs):
        def gradients(weights, X, y):
            upper = slopes(weights, X, y)[2:]
            Z, _, scores = forward(weights, X)
            d_scores = (softmax(scores) - np.eye(len(weights[3]))[y]) / len(X)
            d_hidden = d_scores @ (weights[2] - lr * upper[0]).T * (Z > 0)
            return X.T @ d_hidden, d_hidden.sum(axis=0), *upper

        return descend(self, X, y, lr, epochs, gradients)


@question.misconception("sum_of_losses", hint="If every sample comes twice, do your steps get longer?")
class _(TwoLayerNetwork):
    """The steps go down the sum of the losses instead of their mean."""

    def fit(self, X, y, lr, epochs):
        return descend(self, X, y, lr * len(X), epochs)


@question.misconception("uphill", hint="Is the loss smaller after a step of your network than before?")
class _(TwoLayerNetwork):
    """The steps go up the gradient."""

    def fit(self, X, y, lr, epochs):
        return descend(self, X, y, -lr, epochs)


@question.misconception("sample_by_sample", hint="How many steps does your network take in an epoch?")
class _(TwoLayerNetwork):
    """It takes a step for every sample instead of one for all of them."""

    def fit(self, X, y, lr, epochs):
        weights = self.start
        for _ in range(epochs):
            for i in range(len(X)):
                weights = moved(weights, slopes(weights, X[i : i + 1], y[i : i + 1]), lr)
        return keep(self, weights)


@question.misconception(
    "relu_mask_missing", hint="Which of the hidden units does an error pass back through?"
)
class _(TwoLayerNetwork):
    """The derivative of relu is left out."""

    def fit(self, X, y, lr, epochs):
        def gradients(weights, X, y):
            d_scores = (softmax(forward(weights, X)[2]) - np.eye(len(weights[3]))[y]) / len(X)
            d_hidden = d_scores @ weights[2].T
            return X.T @ d_hidden, d_hidden.sum(axis=0), *slopes(weights, X, y)[2:]

        return descend(self, X, y, lr, epochs, gradients)


@question.misconception("biases_stay", hint="Which of the four parameters are the same after `fit`?")
class _(TwoLayerNetwork):
    """The biases do not learn."""

    def fit(self, X, y, lr, epochs):
        def gradients(weights, X, y):
            W1, _, W2, _ = slopes(weights, X, y)
            return W1, 0.0, W2, 0.0

        return descend(self, X, y, lr, epochs, gradients)


@question.misconception(
    "forward_only_once", hint="At which weights is the gradient of the second step taken?"
)
class _(TwoLayerNetwork):
    """The gradients of the first step are used for all the others."""

    def fit(self, X, y, lr, epochs):
        return keep(self, moved(self.start, slopes(self.start, X, y), lr * epochs))


@question.misconception(
    "predicts_from_the_start", hint="Does `predict_proba` give something else after `fit` than before?"
)
class _(TwoLayerNetwork):
    """The probabilities are always those of the weights given to the constructor."""

    def predict_proba(self, X):
        return softmax(forward(self.start, X)[2])

    def fit(self, X, y, lr, epochs):
        return descend(self, X, y, lr, epochs)


@question.misconception("scores_for_probabilities", hint="What do the rows of your probabilities sum to?")
class _(TwoLayerNetwork):
    """predict_proba leaves out the softmax."""

    def predict_proba(self, X):
        return forward((self.W1, self.b1, self.W2, self.b2), X)[2]

    def fit(self, X, y, lr, epochs):
        return descend(self, X, y, lr, epochs)


@question.misconception(
    "probability_for_label", hint="Does `predict` say how likely a class is, or which one?"
)
class _(TwoLayerNetwork):
    """predict returns the largest probability instead of its class."""

    def predict(self, X):
        return self.predict_proba(X).max(axis=1)
