"""Loops forever before any function exists.

Expected: load timeout
"""

while True:
    pass
