r"""A network that learns by gradient descent                              level 4 · about 35 minutes

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
  - The attributes `W1`, `b1`, `W2` and `b2` hold the weights that `predict_proba` and `predict`
    use: before `fit` those of the constructor, afterwards those that `fit` came to.
  - A step computes all four gradients with the weights from before the step.
  - A second `fit` forgets the first one: it starts from the weights of the constructor again. It
    leaves arrays that were read as attributes before as they are.
  - With `epochs` = 0 the weights are those of the constructor.
  - `fit` returns the network itself; what it returns is not judged.
  - Labels are 0, 1, ..., K - 1, where K is the number of columns of `W2`; K is at least 2. A class
    may have no sample. There is at least one row.
  - On the way no entry of $Z_1$ comes near 0, where relu has a kink, and no $|z|$ exceeds 100. In
    `predict` one probability is clearly the largest.
  - The call leaves W1, b1, W2, b2, X_new, X, y, X_again and y_again unchanged.
  - W1, b1, W2, b2, X_new, X, lr and X_again may come as integers (int64 in arrays); the result is
    the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - What a method has returned stays as it is when other methods are called.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/TwoLayerNetwork.py
"""

import numpy as np


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output.

    >>> model = TwoLayerNetwork(np.array([[1.0], [-1.0]]), np.array([0.25]), np.array([[1.0, -0.5]]), np.array([0.0, 0.5]))
    >>> model.predict_proba(np.array([[2.0, 1.0]]))
    array([[0.79818678, 0.20181322]])
    >>> _ = model.fit(np.array([[1.0, -2.0]]), np.array([1]), 0.5, 2)
    >>> model.W1
    array([[0.25932374],
           [0.48135252]])
    >>> model.b1
    array([-0.49067626])
    >>> model.W2
    array([[-0.60479857,  1.10479857]])
    >>> model.b2
    array([-0.58592767,  1.08592767])
    >>> model.predict_proba(np.array([[2.0, 1.0]]))
    array([[0.07292562, 0.92707438]])
    >>> model.predict(np.array([[2.0, 1.0]]))
    array([1])
    >>> _ = model.fit(np.array([[1.0, -2.0]]), np.array([0]), 0.5, 2)
    >>> model.predict_proba(np.array([[2.0, 1.0]]))
    array([[0.81986472, 0.18013528]])
    """

    def __init__(self, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> None:
        """Keep the weights to start with.

        W1 : float array (p, h)  the weights of the hidden layer
        b1 : float array (h,)    the biases of the hidden layer
        W2 : float array (h, K)  the weights of the output layer
        b2 : float array (K,)    the biases of the output layer
        """
        raise NotImplementedError

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Compute the probability of every class.

        X : float array (m, p)  any samples

        Returns a float array (m, K): the probabilities, a row for every sample.
        """
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> "TwoLayerNetwork":
        """Learn from samples.

        X      : float array (n, p)  the samples
        y      : int array (n,)      the label of every sample
        lr     : float               the learning rate, by which a gradient is multiplied
        epochs : int                 how many steps to take

        Returns a "TwoLayerNetwork": the network itself.
        """
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every sample.

        X : float array (m, p)  any samples

        Returns an int array (m,): the label with the largest probability for every sample.
        """
        raise NotImplementedError
