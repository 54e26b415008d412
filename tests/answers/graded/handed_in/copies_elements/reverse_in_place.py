import copy
def reverse_in_place(a):
    a[:] = copy.deepcopy(a)[::-1]
