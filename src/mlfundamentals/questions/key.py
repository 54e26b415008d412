"""The key of a question: all its cases, compiled; as data in a file that can be judged with years later."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from . import codec
from .agreement import Agreement, Disagreement, Tolerance, compare, is_floating, leaves, within
from .outcome import Died, Outcome, Raised, Returned

MAGIC = b"mlfundamentals key 1\n"
SHAPE_PART, EFFECTS_PART, CARE_PART, GROWTH_PART = (
    "shape and dtype", "no side effects", "numerical care", "growth",
)  # fmt: skip
LEAST_FACTOR = 4.0  # between times, below which nothing is said of growth
_REPLY_ROOM = 256 << 10
_CAPS = codec.Caps(size=16 << 20)
_OTHER_RTOL = 1e-6  # how closely an answer must follow a misconception: its rounding is not derived


class KeyFileError(ValueError):
    """A key's file is not readable as one; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the question's function."""

    name: str
    has_default: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class KnownMistake:
    """A misconception as the key knows it."""

    name: str
    mistake: str
    hint: str


@dataclass(frozen=True)
class Case:
    """One input with the expected output and how closely it must be met."""

    part: str
    args: bytes  # the encoded tuple of positional arguments
    expected: Returned | Raised
    tolerances: tuple[Tolerance, ...]
    mistakes: tuple[bytes | None, ...]  # what each misconception does, encoded; None: what is expected

    @cached_property
    def written(self) -> tuple[bytes, Any] | None:
        """The bytes of the expected value and the value itself; None where an exception is expected."""
        if isinstance(self.expected, Raised):
            return None
        return codec.encode(self.expected.value), self.expected.value

    @cached_property
    def mistaken(self) -> tuple[Outcome | None, ...]:
        """What each misconception does; None: what is expected."""
        return tuple(
            None if encoded is None else decode_outcome(codec.decode(encoded, _CAPS))
            for encoded in self.mistakes
        )


@dataclass(frozen=True, slots=True)
class KnownGrowth:
    """How the time may grow with the input, beside the reference's."""

    reference: bytes  # a file that answers the question
    sizes: tuple[int, ...]
    args: tuple[bytes, ...]  # the encoded arguments of each size
    within: float  # times of the reference's time that an answer may take at the last size; 0: not judged
    unit: str  # what a size counts
    hint: str


@dataclass(frozen=True)
class Key:
    """Everything that judging a question needs; no reference."""

    question: str
    area: str
    title: str
    level: int
    minutes: int
    parameters: tuple[Parameter, ...]
    outputs: tuple[str, ...]
    in_place: int | None
    numpy: bool
    forbidden: tuple[str, ...]
    points: dict[str, int]  # part -> points
    agreement: Agreement
    mistakes: tuple[KnownMistake, ...]
    cases: tuple[Case, ...]
    source_hash: str  # of the question's file from which the key was compiled
    steps: tuple[tuple[str, tuple[int, ...], bool], ...] = ()  # of a class question: see scenario.py
    silent: bool = False  # a RuntimeWarning counts as an error
    literal: bool = False  # a concept question, whose answer is read and not run: see concept.py
    growth: KnownGrowth | None = None

    @cached_property
    def id(self) -> str:
        """The hash of what is judged; words, level and minutes may change without changing it."""
        return hashlib.sha256(codec.encode(_judged(self))).hexdigest()[:16]

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters' names."""
        return tuple(parameter.name for parameter in self.parameters)

    @property
    def called_with(self) -> tuple[Parameter, ...]:
        """The parameters of the function, or of the class when an object of it is made."""
        if not self.steps:
            return self.parameters
        return tuple(self.parameters[position] for position in self.steps[0][1])

    @cached_property
    def reply_bytes(self) -> int:
        """What one result may take at most: four times what is expected, and room for what is not."""
        sizes = (len(case.args) + len(codec.encode(encode_outcome(case.expected))) for case in self.cases)
        return 4 * max(sizes) + _REPLY_ROOM

    def mismatch(self, case: Case, outcome: Outcome) -> Disagreement | None:
        """The first reason why the outcome is not the expected one on a case."""
        return mismatch(
            self.agreement, case.expected, case.tolerances, outcome, self.outputs or self.default_names
        )

    @property
    def default_names(self) -> tuple[str, ...]:
        """What an output without a name of its own is called."""
        if self.in_place is None:
            return ("result",)
        return (f"{self.parameters[self.in_place].name} afterwards",)

    def gives(self, index: int, outcome: Outcome) -> bool:
        """Whether the answer to a concept question is that of misconception number index."""
        from .concept import literal_mismatch

        (case,) = self.cases
        theirs = case.mistaken[index]
        if not isinstance(theirs, Returned) or not isinstance(outcome, Returned):
            return False
        return literal_mismatch(self.agreement, theirs.value, case.tolerances, outcome.value) is None


def mismatch(
    agreement: Agreement,
    expected: Returned | Raised,
    tolerances: Sequence[Tolerance],
    outcome: Outcome,
    names: Sequence[str],
) -> Disagreement | None:
    """The first reason why an outcome is not the expected one, or None."""
    if isinstance(outcome, Died):
        return Disagreement("error", "the call", f"{outcome.detail}")
    if isinstance(expected, Raised):
        return _mismatch_raised(expected, outcome)
    if isinstance(outcome, Raised):
        told = f" ({outcome.message})" if outcome.message else ""
        return Disagreement("error", "the call", f"raises {outcome.type_name}{told}")
    same = outcome.value is expected.value  # to the bit: its bytes were those that are expected
    problem = None if same else compare(agreement, expected.value, tolerances, outcome.value, names)
    if problem is None and outcome.mutated:
        return Disagreement("mutation", outcome.mutated[0], "is changed by the call, it must stay as it was")
    return problem


def _mismatch_raised(expected: Raised, outcome: Returned | Raised) -> Disagreement | None:
    if isinstance(outcome, Returned):
        return Disagreement("error", "the call", f"returns, expected a {expected.type_name}")
    if expected.type_name in outcome.bases:
        return None
    return Disagreement("error", "the call", f"raises {outcome.type_name}, expected a {expected.type_name}")


def same_outcome(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are alike: the same exception, or values as close as other rounding makes them."""
    if isinstance(one, Returned) and isinstance(other, Returned):
        return one.mutated == other.mutated and _alike(one.value, other.value)
    if isinstance(one, Raised) and isinstance(other, Raised):
        return one.type_name == other.type_name
    return isinstance(one, Died) and isinstance(other, Died) and one.kind == other.kind


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, codec.Opaque) or isinstance(other, codec.Opaque):
        return type(one) is type(other) and bool(
            one == other
        )  # no answer meets one, yet a misconception may return it
    if _is_array_of_floats(one) and _is_array_of_floats(other):  # most outputs; no need to say where
        if one.shape != other.shape:
            return False
        return one.tobytes() == other.tobytes() or bool(within(one, other, _allowed(one))[0].all())
    tolerances = [_allowed(leaf) for leaf in leaves(one) if is_floating(leaf)]
    return compare(Agreement("close", rtol=1.0), one, tolerances, other) is None


def _is_array_of_floats(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f"


def _allowed(leaf: Any) -> float:
    sizes = np.abs(leaf)
    return _OTHER_RTOL * float(np.max(sizes, initial=0.0, where=np.isfinite(sizes)))


def encode_outcome(outcome: Outcome) -> tuple[Any, ...]:
    """An outcome as plain values, for the file."""
    if isinstance(outcome, Returned):
        return ("returned", outcome.value, outcome.mutated)
    if isinstance(outcome, Raised):
        return ("raised", outcome.type_name, outcome.bases)
    return ("died", outcome.kind, outcome.detail)


def decode_outcome(plain: tuple[Any, ...]) -> Outcome:
    """The outcome that encode_outcome wrote."""
    makers: dict[str, Callable[..., Outcome]] = {"returned": Returned, "raised": Raised, "died": Died}
    return makers[plain[0]](*plain[1:])


def _agreement_to_plain(agreement: Agreement) -> tuple[Any, ...]:
    parts = tuple(map(_agreement_to_plain, agreement.parts))
    return (agreement.kind, agreement.rtol, agreement.axis, parts)


def _agreement_from_plain(plain: tuple[Any, ...]) -> Agreement:
    kind, rtol, axis, parts = plain
    return Agreement(kind, rtol, axis, tuple(map(_agreement_from_plain, parts)))


def _judged(key: Key) -> dict[str, Any]:
    """What decides verdicts, as plain values; its bytes are the key's identity."""
    growth = key.growth
    return {
        "question": key.question,
        "parameters": tuple((p.name, p.has_default, p.default) for p in key.parameters),
        "outputs": key.outputs,
        "in_place": key.in_place,
        "numpy": key.numpy,
        "forbidden": key.forbidden,
        "points": key.points,
        "agreement": _agreement_to_plain(key.agreement),
        "mistakes": tuple(mistake.name for mistake in key.mistakes),
        **({"steps": key.steps} if key.steps else {}),
        **({"silent": True} if key.silent else {}),
        **({"literal": True} if key.literal else {}),
        **({"growth": (growth.reference, growth.sizes, growth.args, growth.within)} if growth else {}),
        "cases": tuple(
            (case.part, case.args, encode_outcome(case.expected), case.tolerances, case.mistakes)
            for case in key.cases
        ),
    }


def _words(key: Key) -> dict[str, Any]:
    """What may change without changing a verdict."""
    return {
        "area": key.area,
        "title": key.title,
        "level": key.level,
        "minutes": key.minutes,
        "mistakes": tuple((mistake.mistake, mistake.hint) for mistake in key.mistakes),
        **({"growth": (key.growth.unit, key.growth.hint)} if key.growth else {}),
        "source_hash": key.source_hash,
    }


def to_bytes(key: Key) -> bytes:
    """The key as the content of a file."""
    return MAGIC + zlib.compress(codec.encode((_judged(key), _words(key))), 9)


def from_bytes(content: bytes) -> Key:
    """Read a key. Raises KeyFileError for anything else."""
    if not content.startswith(MAGIC):
        raise KeyFileError(f"it does not begin with {MAGIC.decode().strip()!r}; compile it again")
    try:
        inflate = zlib.decompressobj()
        plain = inflate.decompress(content[len(MAGIC) :], _CAPS.size)
        judged, words = codec.decode(plain, _CAPS)
        return _from_plain(judged, words)
    except (zlib.error, codec.MalformedValue, KeyError, TypeError, ValueError) as error:
        raise KeyFileError(f"its content is damaged ({error}); compile it again") from error


def _from_plain(judged: dict[str, Any], words: dict[str, Any]) -> Key:
    names = judged["mistakes"]
    return Key(
        question=judged["question"],
        area=words["area"],
        title=words["title"],
        level=words["level"],
        minutes=words["minutes"],
        parameters=tuple(Parameter(*plain) for plain in judged["parameters"]),
        outputs=judged["outputs"],
        in_place=judged["in_place"],
        numpy=judged["numpy"],
        forbidden=judged["forbidden"],
        points=judged["points"],
        agreement=_agreement_from_plain(judged["agreement"]),
        mistakes=tuple(
            KnownMistake(name, mistake, hint)
            for name, (mistake, hint) in zip(names, words["mistakes"], strict=True)
        ),
        cases=tuple(_case_from_plain(*plain) for plain in judged["cases"]),
        source_hash=words["source_hash"],
        steps=judged.get("steps", ()),
        silent=judged.get("silent", False),
        literal=judged.get("literal", False),
        growth=KnownGrowth(*judged["growth"], *words["growth"]) if "growth" in judged else None,
    )


def _case_from_plain(
    part: str, args: bytes, expected: tuple[Any, ...], tolerances: tuple[Tolerance, ...], mistakes: Any
) -> Case:
    outcome = decode_outcome(expected)
    if isinstance(outcome, Died):
        raise ValueError("a case expects a call that dies")
    return Case(part, args, outcome, tolerances, mistakes)


def load(path: Path) -> Key:
    """Read the key in a file. Raises KeyFileError, and OSError where the file cannot be read."""
    try:
        return from_bytes(path.read_bytes())
    except KeyFileError as error:
        raise KeyFileError(f"{path} is no key: {error} with `mlf generate`") from error


def save(key: Key, path: Path) -> None:
    """Write the key's file, whole or not at all."""
    write_atomically(path, to_bytes(key))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that an interruption loses nothing."""
    import tempfile  # takes longer than reading a key, which is all that grading needs

    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
