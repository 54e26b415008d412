"""From the categories of a column to its output features: rare ones grouped, one of them dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals.preprocessing._categories import UNKNOWN
from mlfundamentals.preprocessing._missing import is_nan

INFREQUENT = "infrequent_sklearn"
"""What the group of rare categories is called; the name that scikit-learn gives it."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How the categories of one column become levels: the frequent ones in order, then the group of the
    rest."""

    categories: NDArray[Any]
    level_of: NDArray[np.intp]  # (n_categories,)
    infrequent: NDArray[np.intp] | None = None  # indices of the grouped categories
    drop: int | None = None  # the level without an output feature

    @property
    def n_levels(self) -> int:
        """How many levels there are, with the one that is dropped."""
        return len(self.categories) - (0 if self.infrequent is None else len(self.infrequent) - 1)

    @property
    def n_out(self) -> int:
        """How many output features there are."""
        return self.n_levels - (self.drop is not None)

    @property
    def dropped_category(self) -> int | None:
        """The (first) category of the level that is dropped."""
        return None if self.drop is None else int(np.flatnonzero(self.level_of == self.drop)[0])

    def names(self) -> NDArray[Any]:
        """What each level is called: (n_levels,)."""
        if self.infrequent is None:
            return self.categories
        frequent = np.delete(self.categories, self.infrequent)
        return np.concatenate([frequent, np.array([INFREQUENT], dtype=object)])

    def names_out(self) -> NDArray[Any]:
        """What each output feature is called: (n_out,)."""
        return self.names() if self.drop is None else np.delete(self.names(), self.drop)

    def features(self, codes: NDArray[np.intp], *, unknown_is_infrequent: bool) -> NDArray[np.intp]:
        """The output feature of each code (n,), UNKNOWN for none: a category not known, or dropped."""
        levels = np.append(self.level_of, UNKNOWN)[codes]  # UNKNOWN, the index -1, is the last one
        if unknown_is_infrequent and self.infrequent is not None:
            levels[codes == UNKNOWN] = self.n_levels - 1
        if self.drop is not None:
            levels[levels == self.drop] = UNKNOWN
            levels[levels > self.drop] -= 1
        return levels


def plain_levels(categories: NDArray[Any]) -> Levels:
    """Each category a level of its own."""
    return Levels(categories, np.arange(len(categories)))


def grouped(
    categories: NDArray[Any],
    counts: NDArray[np.intp],
    *,
    n_samples: int,
    min_frequency: float | None,
    max_categories: int | None,
) -> Levels:
    """Levels with rare categories in one group.

    min_frequency: fewer values than that make a category rare, as a number or, below 1, as a share.
    max_categories: most levels there may be, the group among them; of equally frequent ones, the first go
    first.
    """
    least = 0.0 if min_frequency is None else float(min_frequency)
    least = least if isinstance(min_frequency, Integral) else least * n_samples
    rare = counts < least
    if max_categories is not None and max_categories < len(counts) - rare.sum() + 1:
        by_count = np.argsort(counts, kind="stable")
        rare[by_count[: len(counts) - (max_categories - 1)]] = True
    if not rare.any():
        return plain_levels(categories)
    level_of = np.where(rare, (~rare).sum(), np.cumsum(~rare) - 1)
    return Levels(categories, level_of, np.flatnonzero(rare))


def without(levels: Levels, drop: Any, feature: int) -> Levels:
    """Levels with the category `drop` of a column without a feature.

    Raises KeyError if it is none of the categories, ValueError if it is among the infrequent ones.
    """
    same = [is_nan(c) if is_nan(drop) else c == drop for c in levels.categories.tolist()]
    if not any(same):
        raise KeyError(drop)
    place = same.index(True)
    if levels.infrequent is not None and place in levels.infrequent:
        category = levels.categories.tolist()[place]
        raise ValueError(
            f"Unable to drop category {category!r} from feature {feature} because it is infrequent"
        )
    return replace(levels, drop=int(levels.level_of[place]))


def with_drops(levels: list[Levels], drop: Any) -> list[Levels]:
    """Levels of all columns, with those dropped that `drop` names: None, "first", "if_binary" or a category
    for each column.

    Raises ValueError if there are not as many as columns, or if one is not found.
    """
    if drop is None:
        return levels
    if isinstance(drop, str):
        chosen = [drop == "first" or one.n_levels == 2 for one in levels]
        return [replace(one, drop=0) if yes else one for one, yes in zip(levels, chosen, strict=True)]
    drop = np.asarray(drop, dtype=object)
    if len(drop) != len(levels):
        raise ValueError(
            f"`drop` should have length equal to the number of features ({len(levels)}), got {len(drop)}"
        )
    result, lost = [], []
    for feature, (one, category) in enumerate(zip(levels, drop.tolist(), strict=True)):
        try:
            result.append(without(one, category, feature))
        except KeyError:
            lost.append(f"Category: {category}, Feature: {feature}")
    if lost:
        raise ValueError(
            "The following categories were supposed to be dropped, but were not found in the training"
            " data.\n" + "\n".join(lost)
        )
    return result
