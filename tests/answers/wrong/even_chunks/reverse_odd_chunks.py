"""wrong: reverses chunk 0, 2, ... instead of 1, 3, ....

shows: reverse_even
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k < 1:
        raise ValueError("k must be at least 1")
    parts = [s[i : i + k] for i in range(0, len(s), k)]
    for i in range(0, len(parts), 2):
        parts[i] = parts[i][::-1]
    return "".join(parts)
