"""How the cells of a blank form look: what is to be filled in is tinted and unlocked."""

from __future__ import annotations

import xlsxwriter

from cchc.writing.write_sheet import FONT, HEADER

_BOX = {**FONT, "border": 1, "border_color": "#B0B0B0"}
_OPEN = {"locked": False, "bg_color": "#FFFBE6"}
_POINTS = {"num_format": "#,##0.00", "align": "right"}


class TemplateStyles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        line = {**FONT, "text_wrap": True}
        self.title = book.add_format({**line, "bold": True, "font_size": 14, "align": "center"})
        self.line = book.add_format({**line, "align": "center"})
        self.note = book.add_format({**line, "italic": True})
        self.label = book.add_format({**line, "bold": True, "align": "right"})
        self.choice = book.add_format({**_BOX, **_OPEN, "bold": True})
        self.header = book.add_format({**_BOX, **HEADER})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.off = book.add_format({"bg_color": "#FFC78A"})
        self.open_points = book.add_format({**_BOX, **_OPEN, **_POINTS})
        self.open_text = book.add_format({**_BOX, **_OPEN, "text_wrap": True})
        self._locked = {
            (bold, kind): book.add_format({**_BOX, **further, "bold": bold})
            for bold in (False, True)
            for kind, further in (
                ("code", {"num_format": "@"}),
                ("text", {"text_wrap": True}),
                ("points", _POINTS),
            )
        }

    def locked(self, kind: str, bold: bool) -> xlsxwriter.format.Format:
        """The format of a cell that is not to be changed."""
        return self._locked[bold, kind]
