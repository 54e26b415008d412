"""Why a test of scikit-learn's fails.

Each test function that fails has its explanation in why.toml: a kind, which docs/explanation/compatibility.md
explains, and a sentence. For a failure that is new, a kind is guessed from its name and its error's text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WHY = Path(__file__).with_name("why.toml")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the cases of one test function fail."""

    kind: str
    why: str  # one sentence, in Markdown


Explanations = Mapping[str, Mapping[str, Explanation]]
"""By suite and test function."""


def read_explanations() -> dict[str, dict[str, Explanation]]:
    """What why.toml says."""
    table = tomllib.loads(WHY.read_text())
    return {suite: {name: Explanation(**own) for name, own in of.items()} for suite, of in table.items()}


def function_of(test: str) -> str:
    """The test function of a test's id."""
    return test.partition("[")[0]


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


def kind_of(suite: str, test: str, message: str, explained: Explanations) -> str:
    """The kind that the explanation of a failing test names, or for one without a guess."""
    found = explained.get(suite, {}).get(function_of(test))
    return reason_of(test, message) if found is None else found.kind


def summary(message: str) -> str:
    """The first lines of an error that are not empty, as one line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return " / ".join(lines[:4])[:300]
