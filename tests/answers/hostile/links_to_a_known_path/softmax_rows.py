"""Makes links to a file it may not read, and reads through them.

Expected: raised OSError
"""

import os

SECRET = "@CANARY@"


def softmax_rows(Z):
    for link in (os.link, os.symlink):
        for place in ("/tmp/link", "link", os.path.join(os.path.dirname(os.__file__), "link")):
            try:
                link(SECRET, place)
                with open(place) as file:
                    return file.read()
            except OSError as error:
                last = error
    raise last
