"""right: finds all empty matches of a lookahead."""

import re


def count_overlapping(s: str, sub: str) -> int:
    return len(re.findall(f"(?={re.escape(sub)})", s))
