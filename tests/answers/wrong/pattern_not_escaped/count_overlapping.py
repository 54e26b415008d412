"""wrong: takes sub for a regular expression."""

import re


def count_overlapping(s: str, sub: str) -> int:
    return len(re.findall("(?=" + sub + ")", s))
