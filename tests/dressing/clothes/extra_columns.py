"""Further columns beside the figures: last year, differences, rounds, owners and evidence."""

from __future__ import annotations

import random

from tests.dressing.book import typed
from tests.dressing.clothes.dressing import SCORES, UnfitError, dressing, only_for
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, HEADING, TOTAL, Column, Merge, Said, Table, Wanted

TREES = only_for(SCORES, "only score sheets have such columns")


def add_column(table: Table, role: str, heading: str, place: int) -> Column:
    """A column with its heading, over all heading rows."""
    column = Column(role)
    table.columns.insert(place, column)
    headings = table.of(HEADING)
    headings[0].put(column, heading)
    if len(headings) > 1:
        table.merges.append(Merge(headings[0], column, headings[-1], column))
    return column


@dressing("headings", touches=("order", "titles"))
def column_of_last_year(table: Table, chance: random.Random, form: str) -> None:
    """Figures to compare with, at the right end."""
    year = table.year
    last = year - 1
    headings = {
        "ranking": [f"Xếp hạng năm {last}", f"Điểm năm {last}", "Tăng, giảm so với năm trước"],
        "matrix": [f"Điểm năm {last}", "So với năm trước"],
        "index_766": ["So với kỳ trước", f"Điểm năm {last}"],
        "task_list": ["Ghi chú", "Đơn vị phối hợp"],
    }
    usual = (
        ["Cùng kỳ năm trước"]
        if table.kind in ("dossier_report", "task_counts")
        else [f"Điểm năm {last}", "So với năm trước"]
    )
    heading = chance.choice(headings.get(table.kind, usual))
    column = add_column(table, "last year", heading, len(table.columns))
    for line in table.of(DATA, TOTAL):
        if chance.random() < 0.9:
            words = heading in ("Ghi chú", "Đơn vị phối hợp")
            line.put(column, "Văn phòng Sở" if words else chance.choice([1, 2, 3.5, 12, -2]))


@dressing("headings", touches=("order",), not_for=TREES)
def columns_of_owner_and_evidence(table: Table, chance: random.Random, form: str) -> None:
    for heading, text in chance.sample(
        [
            ("Đơn vị phụ trách", "Phòng Cải cách hành chính"),
            ("Tài liệu kiểm chứng", "Báo cáo số 12/BC-SNV ngày 5/1/2023"),
            ("Ghi chú", "Đạt"),
            ("Minh chứng", "Kế hoạch số 215/KH-SNV"),
        ],
        2,
    ):
        column = add_column(table, "words", heading, len(table.columns))
        for line in table.of(DATA):
            if chance.random() < 0.7:
                line.put(column, text)


@dressing("headings", touches=("order",), not_for=TREES)
def difference_between_self_and_council(table: Table, chance: random.Random, form: str) -> None:
    """«Chênh lệch»: what the unit gave itself less what the council gave, and no points lost."""
    own, council = table.column("self_score"), table.column("appraised_score")
    assert own is not None
    assert council is not None
    place = max(table.columns.index(own), table.columns.index(council)) + 1
    column = add_column(
        table, "difference", chance.choice(["Chênh lệch", "Chênh lệch (tự chấm - thẩm định)"]), place
    )
    for line in table.of(DATA, TOTAL):
        first, second = (line.cells[one].content if one in line.cells else None for one in (own, council))
        if isinstance(first, int | float) and isinstance(second, int | float):
            line.put(column, round(first - second, 3))


@dressing("headings", claims=("rounds",), touches=("order", "headings", "figures"), not_for=TREES)
def two_rounds_of_appraisal(table: Table, chance: random.Random, form: str) -> None:
    """The last round counts, and where it is blank the one before."""
    council = table.column("appraised_score")
    assert council is not None
    heading = next(line.cells[council] for line in table.of(HEADING) if council in line.cells)
    if typed(heading) != "Điểm thẩm định":
        raise UnfitError
    words = chance.choice([("lần 1", "lần 2"), ("vòng 1", "vòng 2"), ("lần đầu", "lần cuối")])
    first = add_column(table, "first round", f"Điểm thẩm định {words[0]}", table.columns.index(council))
    first.group = council.group
    heading.content = f"Điểm thẩm định {words[1]}"
    table.answer.must.append(Said(("two_rounds",)))
    for line in table.of(DATA, TOTAL):
        cell = line.cells.get(council)
        if cell is None or not isinstance(cell.content, int | float):
            continue
        sub = any(
            "." not in str(row.fields.get("code", Wanted(("",))).values[0]) for row in table.rows_of(line)
        )
        # Where nothing was appraised again, the first round stands; parents are summed up in both.
        same = line.kind == DATA and not sub and id(cell) not in table.taken and chance.random() < 0.2
        line.put(first, cell.content)
        if same:
            del line.cells[council]
            for row in table.rows_of(line):
                row.fields["appraised_score"].at = first


@dressing(
    "number formats of single cells",
    touches=("figures",),
    wishes=Wishes(equal=True),
    not_for=only_for(("ranking",), "only rankings print ranks"),
)
def ranks_of_how_many(table: Table, chance: random.Random, form: str) -> None:
    """«06/19»: rank 6 of 19."""
    rank = table.column("rank")
    assert rank is not None
    units = len(table.of(DATA)) + chance.choice([0, 13])
    for row in table.answer.rows:
        cell = row.line.cells.get(rank)
        if cell is not None and isinstance(cell.content, int) and id(cell) not in table.taken:
            row.fields["out_of"] = Wanted((units,))
            table.take(cell).content = f"{cell.content:02d}/{units}"
