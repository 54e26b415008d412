"""Choosing few cases that kill much: a greedy cover."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def greedy_cover(
    kills: np.ndarray, needed: np.ndarray, costs: Sequence[int], chosen: Sequence[int]
) -> list[int]:
    """Add candidates to those chosen until every demand is met as often as it can be.

    Args:     kills: whether candidate i serves demand j, bool (n_candidates, n_demands).
              needed: how many candidates each demand wants, int (n_demands,).
              costs: how heavy each candidate is; of two that serve as many demands the lighter one is taken.
              chosen: candidates that are in anyway.
    Returns:  the candidates that are added, in the order in which they are taken.
    """
    left = np.minimum(needed, kills.sum(axis=0)) - kills[list(chosen)].sum(axis=0)
    rank = np.empty(len(costs), dtype=np.intp)
    rank[np.argsort(np.asarray(costs), kind="stable")] = np.arange(len(costs))
    added: list[int] = []
    while (left > 0).any():
        gains = kills[:, left > 0].sum(axis=1).astype(float)
        gains[list(chosen) + added] = 0.0
        best = int(np.lexsort((rank, -gains))[0])
        if gains[best] == 0.0:
            break  # what is left is served by chosen candidates only
        added.append(best)
        left = left - kills[best]
    return added
