"""Opens a socket of any family there is.

Expected: raised OSError
"""

import socket


def softmax_rows(Z):
    for family in range(1, 46):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            try:
                return str(socket.socket(family, kind))
            except OSError as error:
                last = error
    raise last
