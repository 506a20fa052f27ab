"""Many units with their totals, shares and ranks."""

from __future__ import annotations

import random

from tests.dressing.plain.sketch import Head, Place, fill, points, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Line, Row, RowWanted, Table, Wanted

TITLES = (
    "BẢNG XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} CÁC SỞ, BAN, NGÀNH TỈNH {PROVINCE}",
    "KẾT QUẢ XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year} TỈNH {PROVINCE}",
    "Kết quả xếp hạng chỉ số cải cách hành chính năm {year} của các sở, ban, ngành tỉnh {province}",
)


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    title = chance.choice(TITLES).format(
        year=place.year, province=place.province, PROVINCE=place.province.upper()
    )
    with_maxima = wishes.share or wishes.equal or wishes.fine or chance.random() < 0.6
    return (_of_maxima if with_maxima else _of_parts)(chance, title, place, wishes)


def _of_maxima(chance: random.Random, title: str, place: Place, wishes: Wishes) -> Table:
    """Maximum, points, share, rank and class."""
    heads: list[Head] = [
        ("code", 0, ("STT",)),
        ("unit", 0, ("Tên đơn vị",)),
        ("max_score", 0, ("Điểm tối đa",)),
        ("appraised_score", 0, ("Điểm thẩm định",)),
    ]
    if wishes.share or chance.random() < 0.6:
        heads.append(("ratio", 0, ("Tỷ lệ (%)",)))
    heads += [("rank", 0, ("Xếp hạng",)), ("class", 0, ("Xếp loại",))]
    table = _start(chance, title, heads, place)
    by_role = {column.role: column for column in table.columns}
    scale = 1200 if wishes.thousands else 100
    maxima: list[float] = (
        [scale] * 6 if wishes.equal or chance.random() < 0.6 else chance.choices([scale, 96.5, 71.5], k=6)
    )
    drawn = [points(chance, maximum, 0.6, wishes.step or chance.choice([0.01, 0.25])) for maximum in maxima]
    scores: list[float | None] = [*_told_apart(drawn, maxima)]
    if wishes.blanks:
        scores[-1] = None
    if wishes.equal and scores[3] is not None:
        scores[2] = scores[3] = min(scores[2] or 0, scores[3])
    order = _ranks([None if s is None else s / m for s, m in zip(scores, maxima, strict=True)])
    for n, (unit, maximum, score) in enumerate(zip(place.units, maxima, scores, strict=True)):
        ratio = None if score is None else round(100 * score / maximum, 2)
        class_ = None if ratio is None else "Tốt" if ratio >= 80 else "Khá"
        values = {
            "code": n + 1, "unit": unit, "max_score": maximum, "appraised_score": score, "ratio": ratio,
            "rank": order[n], "class": class_,
        }  # fmt: skip
        line = Line(DATA)
        table.lines.append(line)
        fill(line, {by_role[role]: value for role, value in values.items() if role in by_role})
        fields = {
            role: Wanted((value,), by_role[role])
            for role, value in values.items()
            if role in by_role and role != "code"
        }
        table.answer.rows.append(RowWanted(line, fields, derived=_score))
    return table


def _score(row: Row) -> Row:
    return {"score": row["appraised_score"]}


def _of_parts(chance: random.Random, title: str, place: Place, wishes: Wishes) -> Table:
    """Self-assessment, appraisal and survey, their sum and the rank."""
    heads: list[Head] = [
        ("code", 0, ("STT",)),
        ("unit", 0, ("Tên đơn vị",)),
        ("self_score", 0, ("Điểm tự chấm",)),
        ("appraised_score", 0, ("Điểm thẩm định",)),
        ("survey_score", 0, ("Điểm điều tra xã hội học",)),
        ("score", 0, ("Tổng điểm",)),
        ("rank", 0, ("Xếp hạng",)),
    ]
    table = _start(chance, title, heads, place)
    by_role = {column.role: column for column in table.columns}
    scale = 20 if wishes.thousands else 1
    rows = []
    for _ in place.units:
        step = wishes.step or 0.25
        appraised, survey = points(chance, 65 * scale, 0.6, step), points(chance, 35 * scale, 0.6, step)
        rows.append([points(chance, 65 * scale, 0.9), appraised, survey])
    scores = _told_apart([round(row[1] + row[2], 3) for row in rows], [100 * scale] * 6)
    order = _ranks(list(scores))
    for n, (unit, row) in enumerate(zip(place.units, rows, strict=True)):
        row[1] = round(scores[n] - row[2], 3)
        line = Line(DATA)
        table.lines.append(line)
        values = {
            "unit": unit, "self_score": None if wishes.blanks and n == 2 else row[0], "appraised_score": row[1],
            "survey_score": row[2], "score": scores[n], "rank": order[n],
        }  # fmt: skip
        fill(line, {by_role["code"]: n + 1} | {by_role[role]: value for role, value in values.items()})
        fields = {role: Wanted((value,), by_role[role]) for role, value in values.items()}
        table.answer.rows.append(RowWanted(line, fields))
    return table


def _start(chance: random.Random, title: str, heads: list[Head], place: Place) -> Table:
    table = start(chance, "ranking", [title], heads)
    table.answer.province, table.answer.year = (place.province,), (place.year,)
    table.answer.period = (None, str(place.year))
    return table


def _told_apart(scores: list[float], maxima: list[float]) -> list[float]:
    """No two units have the same share, so that each has a rank of its own."""
    seen: set[float] = set()
    found = []
    for score, maximum in zip(scores, maxima, strict=True):
        while round(100 * score / maximum, 2) in seen:
            score = round(score - 0.25, 3)
        seen.add(round(100 * score / maximum, 2))
        found.append(score)
    return found


def _ranks(shares: list[float | None]) -> list[int | None]:
    known = sorted((share for share in shares if share is not None), reverse=True)
    return [None if share is None else known.index(share) + 1 for share in shares]
