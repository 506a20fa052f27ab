"""Several files at once: one line each, one button for all that are ready, and the choice of the one to look at."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.store.difference import Difference
from cchc.ui.changes.losing import is_accepted, show_losses
from cchc.ui.intake.checked import CheckedFile, about_units
from cchc.ui.intake.publishing import publish_files, to_publish
from cchc.ui.showing.tables import show_table

# What matters first comes first: a phone shows the left of it.
COLUMNS = ["file", "file_state", "errors", "warnings", "kind", "unit", "years", "rows", "changed", "removed"]


def summarize(files: Sequence[CheckedFile]) -> CheckedFile:
    """The table of all files, the button, and which file the steps below are about."""
    if len(files) == 1:
        return files[0]
    states = [checked.state() for checked in files]
    lines = [line(checked, state) for checked, state in zip(files, states, strict=True)]
    with st.container():
        show_losses(losing(files, states))
    show_table(pd.DataFrame(lines), COLUMNS)
    ready = [checked for checked, state in zip(files, states, strict=True) if state == "ready"]
    name = _("Công bố {count} tệp đã sẵn sàng") if ready else _("Chưa có tệp nào sẵn sàng để công bố")
    st.button(
        name.format(count=len(ready)),
        type="primary",
        icon=":material/publish:",
        disabled=not ready,
        key="publish_all",
        on_click=publish_files,
        args=(to_publish(ready),),
    )
    waiting = len(files) - len(ready) - states.count("published")
    if waiting:
        st.caption(
            _("{count} tệp còn phải xem: chọn từng tệp để sửa lỗi hoặc xem cảnh báo.").format(count=waiting)
        )
    names = {
        checked.sent.key: f"{number}/{len(files)} · {checked.sent.name} · {words.label('file_state', state)}"
        for number, (checked, state) in enumerate(zip(files, states, strict=True), start=1)
    }
    chosen = st.selectbox(_("Xem tệp"), list(names), format_func=names.__getitem__, key="nap_shown")
    return next(checked for checked in files if checked.sent.key == chosen)


def losing(files: Sequence[CheckedFile], states: Sequence[str]) -> dict[str, Difference]:
    """The files whose loss nobody accepted yet."""
    found = {}
    for checked, state in zip(files, states, strict=True):
        difference = checked.difference() if state in ("loses", "to_look") else None
        if difference and not is_accepted(difference, checked.sent.key):
            found[checked.sent.name] = difference
    return found


def line(checked: CheckedFile, state: str) -> dict[str, object]:
    """What one file is and how far it is."""
    tables = checked.reading.tables
    difference = None if checked.errors or state == "published" else checked.difference()
    return {
        "file": checked.sent.name,
        "kind": ";".join(dict.fromkeys(table.kind for table in tables)),
        "unit": about_units(checked.reading),
        "years": ", ".join(dict.fromkeys(str(table.year) for table in tables if table.year)),
        "rows": sum(len(table.rows) for table in tables),
        "errors": checked.errors,
        "warnings": checked.warnings,
        "changed": difference.count("changed") if difference else None,
        "removed": difference.count("removed") if difference else None,
        "file_state": state,
    }
