"""Filters that live in the address: short slugs that people can read and share.

Streamlit's own `bind="query-params"` writes the label («Sở Nội vụ · Long An») and drops defaults, so a link
would change its meaning with the data. Here the address always says what is shown, and a filter chosen on
one page is kept on the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from cchc.language import _

SEPARATOR = ","
ON_PAPER = "filters_on_paper"


def choose_one(name: str, label: str, options: Mapping[str, str], default: str | None = None) -> str:
    """A select box whose choice stands in the address as `name=slug`. `options`: slug → what is read."""
    slugs = list(options)
    key = prepare(name, slugs, default if default is not None and default in options else slugs[0])
    chosen = st.selectbox(
        label, slugs, format_func=options.__getitem__, key=key, placeholder=_("Chọn hoặc gõ để tìm")
    )
    say_on_paper(label, options[chosen or slugs[0]])
    return remember(name, chosen or slugs[0])


def choose_part(name: str, label: str, options: Mapping[str, str], default: str | None = None) -> str:
    """Like `choose_one`, for a few options that are better seen side by side."""
    slugs = list(options)
    key = prepare(name, slugs, default if default is not None and default in options else slugs[0])
    chosen = st.segmented_control(label, slugs, format_func=options.__getitem__, key=key, required=True)
    say_on_paper(label, options[chosen or slugs[0]])
    return remember(name, chosen or slugs[0])


def choose_many(
    name: str, label: str, options: Mapping[str, str], default: Sequence[str] = (), most: int | None = None
) -> list[str]:
    """A multiple choice that stands in the address as `name=slug,slug`."""
    key = f"widget_{name}"
    wanted = [slug for slug in asked(name, SEPARATOR.join(default)).split(SEPARATOR) if slug in options][
        :most
    ]
    # Written in every run: on another page Streamlit would begin the same widget anew, with nothing chosen.
    kept = key in st.session_state and not changed_outside(name)
    st.session_state[key] = [slug for slug in st.session_state[key] if slug in options] if kept else wanted
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        max_selections=most,
        placeholder=_("Chọn hoặc gõ để tìm"),
    )
    say_on_paper(label, ", ".join(options[slug] for slug in chosen))
    remember(name, SEPARATOR.join(chosen))
    return list(chosen)


def find_text(name: str, label: str) -> str:
    """Words to look for, which stand in the address as `name=words`."""
    key = f"widget_{name}"
    kept = key in st.session_state and not changed_outside(name)
    st.session_state[key] = st.session_state[key] if kept else asked(name, "")
    return remember(name, st.text_input(label, key=key).strip())


def prepare(name: str, slugs: Sequence[str], default: str) -> str:
    """Put the address's (else the kept, else the default) choice into the widget; gives the widget's key."""
    key = f"widget_{name}"
    wanted = asked(name, default)
    kept = not changed_outside(name) and st.session_state.get(key) in slugs
    # Written in every run: on another page Streamlit would begin the same widget anew, with its first option.
    st.session_state[key] = st.session_state[key] if kept else wanted if wanted in slugs else default
    return key


def asked(name: str, default: str) -> str:
    """What the address says, else what was chosen before on any page, else the default."""
    return str(st.query_params.get(name, st.session_state.get(f"kept_{name}", default)))


def changed_outside(name: str) -> bool:
    """Whether the address was changed by a link or the back button rather than by the widget."""
    return name in st.query_params and st.query_params[name] != st.session_state.get(f"kept_{name}")


def remember(name: str, value: str) -> str:
    """Write a choice into the address and keep it for the other pages."""
    st.session_state[f"kept_{name}"] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    return value


def say_on_paper(label: str, reading: str) -> None:
    """Note a filter of this run for paper, where no widget is seen."""
    st.session_state.setdefault(ON_PAPER, {})[label] = reading


def begin_paper() -> None:
    """A new run of a page: nothing is chosen yet."""
    st.session_state[ON_PAPER] = {}


def filters_on_paper() -> str:
    """What the page shows in words: «Đơn vị: Sở Nội vụ · Long An; Năm: 2023»; empty where it has no filter."""
    return "; ".join(
        f"{label}: {reading}" for label, reading in st.session_state[ON_PAPER].items() if reading
    )
