"""right: joins a generator over numbered chunks."""


def reverse_odd_chunks(s: str, k: int) -> str:
    if k <= 0:
        raise ValueError(f"k = {k}")
    chunks = (s[i : i + k] for i in range(0, len(s), k))
    return "".join(c[::-1] if n % 2 else c for n, c in enumerate(chunks))
