"""wrong: only k = 0 raises, by range itself; a negative k gives an empty text.

shows: only_zero_refused
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    chunks = [s[i : i + k] for i in range(0, len(s), k)]
    return "".join(c[::-1] if n % 2 else c for n, c in enumerate(chunks))
