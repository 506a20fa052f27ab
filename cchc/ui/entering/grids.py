"""Grids in which people type: every cell is text as it was typed, edits go by the name of their row, the last is taken back.

What was typed is one value, `Edits`, of a name that the caller chooses: `edits_of(name)` is how it stands, `put(name, edits)`
makes the grids show other edits (a reading that was chosen, a draft that comes back), `undo(name)` takes the last
change back, `forget(name)` empties them. Edits survive another version of the rows, a closed box and another page:
they are kept for the session under the name, not in the widget. `Edits.as_plain` and `Edits.of_plain` carry them through JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _

REMOVED = "is_removed"
BLANK, BLANK_LINES = " ", 3
MOST_KEPT = 50  # steps that can be taken back
Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Edits:
    """What differs from the rows that stand, as typed.

    `changed`: name of a row → column → text, None where it was emptied. `removed`: names of rows. `added`: new lines, each
    column → text.
    """

    changed: Mapping[str, Cells] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    added: tuple[Cells, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """As lists and dictionaries of texts."""
        return {
            "changed": {name: dict(cells) for name, cells in self.changed.items()},
            "removed": list(self.removed),
            "added": [dict(cells) for cells in self.added],
        }

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> Edits:
        """From what `as_plain` made."""
        return cls(dict(plain["changed"]), tuple(plain["removed"]), tuple(plain["added"]))

    def without(self, other: Edits) -> Edits:
        """What was typed beyond other edits."""
        changed = {name: cells for name, cells in self.changed.items() if cells != other.changed.get(name)}
        removed = tuple(name for name in self.removed if name not in other.removed)
        return Edits(changed, removed, tuple(line for line in self.added if line not in other.added))

    def with_cell(self, row: str | int, column: str, text: str) -> Edits:
        """Another text in one cell: of the row of a name, or of the line added at a place."""
        if isinstance(row, str):
            cells = {**self.changed.get(row, {}), column: text}
            return Edits({**self.changed, row: cells}, self.removed, self.added)
        added = [({**cells, column: text} if at == row else cells) for at, cells in enumerate(self.added)]
        return Edits(self.changed, self.removed, tuple(added))


@dataclass
class Typing:
    """What was typed under one name in this session, step by step; what the grids on the screen started from."""

    steps: list[Edits] = field(default_factory=lambda: [Edits()])
    begun: Edits = field(default_factory=Edits)
    round: int = 0  # another one is another pair of widgets
    rows: int = 0  # which rows stood when they started
    shown: pd.DataFrame | None = None  # those rows

    def add(self, edits: Edits) -> None:
        """One more step, if it is one."""
        if edits != self.steps[-1]:
            self.steps = [*self.steps, edits][-MOST_KEPT:]

    def begin_anew(self) -> None:
        """The grids on the screen are to start from what was typed so far."""
        self.begun, self.round = self.steps[-1], self.round + 1


def typing(name: str) -> Typing:
    """The session's own, made on first use."""
    found: Typing = st.session_state.setdefault(f"typing_{name}", Typing())
    return found


def edits_of(name: str) -> Edits:
    """What has been typed so far, with what the browser brings along with this run and no grid has taken up yet."""
    kept = typing(name)
    edit, add = (st.session_state.get(key) for key in widget_keys(name, kept))
    if kept.shown is None or add is None:
        return kept.steps[-1]
    edited = with_edits(kept.shown, kept.begun)
    for place, cells in (edit or {}).get("edited_rows", {}).items():
        for column, text in cells.items():
            edited.loc[int(place), column] = text
    lines = rows_as_dicts(with_added(kept.shown, kept.begun))
    for place, cells in add["edited_rows"].items():
        lines[int(place)] |= cells
    lines = [line for place, line in enumerate(lines) if place not in add["deleted_rows"]]
    blank = dict.fromkeys(map(str, kept.shown.columns))
    lines += [{column: cells.get(column) or None for column in blank} for cells in add["added_rows"]]
    now = Edits(*differing(kept.shown, edited), typed_lines(lines))
    return with_edits_of_absent_rows(now, kept.begun, set(kept.shown.index))


def widget_keys(name: str, kept: Typing) -> tuple[str, str]:
    """Of the grid of what stands and of the one for new lines."""
    return f"edit_{name}_{kept.round}", f"add_{name}_{kept.round}"


def put_edits(name: str, edits: Edits) -> None:
    """Let the grids show these edits; a step that can be taken back. To be called before they are drawn."""
    kept = typing(name)
    kept.steps = [*kept.steps, edits][-MOST_KEPT:]
    kept.begin_anew()


def undo_edit(name: str) -> None:
    """Take the last change back. To be called before the grids are drawn."""
    kept = typing(name)
    kept.add(edits_of(name))
    if len(kept.steps) > 1:
        kept.steps.pop()
        kept.begin_anew()


def forget_edits(name: str) -> None:
    """What was typed when the grids were drawn is no edit any more, and nothing can be taken back. To be called before they are
    drawn again; what the browser brings along only now stays."""
    kept = typing(name)
    kept.steps = [edits_of(name).without(kept.steps[-1])]
    kept.begin_anew()


def edit_rows(
    name: str,
    rows: pd.DataFrame,
    settings: Mapping[str, Any],
    fixed: Sequence[str],
    remove: str,
    unasked: Sequence[str] = (),
) -> Edits:
    """A grid of rows that stand, an empty one for new lines, a button that takes the last change back; what was typed.

    `rows`: texts, the index names each row. `settings`: column → its Streamlit column. `remove` heads the ticks that
    remove a row; of a row the `fixed` columns cannot be typed into. `unasked`: columns that a new line does not have.
    """
    kept = typing(name)
    checksum = crc32(rows.to_json(orient="split").encode())
    keys = widget_keys(name, kept)
    if kept.rows not in (0, checksum) or (kept.steps[-1] != kept.begun and keys[1] not in st.session_state):
        kept.add(edits_of(name))
        kept.begin_anew()  # a widget that was not on the screen has lost what was typed into it
        keys = widget_keys(name, kept)
    kept.rows, kept.shown = checksum, rows
    edited = pd.DataFrame()
    if not rows.empty:
        ticks = {REMOVED: st.column_config.CheckboxColumn(remove, width="small")}
        edited = st.data_editor(
            with_edits(rows, kept.begun),
            key=keys[0],
            column_config={**settings, **ticks},
            disabled=list(fixed),
            hide_index=True,
            placeholder=words.MISSING,
        )
    added = st.data_editor(
        with_added(rows, kept.begun),
        key=keys[1],
        column_config={**settings, **dict.fromkeys(unasked)},
        num_rows="dynamic",
        hide_index=True,
        placeholder=BLANK,
    )
    now = Edits(*differing(rows, edited), typed_lines(rows_as_dicts(added)))
    now = with_edits_of_absent_rows(now, kept.begun, set(rows.index))
    kept.add(now)
    st.button(
        _("Hoàn tác"),
        key=f"undo_{name}",
        icon=":material/undo:",
        disabled=len(kept.steps) < 2,
        on_click=partial(undo_edit, name),
        help=_("Lấy lại như trước lần sửa cuối (Ctrl+Z)."),
    )
    return now


def with_edits(rows: pd.DataFrame, edits: Edits) -> pd.DataFrame:
    """The rows as edited, ticks first, where they are seen."""
    shown = rows.copy()
    for name, cells in edits.changed.items():
        if name in shown.index:
            shown.loc[name, list(cells)] = list(cells.values())
    shown.insert(0, REMOVED, [name in edits.removed for name in rows.index])
    return shown.reset_index(drop=True)


def with_added(rows: pd.DataFrame, edits: Edits) -> pd.DataFrame:
    """The lines that were added, in the columns of the rows, and blank ones: a click chooses a cell of these, to type or
    paste into, where one below the last line opens it and takes a whole table for one text."""
    lines: list[Cells] = [*edits.added, *[{}] * BLANK_LINES]
    return pd.DataFrame([dict(cells) for cells in lines], columns=rows.columns, dtype="string")


def differing(rows: pd.DataFrame, edited: pd.DataFrame) -> tuple[dict[str, Cells], tuple[str, ...]]:
    """The cells that differ by the name of their row, and the names of the rows that are ticked."""
    changed: dict[str, Cells] = {}
    removed: list[str] = []
    for name, before, after in zip(rows.index, rows_as_dicts(rows), rows_as_dicts(edited), strict=False):
        if after.pop(REMOVED):
            removed.append(str(name))
        if cells := {column: text for column, text in after.items() if text != before[column]}:
            changed[str(name)] = cells
    return changed, tuple(removed)


def with_edits_of_absent_rows(now: Edits, begun: Edits, shown: set[str]) -> Edits:
    """What was typed of rows that are not among those shown is kept: they may come back, or somebody asks for it."""
    changed = {name: cells for name, cells in begun.changed.items() if name not in shown}
    removed = tuple(name for name in begun.removed if name not in shown)
    return Edits({**changed, **now.changed}, removed + now.removed, now.added)


def typed_lines(lines: Sequence[Cells]) -> tuple[Cells, ...]:
    """Those that hold anything."""
    return tuple(cells for cells in lines if any(text is not None for text in cells.values()))


def rows_as_dicts(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, blanks of every kind as None. By columns, for pandas takes ten times as long by rows."""
    columns = [[None if is_blank(value) else value for value in frame[column]] for column in frame.columns]
    return [dict(zip(map(str, frame.columns), row, strict=True)) for row in zip(*columns, strict=True)]


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing; what is not equal to itself is no number."""
    return value is None or value is pd.NA or value == "" or value != value
