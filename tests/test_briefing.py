"""Slides: a finding each, charts that can be edited, figures in the notes, nothing that is not held."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from cchc.reports.briefing import Briefing, briefing, speaker_notes
from cchc.reports.findings import line_chart, text_table
from cchc.reports.formats.slides import write_slides
from cchc.reports.model import Finding
from cchc.store import Store


def briefing_of(store: Store, unit: str, province: str, period: str, band: str = "") -> Briefing:
    rows = store.ask_rows("units_with_figures")
    unit_id = next(row["unit_id"] for row in rows if (row["unit"], row["province"]) == (unit, province))
    return briefing(store, unit_id, unit, province, period, band)


@pytest.fixture(scope="module")
def of_department(seeded: Store) -> Briefing:
    return briefing_of(seeded, "Sở Khoa học và Công nghệ", "Long An", "2023")


def test_a_slide_says_a_finding_with_the_figures_behind_it(of_department: Briefing) -> None:
    first, lost, *_rest = of_department.findings
    assert "78,97" in first.title
    assert "hạng 6/19" in first.title
    assert lost.chart is not None
    assert lost.chart.categories[0] == "Cải cách tổ chức bộ máy hành chính"
    assert lost.chart.series[0][1][0] == pytest.approx(4.71)
    assert "Cải cách tổ chức bộ máy hành chính · 4,71" in speaker_notes(lost)


def test_points_of_the_slide_add_up_to_what_was_lost(of_department: Briefing) -> None:
    chart = of_department.findings[1].chart
    assert chart is not None
    assert sum(value or 0 for value in chart.series[0][1]) == pytest.approx(21.03)


def test_charts_stay_charts_with_their_figures_and_their_words(of_department: Briefing) -> None:
    show = Presentation(BytesIO(write_slides(of_department)))
    assert len(show.slides) == len(of_department.findings) + 1
    for slide, finding in zip(list(show.slides)[1:], of_department.findings, strict=True):
        shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert finding.title in shown
        assert any("Phiên bản dữ liệu" in text for text in shown)
        assert slide.notes_slide.notes_text_frame.text == speaker_notes(finding)
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        assert len(charts) == (finding.chart is not None)
        for chart in charts:
            assert finding.chart is not None
            drawn = {name: sorted(filter(None, row)) for name, row in finding.chart.series}
            assert {each.name: sorted(filter(None, each.values)) for each in chart.plots[0].series} == drawn
    assert write_slides(of_department) == write_slides(of_department)


def test_shares_end_at_the_whole_names_stand_left_and_periods_begin_small(seeded: Store) -> None:
    chart = line_chart(
        "Tỷ lệ", ["Quý I/2023", "Quý II/2023"], "Tỷ lệ", pd.DataFrame({"ratio": [100.0, 99.5]}), "ratio"
    )
    plans = pd.DataFrame({"plan": ["Kế hoạch 1"], "total": [3]})
    told = Briefing("A", "B", (Finding("C", chart), Finding("D", table=text_table(plans, ("plan", "total")))))
    show = Presentation(BytesIO(write_slides(told)))
    drawn = next(shape.chart for shape in show.slides[1].shapes if shape.has_chart)
    assert drawn.value_axis.maximum_scale == 100
    assert drawn.plots[0].data_labels.number_format == "#,##0.0"
    table = next(shape.table for shape in show.slides[2].shapes if shape.has_table)
    sides = [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert sides == [None, PP_ALIGN.RIGHT]
    titles = [
        each.title
        for each in briefing_of(seeded, "Sở Khoa học và Công nghệ", "Bà Rịa - Vũng Tàu", "2023-Q1").findings
    ]
    assert [title for title in titles if title.startswith("Hồ sơ TTHC, quý I/2023: ")]


def test_a_province_is_told_by_its_indices(seeded: Store) -> None:
    made = briefing_of(seeded, "Long An", "Long An", "2023")
    assert made.title == "Long An"
    assert made.findings
    table = made.findings[0].table
    assert table is not None
    assert "PAR INDEX" in {row[0] for row in table.rows}
    assert not [row for row in table.rows if str(row[1]) > "2023"]


def test_what_is_not_held_has_no_slide(seeded: Store) -> None:
    early = briefing_of(seeded, "Sở Khoa học và Công nghệ", "Long An", "2015")
    assert early.findings == ()
    assert len(Presentation(BytesIO(write_slides(early))).slides) == 1


def test_hostile_names_are_texts(seeded: Store) -> None:
    made = briefing_of(seeded, "Sở Khoa học và Công nghệ", "Long An", "2023", "SỐ LIỆU MINH HỌA")
    hostile = Briefing("=cmd|' /C calc'!A0 \x00<a:hlinkClick/>", "{{ 1 }}", made.findings, band=made.band)
    show = Presentation(BytesIO(write_slides(hostile)))
    first = [shape.text_frame.text for shape in show.slides[0].shapes]
    assert first[0] == "=cmd|' /C calc'!A0 <a:hlinkClick/>"
    relations = [each.reltype for slide in show.slides for each in slide.part.rels.values()]
    assert not [each for each in relations if "hyperlink" in each or "ole" in each.lower()]
    assert all("SỐ LIỆU MINH HỌA" in slide.shapes[-1].text_frame.text for slide in show.slides)
