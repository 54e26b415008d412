"""A small made-up question, and banks that hold it or a damaged copy of it."""

from __future__ import annotations

from pathlib import Path

from mlfundamentals.questions.bank import load_question
from mlfundamentals.questions.question import Question

QUESTION = r'''r"""Add a number to every entry.

Return $x_i + \frac{a}{2}$ for every entry of x.

What is judged
- a may be left out; it is then 2.
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Question, close, edge, seeded

HALF = 0.5


def halved(a):
    return HALF * a


def shift(x: Float[np.ndarray, "n"], a: float = 2.0) -> Float[np.ndarray, "n"]:
    """Add half of a to every entry of x.

    x: the entries
    a: twice what is added

    Returns the entries, shifted.
    """
    return x + halved(a)


LINE = np.array([0.25, 3.0, -1.0])

question = Question(
    shift,
    level=1,
    minutes=3,
    agreement=close(),
    inputs=[
        seeded("reals", lambda rng: (np.round(rng.normal(size=3), 1), float(rng.integers(1, 9)))),
        edge("nothing added", (LINE, 0.0), (np.array([1.0, 2.0]), 0.0)),
    ],
    examples=[(LINE, 4.0), (LINE,)],
)


@question.alternate("loop")
def _(x, a=2.0):
    return np.array([float(entry) + a / 2 for entry in x])


@question.alternate("twice")
def _(x, a=2.0):
    return shift(shift(x, halved(a)), halved(a))


@question.misconception("whole", hint="How much of a is added?")
def _(x, a=2.0):
    """It adds all of a."""
    return x + a


@question.misconception("subtracts", hint="Which sign?")
def _(x, a=2.0):
    """It subtracts."""
    return x - halved(a)
'''

IN_PLACE = '''"""Put a value in front of every list's last element.

What is judged
- The list itself changes.
"""

from mlfundamentals.questions import Question, edge, exact, seeded


def insert_before_last(a: list[int], value: int | None = None) -> None:
    """Insert the value before the last element.

    a: the list
    value: what is inserted
    """
    a.insert(len(a) - 1, value)


question = Question(
    insert_before_last,
    level=2,
    minutes=5,
    agreement=exact(),
    inputs=[
        seeded("lists", lambda rng: (rng.integers(0, 9, size=4).tolist(), 7)),
        edge("short", ([1, 2], 7), ([1], 7)),
    ],
    examples=[([1, 2, 3], 9)],
    in_place="a",
    numpy=False,
    forbidden=frozenset({"bisect"}),
)
'''


CLASS = '''"""Count with an offset.

Keep the sum of all numbers added so far.

What is judged
- The sum starts at `start`; adding a negative number raises ValueError.
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Question, calls, close, edge, makes, reads, seeded


class Counter:
    """Sums up what it is given."""

    def __init__(self, start: float = 0.0) -> None:
        """Begin with a sum.

        start: the sum at the beginning
        """
        self.total = start

    def add(self, numbers: Float[np.ndarray, "n"]) -> "Counter":
        """Add numbers to the sum.

        numbers: what is added

        Returns the counter itself.

        Raises ValueError for a negative number.
        """
        if (numbers < 0).any():
            raise ValueError("numbers must not be negative")
        self.total = self.total + float(numbers.sum())
        return self

    def scaled(self, factor: float) -> float:
        """Give a multiple of the sum.

        factor: how many times

        Returns the multiple.
        """
        return factor * self.total


FEW = np.array([1.0, 2.0])

question = Question(
    Counter,
    level=1,
    minutes=5,
    agreement=close(),
    steps=[
        makes("start"),
        calls("add", "numbers"),
        calls("scaled", "factor", output="before"),
        calls("add", "more"),
        calls("scaled", "factor", output="after"),
        reads("total"),
    ],
    inputs=[
        seeded("reals", lambda rng: (rng.random(3), float(rng.integers(2, 9)), rng.random(2), 1.5)),
        edge("negative number", (FEW, 2.0, -FEW, 0.0), (-FEW, 2.0, FEW, 0.0)),
    ],
    examples=[(FEW, 2.0, np.array([4.0]), 1.0)],
)


@question.alternate("list_of_numbers")
class _:
    def __init__(self, start=0.0):
        self.numbers = [float(start)]

    def add(self, numbers):
        if min(numbers.tolist()) < 0:
            raise ValueError
        self.numbers.extend(numbers.tolist())

    def scaled(self, factor):
        return factor * self.total

    @property
    def total(self):
        return sum(self.numbers)


@question.alternate("subclass")
class _(Counter):
    def scaled(self, factor):
        return sum([self.total] * int(factor)) + (factor - int(factor)) * self.total


@question.misconception("forgets", hint="What is left of the first numbers?")
class _(Counter):
    """The second add forgets the first one."""

    def __init__(self, start=0.0):
        self.start = self.total = start

    def add(self, numbers):
        self.total = self.start
        return Counter.add(self, numbers)


@question.misconception("ignores_start", hint="Where does the sum begin?")
class _(Counter):
    """The sum starts at 0."""

    def __init__(self, start=0.0):
        self.total = 0.0
'''


CONCEPT = '''"""The larger of two sums.

Which of the rows of the table has the largest sum?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, Lines


def largest_row(X: Float[np.ndarray, "n d"]) -> int:
    """The row with the largest sum.

    X: the numbers
    """
    return X.sum(axis=1).argmax()


question = Concept(
    largest_row,
    level=1,
    minutes=2,
    instance=lambda rng: (np.round(rng.normal(size=(6, 3)), 1),),
    answer="an int, the row",
    example=0,
    fit=lambda X: np.diff(np.sort(X.sum(axis=1)))[-1] > 0.05,
    plot=lambda X: Lines("row", "sum", range(len(X)), {"sum of the row": X.sum(axis=1)}),
)


@question.misconception("smallest", hint="Which of two sums is larger?")
def _(X):
    """It takes the smallest sum."""
    return X.sum(axis=1).argmin()


@question.misconception("largest_entry", hint="What is compared: entries or sums?")
def _(X):
    """It looks for the largest entry."""
    return X.max(axis=1).argmax()
'''


def stepped(threshold: str) -> str:
    """The question, where whatever begins above the threshold goes up by 1."""
    text = QUESTION.replace("return x + halved(a)\n", f"return x + halved(a) + (x[0] > {threshold})\n")
    text = text.replace("float(entry) + a / 2 for", f"float(entry) + a / 2 + (x[0] > {threshold}) for")
    twice = "return shift(shift(x, halved(a)), halved(a))"
    return text.replace(twice, f"return x + (a / 2) + (x[0] > {threshold})")


def write_question(bank: Path, text: str, *, area: str = "sums", name: str = "shift") -> Path:
    """Put a question's file into a bank."""
    path = bank / area / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def load_code_question(path: Path) -> Question:
    """Load the file of a question that asks for code."""
    question = load_question(path)
    assert isinstance(question, Question)
    return question
