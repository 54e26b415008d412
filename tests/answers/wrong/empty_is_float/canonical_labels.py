"""wrong: no labels give an empty array of floats.
e.g. canonical_labels(np.array([], dtype=int)) gives array([], dtype=float64), not array([], dtype=int64)
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    names = {}
    return np.array([names.setdefault(label, len(names)) for label in labels.tolist()])
