"""right: reverse both halves and let them change places, depth is logarithmic"""


def reverse_in_place(a):
    def reverse_between(start, stop):
        if stop - start < 2:
            return
        middle = (start + stop) // 2
        reverse_between(start, middle)
        reverse_between(middle, stop)
        a[start:stop] = a[middle:stop] + a[start:middle]

    reverse_between(0, len(a))
