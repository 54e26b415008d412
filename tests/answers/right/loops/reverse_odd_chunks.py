"""right: collects a chunk at a time in a while loop."""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k < 1:
        raise ValueError("k must be at least 1")
    out = ""
    start = 0
    odd = False
    while start < len(s):
        chunk = s[start : start + k]
        if odd:
            chunk = chunk[::-1]
        out += chunk
        odd = not odd
        start += k
    return out
