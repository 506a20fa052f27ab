"""Counts of dossiers by field of one department, or by unit of a province."""

from __future__ import annotations

import random

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, number, parts, start
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, TOTAL, Line, RowWanted, Table, Wanted

RECEIVED, RESOLVED, PENDING = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"
HEADS: tuple[Head, ...] = (
    ("received_total", 1, (RECEIVED, "Tổng số")),
    ("received_online", 1, (RECEIVED, "Trực tuyến")),
    ("received_direct", 1, (RECEIVED, "Trực tiếp, dịch vụ bưu chính")),
    ("carried_over", 1, (RECEIVED, "Từ kỳ trước chuyển qua")),
    ("resolved_total", 2, (RESOLVED, "Tổng số")),
    ("resolved_early", 2, (RESOLVED, "Trước hạn")),
    ("resolved_on_time", 2, (RESOLVED, "Đúng hạn")),
    ("resolved_late", 2, (RESOLVED, "Quá hạn")),
    ("pending_total", 3, (PENDING, "Tổng số")),
    ("pending_in_time", 3, (PENDING, "Trong hạn")),
    ("pending_late", 3, (PENDING, "Quá hạn")),
)
WHOLE = "Trong đó"
# The form of decision 06a with its three rows of headings, and form 07a, which tells the new ones from those carried over.
OF_THREE_ROWS: tuple[Head, ...] = (
    ("received_total", 1, ("Tiếp nhận", "Tổng số")),
    ("received_online", 1, ("Tiếp nhận", WHOLE, "Trực tuyến")),
    ("received_direct", 1, ("Tiếp nhận", WHOLE, "Trực tiếp, dịch vụ bưu chính")),
    ("carried_over", 1, ("Tiếp nhận", "Từ kỳ trước")),
    *(
        (role, group, ("Số lượng hồ sơ" + head.removeprefix("Số hồ sơ"), leaf))
        for role, group, (head, leaf) in HEADS[4:]
    ),
)
OF_07A: tuple[Head, ...] = (
    ("received_total", 1, ("Số hồ sơ nhận giải quyết", "Tổng số")),
    ("carried_over", 1, ("Số hồ sơ nhận giải quyết", WHOLE, "Số kỳ trước chuyển qua")),
    ("new", 1, ("Số hồ sơ nhận giải quyết", WHOLE, "Số mới tiếp nhận")),
    ("resolved_total", 2, ("Kết quả giải quyết", RESOLVED, "Tổng số")),
    ("resolved_on_time", 2, ("Kết quả giải quyết", RESOLVED, "Trả đúng thời hạn")),
    ("resolved_late", 2, ("Kết quả giải quyết", RESOLVED, "Trả quá hạn")),
    ("pending_total", 2, ("Kết quả giải quyết", PENDING, "Tổng số")),
    ("pending_in_time", 2, ("Kết quả giải quyết", PENDING, "Chưa đến hạn")),
    ("pending_late", 2, ("Kết quả giải quyết", PENDING, "Quá hạn")),
)
PERIODS = (
    ("Quý I/{year}", "Q1"), ("Quý III năm {year}", "Q3"), ("6 tháng đầu năm {year}", "H1"), ("9 tháng năm {year}", "9M"),
    ("Tháng 9 năm {year}", "09"), ("Năm {year}", ""),
)  # fmt: skip


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    by_unit = chance.random() < 0.4
    said, part = chance.choice(PERIODS)
    said = said.format(year=place.year)
    label = "Đơn vị" if by_unit else "Lĩnh vực"
    form = chance.choices([HEADS, OF_THREE_ROWS, OF_07A], [4, 2, 2])[0]
    heads: list[Head] = [("code", 0, ("STT",)), ("label", 0, (label,)), *form]
    if wishes.share:
        heads.append(("share", 0, ("Tỷ lệ (%)",)))
    province = place.province
    title = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
    if by_unit:
        titles = [f"{title} CỦA TỈNH {province.upper()}", f"Kỳ báo cáo: {said}"]
    else:
        titles = [title, f"Đơn vị báo cáo: {place.unit} tỉnh {province}", f"Kỳ báo cáo: {said}"]
    table = start(chance, "dossier_report", titles, heads)
    answer = table.answer
    answer.unit = None if by_unit else (place.unit,)
    answer.province, answer.year = (province,), (place.year,)
    answer.period = (f"{place.year}-{part}" if part else str(place.year),)
    labels = place.units if by_unit else chance.sample(names.FIELDS, 6)
    totals = dict.fromkeys((role for role, _, _ in form), 0)
    for n, name in enumerate(labels[: chance.randint(3, 5)]):
        counts = _counts(chance, 4_000 if wishes.thousands else chance.choice([60, 400, 900]), wishes.blanks)
        if form is OF_07A:
            counts["new"] = counts["received_online"] + counts["received_direct"]
            counts["resolved_on_time"] += counts["resolved_early"]
        _line(table, n + 1, name, counts)
        totals = {role: totals[role] + counts[role] for role in totals}
    if wishes.total or chance.random() < 0.7:
        line = Line(TOTAL)
        table.lines.append(line)
        line.put(table.columns[1], "Tổng cộng")
        by_role = {column.role: column for column in table.columns}
        for role, count in totals.items():
            line.put(by_role[role], count)
        answer.total_line = line
        answer.total = {
            role: Wanted((count,), by_role[role]) for role, count in totals.items() if role != "new"
        }
    return table


def _counts(chance: random.Random, most: int, blanks: bool) -> dict[str, int]:
    received = chance.randint(most // 3, most)
    pending = chance.randint(0, received // 5)
    if most > 1_000:
        pending += 1_000 * (received > 3_000)
    online, direct, carried = parts(chance, received, 3)
    early, on_time, late = parts(chance, received - pending, 3)
    in_time, overdue = parts(chance, pending, 2)
    if blanks:
        on_time, late = on_time + late, 0
    found = (
        received,
        online,
        direct,
        carried,
        received - pending,
        early,
        on_time,
        late,
        pending,
        in_time,
        overdue,
    )
    return dict(zip((role for role, _, _ in HEADS), found, strict=True))


def _line(table: Table, place: int, name: str, counts: dict[str, int]) -> None:
    line = Line(DATA)
    table.lines.append(line)
    by_role = {column.role: column for column in table.columns}
    line.put(by_role["code"], place)
    line.put(by_role["label"], name)
    fields = {"label": Wanted((name,), by_role["label"])}
    for role, count in counts.items():
        if role in by_role:
            line.put(by_role[role], count)
        if role in by_role and role != "new":
            fields[role] = number(count, by_role[role])
    if "share" in by_role:
        line.put(by_role["share"], round(100 * counts["resolved_total"] / counts["received_total"], 2))
    table.answer.rows.append(RowWanted(line, fields))
