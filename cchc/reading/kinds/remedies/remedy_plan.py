"""Limitations of one unit and year, each with what shall be done about it, by whom and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc.catalogue.rows import RemedyRow
from cchc.reading.figures.values import NumberColumn, special_problem
from cchc.reading.kind_reading import KindReading
from cchc.reading.kinds.missing import report_column
from cchc.reading.kinds.remedies.cell_items import items_of, without_mark
from cchc.reading.kinds.remedies.remedy_columns import NAMES, remedy_columns
from cchc.reading.kinds.remedies.remedy_lines import RemedyLine, is_for_whole_area, remedy_lines
from cchc.reading.kinds.remedies.remedy_states import state_of
from cchc.reading.kinds.responsibilities.duties import Duty, means_nobody, name_of, parse_duty
from cchc.reading.kinds.tasks.task_list import Days, as_written, due_text_of
from cchc.reading.layout.corrected_columns import with_corrected_columns
from cchc.reading.layout.sections import Line, Section
from cchc.reading.problems import Problems
from cchc.reading.values.codes import parse_code, parts, split_title
from cchc.reading.values.dates import parse_day
from cchc.reading.values.deadlines import names_a_day
from cchc.reading.values.numbers import means_nothing
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import is_whole

COMMA_IN_CODE = re.compile(r"\d\s*,\s*\d")
LABELS = {
    "area": "tên lĩnh vực", "limitation": "tồn tại, hạn chế", "criteria": "tiêu chí", "points": "điểm mất",
    "cause": "nguyên nhân", "remedy": "giải pháp", "action": "việc cụ thể", "owner": "đơn vị chủ trì",
    "supporters": "đơn vị phối hợp",
    "done": "ngày của tình trạng", "product": "sản phẩm", "result": "kết quả thực hiện", "note": "ghi chú",
}  # fmt: skip
_NO_DAY = (
    "«{text}» chưa rõ là ngày nào nên tình trạng của việc này chưa được ghi vào sổ, chỉ giữ làm ghi chú. Hãy ghi đủ "
    "ngày/tháng/năm."
)


def read(section: Section, problems: Problems) -> KindReading:
    """A row for each limitation and remedy that stand together; several rows of one limitation repeat its text."""
    columns = with_corrected_columns(remedy_columns(section.header), section.correction, NAMES)
    if "limitation" not in columns and "criteria" not in columns:
        report_column(LABELS["limitation"], section.header, problems)
    if "remedy" not in columns and "action" not in columns:
        report_column(LABELS["remedy"], section.header, problems)
    days = Days(columns, section.grid.date_1904, problems)
    points = NumberColumn(columns["points"], LABELS["points"], problems) if "points" in columns else None
    reader = _Reader(columns, problems, days, points)
    rows = [row for entry in remedy_lines(section, columns) for row in reader.rows(entry)]
    named = {place: role for role, place in NAMES.items()}
    shown = {named.get(role, role): place for role, place in columns.items()}
    return KindReading(shown, [dict(row) for row in rows], of_one_unit=True)


@dataclass
class _Reader:
    """`limitation`, `remedy`: those of the last line, which a line that goes on is about."""

    columns: dict[str, int]
    problems: Problems
    days: Days
    points: NumberColumn | None
    limitation: str | None = None
    remedy: str | None = None
    code: str | None = None

    @property
    def is_form(self) -> bool:
        return "ledger_id" in self.columns

    def rows(self, entry: RemedyLine) -> list[RemedyRow]:
        """Several limitations and remedies in one line stand in one order only where there are as many of each."""
        limitations, remedies = self.limitations(entry), self.remedies(entry)
        if not limitations and not remedies:
            if not any(
                special_problem(entry.line.value(self.columns.get(role))) for role in ("limitation", "remedy")
            ):
                self.report_nothing(entry)
            return []
        paired = len(limitations) <= 1 or len(remedies) <= 1
        pairs: list[tuple[str | None, str | None]]
        if len(limitations) == len(remedies):
            pairs = [*zip(limitations, remedies, strict=True)]
        elif paired:
            firsts, seconds = limitations or [None], remedies or [None]
            pairs = [(limitation, remedy) for limitation in firsts for remedy in seconds]
        else:
            pairs = [
                *((limitation, None) for limitation in limitations),
                *((None, remedy) for remedy in remedies),
            ]
        cause = self.text(entry.line, "cause")
        causes = [cause] if self.is_form and cause else items_of(cause)
        told = self.other_fields(entry)
        return [
            self.row(
                entry,
                told,
                pair,
                causes[n] if len(causes) == len(pairs) else " ".join(causes) or None,
                paired,
            )
            for n, pair in enumerate(pairs)
        ]

    def row(
        self,
        entry: RemedyLine,
        told: dict[str, Any],
        pair: tuple[str | None, str | None],
        cause: str | None,
        paired: bool,
    ) -> RemedyRow:
        limitation, remedy = pair
        by_order = bool(
            is_whole("remedies", "by_order").match(fold_words(entry.line.text(self.columns.get("pairing"))))
        )
        self.limitation, self.remedy = limitation, remedy or self.remedy
        return {
            "row": entry.line.row + 1, "area_code": entry.area.code, "area": entry.area.name, "code": self.code,
            "limitation": limitation, "criteria": told["criteria"], "points": told["points"], "cause": cause, "remedy": remedy,
            "action": told["action"], "owner": told["owner"], "supporters": told["supporters"], "due_on": told["due_on"],
            "due_text": told["due_text"], "product": told["product"], "result": told["result"],
            "action_state": told["action_state"], "done_on": told["done_on"], "note": told["note"],
            "ledger_id": told["ledger_id"],
            "paired": paired and limitation is not None and not by_order,
        }  # fmt: skip

    def limitations(self, entry: RemedyLine) -> list[str | None]:
        text = self.text(entry.line, "limitation" if "limitation" in self.columns else "criteria")
        if entry.goes_on and not text:
            return [self.limitation] if self.limitation else []
        self.code = entry.code
        cell = entry.line.value(self.columns.get("limitation"))
        if not text and not special_problem(cell) and self.text(entry.line, "remedy"):
            self.report_for_area(entry)
        if not text or is_for_whole_area(text):
            return []
        if entry.is_alone:
            self.report_alone(entry)
        return self.items(entry, "limitation", text)

    def remedies(self, entry: RemedyLine) -> list[str | None]:
        text = self.text(entry.line, "remedy")
        if not text and entry.goes_on and self.text(entry.line, "action"):
            return [self.remedy] if self.remedy else []
        if not text and "remedy" not in self.columns:
            text = self.text(entry.line, "action")
        return self.items(entry, "remedy", text)

    def items(self, entry: RemedyLine, role: str, text: str) -> list[str | None]:
        # The ledger's own form has one in each line, whatever it begins with.
        found = ([text] if text else []) if self.is_form else items_of(text)
        if len(found) > 1:
            message = (
                f"ô này gồm {len(found)} {LABELS[role]}, được đọc thành {len(found)} dòng. Nên ghi mỗi {LABELS[role]} một "
                "dòng để biết chắc giải pháp nào cho hạn chế nào."
            )
            self.problems.add("several_in_cell", entry.line.row, self.columns.get(role, 0), message)
        return [*found]

    def other_fields(self, entry: RemedyLine) -> dict[str, Any]:
        """What a line says beside its limitation and remedy."""
        line = entry.line
        due = self.days.day(line, "due")
        owner = self.text(line, "owner")
        duty = Duty(None if means_nobody(owner) else owner) if self.is_form else parse_duty(owner)
        supporters = (
            self.named(line, "supporters") if self.is_form else name_of(self.text(line, "supporters"))
        )
        result = self.named(line, "result")
        state = state_of(result) if result else None
        if result and state is None and self.is_form:
            self.report_state(line, result)
        done, unclear = self.day_of_state(line)
        if unclear:
            # Both are kept as they stand, for whoever writes the day.
            state, result = None, f"{result} ({unclear})" if result else unclear
        action = self.text(line, "action") if self.is_form else without_mark(self.text(line, "action"))
        return {
            "criteria": self.criteria(line), "points": self.lost(line), "action": action or None,
            "owner": duty.owner, "supporters": supporters or duty.supporters,
            "due_on": due.isoformat() if due else None, "due_text": due_text_of(line, self.columns.get("due"), due),
            "product": self.named(line, "product"), "result": result, "action_state": state,
            "done_on": done.isoformat() if done else None, "note": self.named(line, "note"),
            "ledger_id": self.text(line, "ledger_id") or None,
        }  # fmt: skip

    def day_of_state(self, line: Line) -> tuple[date | None, str]:
        """Since when an action is so far, and what stands there where it is no day: the state of an action is of a day, so
        none is taken then, neither today's nor the last of a month."""
        value = line.value(self.columns.get("done"))
        text, fault = as_written(value), special_problem(value)
        if fault is None and (not text or means_nothing(text)):
            return None, ""
        told = parse_day(value, date_1904=self.days.date_1904, of_completion=True)
        if told.day and (not isinstance(value, str) or names_a_day(value)):
            return told.day, ""
        code, message = fault or ("unclear_date", _NO_DAY)
        said = message.format(label=LABELS["done"], text=text[:60])
        self.problems.add(code, line.row, self.columns["done"], said)
        return None, text

    def lost(self, line: Line) -> float | None:
        """Points lost are told without a sign."""
        lost = self.points.read(line) if self.points else None
        return None if lost is None else abs(lost)

    def criteria(self, line: Line) -> str | None:
        """The codes of a cell, «; » between them; of one that names no code, its text."""
        column, value = self.columns.get("criteria"), line.value(self.columns.get("criteria"))
        if column is None or value in ("", None):
            return None
        if isinstance(value, str):
            if self.is_form:
                if COMMA_IN_CODE.search(value):
                    message = f"«{value[:40]}» có dấu phẩy: mã tiêu chí viết bằng dấu chấm (1.2), hai mã cách nhau bằng «;»."
                    self.problems.add("unclear_line", line.row, column, message)
                return value
            listed = [
                parse_code(part.strip())
                for part in value.replace(",", ";").replace("\n", ";").split(";")
                if part.strip()
            ]
            known = [code.text for code in listed if code]
            if known and len(known) == len(listed):
                return "; ".join(known)
            inside, title = split_title(self.text(line, "criteria"))
            numbered = parse_code(line.value(self.columns.get("code")))
            if inside is None and numbered is not None and len(parts(numbered.text)) > 1:
                inside = numbered  # «1.1» before the criterion, and not within its cell
            return inside.text if inside else title or None
        if special := special_problem(value):
            self.problems.add(special[0], line.row, column, special[1].format(label=LABELS["criteria"]))
            return None
        code = parse_code(value)
        if code and code.became_date:
            message = f"Excel đã đổi mã tiêu chí thành ngày; đã hiểu là {code.text}. Hãy định dạng cột mã là văn bản."
            self.problems.add("code_became_date", line.row, column, message)
        return code.text if code else None

    def named(self, line: Line, role: str) -> str | None:
        text = self.text(line, role)
        return text if text and not means_nothing(text) else None

    def text(self, line: Line, role: str) -> str:
        """What a cell says; what cannot be read is reported there, once."""
        column, value = self.columns.get(role), line.value(self.columns.get(role))
        if column is None:
            return ""
        if special := special_problem(value):
            self.problems.add(
                special[0], line.row, column, special[1].format(label=LABELS.get(role, "nội dung"))
            )
            return ""
        text = as_written(value)
        return "" if text and means_nothing(text) else text

    def report_state(self, line: Line, result: str) -> None:
        message = (
            f"«{result[:60]}» không phải một tình trạng đã biết (Chưa làm, Đang làm, Chờ xác nhận, Đã xác nhận, Không đạt, Thôi "
            "làm), nên được giữ làm ghi chú và tình trạng không đổi. Hãy chọn trong danh sách."
        )
        self.problems.add("unclear_state", line.row, self.columns["result"], message)

    def report_nothing(self, entry: RemedyLine) -> None:
        message = (
            "dòng này không ghi hạn chế và cũng không ghi giải pháp. Hãy ghi đủ, hoặc xóa dòng nếu thừa."
        )
        place = self.columns.get("limitation", self.columns.get("remedy", 0))
        self.problems.add("missing_value", entry.line.row, place, message)

    def report_for_area(self, entry: RemedyLine) -> None:
        area = f" «{entry.area.name[:60]}»" if entry.area.name else ""
        message = (
            f"không ghi hạn chế nào ở cùng dòng với giải pháp này, nên được hiểu là giải pháp chung của lĩnh vực{area}. Nếu "
            "đúng, ghi «cả lĩnh vực» vào ô hạn chế; nếu không, hãy ghi hạn chế hoặc gộp ô với hạn chế phía trên."
        )
        self.problems.add(
            "remedy_without_limitation", entry.line.row, self.columns.get("limitation", 0), message
        )

    def report_alone(self, entry: RemedyLine) -> None:
        message = (
            "dòng này chỉ có một ô chữ, được hiểu là hạn chế chưa có giải pháp. Nếu là tên lĩnh vực, hãy gộp ô cả dòng, đánh "
            "số La Mã hoặc ghi vào cột «Lĩnh vực»."
        )
        self.problems.add("unclear_line", entry.line.row, self.columns.get("limitation", 0), message)
