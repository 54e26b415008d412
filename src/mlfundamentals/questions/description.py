"""What a key holds, in words and as plain data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from . import codec
from .key import Key
from .outcome import Raised
from .text import show


def describe_key(key: Key) -> tuple[str, dict[str, Any]]:
    """A key as text for a person and as a document for a program; both give answers away."""
    parts = Counter(case.part for case in key.cases)
    kills = {
        mistake.name: sum(case.mistakes[i] is not None for case in key.cases)
        for i, mistake in enumerate(key.mistakes)
    }
    lines = [
        f"{key.question} · {key.title}",
        f"key {key.id} · {len(key.cases)} cases · agreement: {key.agreement.kind}",
        "",
        "cases by part",
        *(f"  {count:3}  {part}" for part, count in parts.items()),
        "",
        "misconceptions, and on how many cases each is wrong",
        *(f"  {kills[m.name]:3}  {m.name}: {m.mistake}" for m in key.mistakes),
        "",
        "the smallest case of each part",
        *(line for part in parts for line in _smallest(key, part)),
    ]
    document = {
        "question": key.question,
        "title": key.title,
        "key_id": key.id,
        "parts": dict(parts),
        "points": key.points,
        "misconceptions": [
            {"name": m.name, "mistake": m.mistake, "hint": m.hint, "fails": kills[m.name]}
            for m in key.mistakes
        ],
    }
    return "\n".join(lines) + "\n", document


def _smallest(key: Key, part: str) -> list[str]:
    case = next(case for case in key.cases if case.part == part)
    arguments = zip(key.names, codec.decode(case.args), strict=False)
    expected = case.expected
    wanted = f"raises {expected.type_name}" if isinstance(expected, Raised) else show(expected.value)
    return [f"  {part}", *(f"    {name} = {show(value)}" for name, value in arguments), f"    -> {wanted}"]
