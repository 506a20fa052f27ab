"""Lines that are no data: totals under other names, letters of columns, groups, means, notes and signatures."""

from __future__ import annotations

import random

from tests.dressing import names
from tests.dressing.book import Cell, Content, letters
from tests.dressing.clothes.dressing import COUNTS, SCORES, UnfitError, dressing, none_of, only_for
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import BELOW, BETWEEN, DATA, HEADING, TOTAL, Column, Line, Merge, Said, Table

WITH_TOTAL = only_for((*SCORES, *COUNTS), "a table of this kind prints no total")


def _name_column(table: Table) -> Column:
    column = table.column("title", "unit", "label", "limitation")
    assert column is not None
    return column


@dressing("totals under other names", claims=("total", "sums"), wishes=Wishes(total=True), not_for=WITH_TOTAL)
def total_under_another_name(table: Table, chance: random.Random, form: str) -> None:
    line = table.answer.total_line
    if line is None:
        raise UnfitError
    usual = [
        "Tổng:",
        "TỔNG SỐ",
        "Cộng",
        "TỔNG CỘNG (I+II+III)",
        "Tổng điểm đạt được" if table.kind in SCORES else "Toàn tỉnh",
    ]
    unusual = ["KẾT QUẢ CHUNG", "TỔNG KẾT"]
    if table.kind in SCORES:
        unusual += ["Điểm chung toàn đơn vị", "Kết quả toàn bộ"]
    name = chance.choice(usual + unusual)
    line.cells[_name_column(table)].content = name
    if name in unusual and table.kind in SCORES:
        table.answer.total_may_be_row = True
        table.answer.may.append(Said(("children_do_not_add_up",)))


@dressing(
    "totals under other names",
    claims=("total",),
    touches=("order",),
    wishes=Wishes(total=True),
    not_for=WITH_TOTAL,
)
def total_above_the_lines(table: Table, chance: random.Random, form: str) -> None:
    line = table.answer.total_line
    if line is None:
        raise UnfitError
    table.lines.remove(line)
    table.insert_after(table.of(HEADING)[-1], line)


@dressing("totals under other names", claims=("total",), wishes=Wishes(total=True), not_for=WITH_TOTAL)
def no_total(table: Table, chance: random.Random, form: str) -> None:
    line = table.answer.total_line
    if line is None:
        raise UnfitError
    table.lines.remove(line)
    table.answer.total = table.answer.total_line = None


@dressing("rows of column letters", claims=("under the heading", "order"))
def row_of_column_letters(table: Table, chance: random.Random, form: str) -> None:
    line = Line(BETWEEN)
    style = chance.choice(["letters", "brackets", "numbers", "texts", "sums", "mixed"])
    for place, column in enumerate(table.columns):
        number = place + 1
        texts: dict[str, Content] = {
            "letters": letters(place), "brackets": f"({letters(place).lower()})", "numbers": number, "texts": str(number),
            "sums": f"({number})" if place < 3 else f"({number})=({number - 1})-({number - 2})",
            "mixed": letters(place) if place < 2 else number - 2,
        }  # fmt: skip
        line.put(column, texts[style])
    table.insert_after(table.of(HEADING)[-1], line)


@dressing("layout", claims=("lines", "headings", "order"))
def heading_printed_again(table: Table, chance: random.Random, form: str) -> None:
    """As at the top of the next page."""
    headings, data = table.of(HEADING), table.of(DATA)
    copies = {line: Line(BETWEEN, {c: cell.copy() for c, cell in line.cells.items()}) for line in headings}
    after = data[chance.randint(1, len(data) - 2)]
    place = table.lines.index(after) + 1
    table.lines[place:place] = copies.values()
    for merge in list(table.merges):
        if merge.top in copies:
            table.merges.append(Merge(copies[merge.top], merge.left, copies[merge.bottom], merge.right))


@dressing(
    "what stands in the numbering",
    claims=("lines",),
    not_for=none_of(SCORES, "a line with a letter above areas would be an area"),
)
def lines_of_groups(table: Table, chance: random.Random, form: str) -> None:
    """«I. Các sở, ban, ngành»: a line without any figure."""
    name = _name_column(table)
    data = table.of(DATA)
    groups = chance.choice([
        ("Các sở, ban, ngành", "Các cơ quan khác"), ("KHỐI SỞ", "KHỐI CƠ QUAN KHÁC"), ("Nhóm 1", "Nhóm 2"),
        ("Cấp tỉnh", "Cấp huyện"),
    ])  # fmt: skip
    for place, at in enumerate((0, chance.randint(1, len(data) - 1))):
        line = Line(BETWEEN)
        if (code := table.column("code")) is not None:
            line.put(code, chance.choice(["I", "A"]) if not place else chance.choice(["II", "B"]))
        line.put(name, groups[place])
        table.lines.insert(table.lines.index(data[at]), line)


@dressing(
    "totals under other names",
    claims=("below the lines",),
    not_for=none_of((*SCORES, "task_list"), "means are those of several units"),
)
def line_of_means(table: Table, chance: random.Random, form: str) -> None:
    line = Line(BETWEEN)
    line.put(
        _name_column(table),
        chance.choice(["Bình quân", "Trung bình", "Bình quân chung", "GIÁ TRỊ TRUNG BÌNH"]),
    )
    for column in table.columns:
        values = [one.cells[column].content for one in table.of(DATA) if column in one.cells]
        numbers = [value for value in values if isinstance(value, int | float)]
        if len(numbers) > 1 and column.role not in ("code", "rank"):
            line.put(column, round(sum(numbers) / len(numbers), 2))
    table.insert_after(table.of(DATA, TOTAL)[-1], line)


@dressing("layout", touches=("lines",))
def blank_lines_between(table: Table, chance: random.Random, form: str) -> None:
    for _ in range(chance.randint(1, 3)):
        table.insert_after(
            chance.choice(table.of(DATA, HEADING)[len(table.of(HEADING)) - 1 :]), Line(BETWEEN)
        )


@dressing("below the table", touches=("below",))
def signatures_in_any_column(table: Table, chance: random.Random, form: str) -> None:
    width = len(table.columns)
    year = table.year
    left, right = chance.randint(0, width // 2), chance.randint(width // 2, width - 1)
    signers = chance.sample(names.SIGNERS, 2)
    people = chance.sample(names.PEOPLE, 2)
    province = table.province
    day = f"{province}, ngày {chance.randint(1, 28)} tháng {chance.randint(1, 12)} năm {year + 1}"
    note = chance.choice([
        "Ghi chú: số liệu tổng hợp từ báo cáo của các đơn vị.", "* Điểm trừ do gửi báo cáo chậm.", "Nơi nhận: Như trên; Lưu: VT.",
        "Ghi chú: xếp hạng 06/19 (tăng 13 bậc so với năm trước).", "(1) Số liệu đến hết ngày 14/12.",
    ])  # fmt: skip
    rows: list[dict[int, str]] = [{}, {chance.choice([0, left]): note}, {right: day}]
    rows += [
        {left: signers[0], right: signers[1]},
        {right: "(Đã ký)"},
        {},
        {left: people[0], right: people[1]},
    ]
    if chance.random() < 0.5:
        del rows[0]
    for row in rows:
        table.lines.append(Line(BELOW, loose={place: Cell(text) for place, text in row.items()}))


@dressing(
    "totals under other names",
    claims=("lines", "codes"),
    not_for=only_for(("score_sheet tree",), "only a tree has parts to sum up"),
)
def subtotals_after_areas(table: Table, chance: random.Random, form: str) -> None:
    """«Cộng mục 1»: the area's points once more."""
    areas = [row for row in table.answer.rows if row.fields["level"].values[0] == "area"]
    coded = [row for row in table.answer.rows if "code" in row.fields]
    words = chance.choice(["Cộng mục {}", "Cộng lĩnh vực {}", "Tổng mục {}", "Tổng điểm lĩnh vực {}"])
    for area in areas:
        code = area.fields["code"].values[0]
        last = [row for row in coded if str(row.fields["code"].values[0]).partition(".")[0] == code][-1]
        line = Line(BETWEEN)
        line.put(_name_column(table), words.format(code))
        for role in ("max_score", "self_score", "appraised_score"):
            value = area.fields[role].values[0]
            column = table.column(role)
            if column is not None and value is not None:
                line.put(column, value)
        table.insert_after(last.line, line)


@dressing(
    "headings",
    claims=("headings", "under the heading"),
    not_for=only_for(("matrix",), "only a matrix has maxima of columns"),
)
def maxima_in_a_line_of_their_own(table: Table, chance: random.Random, form: str) -> None:
    """Not in brackets behind the areas' names, but in the first line below them."""
    line = Line(BETWEEN)
    line.put(_name_column(table), chance.choice(["Điểm tối đa", "Thang điểm", "Điểm chuẩn"]))
    first = table.of(HEADING)[0]
    for cell in first.cells.values():
        cell.content = str(cell.content).partition(" (")[0]
    for row in table.answer.rows:
        at = row.fields["score" if "score" in row.fields else "appraised_score"].at
        if at is not None:
            line.put(at, row.fields["max_score"].values[0])
    table.insert_after(table.of(HEADING)[-1], line)


@dressing("layout", touches=("names",))
def colons_after_names(table: Table, chance: random.Random, form: str) -> None:
    for name in table.names():
        if chance.random() < 0.5:
            name.cell.content = f"{name.value}{chance.choice([':', ' :', ': '])}"
