"""Where and when: titles, letterheads, decisions, names that no register knows."""

from __future__ import annotations

import random

from tests.dressing import names
from tests.dressing.book import Cell
from tests.dressing.clothes.dressing import LISTS, dressing, none_of
from tests.dressing.clothes.marks import some_names
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import ABOVE, HEADING, Line, Merge, Said, Table


def put_on_top(table: Table, texts: list[dict[int, str]]) -> None:
    table.lines[:0] = [Line(ABOVE, loose={place: Cell(text) for place, text in row.items()}) for row in texts]


@dressing("dates and periods", touches=("titles",))
def decision_of_another_year(table: Table, chance: random.Random, form: str) -> None:
    year = table.year
    province = table.province
    later = year + chance.choice([0, 1, 1])
    texts = [
        f"(Kèm theo Quyết định số 1798/QĐ-UBND ngày 28/02/{later} của UBND tỉnh {province})",
        f"(Ban hành kèm theo Quyết định số 24/QĐ-UBND ngày 05 tháng 01 năm {later} của Chủ tịch UBND tỉnh)",
        f"(Kèm theo Công văn số 215/SNV-CCHC ngày 12/3/{later})",
    ]
    line = Line(ABOVE, loose={0: Cell(chance.choice(texts))})
    table.insert_after(table.titles[-1], line)
    table.merges.append(Merge(line, 0, line, len(table.columns) - 1))


@dressing("layout", touches=("titles",))
def letterhead_above(table: Table, chance: random.Random, form: str) -> None:
    year = table.year
    province = table.province
    right = len(table.columns) // 2
    put_on_top(
        table,
        [
            {0: f"UBND TỈNH {province.upper()}", right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
            {right: "Độc lập - Tự do - Hạnh phúc"},
            {0: "Số: 123/BC-UBND", right: f"{province}, ngày 12 tháng 01 năm {year + 1}"},
            {},
        ],
    )


def retitle(table: Table, old: str, new: str) -> None:
    """Changes words of the titles, in capitals too."""
    for line in table.of(ABOVE):
        for cell in line.loose.values():
            if isinstance(cell.content, str):
                cell.content = cell.content.replace(old, new).replace(old.upper(), new.upper())


@dressing("years", claims=("titles",), touches=("figures",), wishes=Wishes(year=2025))
def year_after_this_one(table: Table, chance: random.Random, form: str) -> None:
    later = chance.choice([2031, 2035, 2049])
    retitle(table, "2025", str(later))
    answer = table.answer
    answer.year = (later,)
    answer.period = tuple(period and period.replace("2025", str(later)) for period in answer.period or ())
    answer.must.append(Said(("future_period",)))


@dressing("unknown names", claims=("titles",), wishes=Wishes(year=2022))
def province_that_is_no_more(table: Table, chance: random.Random, form: str) -> None:
    answer = table.answer
    province = table.province
    gone = chance.choice(names.DISSOLVED)
    retitle(table, province, gone)
    answer.province = (None, gone)
    if answer.unit and answer.unit[0]:
        answer.unit = (*answer.unit, f"{answer.unit[0]} tỉnh {gone}", None)
    answer.must.append(Said(("unknown_province",)))
    answer.may.append(Said(("unknown_unit",)))


STRANGE = (
    '=HYPERLINK("http://vi.du";"Sở Y tế")', "<b onclick=alert(1)>Sở Ảo</b>", "-2+3+cmd|' /C notepad'!A1", "@SUM(A1:A9)",
    "=1+1", "Sở <script>", "{{unit}}", "%s %d", "'; DROP TABLE units; --",
)  # fmt: skip


@dressing("unknown names", claims=("names",))
def name_that_looks_like_code(table: Table, chance: random.Random, form: str) -> None:
    found = some_names(table, chance)
    for name, strange in zip(found, chance.sample(STRANGE, len(found)), strict=True):
        table.take(name.cell).content = strange
        for row in table.rows_of(name.row.line):
            row.fields[name.name].values = (strange,)
        told = Said(("unknown_unit",), name.place)
        (table.answer.must if table.kind in LISTS else table.answer.may).append(told)


@dressing("unknown names", claims=("names",))
def name_that_no_register_knows(table: Table, chance: random.Random, form: str) -> None:
    """In a list of titles or fields it is a name like others."""
    found = some_names(table, chance)
    unknown = chance.sample(["Sở Hạnh phúc", "Sở Vũ trụ", "Sở Khí tượng", "Sở Thời tiết"], len(found))
    for name, strange in zip(found, unknown, strict=True):
        table.take(name.cell).content = strange
        for row in table.rows_of(name.row.line):
            row.fields[name.name].values = (strange,)
        told = Said(("unknown_unit",), name.place)
        (table.answer.must if table.kind in LISTS else table.answer.may).append(told)


@dressing("years", claims=("flag",), touches=("titles",))
def figures_that_are_provisional(table: Table, chance: random.Random, form: str) -> None:
    title = table.title()
    word = chance.choice(["tạm tính", "dự kiến", "chưa công bố"])
    if chance.random() < 0.5:
        title.content = f"{title.content} ({word.upper()})"
    else:
        note = Line(ABOVE, loose={0: Cell(f"(Số liệu {word})")})
        table.insert_after(table.titles[-1], note)
    # Tasks may be planned.
    planned = word == "dự kiến" and table.kind in ("task_list", "task_counts")
    table.answer.flag = ("provisional", None) if planned else ("provisional",)


SHORT = {
    "Sở Khoa học và Công nghệ": ("Sở KH&CN", "Sở KHCN"),
    "Sở Giáo dục và Đào tạo": ("Sở GD&ĐT", "Sở GDĐT"),
    "Sở Thông tin và Truyền thông": ("Sở TT&TT", "Sở TTTT"),
    "Sở Kế hoạch và Đầu tư": ("Sở KH&ĐT",),
    "Sở Tài nguyên và Môi trường": ("Sở TN&MT",),
    "Sở Giao thông vận tải": ("Sở GTVT",),
    "Sở Nông nghiệp và Phát triển nông thôn": ("Sở NN&PTNT",),
    "Sở Văn hóa, Thể thao và Du lịch": ("Sở VHTT&DL", "Sở Văn hoá, Thể thao và Du lịch"),
    "Văn phòng UBND tỉnh": ("VP UBND tỉnh",),
}


@dressing(
    "unknown names",
    touches=("names",),
    not_for=none_of(
        ("score_sheet areas", "score_sheet tree", "task_list"), "its lines have no names of departments"
    ),
)
def short_names_of_departments(table: Table, chance: random.Random, form: str) -> None:
    """They stand as printed, and are known."""
    for name in table.names():
        if name.value in SHORT and chance.random() < 0.8:
            short = chance.choice(SHORT[name.value])
            table.take(name.cell).content = short
            for row in table.rows_of(name.row.line):
                row.fields[name.name].values = (short, name.value)


@dressing("years", claims=("file name",))
def file_named_after_another_year(table: Table, chance: random.Random, form: str) -> None:
    """What the sheet says goes before the names of sheet and file."""
    year = table.year
    table.file_name = f"bao_cao_{year - 1}_ban_{chance.randint(1, 3)}"


@dressing(
    "years",
    claims=("titles", "sheet name"),
    not_for=none_of(("dossier_report", "index_766"), "its period stands where its year does"),
)
def year_in_the_name_of_the_sheet_only(table: Table, chance: random.Random, form: str) -> None:
    year = table.year
    table.sheet_name = chance.choice([f"Năm {year}", f"{year}", f"KQ {year}"])
    retitle(table, f" năm {year}", "")


@dressing("layout", touches=("titles",))
def unit_of_measure_above_the_heading(table: Table, chance: random.Random, form: str) -> None:
    """«Đơn vị tính: điểm», at the right."""
    word = {"dossier_report": "hồ sơ", "task_counts": "nhiệm vụ", "task_list": "nhiệm vụ"}.get(
        table.kind, "điểm"
    )
    line = Line(
        ABOVE, loose={len(table.columns) - 1: Cell(f"{chance.choice(['Đơn vị tính', 'ĐVT'])}: {word}")}
    )
    table.lines.insert(table.lines.index(table.of(HEADING)[0]), line)
