def reverse_in_place(a):
    a = a[::-1]
