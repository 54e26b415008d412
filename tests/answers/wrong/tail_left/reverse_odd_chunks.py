"""wrong: leaves a short last chunk as it is.

shows: keeps_tail
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k < 1:
        raise ValueError("k must be at least 1")
    out = []
    for n, i in enumerate(range(0, len(s), k)):
        chunk = s[i : i + k]
        out.append(chunk[::-1] if n % 2 == 1 and len(chunk) == k else chunk)
    return "".join(out)
