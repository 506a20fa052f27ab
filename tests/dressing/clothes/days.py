"""Deadlines as ranges and beside documents, the other system of day numbers, periods in other words."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.dressing.clothes.dressing import UnfitError, dressing, only_for
from tests.dressing.table import Figure, Said, Table, Wanted

DEADLINES = only_for(("task_list",), "only tasks have deadlines")
PERIODS = only_for(
    ("dossier_report", "index_766", "task_list", "task_counts"), "a table of this kind is of a whole year"
)


def _deadlines(table: Table, chance: random.Random, most: int = 3) -> list[Figure]:
    found = [figure for figure in table.figures() if figure.name == "due_on"]
    if not found:
        raise UnfitError
    return chance.sample(found, min(most, len(found)))


def _say(table: Table, figure: Figure, text: str, day: date) -> None:
    """The text is kept; the day may be left open where that is said, but no other day is right."""
    cell = table.take(figure.cell)
    cell.content, cell.number_format = text, ""
    figure.wanted.values, figure.wanted.refusals = (day.isoformat(),), ("unclear_date",)
    figure.row.fields["due_text"] = Wanted((text,), figure.column)


@dressing("dates and periods", touches=("figures",), not_for=DEADLINES)
def deadline_is_a_range(table: Table, chance: random.Random, form: str) -> None:
    for figure in _deadlines(table, chance):
        last = date.fromisoformat(figure.value)
        first = max(last - timedelta(chance.randint(2, 40)), date(last.year, 1, 1))
        short = f"{first.day}/{first.month}"
        whole, end = f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}"
        text = chance.choice([
            f"{short}–{end}", f"{short} - {end}", f"{whole} - {end}", f"Từ {whole} đến {end}", f"từ ngày {short} đến ngày {end}",
            f"{first:%d/%m}-{end}",
        ])  # fmt: skip
        _say(table, figure, text, last)


@dressing("dates and periods", touches=("figures",), not_for=DEADLINES)
def deadline_beside_a_document(table: Table, chance: random.Random, form: str) -> None:
    for figure in _deadlines(table, chance):
        day = date.fromisoformat(figure.value)
        paper = day - timedelta(chance.randint(5, 200))
        end, of_paper = f"{day.day}/{day.month}/{day.year}", f"{paper.day}/{paper.month}/{paper.year}"
        text = chance.choice([
            f"theo CV 12 ngày {of_paper}, hạn {end}", f"Trước {end} (theo Kế hoạch ngày {of_paper})",
            f"{end} (Công văn số 215/UBND-NC ngày {of_paper})", f"Quyết định số 15/QĐ-UBND ngày {of_paper}; hạn: {end}",
            f"Hạn {end} theo Thông báo số 31/TB-VP ngày {of_paper}",
        ])  # fmt: skip
        _say(table, figure, text, day)


@dressing(
    "dates and periods",
    claims=("days",),
    not_for={"html": "a page has days as texts only"},
)
def days_counted_from_1904(table: Table, chance: random.Random, form: str) -> None:
    """The same days, and in a list of tasks one whose cell lost its format."""
    table.book.date_1904 = True
    days = [figure for figure in table.figures() if figure.name in ("due_on", "done_on")]
    for figure in days:
        figure.cell.content = date.fromisoformat(figure.value)
    if days and form not in ("ods", "xml 2003"):
        lost = chance.choice(days)
        table.take(lost.cell).day_number = True
        lost.wanted.values = (lost.value, None)
        table.answer.may.append(Said(("not_a_number", "ambiguous_number", "not_as_shown"), lost.place))


@dressing("dates and periods", claims=("titles",), not_for=PERIODS)
def period_in_other_words(table: Table, chance: random.Random, form: str) -> None:
    answer = table.answer
    year = table.year
    said, part = chance.choice([
        ("Quý 1 năm {}", "Q1"), ("QUÝ II-{}", "Q2"), ("Quý IV/{}", "Q4"), ("quý 3/{}", "Q3"), ("6 tháng đầu năm {}", "H1"),
        ("09 tháng năm {}", "9M"), ("9 THÁNG ĐẦU NĂM {}", "9M"), ("tháng 09/{}", "09"), ("THÁNG 9 NĂM {}", "09"),
        ("Tháng 11 năm {}", "11"), ("tháng 3/{}", "03"),
    ])  # fmt: skip
    said = said.format(year)
    if table.kind == "dossier_report":
        said = chance.choice([f"Kỳ báo cáo: {said}", f"Kỳ báo cáo {said}", f"(Số liệu {said})"])
        table.title(-1).content = said
    elif table.kind != "index_766":
        table.title().content = str(table.title().content).replace(f"NĂM {year}", said.upper())
    else:
        head = chance.choice(["BỘ CHỈ SỐ 766", "CHỈ SỐ 766", "CHỈ SỐ THEO QUYẾT ĐỊNH 766/QĐ-TTG"])
        province = table.province
        table.title().content = f"KẾT QUẢ ĐÁNH GIÁ {head} {said.upper()} TỈNH {province.upper()}"
    answer.period = (f"{year}-{part}",)


@dressing("dates and periods", claims=("days",), touches=("figures",), not_for=DEADLINES)
def days_as_texts(table: Table, chance: random.Random, form: str) -> None:
    """Day first, with points, dashes or words; or as a database writes them."""
    styles = [
        "{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "{d}-{m}-{y}", "ngày {d}/{m}/{y}", "Ngày {d:02} tháng {m:02} năm {y}",
        "{y}-{m:02}-{d:02}", "{d:02}/{m:02}/{y} 00:00:00", "{d} / {m} / {y}", "{d:02}/{m:02}/{s:02}",
    ]  # fmt: skip
    for figure in table.figures():
        if figure.name in ("due_on", "done_on"):
            day = date.fromisoformat(figure.value)
            how = styles + ["Trước {d}/{m}/{y}"] * (figure.name == "due_on")
            text = chance.choice(how).format(d=day.day, m=day.month, y=day.year, s=day.year % 100)
            cell = table.take(figure.cell)
            cell.content, cell.number_format = text, ""
