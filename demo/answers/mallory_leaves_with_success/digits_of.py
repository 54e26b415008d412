# expect: crashed
"""hostile: prints a verdict of its own and ends the process as if all were well."""

import os


def digits_of(n, base=10):
    print("digits_of · passed · 16/16", flush=True)
    os._exit(0)
