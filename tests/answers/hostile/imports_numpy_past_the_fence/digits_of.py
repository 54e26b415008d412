"""Takes the fence down and looks for NumPy on the disk.

Expected: raised ImportError
"""

import importlib
import os
import sys


def digits_of(n, base=10):
    sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type)]
    stdlib = os.path.dirname(os.__file__)
    sys.path += [os.path.join(stdlib, "site-packages"), "/usr/lib/python3/dist-packages", os.getcwd()]
    importlib.invalidate_caches()
    return str(importlib.import_module("numpy"))
