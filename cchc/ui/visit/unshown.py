"""What was asked for and is not there: said in one place above the page, and kept until the person chooses otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from cchc import words
from cchc.language import _

UNSHOWN, SHOWN, READ = "asked_but_not_shown", "shown_instead", "names_read_in_the_address"
PLACE = "not_as_asked"
LONGEST = 80  # characters of an address that a sentence repeats


@dataclass(frozen=True)
class Unshown:
    """One thing that was asked: the sentence about it, and what makes the shown one the chosen one."""

    sentence: str
    accept: Callable[[], None]


def begin_unshown() -> None:
    """A new run of a page: nothing was asked yet."""
    st.session_state[UNSHOWN], st.session_state[SHOWN], st.session_state[READ] = [], {}, set()


def note_unshown(sentence: str, accept: Callable[[], None]) -> None:
    """Remember for the end of this run that something is not shown as asked. `sentence` is Markdown."""
    st.session_state.setdefault(UNSHOWN, []).append(Unshown(sentence, accept))


def note_shown(name: str, value: str) -> None:
    """Remember what the page shows under a name of the address."""
    st.session_state.setdefault(SHOWN, {})[name] = value


def shown_on_page() -> dict[str, str]:
    """What the page shows, by the names of the address."""
    shown: dict[str, str] = st.session_state.get(SHOWN, {})
    return shown


def value_on_page(name: str) -> str:
    """What the page shows under a name of the address; where it has no such choice, what the address says."""
    return shown_on_page().get(name, st.query_params.get(name, ""))


def note_read(name: str) -> None:
    """Remember that this page reads a name of the address."""
    st.session_state.setdefault(READ, set()).add(name)


def note_written_twice() -> None:
    """A name that an address gives several values has the last of them."""
    for name in st.query_params:
        values = st.query_params.get_all(name)
        if len(set(values)) > 1:
            said = _("Liên kết ghi **{name}** {count} lần ({values}); chỉ tính lần cuối.")
            told = {"name": quoted_markdown(name), "count": words.number(len(values), 0)}
            said = said.format(**told, values=quoted_markdown(", ".join(values)))
            note_unshown(said, partial(st.query_params.__setitem__, name, values[-1]))


def note_misspelt_names() -> None:
    """`Nam=2022` or `don-vi=…` is read by nobody: the page's own spelling is told."""
    read: set[str] = st.session_state.get(READ, set())
    for name in st.query_params:
        meant = words.slug(name).replace("-", "_")
        if meant in read and name not in read:
            said = _("Liên kết ghi **{name}**, trang này đọc **{meant}**: phần ấy không được tính.")
            note_unshown(said.format(name=quoted_markdown(name), meant=meant), partial(leave_out, name))


def note_below(name: str, page: str) -> None:
    """An address below a page's, as `name` has it, is none: the page is shown."""
    if asked := st.query_params.get(name):
        said = _("Không có trang **{asked}**; đang xem trang **{page}**.")
        told = said.format(asked=quoted_markdown(asked), page=words.literal(page))
        note_unshown(told, partial(leave_out, name))


def leave_out(name: str) -> None:
    """Take a part that nobody reads out of the address."""
    if name in st.query_params:
        del st.query_params[name]


def say_unshown(place: Any) -> None:
    """Say in `place`, a container above the page, what could not be shown as asked; nothing where all is."""
    note_misspelt_names()
    notes: list[Unshown] = st.session_state.get(UNSHOWN, [])
    if not notes:
        return
    with place, st.container(key=PLACE):
        sentences = dict.fromkeys(note.sentence for note in notes)
        st.warning("  \n".join(sentences), icon=":material/report:")
        st.button(
            _("Dùng lựa chọn đang xem"),
            icon=":material/check:",
            key="accept_what_is_shown",
            on_click=partial(accept_all, notes),
            help=_("Liên kết giữ điều đã hỏi cho đến khi có người chọn khác."),
        )


def accept_all(notes: list[Unshown]) -> None:
    """The person takes what is shown."""
    for note in notes:
        note.accept()


def shown_instead(label: str, wanted: str, reading: str, noun: str = "") -> str:
    """«Không có năm 2031; đang xem 2023.» `noun` is how one of these is called within a sentence; else the label is told."""
    said = (
        _("Không có {noun} **{wanted}**; đang xem **{shown}**.")
        if noun
        else _("Ô «{label}» không có **{wanted}**; đang xem **{shown}**.")
    )
    told = {"wanted": quoted_markdown(wanted), "shown": words.literal(reading)}
    return said.format(noun=noun, label=words.literal(label), **told)


def quoted_markdown(wanted: str) -> str:
    """What an address says, as Markdown that shows it and nothing else."""
    cut = wanted if len(wanted) <= LONGEST else wanted[:LONGEST] + "…"
    return words.literal(" ".join(cut.split()) or _("(để trống)"))
