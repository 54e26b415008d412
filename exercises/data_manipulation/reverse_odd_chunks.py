"""Reverse every second chunk of a text                                    level 2 · about 8 minutes

Cut a text into consecutive chunks of k characters, the first one at the start of the text; the last chunk
may be shorter. Number the chunks 0, 1, 2, ... and turn around the characters inside every chunk with an odd
number. Join the chunks again in their old order.

What is judged
  - Chunk 0 stays as it is, chunk 1 is reversed, chunk 2 stays, and so on.
  - A last chunk of fewer than k characters is treated like the others.
  - Spaces and punctuation are characters like all others; a character is one code point, as in
    s[0].
  - An empty text gives an empty text. k may be larger than the text.
  - k below 1 raises ValueError, also for an empty text.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/reverse_odd_chunks.py
"""


def reverse_odd_chunks(s: str, k: int) -> str:
    """Reverse the characters inside every chunk with an odd number.

    s : str  the text
    k : int  how many characters a chunk has, at least 1

    Returns a str: the text with its odd chunks reversed.

    Raises ValueError where k is below 1.

    >>> reverse_odd_chunks('abcdefgh', 3)
    'abcfedgh'
    >>> reverse_odd_chunks('to be', 2)
    'tob e'
    """
    raise NotImplementedError
