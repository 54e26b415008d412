def digits_of(n, base=10):
    import numpy
    return [int(c) for c in str(n)]
