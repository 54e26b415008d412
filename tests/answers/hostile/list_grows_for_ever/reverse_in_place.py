"""Lengthens the list that it walks through.

Expected: memory or timeout
"""

def reverse_in_place(a):
    for item in a:
        a.append(item)
