"""Every figure leads to the document or the cell that it was read from."""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc import words
from cchc.exporting import export_file
from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.sourcing import figures_text, named_document, origins_of, read_figures
from cchc.store import Publication, Store, open_store, paths, question
from cchc.ui.asking.answers import ANSWERS, Answer, ask
from cchc.ui.asking.stored_files import line_in_file
from cchc.ui.showing.provenance import line_texts, lines_behind
from cchc.ui.topics.source_page import lines_in_words
from tests.test_pages import LONG_AN, NAMES, said, visited

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "workbooks"
FIGURES = 200
# Questions of these folders whose rows are no figures.
NO_FIGURES = {"dossier_periods", "province_groups", "province_successors", "family_provinces", "unit_kin"}
NO_FIGURES |= {"index_breaks", "index_766_maxima"}
WITHOUT_FIGURES = ("stale_data", "report_due")  # things of a day, not of a figure
UPLOADED = {
    "bo_tieu_chi_so_khcn_2023.xlsx": {},
    "an_giang_2025_chi_so_766.xlsx": {},
    "brvt_2023_q1_ho_so_06a.xlsx": {},
    "lao_cai_2015_xep_hang.xls": {},
    "ma_tran_linh_vuc_2022.xlsx": {"province": "Long An"},
    "nhiem_vu_ubnd_giao_2021.xlsx": {},
    "tay_ninh_2023_xep_hang.xlsx": {},
}


def upload(name: str, **about: Any) -> Publication:
    content = (SAMPLES / name).read_bytes()
    return publication_of(read_workbook(content, name, **about), content, "thử")


@pytest.fixture(scope="module")
def figures(seed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """What comes with the product, and an upload of every kind."""
    path = shutil.copy(seed_file, tmp_path_factory.mktemp("sources") / "cchc.duckdb")
    store = open_store(str(path))
    for name, about in UPLOADED.items():
        store.publish(upload(name, **about), replace=True)
    yield store
    store.close()


@pytest.mark.parametrize(
    "query",
    [path for path in paths() if path.parent.name in ("scores", "provinces", "work")] + [Path("attention")],
    ids=lambda path: path.stem,
)
def test_a_question_about_figures_says_where_each_comes_from(query: Path, figures: Store) -> None:
    if query.stem not in NO_FIGURES:
        assert "origin" in figures.ask(query.stem), f"{query.stem} has no column `origin` (see schema/020)"


def commit() -> str:
    """What the figures are drawn by: others with every commit."""
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


@pytest.fixture(scope="module")
def on_pages(figures: Store) -> list[Answer]:
    """Every answer that a page shows figures of."""
    ANSWERS.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.ui.showing.lazy_expander.OPEN", True)
        for name in NAMES:
            if name not in ("nap_du_lieu", "huong_dan", "cach_tinh", "lich"):
                visited(patch, figures.path, name, don_vi=LONG_AN)
        visited(patch, figures.path, "nhiem_vu", don_vi="so-khoa-hoc-va-cong-nghe.quang-ngai")
        visited(patch, figures.path, "ho_so", don_vi="so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau")
    keys: list[Any] = list(ANSWERS.slots)
    shown = [Answer(name, given, path, version) for path, version, name, given in keys]
    return [answer for answer in shown if answer.name != "source_lines" and "origin" in answer.rows]


def drawn(answers: list[Answer]) -> list[dict[str, Any]]:
    """Rows of all answers, as many of each as of any other."""
    draw = random.Random(commit())
    rows: list[dict[str, Any]] = []
    for place in range(FIGURES):
        answer = answers[place % len(answers)]
        told = (
            answer.rows[~answer.rows["rule"].isin(WITHOUT_FIGURES)] if "rule" in answer.rows else answer.rows
        )
        row: dict[Any, Any] = told.iloc[draw.randrange(len(told))].to_dict() if len(told) else {}
        rows += [{"question": answer.name, **row}] if row else []
    return rows


def test_two_hundred_figures_of_all_pages_lead_to_a_document_or_a_cell(
    figures: Store, on_pages: list[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", figures.path)
    assert len({answer.name for answer in on_pages}) > 20
    rows = drawn([answer for answer in on_pages if not answer.is_empty])
    keys = [key for row in rows for key in str(row["origin"]).split("\n")]
    lines = figures.ask("source_lines", origins=list(dict.fromkeys(keys))).to_dict("records")
    for row in rows:
        own = [line for line in lines if line["origin"].startswith(tuple(str(row["origin"]).split("\n")))]
        assert own, row
        assert all(leads_somewhere({str(k): v for k, v in line.items()}) for line in own), row
    assert any(line["sheet"] for line in lines if isinstance(line["sheet"], str))


def leads_somewhere(line: dict[str, Any]) -> bool:
    """A source of the register, or a line of a kept file whose cells say its figures."""
    if line["figure_source"] != line["upload_id"]:
        return bool(line["source"])
    found = line_in_file(line)
    if found is None:  # a total that the sheet does not print
        return bool(line["sheet"])
    figures = {
        column: value for column, value in read_figures(line["read_figures"]).items() if column != "out_of"
    }
    for column, cell in found.figures.items():
        if column in figures:
            number = re.sub(r"^0(?=\d)", "", found.texts[cell].split("/")[0].replace(",", ".").strip("% "))
            assert float(number) == pytest.approx(figures[column]), (line, cell)
    return bool(found.texts) and (not figures or bool(found.figures))


@pytest.mark.parametrize("place", range(5))
def test_a_figure_stands_in_the_lines_that_it_leads_to(place: int, figures: Store) -> None:
    """Where a question gives a figure as it was read, the lines behind it have the same."""
    told = [("total_scores", "score"), ("province_index", "value"), ("deductions_by_area", "score")]
    told += [("measure_history", "actual"), ("target_history", "value")]
    name, column = told[place]
    rows = figures.ask(name)
    lines: Any = figures.ask("source_lines", origins=origins_of(rows)).to_dict("records")
    by_origin: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        by_origin.setdefault(line["origin"], []).append(line)
    known = rows[rows[column].notna()]
    assert len(known) > 5
    for row in known.to_dict("records"):
        read = [read_figures(line["read_figures"]) for line in by_origin[row["origin"]]]
        values = [each.get(column, each.get("total_score")) for each in read]
        assert pytest.approx(float(row[column])) in [value for value in values if value is not None], row


def test_the_panel_names_the_file_the_sheet_the_row_and_the_cells(
    real_figures: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.ui.showing.provenance.OPEN", True)
    text = said(visited(monkeypatch, real_figures, "diem_tru", don_vi=LONG_AN, nam="2023")).replace("\\", "")
    assert "long_an_2023_linh_vuc.xlsx" in text
    assert "- 1 Công tác chỉ đạo điều hành CCHC — **Điểm đạt: 11,38;" in text
    assert "— trang «Tong hop», dòng 8: C8 «14», D8 «11,38»" in text
    total, areas = (text.index(title) for title in ("Điểm đạt: 78,97", "— trang «Tong hop»"))
    assert total < areas, "the document of the figure that stands first comes first"


def test_a_line_without_figures_is_no_empty_bullet() -> None:
    blank = dict.fromkeys(("title", "read_figures", "document", "sheet", "quote"))
    line = blank | {"unit": "Sở Y tế", "province": "Hải Dương", "period": "2022", "source": "HD22"}
    assert line_texts([line], ["Sở Y tế", "Hải Dương", "Năm 2022"]) == []
    assert line_texts([line | {"read_figures": "score=80"}], ["Sở Y tế", "Hải Dương", "Năm 2022"])


def test_a_total_that_no_sheet_prints_leads_to_the_areas_that_it_is_the_sum_of(store: Store) -> None:
    store.publish(upload("ma_tran_linh_vuc_2022.xlsx", province="Long An"))
    row = store.ask("deductions_by_area").iloc[0]
    lines = store.ask("source_lines", origins=[row["origin"]])
    assert lines["sheet"].notna().all()
    assert len(lines) == 1


def test_every_page_with_figures_has_a_panel_at_them(figures: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.ui.showing.provenance.OPEN", True)
    for name in ("tong_quan", "diem_tru", "so_sanh", "chi_tieu"):
        text = said(visited(monkeypatch, figures.path, name, don_vi=LONG_AN))
        assert " — **" in text, name


def test_the_page_of_a_source_lists_all_that_it_gave(figures: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = figures.ask("figure_sources")
    own = sources[sources["source"] == "bo_tieu_chi_so_khcn_2023.xlsx"].iloc[0]
    page = visited(monkeypatch, figures.path, "nguon", nguon=str(own["figure_source"]))
    assert f"**{words.number(own['rows'], 0)}** dòng số liệu" in said(page)
    (grid,) = page.dataframe
    cells = grid.value[words.heading("cells")]
    assert cells.str.contains("E6 «11,38»|E6 «11.38»").any()


def test_documents_that_are_only_mentioned_stand_on_the_page_of_their_source(figures: Store) -> None:
    lines = figures.ask("source_lines")
    assert len(lines[lines["topic"] == "documents"]) == len(
        figures.database.cursor().table("current_documents").fetchall()
    )


def test_the_dashboard_is_never_a_source(figures: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_DATABASE", figures.path)
    for name in ("area_ratios_by_year", "index_years", "score_changes", "repeated_losses"):
        given = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}
        answer = ask(name, **{key: value for key, value in given.items() if key in question(name).parameters})
        if not answer.is_empty:
            assert lines_behind(answer).known("source") == len(lines_behind(answer).rows) > 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("score=12.250000;max_score=14.000000", "Điểm đạt: 12,25; Điểm tối đa: 14"),
        ("value=84.6;rank=3;out_of=63", "Giá trị: 84,6; Xếp hạng: 3/63"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_figures_of_a_line_are_told_in_words(text: str | None, told: str) -> None:
    assert figures_text(text) == told


def test_a_document_is_named_by_title_number_day_and_publisher() -> None:
    line = {"source": "Quyết định", "decision_number": "1/QĐ", "decided_on": "2024-02-28", "publisher": None}
    assert named_document(line) == "Quyết định, số 1/QĐ, ngày 28/02/2024"
    assert named_document(line | {"decided_on": "02/2024"}).endswith("ngày 02/2024")


def test_text_of_a_file_is_no_link_in_the_panel(store: Store) -> None:
    """Only the register that came with the software has addresses that are opened."""
    store.publish(upload("bo_tieu_chi_so_khcn_2023.xlsx"))
    assert store.ask("source_lines")["url"].isna().all()


@pytest.mark.parametrize("name", ["scenario_parts", "attention", "deductions_by_area"])
def test_a_plain_table_names_the_sources_of_the_lines_of_each_row(figures: Store, name: str) -> None:
    given = {"unit": "Sở Khoa học và Công nghệ", "province": "Long An"}
    asked = given if name == "attention" else {**given, "year": 2023}
    rows = figures.ask(name, **asked)
    text = export_file(figures, name, rows, asked, "csv").decode("utf-8-sig")
    told = [row["Nguồn"] for row in csv.DictReader(io.StringIO(text))]
    assert len(told) == len(rows) > 0
    assert [bool(source) for source in told] == [not words.is_missing(origin) for origin in rows["origin"]]
    assert any("bo_tieu_chi_so_khcn_2023.xlsx" in source for source in told)


def test_every_source_of_the_data_is_told_with_its_lines_in_words(
    seeded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", str(seeded.path))
    for source in seeded.ask_rows("figure_sources"):
        lines = seeded.ask("source_lines", figure_source=source["figure_source"])
        assert list(lines_in_words(lines, "all")["topic"]) == list(lines["topic"])
