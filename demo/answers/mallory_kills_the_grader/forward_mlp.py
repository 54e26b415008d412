# expect: error
"""hostile: kills its parent, and whoever else it can."""

import os
import signal


def forward_mlp(X, Ws, bs, hidden="relu"):
    for pid in (os.getppid(), -1):
        os.kill(pid, signal.SIGKILL)
    return []
