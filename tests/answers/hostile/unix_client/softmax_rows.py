"""Connects to a socket in the file system.

Expected: raised OSError
"""

import socket


def softmax_rows(Z):
    channel = socket.socket(socket.AF_UNIX)
    channel.connect("@UNIX@")
    channel.sendall(b"secret")
