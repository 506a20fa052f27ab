"""An office's own template: fields and sentences are filled, everything else is refused at its place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from cchc import words
from cchc.reports.model import Office, Passage, Report, Section, UsedFigure
from cchc.reports.templates.fields import Field, report_fields
from cchc.reports.templates.own_template import TemplateError, check_template, fill_template

REPORT = Report(
    "quarterly",
    "BÁO CÁO",
    "BC",
    "Công tác cải cách hành chính",
    "Sở Y tế",
    "Long An",
    "2023-Q1",
    Office(issuer="Sở Y tế"),
    (),
    (
        Section(
            "II.2",
            "2",
            "Cải cách thủ tục hành chính",
            2,
            (
                Passage(
                    "dossiers-received", "- Nhận 88 hồ sơ.", figures=(UsedFigure("received_total", "88"),)
                ),
                Passage("own", "- {{ don_vi }} & <b>đậm</b>"),
            ),
        ),
    ),
    "Hết",
)
FIELDS = report_fields(REPORT)


def template(*paragraphs: str, split: bool = False) -> bytes:
    document = Document()
    for text in paragraphs:
        line = document.add_paragraph()
        for part in text if split else [text]:
            line.add_run(part)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_fields_and_sentences_are_filled() -> None:
    made = fill_template(
        template(
            "{{ten_loai}} của {{ don_vi }}: {{ dossiers_received__received_total }} hồ sơ",
            "{%p for cau in muc_ii_2 %}",
            "{{ cau }}",
            "{%p endfor %}",
            "Hết",
        ),
        FIELDS,
    )
    assert lines(made) == [
        "BÁO CÁO của Sở Y tế: 88 hồ sơ",
        "- Nhận 88 hồ sơ.",
        "- {{ don_vi }} & <b>đậm</b>",
        "Hết",
    ]


def test_a_field_that_word_cut_into_pieces_is_still_one() -> None:
    assert lines(fill_template(template("{{ don_vi }}", split=True), FIELDS)) == ["Sở Y tế"]


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__ }}",
        "{{ don_vi.__class__ }}",
        "{{ don_vi['x'] }}",
        "{{ don_vi|length }}",
        "{{ don_vi() }}",
        "{{ 7*7 }}",
        "{{ khong_co }}",
        "{{ muc_ii_2 }}",
        "{{r don_vi }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% if don_vi %}",
        "{% colspan don_vi %}",
        "{%p for x in don_vi %}",
        "{%p for x in range %}",
        "{%p for don_vi in muc_ii_2 %}",
        "{%p for x in muc_ii_2 %}",
        "{%p endfor %}",
        "{# lời #}",
        "{{ don_vi",
        "don_vi }}",
    ],
)
@pytest.mark.parametrize("split", [False, True])
def test_a_template_that_tries_more_is_refused_with_its_place(hostile: str, split: bool) -> None:
    with pytest.raises(TemplateError, match=r"Đoạn [123]: «"):
        check_template(template("Mở", hostile, "Kết", split=split), FIELDS)


def test_braces_that_reach_over_paragraphs_are_refused() -> None:
    with pytest.raises(TemplateError, match="Đoạn 1"):
        check_template(template("{{ ''", ".__class__ }}"), FIELDS)
    with pytest.raises(TemplateError, match="một lớp"):
        check_template(template("{%p for a in muc_ii_2 %}", "{%p for b in muc_ii_2 %}"), FIELDS)


def changed(content: bytes, name: str, given: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, given)
    return written.getvalue()


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://x/y.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("word/_rels/settings.xml.rels", OUTSIDE, "bên ngoài"),
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/a.exe", b"MZ", "nhúng"),
        ("word/header9.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "hỏng"),
        ("word/header9.xml", b"<a", "hỏng"),
        ("docProps/core.xml", b"<a>{{ 7*7 }}</a>", "đoạn văn"),
        ("word/header9.xml", b"<a b='{{ 7*7 }}'/>", "đoạn văn"),
    ],
)
def test_a_template_takes_nothing_from_outside_and_carries_no_program(
    name: str, given: bytes, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        check_template(changed(template("{{ don_vi }}"), name, given), FIELDS)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"x" * 5_000_001])
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateError):
        check_template(content, FIELDS)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    written = BytesIO()
    with ZipFile(written, "w", 8) as bomb:
        bomb.writestr("word/document.xml", b" " * 41_000_000)
    with pytest.raises(TemplateError, match="quá lớn"):
        check_template(written.getvalue(), FIELDS)


def test_every_field_says_what_it_is() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS)
    assert all(field.meaning and field.name.replace("_", "").isalnum() for field in FIELDS)
    assert Field("dossiers_received__received_total", words.heading("received_total"), "88") in FIELDS
