"""What stands behind «?» and «Giải thích»: definition, formula, ground and source, each written once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from cchc import words
from cchc.language import catalogue
from cchc.store import Store
from tests.messages import messages, rule_texts
from tests.test_english import ENGLISH_SCRIPT
from tests.test_pages import LONG_AN, NAMES, PAGES, opened

WITH_REPORT = "so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"
FILTERS = {
    "ho_so": {"don_vi": WITH_REPORT},
    "nhiem_vu": {"don_vi": WITH_REPORT, "nguon": "ubnd-tinh-giao"},
}
WITH_FIGURES = {
    "tong_quan",
    "diem_tru",
    "kich_ban",
    "so_sanh",
    "so_sanh_don_vi",
    "ho_so",
    "nhiem_vu",
    "khac_phuc",
}


@pytest.mark.parametrize("name", NAMES)
def test_every_large_figure_says_what_it_is_on_what_ground_and_where_it_was_read(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, name: str
) -> None:
    page = opened(monkeypatch, real_figures, name, **FILTERS.get(name, {"don_vi": LONG_AN}))
    assert bool(page.metric) == (name in WITH_FIGURES)
    assert not [one.label for one in page.metric if not one.help.lstrip("- ").startswith("**")]
    assert not [one.label for one in page.metric if "Căn cứ: " not in one.help]
    assert not [one.label for one in page.metric if "Nguồn\\: " not in one.help]


def test_the_help_of_a_figure_is_given_in_english(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    page = AppTest.from_string(ENGLISH_SCRIPT.format(name="tong_quan", folder=str(PAGES)), default_timeout=30)
    page.query_params["ngon_ngu"] = "en"
    page.run()
    (lost,) = [one for one in page.metric if one.label == catalogue("en")["Điểm trừ"]]
    assert lost.help.startswith("**Points lost:** maximum score − score")


def test_a_formula_is_written_in_the_question_of_formulas_alone() -> None:
    assert not [text for text in set(messages()) - set(rule_texts()) if "÷" in text and "0 ÷ 0" not in text]


def test_no_two_formulas_have_one_title(store: Store) -> None:
    titles = list(store.ask("formulas")["title"])
    assert len(titles) == len(set(titles))


def test_a_column_may_be_computed_otherwise_in_one_question() -> None:
    assert words.formulas_of("on_time_rate", "dossier_rates") == ["Tỷ lệ đúng hạn"]
    assert words.formulas_of("on_time_rate", "tasks_by_period") == ["Tỷ lệ nhiệm vụ đúng hạn"]
    assert words.formulas_of("reason", "deduction_parts") == []
