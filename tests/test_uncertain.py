"""Which figures are not sure is a list for each unit, with links; units that are no more have no old figures."""

from __future__ import annotations

import pandas as pd
import pytest

from cchc import sentences
from cchc.intake import owners
from cchc.intake.agenda import entered_event
from cchc.store import Publication, Store
from cchc.ui.topics.uncertain import page_of_figure
from tests.test_pages import LONG_AN, PAGES, opened, said

DAY = "2026-11-16"


def result(
    store: Store, name: str, flag: str | None = None, province: str = "Long An", year: int = 2023
) -> str:
    """A total of a unit."""
    publication = Publication(f"{name}.csv", repr((name, flag, year)).encode(), "results", "An")
    unit_id = publication.add_unit(owners.unit(name, province, str(year)))
    row = {"unit_id": unit_id, "year": year, "max_score": 100, "score": 80, "flag": flag}
    publication.add("results", row, "result", unit_id, "", str(year))
    store.publish(publication)
    return unit_id


def test_only_what_no_document_states_as_final_is_told(store: Store) -> None:
    result(store, "Sở Nội vụ", "official")
    result(store, "Sở Y tế", "provisional")
    (row,) = store.ask_rows("uncertain_figures", province="Long An")
    told = (row["unit"], row["topic"], row["period"], row["flag"], row["rows"])
    assert told == ("Sở Y tế", "result", "2023", "provisional", 1)
    rows = store.ask("uncertain_figures", unit="Sở Y tế")
    assert sentences.unsure(rows, "Sở Y tế") == "Sở Y tế: **1 số liệu** chưa chắc (kết quả chấm điểm 1)."
    assert sentences.unsure(rows.head(0), "Sở Y tế") == "Sở Y tế: không có số liệu nào chưa chắc."


def test_every_uncertain_figure_leads_to_a_page_that_there_is(seeded: Store) -> None:
    rows = seeded.ask_rows("uncertain_figures")
    assert {row["topic"] for row in rows} >= {"result", "index"}
    for row in rows:
        page, _, query = page_of_figure(row).partition("?")
        assert (PAGES / f"{page}.py").exists()
        assert query


def test_the_page_lists_them_for_the_unit_and_leads_to_each(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    page = opened(monkeypatch, real_figures, "suc_khoe", don_vi=LONG_AN, xem_gi="chua-chac")
    text = said(page)
    assert "Sở Khoa học và Công nghệ: **3 số liệu** chưa chắc (số liệu khác 2, kết quả chấm điểm 1)." in text
    assert f"tong_quan?don_vi={LONG_AN}&nam=2022" in str([table.value.to_dict() for table in page.table])


@pytest.mark.parametrize(
    ("name", "province", "merged"),
    [
        ("UBND huyện Bến Lức", "Phú Thọ", ""),  # districts ended as a level
        ("Sở Thông tin và Truyền thông", "Phú Thọ", "Sở Khoa học và Công nghệ"),
        ("Sở Nội vụ", "Phú Thọ", "Sở Nội vụ"),  # takes others in, and goes on
    ],
)
def test_a_unit_that_is_no_more_has_no_old_figures_and_nothing_to_hand_in(
    store: Store, name: str, province: str, merged: str
) -> None:
    result(store, name, province=province)
    if merged:
        publication = Publication("sap_xep.csv", b"1", "unit_successors", "An")
        row = {"old_name": name, "new_name": merged, "merged_on": "2025-03-01"}
        publication.add("unit_successors", row, "unit_successors")
        store.publish(publication)
    goes_on = name == merged
    for day, old in (("2025-02-01", False), (DAY, goes_on)):
        (held,) = store.ask_rows("units_held", as_of=day)
        assert (held["old_count"] > 0) == old
        assert (held["ended_on"] is None) == (goes_on or day < "2025-03")
    store.publish(entered_event({"title": "Báo cáo", "month": 11, "day": 25, "year_offset": 0}, "An"))
    rules = {row["rule"] for row in store.ask_rows("attention", as_of=DAY)}
    assert rules & {"stale_data", "report_due"} == ({"stale_data", "report_due"} if goes_on else set())
    checks = pd.DataFrame({"check": ["x"], "offences": [0]})
    told = sentences.holdings(store.ask("units_held", as_of=DAY), checks, province)
    assert ("(1 đã sắp xếp)" in told) == (not goes_on)
