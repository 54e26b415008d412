"""right: z less z clipped to [-t, t]"""

import numpy as np


def soft_threshold(values, amount):
    amount = float(amount)
    if amount < 0.0:
        raise ValueError("amount < 0")
    values = np.array(values, dtype=np.float64)
    values -= np.clip(values, -amount, amount)
    return values
