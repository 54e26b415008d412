"""wrong: an empty text is returned before k is checked.

shows: empty_unchecked
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    if not s:
        return ""
    if k < 1:
        raise ValueError("k must be at least 1")
    return "".join(s[i : i + k][:: -1 if (i // k) % 2 else 1] for i in range(0, len(s), k))
