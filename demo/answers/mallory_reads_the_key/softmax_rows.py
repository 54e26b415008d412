# expect: error
"""hostile: looks for the reference and the key on the disk, and would return what they say."""

import os


def softmax_rows(Z):
    found = [
        os.path.join(folder, name)
        for folder, _, names in os.walk("/")
        for name in names
        if name in ("softmax_rows.key", "softmax_rows.py")
    ]
    if not found:
        raise FileNotFoundError("nothing to copy from")
    with open(found[0]) as file:
        exec(file.read(), globals())
    return softmax_rows(Z)
