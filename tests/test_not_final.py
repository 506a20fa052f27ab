"""What is not final never takes the place of what is, of whatever kind and by whatever door, and is told wherever it stands."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from cchc import sentences, words
from cchc.__main__ import main
from cchc.brief.content import brief_content
from cchc.exporting import export_file
from cchc.intake import FILED, publication_of, read_data_file
from cchc.intake.errors import IntakeError
from cchc.intake.figures import entered_figures
from cchc.reading import Correction, read_workbook
from cchc.reading.words.figures_form_words import COLUMNS, HEADER_ROW, STANDING_ROW
from cchc.reports.briefing import briefing
from cchc.reports.making import made_report
from cchc.store import Publication, Store, open_store
from cchc.store.difference import difference_of_publishing
from cchc.store.reports import ReportKey
from cchc.ui.choosing.filters import units_by_id
from cchc.ui.topics.brief import brief_rows
from cchc.writing.figures_form import write_figures_form
from tests.test_pages import LONG_AN, opened, pressed, said
from tests.test_typed import typed_on
from tests.workbook_making import book

SAMPLES = Path(__file__).parent / "workbooks"
UNIT, PROVINCE = "Sở Khoa học và Công nghệ", "Long An"
SKHCN = "so-khoa-hoc-va-cong-nghe.long-an"
STATES = ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành trong hạn", "Chưa hoàn thành quá hạn"]
COUNTS = [
    ["SỐ LIỆU NHIỆM VỤ QUÝ I NĂM 2023 TỈNH LONG AN"],
    ["STT", "Đơn vị", "Tổng số nhiệm vụ", "Đến hạn", *STATES],
    [1, "Sở Y tế", 10, 8, 6, 1, 2, 1],
    [2, "Sở Nội vụ", 12, 9, 8, 0, 3, 1],
]
FIGURE = {"unit": UNIT, "title": "Thu phí", "period": "Năm 2023", "actual": 12, "measure_unit": "triệu đồng"}
TARGET = {"unit": UNIT, "title": "Điểm", "period": "Năm 2023", "value": 80, "measure_unit": "điểm"}


def form(kind: str, line: dict[str, Any], head: str | None = None, title: str | None = None) -> bytes:
    """Our form with one line; `head`: what is chosen as the nature of its figures, `title`: another title."""
    written = openpyxl.load_workbook(io.BytesIO(write_figures_form(PROVINCE, [], [])))
    sheet = written.worksheets[0 if kind == "measures" else 1]
    for role, value in line.items():
        sheet.cell(HEADER_ROW + 2, COLUMNS[kind].index(role) + 1, value)
    if head is not None:
        sheet.cell(STANDING_ROW + 1, 3, head)
    if title is not None:
        sheet.cell(1, 1, title)
    content = io.BytesIO()
    written.save(content)
    return content.getvalue()


def sample(name: str) -> Callable[[], bytes]:
    return (SAMPLES / name).read_bytes


NAMED = {"index_766": "an_giang_2025_chi_so_766.xlsx"}  # whose name says of when they are


# kind -> its workbook, what it does not say, and the question that tells its figures
KINDS: dict[str, tuple[Callable[[], bytes], dict[str, Any], str]] = {
    "score_sheet": (sample("bo_tieu_chi_so_khcn_2023.xlsx"), {}, "deductions_by_area"),
    "ranking": (sample("tay_ninh_2023_xep_hang.xlsx"), {}, "total_scores"),
    "matrix": (sample("ma_tran_linh_vuc_2022.xlsx"), {"province": PROVINCE}, "deductions_by_area"),
    "dossiers": (sample("brvt_2023_q1_ho_so_06a.xlsx"), {}, "dossiers_by_period"),
    "index_766": (sample("an_giang_2025_chi_so_766.xlsx"), {}, "index_766"),
    "task_list": (sample("nhiem_vu_ubnd_giao_2021.xlsx"), {}, "tasks"),
    "task_counts": (lambda: book({"Trang 1": COUNTS}), {}, "tasks_by_period"),
    "measures": (lambda: form("measures", FIGURE), {}, "measures"),
    "targets": (lambda: form("targets", TARGET), {}, "targets"),
}


@cache
def reading(kind: str, standing: str) -> Any:
    content, about, _question = KINDS[kind]
    name = NAMED.get(kind, f"{kind}.xlsx")
    sheets = [table.sheet for table in read_workbook(content(), name, **about).tables]
    corrections = [Correction(sheet, standing=standing) for sheet in sheets]
    return read_workbook(content(), name, corrections=corrections, **about)


def uploaded(kind: str, standing: str) -> Publication:
    return publication_of(reading(kind, standing), standing.encode(), "An")


def flags(store: Store, question: str) -> set[str]:
    """How final the figures of a question are: «» where they are."""
    return {sentences.finality_remark(row["flag"]) for row in store.ask_rows(question)}


@pytest.mark.parametrize("standing", ["provisional", "self_assessment"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_upload_that_is_not_final_leaves_what_is_and_comes_forth_without_it(
    store: Store, kind: str, standing: str
) -> None:
    question = KINDS[kind][-1]
    (final,) = store.publish(uploaded(kind, "published"))
    before = store.ask_rows(question)
    (weaker,) = store.publish(uploaded(kind, standing), replace=True)
    assert before
    assert store.ask_rows(question) == before
    assert flags(store, question) == {""}
    assert store.unused([weaker]), "and it is told"
    store.take_back(final)
    assert "" not in flags(store, question)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_final_replaces_what_is_not_at_once(store: Store, kind: str) -> None:
    question = KINDS[kind][-1]
    store.publish(uploaded(kind, "provisional"))
    assert flags(store, question) == {"Tạm tính"}
    (final,) = store.publish(uploaded(kind, "published"), replace=True)
    assert flags(store, question) == {""}
    assert not store.unused([final])


MEASURE = {"title": "Thu phí", "period": "2023", "actual": 12.0, "measure_unit": "triệu đồng"}
AIM = {"title": "Điểm", "period": "2023", "comparison": ">=", "value": 80.0, "measure": "score"}


@pytest.mark.parametrize(
    ("kind", "row", "column"), [("measures", MEASURE, "actual"), ("targets", AIM, "value")]
)
def test_what_is_typed_as_not_final_leaves_what_is_unless_somebody_says_otherwise(
    store: Store, kind: str, row: dict[str, Any], column: str
) -> None:
    store.publish(entered_figures(kind, UNIT, PROVINCE, [row], "An"))
    weaker = entered_figures(kind, UNIT, PROVINCE, [{**row, column: 99.0, "flag": "provisional"}], "Bình")
    assert [told["is_replaceable"] for told in difference_of_publishing(store, weaker).unused] == [True]
    store.publish(weaker, replace=True)
    assert [(told[column], sentences.finality_remark(told["flag"])) for told in store.ask_rows(kind)] == [
        (row[column], "")
    ]
    again = entered_figures(kind, UNIT, PROVINCE, [{**row, column: 98.0, "flag": "provisional"}], "Bình")
    again.overrules = True
    store.publish(again, replace=True)
    assert [(told[column], told["flag"]) for told in store.ask_rows(kind)] == [(98.0, "provisional")]
    history = store.ask_rows("measure_history" if kind == "measures" else "target_history")
    assert [told["flag"] for told in history] == ["provisional", "provisional", None]
    assert [told["state"] for told in history][:1] == ["published"]


def test_targets_that_stand_together_are_equally_final() -> None:
    rows = [AIM, {**AIM, "title": "Điểm của lĩnh vực", "flag": "provisional"}]
    with pytest.raises(IntakeError, match="cùng tính chất số liệu"):
        entered_figures("targets", UNIT, PROVINCE, rows, "An")


def test_a_loaded_file_that_is_not_final_leaves_what_is_and_says_so(tmp_path: Path) -> None:
    head = "BẢNG ĐIỂM CHỈ SỐ CCHC NĂM 2023 CỦA SỞ Y TẾ TỈNH LONG AN"
    lines: list[list[Any]] = [["STT", "Lĩnh vực", "Điểm tối đa", "Điểm thẩm định"], ["1", "Thể chế", 10, 8]]
    database, run = tmp_path / "cchc.duckdb", CliRunner()
    for name, above in (("a.xlsx", []), ("b.xlsx", [["(SỐ LIỆU TẠM TÍNH)"]])):
        (tmp_path / name).write_bytes(
            book({"Trang 1": [[head], *above, *lines[:1], [*lines[1][:3], 8 - len(above)]]})
        )
        done = run.invoke(main, ["load", str(tmp_path / name), "--database", str(database)])
        assert done.exit_code == 0, done.output
    assert "không thay số đang dùng" in done.stderr
    assert [row["score"] for row in open_store(str(database)).ask_rows("total_scores")] == [8]


def test_seed_rows_that_are_not_final_leave_what_is(store: Store, tmp_path: Path) -> None:
    store.publish(entered_figures("measures", UNIT, PROVINCE, [{**MEASURE, "measure": "other"}], "An"))
    kind, file = next(one for one in FILED if one[1].file == "measures.csv")
    line = f"{PROVINCE},{UNIT},other,Thu phí,2023,99,triệu đồng,provisional"
    (tmp_path / file.file).write_text(
        f"province,unit,measure,title,period,actual,measure_unit,flag\n{line}\n", encoding="utf-8"
    )
    store.publish(read_data_file(tmp_path, kind, file), replace=True)
    assert [row["actual"] for row in store.ask_rows("measures")] == [12]


def counts(plan: str, done: int, standing: str) -> Publication:
    """Ten tasks of a plan, of which some are done."""
    publication = Publication(f"{plan}.xlsx", f"{plan} {done}".encode(), "task_counts", "An")
    unit_id = publication.add_unit(
        {"unit_id": SKHCN, "province_id": "long-an", "name": UNIT, "province": PROVINCE}
    )
    row = {"unit_id": unit_id, "period": "2023", "plan": plan, "total": 10, "done": done, "open": 10 - done}
    publication.add("task_counts", row, "task_counts", unit_id, plan, "2023")
    publication.cover("task_counts", unit_id, plan, "2023")["standing"] = standing
    return publication


def test_of_counts_of_one_plan_in_other_capitals_the_final_one_speaks(store: Store) -> None:
    store.publish(counts("Kế hoạch CCHC", 7, "published"))
    store.publish(counts("KẾ HOẠCH CCHC", 9, "provisional"))
    assert [(row["done"], row["flag"]) for row in store.ask_rows("tasks_by_period")] == [(7, None)]


def listed(title: str, period: str, standing: str, state: str) -> Publication:
    """A list of one task."""
    publication = Publication(f"{period}.xlsx", f"{title} {period}".encode(), "tasks", "An")
    unit_id = publication.add_unit(
        {"unit_id": SKHCN, "province_id": "long-an", "name": UNIT, "province": PROVINCE}
    )
    row = {"unit_id": unit_id, "period": period, "position": 1, "title": title, "state": state}
    publication.add("tasks", row, "tasks", unit_id, "", period)
    publication.cover("tasks", unit_id, "", period)["standing"] = standing
    return publication


def test_a_task_that_a_list_names_again_is_told_by_the_final_list(store: Store) -> None:
    store.publish(listed("Báo cáo", "2023", "published", "done_on_time"))
    store.publish(listed("Báo cáo", "2023-Q4", "provisional", "open_late"))
    assert [(row["state"], row["flag"]) for row in store.ask_rows("tasks")] == [("done_on_time", None)]


def portal(snapshot: str, total: float, standing: str) -> Publication:
    """A table of the 766 index with one province."""
    publication = Publication(f"{snapshot}.xlsx", f"{snapshot} {total}".encode(), "index_766", "An")
    unit = {"unit_id": "long-an", "province_id": "long-an", "name": PROVINCE, "province": PROVINCE}
    unit_id = publication.add_unit({**unit, "kind": "province", "cohort": "cấp tỉnh"})
    row = {"unit_id": unit_id, "period": "2025", "snapshot": snapshot, "total": total, "rank": 1}
    publication.add("index_766", row, "index_766", unit_id, snapshot, "2025")
    publication.cover("index_766", unit_id, snapshot, "2025")["standing"] = standing
    return publication


def test_of_tables_of_the_766_index_the_final_one_counts_for_the_year(store: Store) -> None:
    store.publish(portal("a", 84.57, "published"))
    store.publish(portal("b", 90.1, "provisional"))
    rows = store.ask_rows("province_index", index_type="766")
    assert [(row["value"], row["flag"]) for row in rows] == [(84.57, None)]


def test_a_rate_counted_of_a_report_that_is_not_final_leaves_the_published_one(store: Store) -> None:
    report = Publication("ho-so.xlsx", b"1", "dossiers", "An")
    unit_id = report.add_unit(
        {"unit_id": SKHCN, "province_id": "long-an", "name": UNIT, "province": PROVINCE}
    )
    row = {"unit_id": unit_id, "period": "2023", "position": 1, "resolved_total": 10, "resolved_late": 5}
    report.add("dossier_counts", {**row, "flag": "provisional"}, "dossiers", unit_id, "", "2023")
    store.publish(report)
    told = {"title": "Đúng hạn", "measure": "on_time_rate", "period": "2023", "actual": 99.0}
    store.publish(entered_figures("measures", UNIT, PROVINCE, [{**told, "measure_unit": "%"}], "An"))
    aim = {**AIM, "title": "Đúng hạn", "measure": "on_time_rate", "measure_unit": "%", "value": 98.0}
    store.publish(entered_figures("targets", UNIT, PROVINCE, [aim], "An"))
    (rate,) = (row for row in store.ask_rows("dossier_rates") if row["rate"] == "on_time_rate")
    assert (rate["rate_value"], rate["rate_state"], rate["flag"], rate["part"]) == (
        99,
        "published",
        None,
        None,
    )
    (distance,) = store.ask_rows("target_distances", as_of="2024-01-31")
    assert (distance["actual"], distance["flag"], distance["outlook"]) == (99, None, "met")


@pytest.mark.parametrize(
    ("head", "title", "flag"),
    [
        (None, None, None),
        ("Tạm tính", None, "provisional"),
        ("Tự đánh giá, chưa thẩm định", None, "self_assessment"),
        ("số liệu dự kiến", None, "provisional"),
        (None, "CHỈ TIÊU (DỰ THẢO LẦN 2)", "provisional"),
    ],
)
@pytest.mark.parametrize(("kind", "line"), [("measures", FIGURE), ("targets", TARGET)])
def test_the_form_says_in_its_head_how_final_its_figures_are(
    store: Store, kind: str, line: dict[str, Any], head: str | None, title: str | None, flag: str | None
) -> None:
    content = form(kind, line, head, title)
    read = read_workbook(content, "mau.xlsx")
    assert ([table.flag for table in read.tables], read.problems) == ([flag], [])
    store.publish(publication_of(read, content, "An"))
    told = store.ask_rows(kind)[0]["flag"]
    assert told == flag or (flag is None and told == "official")


def test_what_a_form_says_that_is_no_nature_of_figures_is_refused_at_its_cell() -> None:
    (problem,) = read_workbook(form("measures", FIGURE, "chắc vậy"), "mau.xlsx").problems
    assert (problem.cell, problem.severity) == (f"C{STANDING_ROW + 1}", "error")


def test_a_target_typed_as_provisional_asks_before_it_takes_the_place_of_an_official_one(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    typed_on(page, {"value": "85", "flag": "provisional"})
    assert "«Tạm tính, dự kiến, dự thảo, chưa công bố» không thay số đang dùng" in said(page)
    page.checkbox(key="nap_overrule_entry_targets").check().run()
    pressed(page, "Công bố")
    page.run()
    rows = open_store(str(seed_copy)).ask_rows("targets", unit=UNIT, province=PROVINCE)
    assert (85, "provisional") in [(row["value"], row["flag"]) for row in rows]
    assert "tạm tính" in said(page)


@pytest.fixture(scope="module")
def provisional(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """What comes with the product, all of it as if it were provisional."""
    path = shutil.copy(seed_file, tmp_path_factory.mktemp("provisional") / "cchc.duckdb")
    store = open_store(str(path))
    cursor = store.database.cursor()
    cursor.execute("update coverages set standing = 'provisional' where unit_id != ''")
    for kept, told in (
        ("kept_totals", "computed_totals"),
        ("kept_dossiers", "computed_dossiers"),
        ("kept_tasks", "computed_tasks"),
        ("kept_outcomes", "computed_outcomes"),
    ):
        cursor.execute(f"create or replace table {kept} as from {told}")
    store.database.cursor().execute("update versions set version_no = version_no + 1")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("tong_quan", LONG_AN),
        ("xu_huong", LONG_AN),
        ("diem_tru", LONG_AN),
        ("kich_ban", LONG_AN),
        ("chi_tieu", "so-khoa-hoc-va-cong-nghe.quang-ngai"),
        ("ho_so", "so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau"),
        ("nhiem_vu", "so-khoa-hoc-va-cong-nghe.quang-ngai"),
        ("chi_so_766", "so-y-te.an-giang-2025"),
    ],
)
def test_headline_and_large_figures_of_a_page_say_that_they_are_not_final(
    provisional: Store, monkeypatch: pytest.MonkeyPatch, name: str, unit: str
) -> None:
    # A year that is over without its rest has no target that a figure decides.
    day = {"ngay": "2021-07-20"} if name == "chi_tieu" else {}
    page = opened(monkeypatch, provisional.path, name, don_vi=unit, **day)
    headline = next(text.value for text in page.markdown if text.value.startswith("## "))
    assert "tạm tính" in headline
    for metric in page.metric:
        assert ("orange-badge[Tạm tính]" in metric.label) is (metric.value != "—"), metric.label


FLAGGED: tuple[str, ...] = (
    "tasks",
    "tasks_by_owner",
    "plan_progress",
    "dossier_rates",
    "dossiers_to_date",
    "index_766_groups",
)
FLAGGED += ("index_766_trend", "rebased_scores", "scenario_parts", "scenario_outcome", "scenario_targets")
FLAGGED += ("unit_profiles", "target_distances", "targets", "attention", "total_scores", "deductions_by_area")
FLAGGED += ("measure_history", "target_history", "province_index", "dossiers_by_period", "tasks_by_period")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "excel.csv"])
def test_files_say_that_figures_are_not_final(provisional: Store, ending: str) -> None:
    sheet = {"unit": UNIT, "province": PROVINCE, "year": 2023}
    for name in FLAGGED:
        given = {key: value for key, value in sheet.items() if name.startswith("scenario")}
        given |= {"unit": UNIT, "province": PROVINCE} if name == "rebased_scores" else {}
        rows = provisional.ask(name, **given).head(20)
        if not len(rows):
            continue
        content = export_file(provisional, name, rows, given, ending)
        if ending == "xlsx":
            cells = [
                str(cell)
                for line in openpyxl.load_workbook(io.BytesIO(content)).active.values
                for cell in line
            ]
            assert any("Tạm tính" in cell for cell in cells), name
        else:
            assert "Tạm tính" in content.decode("utf-8-sig"), name


def test_the_a4_sheet_marks_what_is_not_final(provisional: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_DATABASE", provisional.path)
    unit = units_by_id(provisional.ask("units_with_figures"))[LONG_AN]
    told = brief_content(brief_rows(provisional.path, unit, 2023))
    assert told["unsure"].startswith("* Tạm tính")
    assert all(figure["value"].endswith("*") for figure in told["figures"])
    assert "tạm tính" in "".join(run["text"] for run in told["finding"])
    assert all(row["name"].endswith("*") for row in told["areas"]["rows"])


@pytest.mark.parametrize(
    ("kind", "unit", "province", "period"),
    [
        ("quarterly", UNIT, "Bà Rịa - Vũng Tàu", "2023-Q1"),
        ("quarterly", UNIT, PROVINCE, "2023"),
        ("conclusion", UNIT, "Quảng Ngãi", "2021-H2"),
    ],
)
def test_tables_charts_and_tasks_of_a_document_say_that_they_are_not_final(
    provisional: Store, kind: str, unit: str, province: str, period: str
) -> None:
    key = ReportKey(f"so-khoa-hoc-va-cong-nghe.{words.slug(province)}", kind, period)
    report = made_report(provisional, key, unit, province).report
    tables = [table for annex in report.annexes for table in annex.tables]
    assert all(table.headings[-1] == "Tính chất số liệu" for table in tables)
    assert {str(row[-1]).split(";")[0] for table in tables for row in table.rows} <= {"Tạm tính"}
    assert all("(* tạm tính" in chart.title for annex in report.annexes for chart in annex.charts)
    tasks = [each for part in report.sections for each in part.passages if each.passage_id.startswith("task")]
    assert all(each.text.endswith("(tạm tính).") for each in tasks)
    assert tables or tasks


def test_slides_mark_what_is_not_final(provisional: Store) -> None:
    made = briefing(provisional, SKHCN, UNIT, PROVINCE, "2023")
    assert len(made.findings) > 3
    for finding in made.findings:
        if finding.chart:
            assert "(* tạm tính" in finding.chart.title
            assert all(name.endswith("*") for name in finding.chart.categories)
