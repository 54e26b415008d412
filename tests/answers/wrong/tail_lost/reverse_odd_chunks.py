"""wrong: loses a short last chunk.

shows: drops_tail
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k < 1:
        raise ValueError("k must be at least 1")
    out = ""
    for n in range(len(s) // k):
        chunk = s[n * k : (n + 1) * k]
        out += chunk if n % 2 == 0 else chunk[::-1]
    return out
