"""Making a key of chosen cases: what it says of the question, and the points of each part."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from .growth import known_growth
from .key import CARE_PART, EFFECTS_PART, GROWTH_PART, SHAPE_PART, Case, Key, KnownMistake, Parameter
from .question import Question, QuestionError, title_and_statement

DEFAULT_POINTS = {"values": 4, CARE_PART: 2, GROWTH_PART: 2}
INTEGERS_PART = "edge: integers where floats are expected"
DEFAULTS_PART = "edge: arguments left out"


def assemble(*, question: Question, cases: Sequence[Case], area: str, source_hash: str) -> Key:
    """The key that holds the cases. Raises QuestionError where the question gives points to no case."""
    return Key(
        question=question.name,
        area=area,
        title=title_and_statement(question.reference)[0],
        level=question.level,
        minutes=question.minutes,
        parameters=tuple(_parameter(p) for p in question.parameters.values()),
        outputs=tuple(question.outputs),
        in_place=question.in_place_index,
        numpy=question.numpy,
        forbidden=tuple(sorted(question.forbidden)),
        points=_points(question, cases),
        agreement=question.agreement,
        mistakes=tuple(KnownMistake(m.name, m.mistake, m.hint) for m in question.misconceptions),
        cases=tuple(cases),
        source_hash=source_hash,
        steps=question.plan,
        silent=question.silent,
        growth=known_growth(question),
    )


def _parameter(parameter: inspect.Parameter) -> Parameter:
    has_default = parameter.default is not inspect.Parameter.empty
    return Parameter(parameter.name, has_default, parameter.default if has_default else None)


def _points(question: Question, cases: Sequence[Case]) -> dict[str, int]:
    edges = [family.part for family in question.inputs if family.edge]
    present = {case.part for case in cases}
    by_case = [part for part in ("values", *edges, INTEGERS_PART, DEFAULTS_PART) if part in present]
    parts = [*by_case, SHAPE_PART, EFFECTS_PART, *([GROWTH_PART] if question.growth else [])]
    unknown = set(question.points) - set(parts)
    if unknown:
        raise QuestionError(f"points names parts that no case has: {sorted(unknown)}; there are {parts}")
    return {part: question.points.get(part, DEFAULT_POINTS.get(part, 1)) for part in parts}
