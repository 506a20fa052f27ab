"""What several sources say of one figure, where they do not agree."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.language import _
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.showing.downloads import table_and_files
from cchc.ui.showing.lazy_expander import lazy_expander


def show_disputed(answer: Answer) -> None:
    """What other sources say, where they do not agree; nothing where they do. `answer` is one of `readings`."""
    figures = cached_from(figures_read, answer)
    if figures:
        count = words.number(figures, 0)
        said = _("Các nguồn nói khác ({count} số liệu)").format(count=count)
        lazy_expander(said, ":material/rule:", f"disputed_{answer.name}", partial(readings_table, answer))


def readings_table(answer: Answer) -> None:
    """What each source says."""
    st.caption(_("Số đang dùng có ghi ở cột «Được chọn dùng»; các số còn lại để đối chiếu."))
    named = ["province", "index_type", "year"]
    table_and_files(answer, [*named, "value", "rank", "out_of", "chosen_for", "note", "source"])


def figures_read(rows: pd.DataFrame) -> int:
    """How many figures these readings are of."""
    return len(rows.drop_duplicates(["index_type", "province", "year"]))
