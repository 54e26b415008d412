"""wrong: the partner of position i is taken to be -i instead of -i - 1
e.g. a = [1, 2, 3, 4] becomes [1, 4, 3, 2]
"""


def reverse_in_place(a):
    for i in range(len(a) // 2):
        a[i], a[-i] = a[-i], a[i]
