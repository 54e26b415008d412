"""right: accumulate floor divisions, take while positive, map the remainders"""

from functools import partial
from itertools import accumulate, repeat, takewhile
from operator import floordiv


def digits_of(n, base=10):
    if any(map(lambda value: isinstance(value, (bool, float)), (n, base))):
        raise TypeError
    if base < 2:
        raise ValueError
    quotients = takewhile(partial(int.__lt__, 0), accumulate(repeat(base), floordiv, initial=abs(n)))
    return list(map(lambda q: q % base, quotients))[::-1] or [0]
