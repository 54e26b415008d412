import numpy as np
def digits_of(n, base=10):
    return [int(c) for c in str(n)]
