"""wrong: one level of recursion for every pair
e.g. a = list(range(5000)) raises RecursionError
"""


def reverse_in_place(a):
    def swap_from(left, right):
        if left >= right:
            return
        a[left], a[right] = a[right], a[left]
        swap_from(left + 1, right - 1)

    swap_from(0, len(a) - 1)
