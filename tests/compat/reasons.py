"""Why a test of scikit-learn's fails, guessed from its name and the text of its error.

The keys are explained in docs/explanation/compatibility.md. A guess can be bettered by hand in expected.json:
renewing the table keeps the keys that stand there.
"""

from __future__ import annotations

import re

REASONS: tuple[tuple[str, str], ...] = (
    ("crash", r"^crashed"),
    ("timeout", r"out of time"),
    ("array_api", r"array.?api|namespace|__array_namespace__"),
    ("callbacks", r"callback"),
    ("metadata_routing", r"routing|metadata|set_\w+_request|consumingscorer"),
    ("dataframe_output", r"pandas|polars|set_output|dataframe"),
    ("sparse", r"sparse|\b(csr|csc|coo|bsr|dok|dia|lil)_?(matrix|array|container)?\b|indptr"),
    ("missing_feature", r"^(AttributeError|ImportError|ModuleNotFoundError|NotImplementedError)"),
    ("parameter", r"unexpected keyword|positional argument|^\S*InvalidParameterError|parameter of"),
    ("message", r"regex pattern|regex:|pattern '|did not match|\bin str\(|\.match\("),
    ("no_error", r"did not raise"),
    ("warning", r"did not warn|^\w*Warning|warning"),
    ("dtype", r"float32|dtype"),
    ("numeric", r"not equal to tolerance|almost equal|arrays are not equal|mismatch|^assert(ionerror)?\b"),
)
"""(key, pattern); the first that is found in the error, then the first found in the test's name, decides."""

IN_NAMES = frozenset({"array_api", "callbacks", "metadata_routing", "dataframe_output", "sparse"})
"""Keys that a test's name is good for too: what it is about."""


def reason_of(test: str, message: str) -> str:
    """The key for a failing test (its id) with that error."""
    for key, pattern in REASONS:
        if key in IN_NAMES and re.search(pattern, re.sub(r"_(?=matrix|array)", "", test), re.IGNORECASE):
            return key
    for key, pattern in REASONS:
        if re.search(pattern, message, re.IGNORECASE | re.MULTILINE):
            return key
    return "other"


def summary(message: str) -> str:
    """The first lines of an error that are not empty, as one line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " / ".join(lines[:4])[:300]
