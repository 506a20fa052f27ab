"""The officers' guides say what is on the screen: pages, words of buttons, pictures that a script makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cchc.language import catalogue
from cchc.ui.topics.guide import GUIDES, guide
from tests.browser.guide_pictures import LARGEST, PICTURES
from tests.browser.serving import PAGES, ROOT
from tests.messages import messages
from tests.test_pages import opened

DOCS = ROOT / "docs"
BUTTONS_OF_STREAMLIT = {"vi": "Chọn tệp", "en": "Upload"}
LANGUAGES = list(GUIDES)


def text(language: str) -> str:
    return (DOCS / GUIDES[language]).read_text(encoding="utf-8")


def on_screen(language: str, words: str) -> str:
    """A text of the code in this language."""
    return catalogue("en").get(words, words) if language == "en" else words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_describes_every_page(language: str) -> None:
    described = re.findall(r"^- \*\*([^*]+)\*\*:", text(language), re.MULTILINE)
    assert described == [on_screen(language, title) for title in PAGES.values()]


def test_the_readme_names_every_page() -> None:
    table = re.findall(r"^\| ([^|]+) \| ", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(PAGES.values()) <= set(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_in_the_guide_stands_on_the_screen(language: str) -> None:
    bold = set(re.findall(r"\*\*([^*]+)\*\*", text(language)))
    assert bold - {on_screen(language, said) for said in messages()} == {BUTTONS_OF_STREAMLIT[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_makes_every_picture_of_the_guide_and_it_is_small(language: str) -> None:
    pictures = [DOCS / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text(language))]
    assert {picture.stem for picture in pictures} == set(PICTURES)
    assert max(picture.stat().st_size for picture in pictures) < LARGEST


def test_the_english_guide_has_the_parts_of_the_vietnamese_one() -> None:
    def shape(language: str) -> list[list[str | Path]]:
        return [["" if isinstance(b, str) else b[1] for b in part.blocks] for part in guide(language)]

    assert shape("en") == shape("vi")


def test_the_page_shows_the_whole_guide_with_its_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page: AppTest = opened(monkeypatch, str(tmp_path / "empty.duckdb"), "huong_dan")
    shown = "\n".join(element.value for element in (*page.header, *page.markdown))
    assert all(line in shown for line in re.findall(r"^(?:## |- |\d\. )(.+)$", text("vi"), re.MULTILINE))
    assert len(page.get("image")) == len(PICTURES)
