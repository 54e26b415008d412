"""Why a test of scikit-learn's fails, guessed from its name and the text of its error.

The keys are explained in docs/explanation/compatibility.md. A guess can be bettered by hand in expected.json:
renewing the table keeps the keys that stand there.
"""

from __future__ import annotations

import re

DECISIVE: tuple[tuple[str, str], ...] = (
    ("crash", r"^crashed"),
    ("timeout", r"out of time"),
    ("array_api", r"array.?api|__array_namespace__"),
    ("callbacks", r"callback"),
    ("metadata_routing", r"routing|UnsetMetadata|set_\w+_request|Consuming"),
    ("dataframe_output", r"pandas|polars|set_output|dataframe"),
    ("sparse", r"sparse|indptr|\b(csr|csc|coo|bsr|dok|dia|lil)_(matrix|array)\b"),
    ("parameter", r"InvalidParameterError|unexpected keyword|positional argument|is not known\. Use one of"),
    ("missing_feature", r"^(AttributeError|ImportError|ModuleNotFoundError|NotImplementedError)"),
)
"""(key, pattern): what an error says beyond doubt."""

TOPICS: tuple[tuple[str, str], ...] = (
    ("array_api", r"array_api"),
    ("callbacks", r"callback"),
    ("metadata_routing", r"routing|metadata"),
    ("dataframe_output", r"pandas|polars|set_output|dataframe"),
    ("sparse", r"sparse|\b(csr|csc|coo|bsr|dok|dia|lil)_(matrix|array)"),
)
"""(key, pattern): what a test is about, by its name."""

SYMPTOMS: tuple[tuple[str, str], ...] = (
    ("message", r"pattern did not match|\bin str\(|\.match\("),
    ("no_error", r"did not raise"),
    ("warning", r"did not warn|warning"),
    ("numeric", r"not equal to tolerance|almost equal|arrays are not equal|mismatch"),
    ("dtype", r"float32|dtype"),
    ("assertion", r"^assert(ionerror)?\b"),
)
"""(key, pattern): what an error looks like, if nothing better is known."""


def reason_of(test: str, message: str) -> str:
    """The key for a failing test (its id) with that error; "other" if nothing fits."""
    for rules, text in ((DECISIVE, message), (TOPICS, test), (SYMPTOMS, message)):
        for key, pattern in rules:
            if re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
                return key
    return "other"


def summary(message: str) -> str:
    """The first lines of an error that are not empty, as one line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " / ".join(lines[:4])[:300]
