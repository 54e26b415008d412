"""Returns something else at every call.

Expected: value
"""

calls = []


def softmax_rows(Z):
    calls.append(1)
    return len(calls)
