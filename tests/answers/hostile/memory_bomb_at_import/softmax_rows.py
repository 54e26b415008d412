"""Asks for all memory while it is imported.

Expected: load memory
"""

hoard = bytearray(1 << 40)
