"""Connects to a server on this machine.

Expected: raised OSError
"""

import socket


def softmax_rows(Z):
    socket.create_connection(("127.0.0.1", int("@TCP@" if "@TCP@".isdigit() else 80)), 1).sendall(b"secret")
