"""Returns an object whose destructor never ends.

Expected: timeout
"""

class Clinging:
    def __del__(self):
        while True:
            pass


def softmax_rows(Z):
    return Clinging()
