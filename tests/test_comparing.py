"""The verdict on a comparison: each rule with a case on both sides of it, on the page, in exports and pictures."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc import words
from cchc.comparability import TOPICS, comparability_parameters
from cchc.exporting import IDENTITIES, export_file
from cchc.language import set_language
from cchc.sentences import refusal, verdict_in_short, verdict_with_reasons
from cchc.sentences.comparability import reason_with_items
from cchc.store import Publication, Store, paths, question

SO = "sở, ban, ngành"
VIETNAMESE = re.compile("[\u00c0-\u024f\u1ea0-\u1ef9]")


class File(Publication):
    """A publication in the making, one figure a call; each call gives the file, so that calls chain."""

    def __init__(self) -> None:
        super().__init__("thử.xlsx", b"1", "thử", "An")

    def unit(self, name: str, province: str, cohort: str) -> str:
        unit_id = f"{name}.{province}" if name != province else province
        row = {"unit_id": unit_id, "province_id": province, "name": name, "province": province}
        return self.add_unit({**row, "kind": "thử", "cohort": cohort})

    def total(self, unit: str = "Sở A", year: int = 2023, **given: Any) -> File:
        province, cohort = given.pop("province", "Long An"), given.pop("cohort", SO)
        unit_id = self.unit(unit, province, cohort)
        row = {"framework_id": "khung", "max_score": 100, "score": 80, "listed": False, **given}
        self.add("results", {**row, "unit_id": unit_id, "year": year}, "result", unit_id, "", str(year))
        return self

    def index(
        self, province: str = "Long An", year: int = 2023, index_type: str = "PAR", **given: Any
    ) -> File:
        row = {"value": 80, "flag": "official", **given, "index_type": index_type, "year": year}
        row["province_id"] = self.unit(province, province, "cấp tỉnh")
        self.add("index_results", row, "index", province, index_type, str(year))
        return self

    def dossiers(self, period: str, unit: str = "Sở A", **counts: int) -> File:
        unit_id = self.unit(unit, "Long An", SO)
        row = {"unit_id": unit_id, "period": period, "position": 1, "received_total": 1, **counts}
        self.add("dossier_counts", row, "dossiers", unit_id, "", period)
        return self

    def portal(self, snapshot: str, period: str = "2025") -> File:
        unit_id = self.unit("Long An", "Long An", "cấp tỉnh")
        row = {"unit_id": unit_id, "period": period, "snapshot": snapshot, "total": 80}
        self.add("index_766", row, "index_766", unit_id, snapshot, period)
        return self

    def reading_766(
        self, unit: str, period: str, province: str = "Long An", cohort: str = SO, **given: Any
    ) -> File:
        unit_id = self.unit(unit, province, cohort)
        self.add(
            "index_766", {"unit_id": unit_id, "period": period, **given}, "index_766", unit_id, "", period
        )
        return self

    def known(self, table: str, **row: Any) -> File:
        self.add(table, row, table)
        return self

    def par(self, framework_id: str, year_from: int, year_to: int) -> File:
        row = {"framework_id": framework_id, "name": framework_id, "level": "province", "issuer": "Bộ Nội vụ"}
        return self.known("frameworks", **row, year_from=year_from, year_to=year_to)


ERAS: dict[str, Any] = {"Long An": "old", "Hà Nội": "both", "Lâm Đồng mới": "new"}


def with_eras() -> File:
    file = File()
    for name, era in ERAS.items():
        file.known("provinces", province_id=name, name=name, era=era)
    return file


def merged() -> File:
    return File().known("unit_successors", old_name="Sở B", new_name="Sở A", merged_on="2025-03-01")


def par_2018() -> File:
    return File().known("index_breaks", index_type="PAPI", year=2018, label="8 trục", affects="score")


Case = tuple[Callable[[], File], dict[str, Any]]
# rule -> (what breaks it, what just does not)
CASES: dict[str, tuple[Case, Case]] = {
    "index": (
        (lambda: File().index().index(index_type="SIPAS"), {}),
        (lambda: File().index().index(index_type="SIPAS"), {"index_types": ["PAR"], "years": [2022, 2023]}),
    ),
    "cohort": (
        (lambda: File().total().total("UBND xã B", cohort="cấp xã"), {}),
        (lambda: File().total().total("Sở B"), {}),
    ),
    "period_type": (
        (lambda: File().dossiers("2023-Q1").dossiers("2024-03"), {}),
        (lambda: File().dossiers("2023-Q1").dossiers("2024-Q1"), {}),
    ),
    "overlap": (
        (lambda: File().dossiers("2023-Q2").dossiers("2023-H1"), {}),
        (lambda: File().dossiers("2023-Q2").dossiers("2023-H2"), {}),
    ),
    "framework": (
        (lambda: File().total().total(year=2022, framework_id="khung cũ"), {}),
        (lambda: File().total().total(year=2022), {}),
    ),
    "framework_unknown": (
        (lambda: File().total(framework_id=None).total(year=2022), {}),
        (lambda: File().total(framework_id=None).total("Sở B", framework_id=None), {}),
    ),
    "index_break": (
        (lambda: par_2018().index(index_type="PAPI", year=2017).index(index_type="PAPI", year=2018), {}),
        (lambda: par_2018().index(index_type="PAPI", year=2018).index(index_type="PAPI", year=2019), {}),
    ),
    "max_score": (
        (lambda: File().total().total("Sở B", max_score=96.5), {}),
        (lambda: File().total().total("Sở B", score=1), {}),
    ),
    "counted_on": (
        (
            lambda: (
                File().dossiers("2023", resolved_late=1).dossiers("2022", resolved_late=1, pending_late=1)
            ),
            {},
        ),
        (
            lambda: (
                File().dossiers("2023", resolved_late=1).dossiers("2022", resolved_late=2).dossiers("2021")
            ),
            {},
        ),
    ),
    "era": (
        (lambda: with_eras().index("Long An").index("Lâm Đồng mới", 2025), {}),
        (lambda: with_eras().index("Long An").index("Hà Nội", 2025), {}),
    ),
    "unit_merger": (
        (lambda: merged().total("Sở B", 2024).total("Sở A", 2025), {}),
        (lambda: merged().total("Sở B", 2024).total("Sở A", 2024), {}),
    ),
    "out_of": (
        (lambda: File().total(rank=1, out_of=19).total(year=2022, rank=1, out_of=20), {}),
        (lambda: File().total(rank=1, out_of=19).total(year=2022, rank=2, out_of=19), {}),
    ),
    "coverage": (
        (lambda: File().total(rank=1, out_of=3).total("Sở B", rank=2, out_of=3), {}),
        (lambda: File().total(rank=1, out_of=2).total("Sở B", rank=2, out_of=2), {}),
    ),
    "missing": (
        (lambda: File().total().total("Sở B"), {"units": ["Sở A", "Sở B"], "years": [2022, 2023]}),
        (lambda: File().total().total("Sở B"), {"units": ["Sở A", "Sở B"], "years": [2023]}),
    ),
    "unsure": (
        (lambda: File().total().total("Sở B", flag="provisional"), {}),
        (lambda: File().total().total("Sở B", flag="official"), {}),
    ),
    "computed": (
        (lambda: File().total(flag="official").total("Sở B", flag="computed"), {}),
        (lambda: File().total(flag="computed").total("Sở B", flag="computed"), {}),
    ),
}


def broken(store: Store, case: Case) -> dict[str, dict[str, Any]]:
    make, given = case
    store.publish(make())
    return {row["rule"]: row for row in store.ask_rows("comparability", **given)}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_broken_on_one_side_of_it_only(
    rule: str, store: Store, empty_file: Path, tmp_path: Path
) -> None:
    breaking, holding = CASES[rule]
    listed = {row["rule"]: row for row in store.ask_rows("comparison_rules")}
    found = broken(store, breaking)
    assert found[rule]["rule_verdict"] == listed[rule]["verdict"]
    assert found[rule]["items"]
    assert "{" not in reason_with_items(found[rule])
    other = Store(str(shutil.copy(empty_file, tmp_path / "other.duckdb")))
    held = broken(other, holding)
    other.close()
    assert held
    assert rule not in held


@pytest.mark.parametrize("rule", CASES)
def test_what_breaks_a_rule_is_told_in_english(rule: str, store: Store) -> None:
    row = broken(store, CASES[rule][0])[rule]
    vietnamese = reason_with_items(row)
    set_language("en")
    try:
        english = reason_with_items(row)
    finally:
        set_language("vi")
    assert english.partition(":")[0] != vietnamese.partition(":")[0]
    told = english
    for name in sorted({value for item in row["items"] for value in item}, key=len, reverse=True):
        told = told.replace(name, "")
    assert not VIETNAMESE.search(told), english


def test_every_rule_has_a_case(store: Store) -> None:
    assert [row["rule"] for row in store.ask_rows("comparison_rules")] == ["comparable", *CASES]


def test_the_verdict_is_that_of_the_gravest_rule(store: Store) -> None:
    store.publish(File().total().total("UBND xã B", cohort="cấp xã", max_score=50))
    rows = store.ask_rows("comparability")
    assert [row["rule"] for row in rows] == ["cohort", "max_score"]
    assert {row["verdict"] for row in rows} == {"not_comparable"}


def test_what_breaks_no_rule_is_comparable(store: Store) -> None:
    store.publish(File().total().total("Sở B"))
    assert [row["verdict"] for row in store.ask_rows("comparability")] == ["comparable"]


def test_one_figure_alone_is_no_comparison(store: Store) -> None:
    store.publish(File().total())
    assert store.ask_rows("comparability") == []


def test_the_maximum_is_that_of_the_figures_compared(store: Store) -> None:
    """Tây Ninh ranks by ratio because 71,5, 96,5 and 100 points are different maxima."""
    store.publish(File().total().total("Sở B", max_score=96.5).total("Sở C", max_score=71.5))
    rows = store.ask_rows("comparability", units=["Sở A", "Sở B"])
    assert [reason_with_items(row) for row in rows] == ["Khác điểm tối đa: 100; 96,5 điểm."]


def test_a_year_without_a_figure_still_counts_when_it_was_asked_for(seeded: Store) -> None:
    """Is our 2025 rank comparable? No figure yet, but who was ranked and by what rules is known."""
    rows = {
        row["rule"]: row
        for row in seeded.ask_rows(
            "comparability", topics=["index"], index_types=["PAR"], provinces=["Hà Nội"], years=[2024, 2025]
        )
    }
    assert (
        reason_with_items(rows["out_of"])
        == "Xếp hạng trên tổng số khác nhau hoặc chưa rõ: 34 (PAR 2025); 63 (PAR 2024)."
    )
    assert "QĐ 1187/QĐ-BNV" in reason_with_items(rows["index_break"])


@pytest.mark.parametrize(
    ("affects", "is_apart"),
    [
        ("score", True),
        ("score;coverage", True),
        ("coverage;score", True),
        (None, True),
        ("class", False),
        ("coverage", False),
        ("class;coverage", False),
    ],
)
def test_points_are_apart_where_the_points_changed_and_not_where_only_classes_did(
    store: Store, affects: str | None, is_apart: bool
) -> None:
    file = File().index(index_type="PAPI", year=2017).index(index_type="PAPI", year=2018)
    store.publish(file.known("index_breaks", index_type="PAPI", year=2018, label="đổi", affects=affects))
    rules = [row["rule"] for row in store.ask_rows("comparability", provinces=["Long An"])]
    assert rules == (["index_break"] if is_apart else ["comparable"])


def test_a_break_of_the_points_stands_beside_one_of_classes(store: Store) -> None:
    file = File().index(index_type="PAPI", year=2017).index(index_type="PAPI", year=2019)
    file.known("index_breaks", index_type="PAPI", year=2018, label="nhóm A từ 90 %", affects="class")
    store.publish(file.known("index_breaks", index_type="PAPI", year=2019, label="8 trục", affects="score"))
    (row,) = store.ask_rows("comparability", provinces=["Long An"])
    assert row["items"] == [["2019", "8 trục"]]


def test_a_snapshot_of_the_same_year_overlaps_the_other(store: Store) -> None:
    store.publish(File().portal("tháng 9").portal("tháng 10"))
    assert [row["rule"] for row in store.ask_rows("comparability")] == ["overlap"]


def test_the_framework_of_par_index_is_known_by_the_year(store: Store) -> None:
    store.publish(File().par("cũ", 2022, 2023).par("mới", 2024, 2024).index(year=2022).index(year=2023))
    given = {"provinces": ["Long An"]}
    assert [row["rule"] for row in store.ask_rows("comparability", **given)] == ["comparable"]
    more = File().index(year=2024)
    more.content = b"2"
    store.publish(more)
    rows = store.ask_rows("comparability", **given)
    assert [reason_with_items(row) for row in rows] == [
        "Khác bộ tiêu chí: 2022, 2023: PAR INDEX 2022; 2024: PAR INDEX 2024."
    ]


def test_what_compares_is_a_question_with_the_parameters_that_are_read() -> None:
    names = {path.stem for path in paths()}
    assert set(TOPICS) <= names
    taken = question("comparability").parameters
    for name in TOPICS:
        given = dict.fromkeys(question(name).parameters, "x")
        assert set(comparability_parameters(name, given) or {}) <= taken


def test_peers_are_compared_with_their_cohort_and_not_with_one_unit() -> None:
    given = {"unit": "Sở A", "province": "Long An", "year": 2023}
    wanted = {"topics": ["result"], "peers_of": "Sở A", "provinces": ["Long An"], "years": [2023]}
    assert comparability_parameters("peers", given) == wanted
    assert comparability_parameters("deductions_by_area", given) is None
    assert comparability_parameters("peers", given | {"kind_only": True}) == {
        "topics": ["result"],
        "units": ["Sở A"],
        "years": [2023],
    }
    assert comparability_parameters("peers", given | {"members": ["a", "b"]}) == {
        "topics": ["result"],
        "unit_ids": ["a", "b"],
        "years": [2023],
        "is_group": True,
    }


def test_periods_of_one_type_are_compared_with_each_other_only(store: Store) -> None:
    store.publish(File().dossiers("2023-Q1").dossiers("2023-Q2").dossiers("2023"))
    wanted = comparability_parameters("dossiers_by_period", {"period_type": "quarter", "unit": "Sở A"}) or {}
    assert [row["verdict"] for row in store.ask_rows("comparability", **wanted)] == ["comparable"]
    wanted.pop("period_type")
    assert store.ask_rows("comparability", **wanted)[0]["verdict"] == "not_comparable"


def test_an_export_carries_the_verdict_with_its_reasons(seeded: Store) -> None:
    given = {"index_type": "PAPI", "provinces": ["Long An", "Tây Ninh"], "years": [2016, 2024]}
    rows = seeded.ask("province_index", **given)
    book = openpyxl.load_workbook(io.BytesIO(export_file(seeded, "province_index", rows, given, "xlsx")))
    lines = [str(row[0].value) for row in book.worksheets[0].iter_rows(max_row=8)]
    assert any(
        line.startswith("Khả năng so sánh: So sánh một phần: Đổi cách tính: 2018: PAPI") for line in lines
    )
    table = export_file(seeded, "province_index", rows, given, "csv").decode("utf-8-sig").splitlines()
    assert table[0].endswith("Khả năng so sánh")
    assert all("So sánh một phần" in line for line in table[1:])


def test_a_refusal_says_what_may_be_compared_instead(store: Store) -> None:
    store.publish(File().total().total("UBND xã B", cohort="cấp xã", max_score=50))
    assert refusal(store.ask("comparability")) == (
        "**Không so sánh được.** Khác nhóm xếp hạng\\: cấp xã; sở, ban, ngành. So trong từng nhóm. "
        "Ngoài ra: khác điểm tối đa."
    )


def test_a_table_that_compares_nothing_says_nothing_of_comparing(seeded: Store) -> None:
    given = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An", "year": 2023}
    rows = seeded.ask("deductions_by_area", **given)
    table = export_file(seeded, "deductions_by_area", rows, given, "csv").decode("utf-8-sig")
    assert "so sánh" not in table.lower()


def test_the_short_verdict_gives_the_first_reason_whole_and_names_the_others(seeded: Store) -> None:
    rows = seeded.ask("comparability", topics=["index"], index_types=["PAR"], years=[2023])
    assert verdict_in_short(rows) == (
        "**So sánh một phần.** Chưa đủ đơn vị\\: PAR 2023\\: 39/63. Ngoài ra: có số chưa chắc chắn."
    )
    assert verdict_with_reasons(rows).startswith("So sánh một phần: Chưa đủ đơn vị: PAR 2023: 39/63. Có số")


@pytest.mark.parametrize("name", sorted(path.stem for path in paths()))
def test_every_filter_of_an_export_can_be_named(name: str) -> None:
    told = question(name).parameters - IDENTITIES
    assert [key for key in told if not words.has_heading(key)] == []


def test_an_export_tells_its_sources_even_where_their_column_is_not_shown(seeded: Store) -> None:
    given = {"index_type": "PAPI", "year": 2022, "members": ["Long An", "Tây Ninh"]}
    rows = seeded.ask("index_ranking", **given)
    shown = ["province", "value"]
    text = export_file(seeded, "index_ranking", rows, given, "csv", columns=shown).decode("utf-8-sig")
    assert "ml-mcdm" in text
    assert "Tỉnh, thành phố" in text
    assert "Trung vị" not in text


def test_a_new_province_stands_beside_those_that_made_it_and_is_never_their_mean(seeded: Store) -> None:
    rows = seeded.ask_rows("province_indices", index_type="PCI", new_provinces=["Tây Ninh"], years=[2019])
    assert [(row["line"], row["rank_in_era"]) for row in rows] == [
        ("Long An (cũ)", "8/63 (tỉnh cũ)"),
        ("Tây Ninh (cũ)", "15/63 (tỉnh cũ)"),
    ]
    assert {row["line"] for row in seeded.ask_rows("province_indices", new_provinces=["Tây Ninh"])} == {
        "Long An (cũ)",
        "Tây Ninh (cũ)",
        "Tây Ninh (mới)",
    }
    verdict_of_all = seeded.ask_rows("comparability", topics=["index"], new_provinces=["Tây Ninh"])
    assert "era" in {row["rule"] for row in verdict_of_all}


def test_what_several_indices_share_is_a_scale_and_no_comparison_of_values() -> None:
    assert comparability_parameters("province_indices", {"units": ["long-an"]}) is None
    wanted = {"topics": ["index"], "index_types": ["PAR"], "geography": "old"}
    assert comparability_parameters("province_indices", {"index_type": "PAR", "geography": "old"}) == wanted
