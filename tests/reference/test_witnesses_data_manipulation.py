"""References of plain Python against other definitions of the same; no library has these functions."""

from __future__ import annotations

import itertools
import statistics
from collections import deque

import numpy as np
import pytest

from tests.reference.witnesses import inputs, reference


def test_rotate_right() -> None:
    for a, k in inputs(
        "rotate_right", lambda rng: (rng.integers(0, 9, 7).tolist(), int(rng.integers(-30, 30)))
    ):
        turned = deque(a)
        turned.rotate(k)
        assert reference("rotate_right")(a, k) == list(turned)
        if a:  # moving back
            assert reference("rotate_right")(reference("rotate_right")(a, k), -k) == a


def test_reverse_odd_chunks() -> None:
    for s, k in inputs(
        "reverse_odd_chunks",
        lambda rng: ("".join(map(chr, rng.integers(97, 123, 20))), int(rng.integers(1, 8))),
    ):
        once = reference("reverse_odd_chunks")(s, k)
        assert reference("reverse_odd_chunks")(once, k) == s
        for number, start in enumerate(range(0, len(s), k)):
            chunk = s[start : start + k]
            assert once[start : start + k] == ("".join(reversed(chunk)) if number % 2 == 1 else chunk)


def test_count_overlapping() -> None:
    for s, sub in inputs("count_overlapping", lambda rng: ("".join(rng.choice(["a", "b"], 30)), "aba")):
        starts = [i for i in range(len(s) + 1) if s[i : i + len(sub)] == sub]
        assert reference("count_overlapping")(s, sub) == len(starts)


def test_index_pairs_with_sum() -> None:
    for a, target in inputs(
        "index_pairs_with_sum", lambda rng: (rng.integers(-5, 5, 12).tolist(), int(rng.integers(-6, 6)))
    ):
        pairs = [(i, j) for i, j in itertools.combinations(range(len(a)), 2) if a[i] + a[j] == target]
        assert reference("index_pairs_with_sum")(a, target) == pairs


def test_group_mean() -> None:
    def fresh(rng: np.random.Generator) -> tuple[list[tuple[str, float]]]:
        return ([(str(rng.choice(["a", "B", "c"])), float(rng.normal())) for _ in range(15)],)

    for (records,) in inputs("group_mean", fresh):
        means = reference("group_mean")(records)
        assert list(means) == sorted({key for key, _ in records})
        for key, mean in means.items():
            numbers = [number for other, number in records if other == key]
            assert mean == pytest.approx(statistics.fmean(numbers), rel=1e-15)
