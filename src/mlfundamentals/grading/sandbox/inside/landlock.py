"""Landlock: the only files this process may open are those named, and those for reading alone."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from . import kernel

READ_FILE, READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # ABI -> how many rights on files it knows
_ALL_NET, _ALL_SCOPES = 3, 3  # TCP bind and connect; abstract sockets and signals
_VERSION_FLAG, _PATH_BENEATH = 1, 1


def abi() -> int:
    """The version the kernel speaks; OSError where it speaks none."""
    return kernel.syscall(kernel.LANDLOCK_CREATE_RULESET, None, 0, _VERSION_FLAG)


def attributes(version: int) -> bytes:
    """Everything that this version can forbid."""
    rights = (1 << _FILE_RIGHTS[min(version, 5)]) - 1
    words = [rights] + [_ALL_NET] * (version >= 4) + [_ALL_SCOPES] * (version >= 6)
    return struct.pack(f"<{len(words)}Q", *words)


def ruleset(readable: Iterable[str]) -> int:
    """Build a set of rules that permits reading the files and folders named; returns its descriptor."""
    words = attributes(abi())
    rules = kernel.syscall(kernel.LANDLOCK_CREATE_RULESET, words, len(words), 0)
    for path in readable:
        _permit(rules, path)
    return rules


def _permit(rules: int, path: str) -> None:
    beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = READ_FILE | (READ_DIR if os.path.isdir(path) else 0)
        rule = ctypes.create_string_buffer(struct.pack("<Qi", rights, beneath))
        kernel.syscall(kernel.LANDLOCK_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
    finally:
        os.close(beneath)


def restrict(rules: int) -> None:
    """Bind this process to the rules for the rest of its life; needs no_new_privs."""
    kernel.syscall(kernel.LANDLOCK_RESTRICT_SELF, rules, 0)
