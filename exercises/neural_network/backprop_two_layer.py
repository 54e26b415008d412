r"""Gradients by back-propagation                                          level 4 · about 30 minutes

A network with one hidden layer sends the rows of X through

$$Z_1 = X W_1 + b_1, \qquad H = \max(Z_1, 0), \qquad Z_2 = H W_2 + b_2, \qquad P = \mathrm{softmax}(Z_2)$$

where the softmax $e^{z_j} / \sum_l e^{z_l}$ runs along every row. Its loss is the mean cross-entropy

$$L = -\frac{1}{n} \sum_i \ln P_{i, y_i}.$$

Return the derivatives of $L$ with respect to the entries of $W_1$, $b_1$, $W_2$ and $b_2$.

What is judged
  - The result is a dictionary with the keys `"W1"`, `"b1"`, `"W2"` and `"b2"`, in this order. The
    gradients have the shapes of the arguments of these names.
  - The loss is the mean over the samples, not their sum.
  - Where $Z_1$ is exactly 0, the derivative of $\max(z, 0)$ is taken as 0. Nowhere else is $Z_1$
    near 0.
  - Labels are 0, 1, ..., K - 1, where K is the number of columns of W2. There are at least two
    classes; a class may have no sample.
  - There is at least one sample. No $|z|$ exceeds 300, so that exponentials do not overflow.
  - The call leaves X, y, W1, b1, W2 and b2 unchanged.
  - X, W1, b1, W2 and b2 may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/backprop_two_layer.py
"""

import numpy as np


def backprop_two_layer(
    X: np.ndarray,
    y: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
) -> dict[str, np.ndarray]:
    """Differentiate the mean cross-entropy of a network with one hidden layer.

    X  : float array (n, p)  the samples
    y  : int array (n,)      the label of every sample
    W1 : float array (p, h)  the weights of the hidden layer
    b1 : float array (h,)    the biases of the hidden layer
    W2 : float array (h, K)  the weights of the output layer
    b2 : float array (K,)    the biases of the output layer

    Returns a dict[str, np.ndarray]: the gradients by the names of the parameters.

    >>> backprop_two_layer(np.array([[1.0, -2.0]]), np.array([0]), np.array([[1.0, 0.5], [-1.0, 2.0]]), np.array([0.25, -0.5]), np.array([[1.0, -0.5], [0.5, 1.5]]), np.array([0.0, 0.5]))
    {'W1': array([[-0.01864748,  0.        ],
           [ 0.03729495,  0.        ]]), 'b1': array([-0.01864748,  0.        ]), 'W2': array([[-0.04040287,  0.04040287],
           [ 0.        ,  0.        ]]), 'b2': array([-0.01243165,  0.01243165])}
    """
    raise NotImplementedError
