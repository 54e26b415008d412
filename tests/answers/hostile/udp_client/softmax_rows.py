"""Sends a datagram, and asks a name server.

Expected: raised OSError
"""

import socket


def softmax_rows(Z):
    channel = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    channel.sendto(b"secret", ("127.0.0.1", int("@UDP@" if "@UDP@".isdigit() else 53)))
