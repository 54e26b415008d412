"""Reads the system's list of users.

Expected: raised OSError
"""

def softmax_rows(Z):
    with open("/etc/passwd") as file:
        return file.read()
