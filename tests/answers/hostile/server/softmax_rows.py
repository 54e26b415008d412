"""Listens for connections.

Expected: raised OSError
"""

import socket


def softmax_rows(Z):
    return str(socket.create_server(("127.0.0.1", 0)))
