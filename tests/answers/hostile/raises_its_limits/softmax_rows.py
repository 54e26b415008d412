"""Gives itself more memory, files and processes.

Expected: raised OSError or raised ValueError
"""

import resource


def softmax_rows(Z):
    for name in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE):
        try:
            resource.setrlimit(name, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            return "raised"
        except (OSError, ValueError) as error:
            last = error
    raise last
