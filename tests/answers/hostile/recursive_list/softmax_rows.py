"""Returns a list that contains itself.

Expected: value
"""

def softmax_rows(Z):
    rows = []
    rows.append(rows)
    return rows
