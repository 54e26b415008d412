"""Growth: how the time of an answer may grow with its input, where a question asks for that.

An answer is held against the reference, never against a clock: both are timed on the same inputs, by the
processor time of their processes, and only a factor counts that noise does not make.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import codec
from .answer_files import as_answer
from .key import LEAST_FACTOR, KnownGrowth
from .outcome import Returned, run
from .question import Args, Question, check

MAX_BYTES = 400_000  # of the arguments of all sizes together; the key holds them compressed


@dataclass(frozen=True, slots=True)
class Growth:
    """What a question asks of an answer's time; it counts for the part "growth".

    Args:
        make: gives arguments of a size, always the same for the same size.
        sizes: three of them. The first is next to nothing, and shows what a call costs by itself; from the
            second to the third the time may grow at most four times as much as the reference's. Choose them
            so far apart that what is asked for stays below twice as much, and what is not exceeds ten times.
        unit: what a size counts, such as "numbers".
        rule: the sentence of the statement that asks for it.
        hint: a question that leads on, without the answer.
        within: the time that an answer may take at the last size, in times of the reference's; for questions
            that ask for array operations instead of loops. Not judged where it is left out.
    """

    make: Callable[[int], Args]
    sizes: tuple[int, int, int]
    unit: str
    rule: str
    hint: str
    within: float | None = None

    def __post_init__(self) -> None:
        first, second, third = self.sizes
        check(first < second < third, f"sizes of growth must rise, got {self.sizes}")
        check(bool(self.rule.strip()), "growth has no rule; say in the statement what is asked for")
        enough = self.within is None or self.within >= LEAST_FACTOR
        check(enough, f"within must be at least {LEAST_FACTOR:g}, below is noise; got {self.within}")


def known_growth(question: Question) -> KnownGrowth | None:
    """What the key holds of a question's growth. Raises QuestionError where it cannot be judged."""
    growth = question.growth
    if growth is None:
        return None
    check(question.in_place is None, "growth is judged by what is returned; in_place questions have none")
    args = tuple(codec.encode(growth.make(size)) for size in growth.sizes)
    check(
        sum(map(len, args)) <= MAX_BYTES,
        f"the inputs of growth take {sum(map(len, args))} bytes, at most {MAX_BYTES} may; make sizes smaller",
    )
    for size, encoded in zip(growth.sizes, args, strict=True):
        check(
            codec.encode(growth.make(size)) == encoded,
            f"growth makes other inputs the second time at size {size}; seed its generator",
        )
        outcome = run(question.as_function(question.reference), encoded, tuple(question.parameters), None)
        check(isinstance(outcome, Returned), f"the reference raises on growth's input of size {size}")
    return KnownGrowth(
        reference=as_answer(question, question.reference).encode(),
        sizes=growth.sizes,
        args=args,
        within=growth.within or 0.0,
        unit=growth.unit,
        hint=growth.hint,
    )
