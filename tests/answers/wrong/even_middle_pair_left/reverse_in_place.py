"""wrong: the loop stops before the middle pair, which only odd lengths can spare
e.g. a = [1, 2, 3, 4] becomes [4, 2, 3, 1]
shows: middle_not_swapped
"""


def reverse_in_place(a):
    left, right = 0, len(a) - 1
    while left < right - 1:
        a[left], a[right] = a[right], a[left]
        left += 1
        right -= 1
