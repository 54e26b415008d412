"""wrong: swaps by adding and subtracting, which needs integers
e.g. a = [1e20, 1.0] becomes [0.0, 1e+20], and a = ["x", "y"] raises TypeError
"""


def reverse_in_place(a):
    left, right = 0, len(a) - 1
    while left < right:
        a[left] = a[left] + a[right]
        a[right] = a[left] - a[right]
        a[left] = a[left] - a[right]
        left += 1
        right -= 1
