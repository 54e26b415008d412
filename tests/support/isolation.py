"""Whether answers can be isolated on this machine; one copy of the question, for all tests that need it."""

from __future__ import annotations

from functools import cache

import pytest

from mlfundamentals.grading.sandbox import IsolationUnavailable, Zygote


@cache
def what_is_missing() -> str:
    """Why nothing can be graded here, or ""."""
    with Zygote() as zygote:
        try:
            assert zygote.layers
        except IsolationUnavailable as reason:
            return str(reason)
    return ""


def require_isolation() -> None:
    """Skip the test, by name and with the reason, where answers cannot be isolated."""
    if what_is_missing():
        pytest.skip(f"this machine cannot isolate an answer: {what_is_missing()}")
