"""wrong: lists inside the list are reversed as well
e.g. a = [1, [2, 3]] becomes [[3, 2], 1]
"""


def reverse_in_place(a):
    a.reverse()
    for element in a:
        if isinstance(element, list):
            reverse_in_place(element)
