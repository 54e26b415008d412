"""Hands its parent an open file over the socket.

Expected: raised OSError
"""

import os
import socket


def softmax_rows(Z):
    socket.send_fds(socket.socket(fileno=3), [b"x"], [0])
