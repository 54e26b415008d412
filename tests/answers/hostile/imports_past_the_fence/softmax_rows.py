"""Takes the fence down and imports from wherever a package may lie.

Expected: raised ImportError
"""

import importlib
import os
import sys

import numpy as np


def softmax_rows(Z):
    sys.meta_path[:] = [finder for finder in sys.meta_path if isinstance(finder, type)]
    sys.path.append(os.path.dirname(os.path.dirname(np.__file__)))
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    return str(importlib.import_module("scipy.special"))
