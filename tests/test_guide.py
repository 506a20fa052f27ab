"""The officers' guide says what each page is for and shows pictures that are there."""

import re

from tests.browser.serving import PAGES, ROOT

GUIDE = ROOT / "docs" / "huong-dan.md"


def test_the_guide_describes_every_page() -> None:
    described = set(re.findall(r"^- \*\*([^*]+)\*\*:", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert described == set(PAGES.values())


def test_every_picture_of_the_guide_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert pictures
    assert [name for name in pictures if not (GUIDE.parent / name).is_file()] == []
