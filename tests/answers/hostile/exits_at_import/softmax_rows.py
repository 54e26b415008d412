"""Ends its process before any function exists.

Expected: load crashed
"""

import os

os._exit(0)
