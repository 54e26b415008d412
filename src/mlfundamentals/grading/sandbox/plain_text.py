"""Text that strangers wrote, made safe for a terminal, a log and a report."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, bidirectional and invisible, surrogates, unassigned
_BREAKS = {"Zl", "Zp"}


def clean(data: bytes | str, limit: int, *, lines: bool = False) -> str:
    """Decode, cut to limit characters and strip what could steer a terminal; line breaks stay if lines."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    if text.isascii() and text.isprintable():
        return text[:limit].strip("\n" if lines else None)
    text = _ESCAPES.sub("", text[: 4 * limit].replace("\r\n", "\n"))
    return "".join(_plain(character, lines=lines) for character in text)[:limit].strip(
        "\n" if lines else None
    )


def _plain(character: str, *, lines: bool) -> str:
    if character in "\n\t":
        return character if lines else " "
    category = unicodedata.category(character)
    return "" if category in _DROPPED else " " if category in _BREAKS else character
