"""«Sắp theo» and «Tìm trong bảng» above a long table: they stand in the address, and count on screen, on paper and in files.

A grid can be sorted and searched in the browser as well, but the browser does not tell anybody: files know
nothing of it (decision 0030).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from cchc import words
from cchc.arranging import found, ordered
from cchc.language import _
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.visit.address import asked_or_previous, choose_one, find_text, say_on_paper

AS_THE_PAGE = "theo-trang"
RISING, FALLING = "tang", "giam"


@dataclass(frozen=True)
class Arranged(Answer):
    """Rows of an answer that hold a text in some of their columns, by the values of one of these."""

    whole: Answer
    columns: tuple[str, ...]
    text: str
    order: str | None
    is_falling: bool

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows, made once for everybody who arranges them alike."""
        how = {"columns": self.columns, "text": self.text, "order": self.order, "is_falling": self.is_falling}
        rows: pd.DataFrame = cached_from(arranged, self.whole, **how)
        return rows

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """What makes this answer the same as another."""
        return *self.whole.identity, (self.columns, self.text, self.order, self.is_falling)


def arranged(
    rows: pd.DataFrame, columns: Sequence[str], text: str, order: str | None, is_falling: bool
) -> pd.DataFrame:
    """The rows that hold the text, in this order."""
    some = found(rows, columns, text) if text else rows
    return some if order is None else ordered(some, order, is_falling)


def name_of_table(answer: Answer, table: str) -> str:
    """How the address calls a table."""
    return "_".join(filter(None, (words.label_slug("question", answer.name), table)))


def is_arranged(answer: Answer, table: str = "") -> bool:
    """Whether a link or the person asked for an order of this table, or for rows of it."""
    name = name_of_table(answer, table)
    return (
        asked_or_previous(f"sap_{name}", AS_THE_PAGE) != AS_THE_PAGE
        or asked_or_previous(f"tim_{name}", "") != ""
    )


def arrange(answer: Answer, columns: Sequence[str], table: str = "") -> Answer:
    """The rows of a long table as the person wants them. `table` tells it from another one of its question on the page."""
    name = name_of_table(answer, table)
    slugs = {words.heading_slug(column): column for column in columns}
    offered = {AS_THE_PAGE: _("Thứ tự của trang")} | {
        slug: words.heading(column) for slug, column in slugs.items()
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = choose_one(f"sap_{name}", _("Sắp theo"), offered, AS_THE_PAGE)
        ways = {RISING: _("Tăng dần"), FALLING: _("Giảm dần")}
        is_falling = order != AS_THE_PAGE and choose_one(f"chieu_{name}", _("Chiều"), ways, RISING) == FALLING
        text = find_text(f"tim_{name}", _("Tìm trong bảng"))
    say_on_paper(_("Tìm trong bảng"), text)
    if order == AS_THE_PAGE:
        say_on_paper(_("Sắp theo"), "")
        if not text:
            return answer
    about = (answer.name, answer.given, answer.database, answer.version)
    shown = Arranged(*about, answer, tuple(columns), text, slugs.get(order), is_falling)
    if text and not shown.is_empty:
        said = _("Có «{text}»: **{found}** trong {all} dòng.")
        counts = {"found": words.number(len(shown.rows), 0), "all": words.number(len(answer.rows), 0)}
        st.caption(said.format(text=words.literal(text), **counts))
    return shown


def newest_first(answer: Answer) -> Answer:
    """The rows of the newest period or year before all others, as the question has them within it; what tells no time
    stays as it is."""
    order = next((column for column in ("period", "year") if column in answer.rows), None)
    if order is None:
        return answer
    return Arranged(
        answer.name, answer.given, answer.database, answer.version, answer, (), "", order, is_falling=True
    )


def searched_for(shown: Answer) -> str:
    """What a headline that counts the rows of a table says before it, where only those that hold a text are shown."""
    if not isinstance(shown, Arranged) or not shown.text:
        return ""
    return _("Các dòng có «{text}»: ").format(text=words.literal(shown.text))


def how_arranged(answer: Answer) -> dict[str, str]:
    """What a file says of the order of its rows and of those that it leaves out, each under its name."""
    own = _("theo thứ tự của trang, không theo cách sắp xếp trong bảng")
    if not isinstance(answer, Arranged):
        return {_("Thứ tự các dòng"): own}
    way = _("giảm dần") if answer.is_falling else _("tăng dần")
    chosen = _("theo «{column}», {way}, ô trống ở cuối; không theo cách sắp xếp trong bảng")
    order = chosen.format(column=words.heading(answer.order), way=way) if answer.order else own
    return {_("Thứ tự các dòng"): order} | ({_("Tìm trong bảng"): answer.text} if answer.text else {})


def say_what_counts() -> None:
    """Below a long table: what files and paper follow."""
    st.caption(
        _(
            "Tệp tải về và bản in theo **Sắp theo** và **Tìm trong bảng**; bấm tiêu đề cột hay tìm bằng kính lúp chỉ đổi cách "
            "xem trên màn hình."
        )
    )
