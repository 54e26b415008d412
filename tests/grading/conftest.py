"""What tests of grading share."""

from __future__ import annotations

import pytest

from tests.support.isolation import require_isolation


@pytest.fixture(scope="session")
def isolation() -> None:
    """This machine can isolate answers; otherwise the test is skipped."""
    require_isolation()
