"""The A4 sheet: always one page, always the figures, never anybody's text as code."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cchc import words
from cchc.brief import BriefRows, provinces, write_brief
from cchc.brief.content import brief_content
from cchc.brief.lists import limitations_list
from cchc.brief.sentence import bold_runs, cut
from cchc.intake import owners
from cchc.language import set_language
from cchc.store import Publication, open_store
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics import brief as topic
from cchc.ui.topics.brief import brief, brief_rows

LONG_AN = Unit("so-khoa-hoc-va-cong-nghe.long-an", "Sở Khoa học và Công nghệ", "Long An")
REPORTING = Unit("so-khoa-hoc-va-cong-nghe.ba-ria-vung-tau", "Sở Khoa học và Công nghệ", "Bà Rịa - Vũng Tàu")
CODE = (
    '#read("/etc/passwd") #import "x.typ" $x^2$ **in đậm** \\u{41} <script> ![x](http://192.0.2.1/x.png) @x'
)


def read(pdf: bytes) -> str:
    """The words of the sheet; there is never a second one."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 1
    width, height = (float(side) for side in pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    return " ".join(pages[0].extract_text().split())


def test_the_sheet_of_long_an_2023_says_what_its_page_says(real_figures: str) -> None:
    text = read(brief(real_figures, LONG_AN, 2023, "vi"))
    for said in (
        "Sở Khoa học và Công nghệ · Long An",
        "Năm 2023 đạt 78,97 trên 100,00 điểm, hạng 6/19, loại Khá, tăng 13 bậc.",
        "Điểm trừ 21,03",
        "−1,03",
        "Cải cách tổ chức bộ máy hành chính 10,00 5,29 52,9 4,71",
        "Cần chú ý",
        "Tồn tại, hạn chế và giải pháp",
        "Nguồn: ",
        f"Phiên bản dữ liệu {open_store(real_figures).version().number}",
    ):
        assert said in text


def test_the_sheet_of_an_earlier_year_says_as_of_which_day_it_tells_what_needs_attention(
    real_figures: str,
) -> None:
    told = {year: read(brief(real_figures, LONG_AN, year, "vi")) for year in (2022, 2023)}
    assert "Cần chú ý, đến 31/12/2022 •" in told[2022]
    assert "Cần chú ý •" in told[2023]
    assert "Hồ sơ và nhiệm vụ kỳ gần nhất •" in told[2023]


def test_without_a_year_the_newest_result_is_taken(real_figures: str) -> None:
    assert "Chỉ số cải cách hành chính năm 2023" in read(brief(real_figures, LONG_AN, None, "vi"))


def test_a_unit_without_a_result_still_has_its_dossiers_and_tasks(real_figures: str) -> None:
    text = read(brief(real_figures, REPORTING, None, "vi"))
    assert "Chưa có kết quả chấm điểm" in text
    assert "tiếp nhận 88, đã giải quyết 83" in text
    assert "hoàn thành 8/43" in text


def test_a_period_to_come_is_never_the_newest_one(empty_file: Path, tmp_path: Path) -> None:
    store = open_store(str(shutil.copy(empty_file, tmp_path / "cchc.duckdb")))
    made = Publication("năm sau.xlsx", b"later", "thử", "An")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for period, count in (("2023-Q1", 40), ("2040-Q1", 90)):
        dossiers = {
            "unit_id": unit_id,
            "period": period,
            "position": 1,
            "label": "Chung",
            "received_total": count,
        }
        made.add("dossier_counts", dossiers, "dossiers", unit_id, "", period)
        counts = {"unit_id": unit_id, "period": period, "plan": "Kế hoạch", "total": count, "done": 10}
        made.add("task_counts", counts, "task_counts", unit_id, "Kế hoạch", period)
    store.publish(made)
    now = " ".join(brief_rows(store.path, Unit(unit_id, "Sở Nội vụ", "Long An"), None).now)
    store.close()
    assert "Quý I/2023: tiếp nhận **40**" in now
    assert "**10/40**" in now
    assert "2040" not in now


def test_tasks_are_told_as_of_the_day_that_the_sheet_of_a_year_speaks_of(
    empty_file: Path, tmp_path: Path
) -> None:
    store = open_store(str(shutil.copy(empty_file, tmp_path / "cchc.duckdb")))
    made = Publication("nhiệm vụ.xlsx", b"tasks", "thử", "An")
    unit_id = made.add_unit(owners.unit("Sở Nội vụ", "Long An", "2023"))
    for year in (2022, 2023):
        total = {"unit_id": unit_id, "year": year, "score": 80, "max_score": 100, "listed": False}
        made.add("results", total, "result", unit_id, "", str(year))
    task = {"unit_id": unit_id, "period": "2022", "position": 1, "title": "Việc", "due_on": "2023-06-30"}
    made.add(
        "tasks", task | {"assigned_by": "Kế hoạch", "state": "open_in_time"}, "tasks", unit_id, "", "2022"
    )
    store.publish(made)
    told = {
        year: " ".join(brief_rows(store.path, Unit(unit_id, "Sở Nội vụ", "Long An"), year).now)
        for year in (2022, 2023)
    }
    store.close()
    assert "chưa có nhiệm vụ đến hạn" in told[2022]
    assert "hoàn thành **0/1** nhiệm vụ đến hạn" in told[2023]


def overfull(rows: BriefRows, text: str) -> BriefRows:
    """The same sheet with the given text wherever a file has a say, and far too much of it."""
    return replace(
        rows,
        unit=text,
        areas=pd.concat([rows.areas] * 6, ignore_index=True).assign(area=text),
        criteria=pd.DataFrame(
            [
                {
                    "is_leaf": True,
                    "area_code": "1",
                    "code": "1.1",
                    "title": text,
                    "deduction": 1.0,
                    "max_score": 2.0,
                    "reason": text,
                }
            ]
            * 40
        ),
        limitations=pd.concat([rows.limitations] * 3, ignore_index=True).assign(limitation=text, remedy=text),
        attention=[{**row, "subject": text} for row in rows.attention] * 5,
        now=[words.literal(text)] * 9,
        sources=[text] * 9,
    )


def test_text_from_a_file_is_never_code(real_figures: str) -> None:
    text = read(write_brief(overfull(brief_rows(real_figures, LONG_AN, 2023), CODE)))
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text
    assert "$x^2$ **in đậm** \\u{41} <script>" in text


@pytest.mark.parametrize("length", [40, 400, 4000])
def test_however_much_there_is_it_stays_one_page(real_figures: str, length: int) -> None:
    text = read(
        write_brief(
            overfull(
                brief_rows(real_figures, LONG_AN, 2023), "Cải cách hành chính nhà nước " * (length // 29)
            )
        )
    )
    assert "Nguồn: " in text


def test_what_does_not_fit_is_counted(real_figures: str) -> None:
    rows = brief_rows(real_figures, LONG_AN, 2023)
    few = replace(rows, limitations=rows.limitations.head(2))
    assert "mục khác trên bảng điều khiển" not in read(write_brief(few))
    many = replace(rows, limitations=pd.concat([rows.limitations] * 5, ignore_index=True))
    found = re.search(r"Và (\d+) mục khác trên bảng điều khiển", read(write_brief(many)))
    assert found
    assert len(many.limitations) - 20 < int(found[1]) < len(many.limitations)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_what_was_escaped_for_the_screen_comes_back_whole(text: str) -> None:
    said = bold_runs(f"{words.literal(text)} **{words.literal(text)}**")
    assert said == [{"text": f"{text} ", "bold": False}, {"text": text, "bold": True}]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    said = cut(bold_runs("Mất **4,71 điểm** trong năm 2023"), 20)
    assert "".join(run["text"] for run in said) == "Mất 4,71 điểm trong …"


def test_the_template_holds_no_words_of_its_own_and_reads_nothing_but_the_data() -> None:
    template = (Path(__file__).parents[1] / "cchc" / "brief" / "a4.typ").read_text(encoding="utf-8")
    assert not re.search(r"#(import|include)|\b(read|eval)\(|[ăâđêôơưĂÂĐÊÔƠƯạ-ỹ]", template)


def areas_and_remedies() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Three areas, of which the second lost most and the third is unknown; three limitations of each."""
    areas = pd.DataFrame({"area_code": ["1", "2", "3"], "deduction": [1.0, 4.0, None]})
    rows = [
        {
            "area_code": code,
            "area": f"Lĩnh vực {code}",
            "limitation": f"Hạn chế {code}.{number}",
            "remedy": None if number == 1 else f"Giải pháp {code}.{number}",
            "due_text": "trước 30/10/2026" if number == 2 else None,
            "paired": True,
        }
        for code in ("1", "2", "3")
        for number in (1, 2, 3)
    ]
    return areas, pd.DataFrame(rows)


def test_remedies_of_what_lost_most_come_first_two_of_each_area() -> None:
    areas, rows = areas_and_remedies()
    told = limitations_list(rows, areas)
    assert [item[0] for item in told["items"]] == [
        "Hạn chế 2.2", "Hạn chế 2.3", "Hạn chế 1.2", "Hạn chế 1.3", "Hạn chế 3.2", "Hạn chế 3.3"
    ]  # fmt: skip
    assert told["items"][0][1] == "Giải pháp 2.2 (hạn: trước 30/10/2026)"
    assert told["items"][1][1] == "Giải pháp 2.3"
    assert told["beyond"] == 3
    assert limitations_list(rows.head(0), areas)["items"] == []


def test_the_sheet_of_a_province_tells_its_indices_and_the_weakest_areas(real_figures: str) -> None:
    text = read(brief(real_figures, Unit("long-an", "Long An", "Long An"), None, "vi"))
    assert "Long An đứng cao nhất ở" in text
    assert "Chưa có kết quả chấm điểm" not in text
    assert "Mới nhất Lần trước" in text
    assert "hạng" in text
    assert "Việc tới" not in text, "the calendar is that of the departments"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"nam": "2023"}, "hai-phong"),
        ({"nam": "2024"}, "hai-phong"),
        ({"nam": "2024", "chi_so": "PAR"}, "hai-phong"),
        ({"nam": "2024", "chi_so": "DTI"}, "hai-phong-2025"),
        ({"nam": "2025", "chi_so": "766"}, "hai-phong-2025"),
        ({"chi_so": "PAR"}, "hai-phong"),
        ({}, "hai-phong-2025"),
    ],
)
def test_a_province_with_a_namesake_is_the_one_of_the_index_and_year(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, address: dict[str, str], found: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    shown = {"cua_ta": "hai-phong", **address}
    monkeypatch.setattr(topic, "value_on_page", lambda name: shown.get(name, ""))
    units = {unit_id: Unit(unit_id, "Hải Phòng", "Hải Phòng") for unit_id in ("hai-phong", "hai-phong-2025")}
    unit = topic.unit_on_page(units)
    assert unit is not None
    assert unit.unit_id == found


def test_namesakes_print_with_their_era(real_figures: str) -> None:
    for unit, called in (
        (Unit("hai-phong", "Hải Phòng", "Hải Phòng"), "Hải Phòng (cũ)"),
        (Unit("hai-phong-2025", "Hải Phòng", "Hải Phòng"), "Hải Phòng (mới)"),
        (
            Unit("so-ngoai-vu.hai-phong", "Sở Ngoại vụ", "Hải Phòng"),
            "Sở Ngoại vụ · Hải Phòng (cũ)",
        ),
        (Unit("long-an", "Long An", "Long An"), "Long An"),
    ):
        rows = brief_rows(real_figures, unit, None)
        assert brief_content(rows)["unit"] == called
    assert "Hải Phòng (old)" in read(
        brief(real_figures, Unit("hai-phong", "Hải Phòng", "Hải Phòng"), None, "en")
    )
    set_language("vi")


def index_row(year: int, **figures: object) -> dict[str, object]:
    row: dict[str, object] = {
        "index_type": "PAPI", "year": year, "value": 42.7, "rank": None, "out_of": 61, "place": 40, "units_with_value": 61,
        "percentile": 35.0, "is_published": False, "is_newest": year == 2024, "flag": "official",
    }  # fmt: skip
    return row | figures


def test_a_line_of_an_index_tells_what_is_known_and_who_counted_the_place() -> None:
    ours = index_row(2024)
    ranked = index_row(2022, value=None, rank=8, out_of=63, is_published=True, flag="derived_rank")
    told = provinces.indices(pd.DataFrame([ours, ranked]))
    assert told["items"] == [["PAPI", "Năm 2024: 42,70 điểm, hạng 40/61, tự tính", "Năm 2022: hạng 8/63*"]]
    assert told["note"].startswith("* ")
    assert provinces.figures_of_year(index_row(2024, percentile=None, place=None)) == "Năm 2024: 42,70 điểm"
    assert provinces.figures_of_year(index_row(2024, rank=13, out_of=None)) == "Năm 2024: 42,70 điểm, hạng 13"
    (box,) = provinces.index_boxes(pd.DataFrame([ours]))
    assert (box["value"], box["note"]) == ("40/61", "42,70 điểm, hạng tự tính")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("don_vi", "a.x", "a.x"),
        ("cua_ta", "tinh-x", "x"),
        ("tinh_xem", "x", "x"),
        ("tinh_thanh", "x", "x"),
        ("nam", "2025", None),
    ],
)
def test_a_page_of_a_province_offers_its_sheet(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: str | None
) -> None:
    units = {"a.x": Unit("a.x", "Sở A", "Tỉnh X"), "x": Unit("x", "Tỉnh X", "Tỉnh X")}
    monkeypatch.setattr(topic, "value_on_page", {name: value}.get)
    unit = topic.unit_on_page(units)
    assert (unit.unit_id if unit else None) == found
