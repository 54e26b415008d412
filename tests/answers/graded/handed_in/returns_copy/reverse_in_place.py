def reverse_in_place(a):
    return a[::-1]
