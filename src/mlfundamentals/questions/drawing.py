"""Drawing inputs from a question's families, reproducibly."""

from __future__ import annotations

import contextlib
import threading
import warnings
import zlib
from collections.abc import Iterator

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from . import codec
from .question import Args, Inputs

_QUIET = settings(
    database=None, deadline=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False
)
_ONE_AT_A_TIME = threading.RLock()


@contextlib.contextmanager
def _reproducible() -> Iterator[None]:
    """Keep Hypothesis from mixing in constants of whatever modules happen to be loaded.

    It does so by default, also with a fixed seed; the same answer would then get another counterexample in
    another process. There is no setting for it. Versions before 6.131 do not have the feature.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        if not hasattr(providers, "_get_local_constants"):
            yield
            return
        usual, cache = providers._get_local_constants, providers.CONSTANTS_CACHE
        none = Constants()
        providers._get_local_constants = lambda: none
        cache.cache.clear()
        try:
            yield
        finally:
            providers._get_local_constants = usual
            cache.cache.clear()


def draw(family: Inputs, count: int, seed_: int) -> list[bytes]:
    """Encoded argument tuples of a family, without duplicates; the same seed gives the same ones."""
    own_seed = zlib.crc32(f"{seed_} {family.name}".encode())
    drawn: list[Args] = list(family.cases)
    if family.strategy is not None:
        drawn += _from_strategy(family.strategy, count, own_seed)
    if family.seeded is not None:
        rng = np.random.default_rng(own_seed)
        drawn += [family.seeded(rng) for _ in range(count)]
    return list(dict.fromkeys(codec.encode(args) for args in drawn))


def _from_strategy(strategy: st.SearchStrategy[Args], count: int, own_seed: int) -> list[Args]:
    drawn: list[Args] = []

    @seed(own_seed)
    @settings(_QUIET, max_examples=count, phases=[Phase.generate])
    @given(strategy)
    def collect(args: Args) -> None:
        drawn.append(args)

    with _reproducible():
        collect()
    return drawn
