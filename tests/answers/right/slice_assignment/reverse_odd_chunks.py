"""right: turns slices of a list of characters around in place."""


def reverse_odd_chunks(s: str, k: int) -> str:
    if not k >= 1:
        raise ValueError("a chunk needs a character")
    letters = list(s)
    for start in range(k, len(letters), 2 * k):
        letters[start : start + k] = reversed(letters[start : start + k])
    return "".join(letters)
