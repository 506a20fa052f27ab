"""The screen speaks Vietnamese; another language only where a catalogue holds it."""

from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from cchc import language


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue = tmp_path / "en" / "LC_MESSAGES" / "cchc.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "Năm {year}"\nmsgstr "Year {year}"\n', encoding="utf-8")
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language.languages.cache_clear()
    language.catalogue.cache_clear()
    yield
    language.languages.cache_clear()
    language.catalogue.cache_clear()


def said(spoken: str, text: str) -> str:
    """In a context of its own, so that no other test speaks the language afterwards."""

    def say() -> str:
        language.set_language(spoken)
        return language._(text)

    return copy_context().run(say)


@pytest.mark.usefixtures("english")
def test_a_text_is_said_in_the_language_that_is_spoken() -> None:
    assert said("en", "Năm {year}").format(year=2023) == "Year 2023"
    assert said("vi", "Năm {year}").format(year=2023) == "Năm 2023"


@pytest.mark.usefixtures("english")
def test_what_a_catalogue_does_not_hold_stays_vietnamese() -> None:
    assert said("en", "Điểm trừ") == "Điểm trừ"


@pytest.mark.usefixtures("english")
def test_an_unknown_language_is_vietnamese() -> None:
    assert said("../../etc", "Năm {year}") == "Năm {year}"


@pytest.mark.parametrize(
    ("count", "said"), [("1", "1 unit"), (1, "1 unit"), (2, "2 units"), ("—", "— units"), (0, "0 units")]
)
def test_a_translation_chooses_the_form_of_a_word_by_number(count: object, said: str) -> None:
    assert language.translation("{count} {count:unit|units}").format(count=count) == said
    assert language.translation("{count} {count:unit|units}").format_map({"count": count}) == said
    assert language.translation("%{{y}} of {count:|}{count}").format(count=count) == f"%{{y}} of {count}"
