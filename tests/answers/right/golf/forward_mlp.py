"""right: as short as possible, star import, renamed parameters"""

from numpy import *


def forward_mlp(x, w, b, h='relu'):
    r = [x * 1.]
    for v, c in zip(w, b): z = r[-1] @ v + c; r += [z * (z > 0) if h < 's' else tanh(z) if h > 't' else 1 / (1 + exp(-z))]
    e = exp(z).T
    r[-1] = (e / e.sum(0)).T
    return r
