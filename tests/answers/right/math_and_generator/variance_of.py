"""right: the sum of a generator, in plain Python"""


def variance_of(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("not enough numbers")
    center = sum(float(v) for v in x) / n
    return sum((float(v) - center) ** 2 for v in x) / (n - ddof)
