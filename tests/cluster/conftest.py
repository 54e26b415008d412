"""The oracle's threads are held to one: on a busy machine they would mostly wait for each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sklearn.cluster  # noqa: F401  (so that its OpenMP is loaded and can be held)
from threadpoolctl import threadpool_limits


@pytest.fixture(autouse=True, scope="session")
def one_openmp_thread() -> Iterator[None]:
    """Small data leave OpenMP's threads nothing to gain."""
    with threadpool_limits(1, user_api="openmp"):
        yield
