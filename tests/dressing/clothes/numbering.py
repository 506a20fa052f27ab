"""What stands in the numbering, and codes and figures inside titles."""

from __future__ import annotations

import random

from tests.dressing.book import typed
from tests.dressing.clothes.dressing import SCORES, UnfitError, dressing, none_of, only_for
from tests.dressing.table import DATA, Column, Line, Said, Table, Wanted

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NOT_A_TREE = none_of(
    (*SCORES, "responsibilities"), "here the numbering is the code, which has dressings of its own"
)
NO_CODES = only_for(SCORES, "only criteria have codes; numbers of lines have dressings of their own")


@dressing("what stands in the numbering", claims=("codes",), not_for=NOT_A_TREE)
def odd_numbers_of_lines(table: Table, chance: random.Random, form: str) -> None:
    """«2a», «4*», «(3)», «2.1», romans or nothing: all are lines like others."""
    style = chance.choice(
        ["letter", "star", "brackets", "dot", "zero", "roman", "missing", "some", "last dot"]
    )
    for place, (line, column) in enumerate(_numbers(table), 1):
        odd = style in ("brackets", "roman", "missing", "zero", "last dot") or chance.random() < 0.3
        if style == "missing" or (style == "some" and odd):
            del line.cells[column]
        elif odd:
            line.cells[column].content = {
                "letter": f"{place}a", "star": f"{place}*", "brackets": f"({place})", "dot": f"{place}.1",
                "zero": f"{place:02d}", "roman": ROMAN[place - 1], "last dot": f"{place}.",
            }.get(style, f"{place}b")  # fmt: skip


def _numbers(table: Table) -> list[tuple[Line, Column]]:
    code = table.column("code")
    found = [(line, code) for line in table.of(DATA) if code in line.cells]
    if not found or code is None:
        raise UnfitError
    return found


@dressing("what stands in the numbering", claims=("codes",), not_for=NO_CODES)
def codes_with_dots_and_words(table: Table, chance: random.Random, form: str) -> None:
    style = chance.choice(["dot", "word", "bracket", "spaces"])
    for line, column in _numbers(table):
        cell = line.cells[column]
        code = typed(cell)
        if style == "word" and "." not in code:
            cell.content = f"Lĩnh vực {code}"
        elif style == "word":
            cell.content = f"Tiêu chí {code}{chance.choice(['', '.'])}"
        else:
            cell.content = {"dot": f"{code}.", "bracket": f"{code})", "spaces": f" {code} "}[style]


@dressing("what stands in the numbering", claims=("codes",), not_for=NO_CODES)
def roman_areas(table: Table, chance: random.Random, form: str) -> None:
    """I, II over 1.1, or over I.1 and I.2."""
    repeated = chance.random() < 0.5
    for row in table.answer.rows:
        if "code" not in row.fields:
            continue
        column = row.fields["code"].at
        assert column is not None
        code = row.fields["code"].values[0]
        head, _, rest = code.partition(".")
        area = ROMAN[int(head) - 1]
        printed = f"{area}.{rest}" if rest and repeated else code if rest else area
        row.line.cells[column].content = printed
        row.fields["code"] = Wanted((printed,), column)
        parent = code.rpartition(".")[0]
        if parent:
            p_head, _, p_rest = parent.partition(".")
            row.fields["parent"] = Wanted(
                (ROMAN[int(p_head) - 1] if not p_rest else f"{area}.{p_rest}" if repeated else parent,)
            )


@dressing("codes in titles", claims=("codes", "names", "order"))
def codes_inside_titles(table: Table, chance: random.Random, form: str) -> None:
    """«2.1. Rà soát …» in one column; some without the last dot, which the sequence tells."""
    code, name = table.column("code"), table.column("title", "unit", "label", "limitation")
    assert code is not None
    assert name is not None
    found = [line for line, _ in _numbers(table) if name in line.cells]
    whole = [line for line in found if "." not in typed(line.cells[code])]
    bare = {id(line) for line in whole[1:-1] if chance.random() < 0.4} if table.kind in SCORES else set()
    for line in found:
        number, title = typed(line.cells[code]), typed(line.cells[name])
        dot = "" if id(line) in bare or ("." in number and chance.random() < 0.4) else "."
        line.cells[name].content = f"{number}{dot} {title}"
        for row in table.rows_of(line):
            _with_code_in_name(table, row.fields, f"{number}{dot}")
    for merge in table.merges:
        if merge.left is code:
            merge.left = merge.right if merge.right is code else table.columns[1]
    table.merges[:] = [merge for merge in table.merges if merge.right is not code]
    table.columns.remove(code)
    for line in table.lines:
        line.cells.pop(code, None)


def _with_code_in_name(table: Table, fields: dict[str, Wanted], number: str) -> None:
    for name, wanted in fields.items():
        if name == "code":
            fields["code"] = Wanted(wanted.values, fields["title"].at)
        elif name in ("unit", "label") or (name == "title" and table.kind not in SCORES):
            # A name in a row stands as printed, or without its number.
            wanted.values = (*wanted.values, *(f"{number} {value}" for value in wanted.values))


@dressing(
    "codes in titles",
    touches=("names",),
    not_for=none_of(
        ("ranking", "matrix", "index_766", "task_counts"), "no name of a department begins with a figure"
    ),
)
def titles_that_begin_with_a_figure(table: Table, chance: random.Random, form: str) -> None:
    names = [name for name in table.names() if not name.value.startswith("Sở")]
    if not names:
        raise UnfitError
    for name in chance.sample(names, min(2, len(names))):
        begin = chance.choice(["02 sáng kiến", "100% hồ sơ", "3 năm liền", "05 thủ tục", "80% trở lên"])
        title = f"{begin} {name.value[0].lower()}{name.value[1:]}"
        table.take(name.cell).content = title
        if table.kind == "dossier_report":
            table.answer.may.append(Said(("unknown_unit",), name.place))
        for row in table.rows_of(name.row.line):
            row.fields[name.name].values = (title,)
