"""wrong: takes sub for a regular expression.

shows: as_pattern
"""

import re


def count_overlapping(s: str, sub: str) -> int:
    return len(re.findall("(?=" + sub + ")", s))
