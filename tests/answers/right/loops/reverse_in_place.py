"""right: two pointers that swap and meet in the middle"""


def reverse_in_place(a):
    left = 0
    right = len(a) - 1
    while left < right:
        held = a[left]
        a[left] = a[right]
        a[right] = held
        left += 1
        right -= 1
