# expect: memory
"""hostile: takes all the memory there is."""

import numpy as np


def l2_normalize_rows(X):
    pieces = []
    while True:
        pieces.append(np.ones(1 << 24))
