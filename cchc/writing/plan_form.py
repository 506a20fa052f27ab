"""The plan of remedies of a unit and year as a workbook: to be filled in, or as the ledger has it, to be corrected and read back.

Each line repeats its area and limitation, so that it may be sorted and filtered; the last column has the ids by which the
lines are known again, whatever becomes of their words.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from cchc.writing.template_styles import TemplateStyles
from cchc.writing.write_sheet import A4

HEADINGS = {
    "code": "STT", "area": "Lĩnh vực", "limitation": "Tồn tại, hạn chế", "criteria": "Mã tiêu chí", "cause": "Nguyên nhân",
    "remedy": "Giải pháp", "pairing": "Cách ghép", "action": "Việc cụ thể", "owner": "Đơn vị chủ trì",
    "supporters": "Đơn vị phối hợp", "due": "Thời hạn", "product": "Sản phẩm", "result": "Kết quả thực hiện",
    "done_on": "Ngày đổi trạng thái", "note": "Ghi chú", "ledger_id": "Mã trong sổ",
}  # fmt: skip
WHOLE_AREA, BY_ORDER = "cả lĩnh vực", "theo thứ tự"
# In Vietnamese whatever the screen speaks: the form is read back.
STATES = {
    "not_started": "Chưa làm", "in_progress": "Đang làm", "awaiting": "Chờ xác nhận", "confirmed": "Đã xác nhận",
    "failed": "Không đạt", "dropped": "Thôi làm",
}  # fmt: skip
_WIDTHS = {"code": 6, "area": 22, "limitation": 40, "cause": 24, "remedy": 40, "action": 30, "ledger_id": 14}
_TITLE = "KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"
_HOW = (
    "Mỗi dòng một hạn chế và một giải pháp; hạn chế có nhiều giải pháp thì ghi lại hạn chế ở từng dòng, giải pháp chung thì ghi "
    "«cả lĩnh vực» vào ô hạn chế. Thời hạn là ngày hoặc chữ. Không sửa cột «Mã trong sổ»; dòng mới để trống cột ấy."
)
_SPARE_ROWS = 60
_HEADER_ROW = 4
Line = Mapping[str, Any]


def write_plan_form(
    unit: str | None, province: str | None, year: int, lines: Sequence[Line] = (), says: str = ""
) -> bytes:
    """`lines` hold what HEADINGS names: `due` a day or words, `result` a code of a state. `says` stands before how it is
    filled in."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": _TITLE.format(year=year), "comments": says})
        sheet, styles = book.add_worksheet("Kế hoạch khắc phục"), TemplateStyles(book)
        day = book.add_format(
            {"num_format": "dd/mm/yyyy", "border": 1, "border_color": "#B0B0B0", "bg_color": "#FFFBE6"}
        )
        text = book.add_format(
            {
                "num_format": "@",
                "border": 1,
                "border_color": "#B0B0B0",
                "text_wrap": True,
                "bg_color": "#FFFBE6",
            }
        )
        last = len(HEADINGS) - 1
        whose = f"Đơn vị: {unit or ''}" + (f", tỉnh/thành phố: {province}" if province else "")
        for row, said in enumerate((_TITLE.format(year=year), whose, f"{says}. {_HOW}" if says else _HOW)):
            sheet.merge_range(row, 0, row, last, said, (styles.title, styles.line, styles.note)[row])
        for column, heading in enumerate(HEADINGS.values()):
            sheet.write_string(_HEADER_ROW, column, heading, styles.header)
        for place in range(len(lines) + _SPARE_ROWS):
            line = {"code": str(place + 1), **lines[place]} if place < len(lines) else {}
            _write_line(sheet, _HEADER_ROW + 1 + place, line, text, day)
        _lay_out(sheet, _HEADER_ROW + len(lines) + _SPARE_ROWS)
    return buffer.getvalue()


def _write_line(sheet: Worksheet, row: int, line: Line, text: Any, day: Any) -> None:
    for column, role in enumerate(HEADINGS):
        value = line.get(role)
        if role == "result" and value:
            value = STATES[value]
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, day)
        elif value:
            sheet.write_string(row, column, str(value), text)
        else:
            sheet.write_blank(row, column, None, day if role == "done_on" else text)


def _lay_out(sheet: Worksheet, last_row: int) -> None:
    for column, role in enumerate(HEADINGS):
        sheet.set_column(column, column, _WIDTHS.get(role, 16))
    places = {role: column for column, role in enumerate(HEADINGS)}
    choices = {"result": list(STATES.values()), "pairing": [BY_ORDER]}
    for role, values in choices.items():
        rule = {"validate": "list", "source": values, "error_type": "warning"}
        sheet.data_validation(_HEADER_ROW + 1, places[role], last_row, places[role], rule)
    sheet.freeze_panes(_HEADER_ROW + 1, 3)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)


def form_lines(rows: Sequence[Line], states: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of `ledger_lines` as lines of the form. A remedy for all of its area that the document pairs with no
    limitation is one line below its limitations; `states`: action → its state."""
    of_area: dict[tuple[Any, Any], set[str]] = {}
    for row in rows:
        of_area.setdefault((row["area_code"], row["area"]), set()).add(row["limitation_id"])
    found: list[dict[str, Any]] = []
    below: dict[tuple[Any, ...], dict[str, Any]] = {}
    area: tuple[Any, Any] | None = None
    told: set[str] = set()
    for row in rows:
        own = (row["area_code"], row["area"])
        if own != area:
            found += below.values()
            area, below = own, {}
        line = form_line(row, states)
        ids = set(str(row["limitation_ids"] or "").split("\n"))
        if row["remedy_id"] and not row["paired"] and ids == of_area[own] and len(ids) > 1:
            whole = {**line, "limitation": WHOLE_AREA, "criteria": None, "cause": None, "pairing": None}
            whole["ledger_id"] = " ".join(["-", *line["ledger_id"].split(" ")[1:]])
            below.setdefault((row["remedy_id"], row["action_id"]), whole)
            if row["limitation_id"] in told:
                continue
            line = {role: line[role] for role in ("area", "limitation", "criteria", "cause")}
            line["ledger_id"] = f"{row['limitation_id']} - -"
        told.add(row["limitation_id"])
        found.append(line)
    return [*found, *below.values()]


def form_line(row: Line, states: Mapping[str, str]) -> dict[str, Any]:
    """One limitation, remedy and action as the form writes them."""
    code, area = row["area_code"], row["area"]
    return {
        "area": f"{code}. {area}" if code and area else code or area,
        **{
            name: row[name]
            for name in ("limitation", "criteria", "cause", "remedy", "owner", "supporters", "product")
        },
        "pairing": BY_ORDER if row["remedy_id"] and not row["paired"] else None,
        "action": row["action"] if row["action"] != row["remedy"] else None,
        "due": row["due_text"] or row["due_on"],
        "result": states.get(row["action_id"]) if row["action_id"] else None,
        "note": row["action_note"],
        "ledger_id": " ".join(str(row[key] or "-") for key in ("limitation_id", "remedy_id", "action_id")),
    }
