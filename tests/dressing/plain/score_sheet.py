"""One unit's scores: the areas only, or the full tree of criteria."""

from __future__ import annotations

import random
from typing import Any

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, fill, number, points, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, TOTAL, Column, Line, Row, RowWanted, Table, Wanted

TITLES = (
    "KẾT QUẢ THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} CỦA {UNIT} TỈNH {PROVINCE}",
    "KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} - {UNIT} TỈNH {PROVINCE}",
    "Bảng điểm chỉ số cải cách hành chính năm {year} của {unit} tỉnh {province}",
)
TWO_TITLES = (
    ("KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}", "Đơn vị: {unit} tỉnh {province}"),
    (
        "PHIẾU THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
        "Đơn vị được thẩm định: {unit} tỉnh {province}",
    ),
)
POINTS = ("max_score", "self_score", "appraised_score", "survey_score", "score")
_Node = dict[str, Any]


def of_areas(chance: random.Random, wishes: Wishes) -> Table:
    areas = list(names.AREAS[: chance.randint(3, 5)])
    if wishes.equal:
        areas = [(title, 14) for title, _ in areas]
    scale = 100 if wishes.thousands else 1
    step = wishes.step or chance.choice([0.25, 0.01, 0.5])
    nodes = [
        _node(chance, str(place), title, maximum * scale, step, wishes)
        for place, (title, maximum) in enumerate(areas, 1)
    ]
    if chance.random() < 0.25 and not wishes.blanks:
        for node in nodes:
            _with_survey(chance, node, step)
    return _table(chance, "score_sheet areas", nodes, wishes)


def _with_survey(chance: random.Random, node: _Node, step: float) -> None:
    """A part of the points is the survey's; the sum of both is printed."""
    node["survey_score"] = points(chance, node["max_score"] * 0.3, 0.5, step)
    node["appraised_score"] = points(chance, node["max_score"] * 0.7, 0.5, step)
    node["score"] = round(node["appraised_score"] + node["survey_score"], 3)


def of_tree(chance: random.Random, wishes: Wishes) -> Table:
    scale = 500 if wishes.thousands else 1
    step = wishes.step or chance.choice([0.25, 0.5])
    nodes: list[_Node] = []
    titles = chance.sample(names.CRITERIA, len(names.CRITERIA))
    for place, (title, _) in enumerate(names.AREAS[: chance.randint(2, 3)], 1):
        nodes.extend(_branch(chance, str(place), title, titles, scale, step, wishes))
    return _table(chance, "score_sheet tree", nodes, wishes)


def _node(chance: random.Random, code: str, title: str, maximum: float, step: float, wishes: Wishes) -> _Node:
    node = {
        "code": code,
        "title": title,
        "max_score": maximum,
        "self_score": points(chance, maximum, 0.8, step),
        "appraised_score": points(chance, maximum, 0.5, step),
    }
    if wishes.blanks and code != "1" and chance.random() < 0.3:
        node["appraised_score"] = None
    return node


def _branch(
    chance: random.Random,
    code: str,
    title: str,
    titles: list[str],
    scale: int,
    step: float,
    wishes: Wishes,
    depth: int = 0,
) -> list[_Node]:
    count = chance.randint(2, 3) if depth == 0 else chance.choice([0, 0, 2]) if depth == 1 else 0
    if not count:
        maximum = 2 * scale if wishes.equal else chance.choice([1, 1.5, 2, 3, 4]) * scale
        return [_node(chance, code, title, maximum, step, wishes)]
    below: list[_Node] = []
    own: list[_Node] = []
    for place in range(1, count + 1):
        name = titles.pop() if titles else f"Nội dung {place}"
        branch = _branch(chance, f"{code}.{place}", name, titles, scale, step, wishes, depth + 1)
        own.append(branch[0])
        below.extend(branch)
    node: _Node = {"code": code, "title": title}
    for role in ("max_score", "self_score", "appraised_score"):
        node[role] = round(sum(child[role] or 0 for child in own), 3)
    return [node, *below]


def _table(chance: random.Random, kind: str, nodes: list[_Node], wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    tree = kind.endswith("tree")
    heads: list[Head] = [
        ("code", 0, ("STT",)),
        ("title", 0, ("Tiêu chí" if tree else "Lĩnh vực",)),
        ("max_score", 0, ("Điểm tối đa",)),
        ("self_score", 0, ("Điểm tự chấm",)),
        ("appraised_score", 0, ("Điểm thẩm định",)),
    ]
    if "score" in nodes[0]:
        heads += [("survey_score", 0, ("Điểm điều tra xã hội học",)), ("score", 0, ("Tổng điểm",))]
    if wishes.minus or chance.random() < 0.4:
        heads.append(("deduction", 0, ("Điểm trừ",)))
    if chance.random() < 0.3:
        heads.append(("reason", 0, ("Lý do trừ điểm",)))
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    lined = chance.choice(TWO_TITLES) if chance.random() < 0.4 else (chance.choice(TITLES),)
    words = {
        "year": place.year, "unit": place.unit, "UNIT": place.unit.upper(),
        "province": place.province, "PROVINCE": place.province.upper(),
    }  # fmt: skip
    table = start(chance, kind, [line.format(**words) for line in lined], heads)
    answer = table.answer
    answer.unit, answer.province, answer.year = (place.unit,), (place.province,), (place.year,)
    answer.period = (None, str(place.year))
    as_text = chance.random() < 0.5
    for node in nodes:
        _line(table, node, wishes, as_text, len(nodes))
    if tree and chance.random() < 0.3 and not wishes.thousands:
        _bonus(chance, table)
    if wishes.total or chance.random() < 0.7:
        _total(table, nodes)
    return table


def _line(table: Table, node: _Node, wishes: Wishes, as_text: bool, count: int) -> None:
    line = Line(DATA)
    table.lines.append(line)
    by_role = {column.role: column for column in table.columns}
    code = node["code"]
    whole = "." not in code and not as_text
    score = node.get("score", node["appraised_score"])
    missed = None if score is None else round(node["max_score"] - score, 3)
    printed = {**node, "code": int(code) if whole else code}
    if "deduction" in by_role:
        # What was lost is printed with its sign or without; a line that lost nothing keeps its 0.
        printed["deduction"] = -missed if wishes.minus and missed else missed
    if "reason" in by_role and missed:
        printed["reason"] = "Báo cáo gửi chậm"
    if "share" in by_role and score is not None:
        printed["share"] = round(100 * score / node["max_score"], 2)
    fill(line, {by_role[role]: value for role, value in printed.items() if role in by_role})
    fields = {
        "code": Wanted((code,), by_role["code"]),
        "title": Wanted((node["title"],), by_role["title"]),
        "level": Wanted((("area", "criterion", "subcriterion")[min(code.count("."), 2)],)),
        "parent": Wanted((code.rpartition(".")[0] or None,)),
        **{role: number(node[role], by_role[role]) for role in POINTS if role in node},
    }
    table.answer.rows.append(RowWanted(line, fields, derived=lost if "score" in node else scored))


def scored(row: Row) -> Row:
    """Points are those of the appraisal, and what was lost follows from them."""
    return {"score": row["appraised_score"]} | lost(row | {"score": row["appraised_score"]})


def lost(row: Row) -> Row:
    """What was lost follows from the points."""
    score, maximum = row["score"], row["max_score"]
    return {"deduction": None if score is None or maximum is None else round(maximum - score, 6)}


def _bonus(chance: random.Random, table: Table) -> None:
    by_role = {column.role: column for column in table.columns}
    for level, title, maximum, score in (
        ("bonus", "Điểm thưởng", 2, 1.5),
        ("penalty", "Điểm trừ", None, -0.5),
    ):
        line = Line(DATA)
        table.lines.append(line)
        sign = abs(score) if level == "penalty" and chance.random() < 0.5 else score
        values = {"title": title, "max_score": maximum, "appraised_score": sign}
        fill(line, {by_role[role]: value for role, value in values.items()})
        fields = {
            "title": Wanted((title,), by_role["title"]),
            "level": Wanted((level,)),
            "max_score": Wanted((maximum,), by_role["max_score"]),
            "appraised_score": Wanted((score,)),
        }
        table.answer.rows.append(RowWanted(line, fields))


def _total(table: Table, nodes: list[_Node]) -> None:
    by_role: dict[str, Column] = {column.role: column for column in table.columns}
    line = Line(TOTAL)
    table.lines.append(line)
    line.put(by_role["title"], "Tổng cộng")
    answer = table.answer
    answer.total_line, answer.total = line, {}
    further = sum(
        row.fields["appraised_score"].values[0]
        for row in answer.rows
        if row.fields["level"].values[0] in ("bonus", "penalty")
    )
    for role in [role for role in POINTS if role in nodes[0]]:
        total = sum(node[role] or 0 for node in nodes if "." not in node["code"])
        total = round(total + (further if role == "appraised_score" else 0), 3)
        line.put(by_role[role], total)
        answer.total[role] = Wanted((total,), by_role[role])
