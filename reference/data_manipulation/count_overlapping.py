"""Count a text inside another one.

Count at how many positions of the text s the text sub begins. Occurrences may overlap: in "aaaa" the text
"aa" begins at the positions 0, 1 and 2.

What is judged
- Every start position counts, also where one occurrence overlaps another one.
- Upper and lower case are different: "A" does not occur in "a".
- A sub longer than s occurs 0 times.
- An empty sub begins at every position from 0 to len(s), so it occurs len(s) + 1 times.
- sub is plain text: a "." stands for a point, not for any character.
"""

import re

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def count_overlapping(s: str, sub: str) -> int:
    """Count the positions at which sub begins in s.

    s: the text that is searched
    sub: the text that is looked for

    Returns the number of positions.
    """
    return sum(s.startswith(sub, start) for start in range(len(s) + 1))


def texts(alphabet, least, most):
    return st.text(alphabet, min_size=least, max_size=most)


question = Question(
    count_overlapping,
    level=2,
    minutes=7,
    agreement=exact(),
    inputs=[
        draws("two letters", st.tuples(texts("ab", 3, 14), texts("ab", 1, 3))),
        draws("three letters, two cases", st.tuples(texts("abA", 2, 14), texts("abA", 1, 2))),
        edge("overlapping", ("aaaa", "aa"), ("abababa", "aba"), ("aaaaa", "aaa"), ("abaabaaba", "abaaba")),
        edge("at the end", ("xyab", "ab"), ("ab", "b"), ("bcabca", "a")),
        edge("the whole text", ("abc", "abc"), ("a", "a"), ("abab", "abab")),
        edge("longer than the text", ("ab", "abc"), ("", "a"), ("a", "aa")),
        edge("empty sub", ("abc", ""), ("a", ""), ("", "")),
        edge("upper and lower case", ("aAaA", "a"), ("ABab", "AB"), ("aa", "A")),
        edge("signs with a meaning elsewhere", ("a.b.c", "."), ("a+a+a", "a+a"), ("((", "("), ("abc", ".")),
        edge("characters beyond ASCII", ("ééé", "éé"), ("日本日本日", "日本日"), ("ßss", "ss")),
    ],
    examples=[("aaaa", "aa"), ("abc", "")],
    numpy=False,
)


@question.alternate("slices")
def _(s, sub):
    count = 0
    for i in range(len(s) - len(sub) + 1):
        if s[i : i + len(sub)] == sub:
            count += 1
    return count


@question.alternate("find")
def _(s, sub):
    count, start = 0, s.find(sub)
    while start != -1:
        count += 1
        start = s.find(sub, start + 1)
    return count


@question.alternate("lookahead")
def _(s, sub):
    return len(re.findall(f"(?={re.escape(sub)})", s))


@question.alternate("letter_by_letter")
def _(s, sub):
    if len(sub) > len(s):
        return 0
    begun = []
    count = len(s) + 1 if sub == "" else 0
    for letter in s:
        begun = [m + 1 for m in [*begun, 0] if m < len(sub) and sub[m] == letter]
        count += sum(m == len(sub) for m in begun)
    return count


@question.misconception("non_overlapping", hint="Where does str.count go on after it has found something?")
def _(s, sub):
    """It goes on behind each occurrence, so it misses those that overlap."""
    return s.count(sub)


@question.misconception("range_short", hint="Which is the last position at which sub can begin?")
def _(s, sub):
    """It does not look at the last position at which sub can begin."""
    return sum(s[i : i + len(sub)] == sub for i in range(len(s) - len(sub)))


@question.misconception("case_folded", hint="Is 'A' the same text as 'a'?")
def _(s, sub):
    """It takes upper and lower case for the same."""
    s, sub = s.lower(), sub.lower()
    return sum(s.startswith(sub, i) for i in range(len(s) + 1))


@question.misconception("empty_zero", hint="At which positions does the empty text begin?")
def _(s, sub):
    """It counts 0 for an empty sub."""
    if not sub:
        return 0
    return sum(s.startswith(sub, i) for i in range(len(s)))


@question.misconception("empty_once_less", hint="Can the empty text begin behind the last character?")
def _(s, sub):
    """It misses the position behind the last character, where an empty sub begins too."""
    return sum(s.startswith(sub, i) for i in range(len(s)))


@question.misconception("as_pattern", hint="What does '.' mean where you hand it over?")
def _(s, sub):
    """It takes sub for a regular expression, in which some signs have a meaning of their own."""
    return len(re.findall(f"(?={sub})", s))


@question.misconception("presence", hint="How many positions does your code look at after the first one?")
def _(s, sub):
    """It tells whether sub occurs, not how often."""
    return int(sub in s)
