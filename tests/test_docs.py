"""The docs: links lead somewhere, and what a table names is explained."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def test_the_tour_prints_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert tried > 40
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_sources_are_listed() -> None:
    """Every key in brackets of the library's docstrings stands in the references."""
    listed = set(re.findall(r"^- `(\w+)`", (ROOT / "docs" / "references.md").read_text(), re.MULTILINE))
    for path in sorted((ROOT / "src").rglob("*.py")):
        named = re.findall(r"Source: ((?:\[\w+\][^.\n]*)+)", path.read_text())
        keys = {key for text in named for key in re.findall(r"\[([a-z]+\d{4}\w?)\]", text)}
        assert keys <= listed, (path, keys - listed)
