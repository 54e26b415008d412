"""The test bench of the tolerance rule: right answers by other algebra, wrong ones, hard conditioning.

For each function some right answers serve as witnesses, as in a question's file; others are held out and must
stay inside the derived tolerance, and wrong ones must fall outside. Run `python -m benchmarks.tolerance`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmarks import tolerance_functions as f
from mlfundamentals.questions import codec
from mlfundamentals.questions.agreement import DEFAULT_RTOL, along, close, leaves
from mlfundamentals.questions.outcome import Function, Returned, run
from mlfundamentals.questions.tolerance import Expectation, Unfit, derive

CONDITIONS = (1.0, 1e1, 1e2, 1e3, 1e6, 1e9, 1e12)
OFFSETS = (0.0, 1e2, 1e4, 1e8)
KINDS = ("reals", "eighths")
"""Multiples of 1/8 count as exact by intent; reals do not."""
RTOL = DEFAULT_RTOL
_KIND_OF_REASON = re.compile(" by |: ")

Make = Callable[[np.random.Generator, float, float], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A function, and answers to it."""

    name: str
    make: Make  # of a generator, a condition number and an offset
    witnesses: tuple[Function, ...]  # the reference first
    right: tuple[Function, ...]  # held out
    wrong: tuple[Function, ...]
    undeclared: tuple[Function, ...] = ()  # right, but less stable than any witness: nothing is promised


SUBJECTS = (
    Subject(
        "squared distances",
        f.make_points,
        (f.distances_direct, f.distances_expanded),
        (f.distances_loops, f.distances_scipy, f.distances_centred, f.distances_rooted, f.distances_extended),
        (f.distances_float32, f.distances_epsilon, f.distances_abs),
    ),
    Subject(
        "softmax",
        f.make_scores,
        (f.softmax_shifted, f.softmax_log_sum_exp),
        (f.softmax_scipy, f.softmax_loops, f.softmax_pairwise, f.softmax_extended),
        (f.softmax_float32, f.softmax_epsilon, f.softmax_base_2),
    ),
    Subject(
        "log-density",
        f.make_normal,
        (f.log_density_cholesky, f.log_density_inverse),
        (f.log_density_eigh, f.log_density_solve, f.log_density_qr, f.log_density_extended),
        (f.log_density_float32, f.log_density_ridge, f.log_density_no_half),
    ),
    Subject(
        "ridge",
        f.make_regression,
        (f.ridge_normal, f.ridge_svd),
        (f.ridge_augmented_qr, f.ridge_augmented_lstsq, f.ridge_cholesky, f.ridge_inverse, f.ridge_extended),
        (f.ridge_float32, f.ridge_epsilon, f.ridge_mean_loss),
    ),
    Subject(
        "EM step",
        f.make_mixture,
        (f.em_cholesky, f.em_inverse_uncentred),
        (f.em_loops, f.em_solve, f.em_eigh),
        (f.em_float32, f.em_ridge, f.em_old_means),
    ),
    Subject(
        "ZCA whitening",
        f.make_points_alone,
        (f.zca_eigh, f.zca_svd),
        (f.zca_newton, f.zca_sqrtm),
        (f.zca_float32, f.zca_epsilon, f.zca_ddof),
        (f.zca_eigh_of_inverse,),
    ),
    Subject(
        "standard scaling",
        f.make_points_alone,
        (f.scale_two_passes, f.scale_mean_of_squares),
        (f.scale_loops, f.scale_welford, f.scale_norm, f.scale_extended),
        (f.scale_float32, f.scale_epsilon, f.scale_ddof),
    ),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One input of the bench."""

    subject: Subject
    kind: str
    condition: float
    offset: float
    seed: int

    def __str__(self) -> str:
        where = f"condition {self.condition:.0e}, offset {self.offset:.0e}, seed {self.seed}"
        return f"{self.subject.name} of {self.kind}, {where}"

    def args(self) -> bytes:
        """The encoded arguments; the same for the same setting."""
        rng = np.random.default_rng([self.seed, int(self.condition), int(self.offset)])
        made = self.subject.make(rng, self.condition, self.offset)
        return codec.encode(tuple(map(_eighths, made)) if self.kind == "eighths" else made)


def _eighths(value: Any) -> Any:
    """The nearest multiples of 1/8, symmetric where the value is."""
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
        return value
    return np.round(value * 8) / 8


@dataclass(slots=True)
class Margins:
    """How many times inside (right) or outside (wrong) the limit the outputs were, one number a run."""

    fit: int = 0
    unfit: Counter[str] = field(default_factory=Counter)
    inside: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    outside: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    undeclared: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    right_failed: list[str] = field(default_factory=list)  # did not return where the reference does


def settings(subjects: Sequence[Subject] = SUBJECTS, n_seeds: int = 4) -> Iterator[Setting]:
    """All inputs of the bench."""
    for subject in subjects:
        for kind in KINDS:
            for condition in CONDITIONS:
                for offset in OFFSETS:
                    for seed in range(n_seeds):
                        yield Setting(subject, kind, condition, offset, seed)


def measure(setting: Setting, margins: Margins) -> None:
    """Derive the tolerance on one input, and hold every other answer against it."""
    subject, args = setting.subject, setting.args()
    try:
        expectation = derive(subject.witnesses, args, ("",) * 8, close(RTOL))
    except Unfit as reason:
        margins.unfit[_KIND_OF_REASON.split(str(reason))[0]] += 1
        return
    margins.fit += 1
    for function in subject.right:
        off = exceeds(expectation, run(function, args, ("",) * 8, None))
        if off is None:
            margins.right_failed.append(f"{function.__name__} on {setting}")
        else:
            margins.inside[function.__name__].append(1 / off if off > 0 else math.inf)
    for function in subject.undeclared:
        off = exceeds(expectation, run(function, args, ("",) * 8, None))
        margins.undeclared[function.__name__].append(0.0 if off is None else 1 / off if off else math.inf)
    for function in subject.wrong:
        off = exceeds(expectation, run(function, args, ("",) * 8, None))
        if off != 0:  # what float32 computes exactly is not wrong
            margins.outside[function.__name__].append(math.inf if off is None else off)


def exceeds(expectation: Expectation, outcome: Any) -> float | None:
    """The largest error in units of its tolerance; None where the call raises or its shape differs."""
    if not isinstance(outcome, Returned) or not isinstance(expectation.outcome, Returned):
        return None
    worst = 0.0
    pairs = zip(leaves(expectation.outcome.value), leaves(outcome.value), strict=True)
    for (want, have), tolerance in zip(pairs, expectation.tolerances, strict=True):
        if np.shape(want) != np.shape(have) or not np.isfinite(have).all():
            return None
        allowed = along(np.asarray(tolerance), None, np.ndim(want))
        gap = np.abs(np.asarray(have) - want)
        with np.errstate(divide="ignore", invalid="ignore"):
            worst = max(worst, float(np.where(gap == 0, 0.0, gap / allowed).max(initial=0.0)))
    return worst


def table(n_seeds: int = 4) -> str:
    """The margins of every function and condition number, as text."""
    head = (
        f"{'function':18} {'inputs':8} {'condition':>9} {'fit':>8}   {'inside: median':>14} {'least':>8}   "
    )
    lines = [head + f"{'outside: median':>15} {'least':>8}"]
    total = Margins()
    for subject in SUBJECTS:
        for kind in KINDS:
            for condition in CONDITIONS:
                margins = Margins()
                for setting in settings([subject], n_seeds):
                    if (setting.kind, setting.condition) == (kind, condition):
                        measure(setting, margins)
                lines.append(_row(subject.name, kind, condition, margins))
                _add(total, margins)
    lines.append(_row("all", "", None, total))
    lines += [f"unfit: {count} x {reason}" for reason, count in total.unfit.most_common()]
    lines += [f"right answer that failed: {name}" for name in total.right_failed]
    lines.append("nearest to the limit from inside:  " + _nearest(total.inside))
    lines.append("nearest to the limit from outside: " + _nearest(total.outside))
    lines.append("less stable than declared (inside where > 1): " + _nearest(total.undeclared))
    return "\n".join(lines)


def _nearest(found: dict[str, list[float]]) -> str:
    return ", ".join(
        f"{name} {least:.3g}" for least, name in sorted((min(v), k) for k, v in found.items())[:5]
    )


def _row(name: str, kind: str, condition: float | None, margins: Margins) -> str:
    inside = [x for values in margins.inside.values() for x in values]
    outside = [x for values in margins.outside.values() for x in values]
    n = margins.fit + sum(margins.unfit.values())
    shown = "" if condition is None else f"{condition:.0e}"
    line = f"{name:18} {kind:8} {shown:>9} {margins.fit:4}/{n:<3}"
    if not inside:
        return line
    right, wrong = f"{np.median(inside):14.3g} {min(inside):8.3g}", f"{np.median(outside):15.3g}"
    return f"{line}   {right}   {wrong} {min(outside):8.3g}"


def _add(total: Margins, margins: Margins) -> None:
    total.fit += margins.fit
    total.unfit += margins.unfit
    total.right_failed += margins.right_failed
    for name, values in margins.inside.items():
        total.inside[name] += values
    for name, values in margins.outside.items():
        total.outside[name] += values
    for name, values in margins.undeclared.items():
        total.undeclared[name] += values


if __name__ == "__main__":
    print(table())
