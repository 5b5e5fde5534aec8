"""What the user guide says in figures, for the tests that count them."""

from __future__ import annotations

import re

from tests.support.source import ROOT


def told_in_guide(page: str, words: str) -> int:
    """Return the number that stands before these words on a page of the guide."""
    guide = (ROOT / "docs" / "guide" / f"{page}.md").read_text(encoding="utf-8")
    found = re.search(rf"(\d+) {re.escape(words)}", guide)
    assert found is not None, words
    return int(found.group(1))
