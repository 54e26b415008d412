"""right: takes two chunks and calls itself for the rest."""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k < 1:
        raise ValueError
    if s == "":
        return s
    return s[:k] + s[k : 2 * k][::-1] + reverse_odd_chunks(s[2 * k :], k)
