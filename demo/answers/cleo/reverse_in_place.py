# expect: wrong
"""wrong: takes the last element before looking whether there is one
e.g. a = [] raises IndexError
"""


def reverse_in_place(a):
    last = a.pop()
    a.reverse()
    a.insert(0, last)
