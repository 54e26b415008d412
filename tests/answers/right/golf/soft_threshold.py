"""right: short, star import, a Boolean mask as a factor"""

from numpy import *


def soft_threshold(z, t):
    if t < 0: raise ValueError
    z = z * 1.
    return (abs(z) > t) * (z - t * sign(z))
