"""The oracle's threads are held to one: on a busy machine they would mostly wait for each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sklearn.cluster  # noqa: F401  (so that its OpenMP is loaded and can be held)
from threadpoolctl import threadpool_limits

from mlfundamentals.cluster import _lloyd, _seeding


@pytest.fixture(autouse=True, scope="session")
def one_openmp_thread() -> Iterator[None]:
    """Small data leave OpenMP's threads nothing to gain."""
    with threadpool_limits(1, user_api="openmp"):
        yield


@pytest.fixture(scope="module", params=["small", "large"])
def either_path(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything as it is computed on small data, then as on large data."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "large":
            for module in (_lloyd, _seeding):
                patch.setattr(module, "is_small", lambda *_: False)
        yield
