r"""Forward pass of a multilayer perceptron                                level 2 · about 13 minutes

Send the rows of X through a network of dense layers and return what every layer puts out:
$A_0 = X$ and, for the layers $l = 1, \dots, L$,

$$Z_l = A_{l-1} W_l + b_l, \qquad A_l = f_l(Z_l)$$

where $f_l$ is the activation `hidden` for all layers but the last, and softmax over every row for the last.

What is judged
  - The result is a list of L + 1 arrays: $A_0, A_1, \dots, A_L$. The first is `X` as floats, the
    same array or a copy.
  - $W_l$ is `Ws[l - 1]`; its rows belong to the inputs of the layer and its columns to its outputs.
  - `hidden` is always one of `"relu"`, $\max(z, 0)$; `"tanh"`; and `"sigmoid"`, $1 / (1 + e^{-z})$.
  - The last layer has softmax, $e^{z_j} / \sum_m e^{z_m}$ along every row, and no other activation.
  - A network of one layer has no hidden layer: its result is $[X, A_1]$ with $A_1$ from softmax.
  - No $|z|$ exceeds 600, so no $e^z$ overflows; scores near 500 in one row do not disturb those
    near -500 in another. There is at least one sample.
  - The call leaves X, Ws and bs unchanged.
  - X, Ws and bs may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/forward_mlp.py
"""

import numpy as np


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = 'relu',
) -> list[np.ndarray]:
    """Compute the activations of all layers.

    X      : float array (n, p)                      the samples
    Ws     : list of float arrays (inputs, outputs)  the weights of every layer, at least one
    bs     : list of float arrays (outputs,)         the biases of every layer
    hidden : str                                     "relu", "tanh" or "sigmoid", for the hidden layers

    Returns a list of float arrays (n, width): X and the activations of every layer, in order.

    >>> forward_mlp(np.array([[3]]), [np.array([[1]]), np.array([[1, 2]])], [np.array([-4]), np.array([5, 5])], 'relu')
    [array([[3.]]), array([[0.]]), array([[0.5, 0.5]])]
    """
    raise NotImplementedError
