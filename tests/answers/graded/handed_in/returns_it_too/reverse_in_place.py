def reverse_in_place(a):
    a.reverse()
    return a
