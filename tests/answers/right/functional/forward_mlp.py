"""right: accumulate over the layers, X first; A_0 is X itself when X holds floats"""

from itertools import accumulate, chain, repeat

import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / e.sum(1)[:, None]


def forward_mlp(X, Ws, bs, hidden="relu"):
    f = dict(relu=lambda z: z.clip(min=0), tanh=np.tanh, sigmoid=lambda z: (1 + np.exp(-z)) ** -1)[hidden]
    layers = zip(Ws, bs, chain(repeat(f, len(Ws) - 1), [softmax]))
    return list(accumulate(layers, lambda A, layer: layer[2](A @ layer[0] + layer[1]), initial=np.asarray(X, float)))
