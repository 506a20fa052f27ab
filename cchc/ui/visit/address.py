"""Filters that live in the address: short slugs that people can read and share.

Streamlit's own `bind="query-params"` writes the label («Sở Nội vụ · Long An») and drops defaults, so a link
would change its meaning with the data (decision 0027). Here the address always says what is wanted, and a filter chosen on
one page is kept on the next. What is wanted and is not there is said above the page (`unshown`), and stays wanted
until the person chooses otherwise: the link works once the figures are there.

A wish is the person's own (chosen by hand, or named by a link) or a default. A default gives way without a word where
the person's other choices leave no room for it; what a new version of the data takes away is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from cchc.language import _
from cchc.store import in_name_order
from cchc.ui.visit.unshown import (
    note_read,
    note_shown,
    note_unshown,
    note_written_twice,
    quoted_markdown,
    shown_instead,
)

SEPARATOR = ","
ON_PAPER, VERSION = "filters_on_paper", "version_of_this_run"


@dataclass(frozen=True)
class Wish:
    """What is wanted under a name of the address. A default has the version and the choices that it was made for."""

    value: str
    default_of: tuple[int, str] | None = None


def choose_one(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str | None = None,
    *,
    noun: str = "",
    elsewhere: Mapping[str, str] | None = None,
    nearest: Mapping[str, Sequence[str]] | None = None,
    depends_on: str | None = None,
    drops: Sequence[str] = (),
    is_filter: bool = True,
) -> str:
    """A select box whose choice stands in the address as `name=slug`. `options`: slug → what is read.

    `noun`: how one of them is called within a sentence; `elsewhere`: how slugs are read that may be options another
    time, and `nearest` what comes closest to them; `depends_on`: what the default follows; `drops`: names that a new
    choice takes out of the address; `is_filter`: whether what is chosen says which figures the page shows, as paper says it.
    """
    elsewhere = elsewhere or {}
    first = default if default is not None and default in options else next(iter(options))
    wish = wished(
        name, options, default if default is not None and default in elsewhere else first, depends_on
    )
    closest = (nearest or {}).get(wish.value, ())
    shown = next((slug for slug in (wish.value, *closest) if slug in options), first)
    key = f"widget_{name}"
    # Written in every run: on another page Streamlit would begin the same widget anew, with its first option.
    st.session_state[key] = shown
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        placeholder=_("Chọn hoặc gõ để tìm"),
        on_change=on_widget_choice,
        args=(name, name, key, drops),
    )
    if shown != wish.value:
        sentence = shown_instead(label, elsewhere.get(wish.value, wish.value), options[shown], noun)
        note_unshown(sentence, partial(set_choice, name, shown))
    return apply_wish(name, name, wish, shown, label, options[shown] if is_filter else "")


def choose_part(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: str | None = None,
    *,
    depends_on: str | None = None,
    is_view: bool = True,
    drops: Sequence[str] = (),
) -> str:
    """Like `choose_one`, for a few options that are better seen side by side.

    `is_view`: one way of several to see a page. Pages have ways of their own under one name, each is kept for itself.
    """
    first = default if default is not None and default in options else next(iter(options))
    slot = f"{name}:{'|'.join(options)}" if is_view else name
    wish = wished(name, options, first, depends_on, slot)
    shown = wish.value if wish.value in options else first
    key = f"widget_{name}"
    st.session_state[key] = shown
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        on_change=on_widget_choice,
        args=(name, slot, key, drops),
    )
    if shown != wish.value:
        note_unshown(shown_instead(label, wish.value, options[shown]), partial(set_choice, name, shown, slot))
    return apply_wish(name, slot, wish, shown, label, options[shown])


def part_asked(name: str, options: Mapping[str, str]) -> str:
    """The way to see a page that `choose_part` will show further down, for what stands above it and follows from it."""
    wish = wished(name, options, next(iter(options)), None, f"{name}:{'|'.join(options)}")
    return wish.value if wish.value in options else next(iter(options))


def choose_many(
    name: str,
    label: str,
    options: Mapping[str, str],
    default: Sequence[str] = (),
    most: int | None = None,
    depends_on: str | None = None,
) -> list[str]:
    """A multiple choice, by name, that stands in the address as `name=slug,slug`; what is unknown or too many there is said."""
    place = {name: at for at, name in enumerate(in_name_order(options.values()))}
    wish = wished(name, None, SEPARATOR.join(default), depends_on)
    chosen, strange = known_and_unknown(wish.value.split(SEPARATOR), options, most)
    key = f"widget_{name}"
    st.session_state[key] = chosen
    st.multiselect(
        label,
        sorted(options, key=lambda slug: place[options[slug]]),
        format_func=options.__getitem__,
        key=key,
        max_selections=most,
        placeholder=_("Chọn hoặc gõ để tìm"),
        on_change=on_widget_choice,
        args=(name, name, key),
    )
    if strange:
        note_unshown(ignored_choices(label, strange), partial(set_choice, name, SEPARATOR.join(chosen)))
    apply_wish(name, name, wish, SEPARATOR.join(chosen), label, ", ".join(options[slug] for slug in chosen))
    return chosen


def known_and_unknown(
    wanted: Sequence[str], options: Mapping[str, str], most: int | None = None
) -> tuple[list[str], list[str]]:
    """Those of the wanted slugs that are options, each once and at most so many; and all others, as they stand there."""
    chosen: list[str] = []
    strange: list[str] = []
    for slug in wanted:
        fits = slug in options and slug not in chosen and (most is None or len(chosen) < most)
        (chosen if fits else strange).append(slug)
    return chosen, [slug for slug in strange if slug.strip()]


def ignored_choices(label: str, strange: Sequence[str]) -> str:
    """«Ô «Thành viên»: không tính x, y (không có, ghi hai lần, hoặc quá số được chọn).»"""
    said = _("Ô «{label}»: không tính **{strange}** (không có, ghi hai lần, hoặc quá số được chọn).")
    return said.format(label=label, strange=quoted_markdown(", ".join(strange)))


def find_text(name: str, label: str) -> str:
    """Words to look for, which stand in the address as `name=words`."""
    key = f"widget_{name}"
    st.session_state[key] = asked_or_previous(name, "")
    st.text_input(label, key=key, on_change=on_widget_choice, args=(name, name, key))
    return write_choice(name, str(st.session_state[key]).strip())


def wished(
    name: str,
    options: Mapping[str, str] | None,
    default: str,
    depends_on: str | None = None,
    slot: str = "",
) -> Wish:
    """What is wanted: what the address says, else what was chosen before, else the default. A default is made anew where
    what it depends on has changed, or where it is no option any more in the same data."""
    kept: Wish | None = st.session_state.get(f"wish_{slot or name}")
    note_read(name)
    written = st.query_params.get(name)
    made_for = (st.session_state.get(VERSION, 0), depends_on or "")
    if written is not None and (kept is None or written != kept.value):
        is_default = depends_on is not None and written == default
        return Wish(written, made_for if is_default else None)
    if kept is None:
        return Wish(default, made_for)
    if kept.default_of is None:
        return kept
    version, before = kept.default_of
    if depends_on is not None and before != depends_on:
        return Wish(default, made_for)
    if options is not None and kept.value not in options:
        return Wish(default, made_for) if version == made_for[0] else Wish(kept.value)
    return Wish(kept.value, made_for)


def apply_wish(name: str, slot: str, wish: Wish, shown: str, label: str, reading: str) -> str:
    """Keep the wish, write it into the address, and note what is shown, and its `reading` for paper; gives what is shown."""
    st.session_state[f"wish_{slot}"] = wish
    if st.query_params.get(name) != wish.value:
        st.query_params[name] = wish.value
    note_shown(name, shown)
    if reading:
        say_on_paper(label, reading)
    return shown


def on_widget_choice(name: str, slot: str, key: str, drops: Sequence[str] = ()) -> None:
    """The person has chosen in a widget."""
    value = st.session_state[key]
    for dropped in drops:
        drop_filter(dropped)
    if value is not None:
        set_choice(name, SEPARATOR.join(value) if isinstance(value, list) else str(value).strip(), slot)


def set_choice(name: str, value: str, slot: str = "") -> None:
    """As if the person had chosen this by hand."""
    st.session_state[f"wish_{slot or name}"] = Wish(value)
    st.query_params[name] = value


def drop_filter(name: str) -> None:
    """Take a filter out of the address."""
    st.session_state.pop(f"wish_{name}", None)
    if name in st.query_params:
        del st.query_params[name]


def asked_or_previous(name: str, default: str) -> str:
    """What the address says, else what was chosen before on any page, else the default."""
    note_read(name)
    return str(st.query_params.get(name, previous_choice(name, default)))


def previous_choice(name: str, default: str) -> str:
    """What was chosen before on any page, else the default."""
    kept: Wish | None = st.session_state.get(f"wish_{name}")
    return default if kept is None else kept.value


def changed_outside(name: str) -> bool:
    """Whether the address was changed by a link or the back button rather than by the widget."""
    return name in st.query_params and st.query_params[name] != previous_choice(name, "")


def is_asked(*names: str) -> bool:
    """Whether the address names any of these."""
    return any(name in st.query_params for name in names)


def write_choice(name: str, value: str) -> str:
    """Write a choice into the address and keep it for the other pages."""
    st.session_state[f"wish_{name}"] = Wish(value)
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    return value


def say_on_paper(label: str, reading: str) -> None:
    """Note a filter of this run for paper, where no widget is seen."""
    st.session_state.setdefault(ON_PAPER, {})[label] = reading


def begin_choices(version: int) -> None:
    """A new run of a page, on this version of the data: nothing is chosen yet."""
    st.session_state[ON_PAPER], st.session_state[VERSION] = {}, version
    note_written_twice()


def filters_on_paper() -> str:
    """What the page shows in words: «Đơn vị: Sở Nội vụ · Long An; Năm: 2023»; empty where it has no filter."""
    return "; ".join(
        f"{label}: {reading}" for label, reading in st.session_state[ON_PAPER].items() if reading
    )
