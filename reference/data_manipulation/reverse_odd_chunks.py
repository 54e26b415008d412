"""Reverse every second chunk of a text.

Cut a text into consecutive chunks of k characters, the first one at the start of the text; the last chunk
may be shorter. Number the chunks 0, 1, 2, ... and turn around the characters inside every chunk with an odd
number. Join the chunks again in their old order.

What is judged
- Chunk 0 stays as it is, chunk 1 is reversed, chunk 2 stays, and so on.
- A last chunk of fewer than k characters is treated like the others.
- Spaces and punctuation are characters like all others; a character is one code point, as in s[0].
- An empty text gives an empty text. k may be larger than the text.
- k below 1 raises ValueError, also for an empty text.
"""

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def reverse_odd_chunks(s: str, k: int) -> str:
    """Reverse the characters inside every chunk with an odd number.

    s: the text
    k: how many characters a chunk has, at least 1

    Returns the text with its odd chunks reversed.

    Raises ValueError where k is below 1.
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    chunks = [s[start : start + k] for start in range(0, len(s), k)]
    return "".join(chunk[::-1] if number % 2 else chunk for number, chunk in enumerate(chunks))


LETTERS = "abcdefghijklmnopqrstuvwxyz"

question = Question(
    reverse_odd_chunks,
    level=2,
    minutes=8,
    agreement=exact(),
    inputs=[
        draws("letters", st.tuples(st.text("abcdef", min_size=5, max_size=20), st.integers(2, 5))),
        draws("words", st.tuples(st.text("ab c", min_size=4, max_size=16), st.integers(1, 6))),
        edge("short last chunk", ("abcde", 3), ("abcdefgh", 3), (LETTERS, 7), (LETTERS[:13], 5)),
        edge("whole chunks only", ("abcd", 2), ("abcdef", 2), ("abcdefghi", 3), ("abcdefgh", 4)),
        edge("k at least the length", ("abc", 3), ("abc", 4), ("a", 10**9)),
        edge("chunks of one character", ("abc", 1), ("hello world", 1)),
        edge("empty text", ("", 1), ("", 5)),
        edge("spaces", ("to be or not", 3), ("a b c d e f", 2), ("   abc   def", 3)),
        edge("characters beyond ASCII", ("äöüßéè", 2), ("αβγδεζηθ", 3), ("日本語日本", 2), ("🙂🙃🙂🎲", 2)),
        edge("k below 1", ("abc", 0), ("abc", -1), ("", 0), ("", -1), ("", -3)),
    ],
    examples=[("abcdefgh", 3), ("to be", 2)],
    numpy=False,
)


def check(k):
    if k < 1:
        raise ValueError("k must be at least 1")


@question.alternate("character_by_character")
def _(s, k):
    check(k)
    characters = []
    for i in range(len(s)):
        number, place = divmod(i, k)
        length = min(k, len(s) - number * k)
        characters.append(s[number * k + length - 1 - place] if number % 2 else s[i])
    return "".join(characters)


@question.alternate("slice_assignment")
def _(s, k):
    check(k)
    characters = list(s)
    for start in range(k, len(s), 2 * k):
        characters[start : start + k] = reversed(characters[start : start + k])
    return "".join(characters)


@question.alternate("toggling")
def _(s, k):
    if k <= 0:
        raise ValueError(k)
    result, rest, turn = "", s, False
    while rest:
        chunk, rest = rest[:k], rest[k:]
        for character in reversed(chunk) if turn else chunk:
            result += character
        turn = not turn
    return result


@question.misconception("reverse_even", hint="Is 0 an odd number? Which chunk is the first to be reversed?")
def _(s, k):
    """It reverses the chunks with even numbers."""
    check(k)
    chunks = [s[i : i + k] for i in range(0, len(s), k)]
    return "".join(c if i % 2 else c[::-1] for i, c in enumerate(chunks))


@question.misconception(
    "drops_tail", hint="How many whole chunks are there in a text of 8 characters for k = 3?"
)
def _(s, k):
    """It loses the last chunk where that is shorter than k."""
    check(k)
    chunks = [s[i * k : i * k + k] for i in range(len(s) // k)]
    return "".join(c[::-1] if i % 2 else c for i, c in enumerate(chunks))


@question.misconception("keeps_tail", hint="Does the statement treat a short last chunk in a way of its own?")
def _(s, k):
    """It does not reverse a last chunk that is shorter than k."""
    check(k)
    chunks = [s[i : i + k] for i in range(0, len(s), k)]
    return "".join(c[::-1] if i % 2 and len(c) == k else c for i, c in enumerate(chunks))


@question.misconception(
    "reverses_chunk_order", hint="What is turned around: the chunks, or what is inside them?"
)
def _(s, k):
    """It turns around the order of the chunks instead of the characters in the odd ones."""
    check(k)
    return "".join([s[i : i + k] for i in range(0, len(s), k)][::-1])


@question.misconception(
    "per_word", hint="What does the statement cut the text into: words, or chunks of k characters?"
)
def _(s, k):
    """It takes words for chunks."""
    check(k)
    return " ".join(w[::-1] if i % 2 else w for i, w in enumerate(s.split(" ")))


@question.misconception("reverses_all", hint="What happens to the chunks with even numbers?")
def _(s, k):
    """It reverses the characters inside every chunk."""
    check(k)
    return "".join(s[i : i + k][::-1] for i in range(0, len(s), k))


@question.misconception("empty_unchecked", hint="What does your code do with k = 0 when the text is empty?")
def _(s, k):
    """It returns an empty text before it looks at k."""
    if not s:
        return ""
    check(k)
    chunks = [s[i : i + k] for i in range(0, len(s), k)]
    return "".join(c[::-1] if i % 2 else c for i, c in enumerate(chunks))


@question.misconception("only_zero_refused", hint="Which values of k does your code, or range, refuse?")
def _(s, k):
    """It leaves the check of k to range, which raises for 0 but not below."""
    chunks = [s[i : i + k] for i in range(0, len(s), k)]
    return "".join(c[::-1] if i % 2 else c for i, c in enumerate(chunks))
