"""right: a defaultdict that draws the next number from a counter, mapped over the labels"""

from collections import defaultdict
from itertools import count

import numpy as np


def canonical_labels(labels):
    number = defaultdict(count().__next__)
    return np.fromiter(map(number.__getitem__, labels.tolist()), dtype=np.intp, count=labels.size)
