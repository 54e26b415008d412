"""Starts threads for ever.

Expected: raised RuntimeError
"""

import threading
import time


def softmax_rows(Z):
    while True:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
