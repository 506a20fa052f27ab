"""What a person sees when something went wrong: what happened and what to do, never a traceback."""

import streamlit as st

from cchc import words
from cchc.language import _, mark
from cchc.store import StoreError, open_store

UNKNOWN_TITLE = mark("Trang này gặp lỗi ngoài dự kiến")
UNKNOWN_ADVICE = mark(
    "Tải lại trang; nếu lỗi lặp lại, báo người quản trị kèm thời điểm xảy ra để tra nhật ký máy chủ."
)


def show_trouble(error: Exception) -> bool:
    """Draw the box for any uncaught error. True tells Streamlit not to draw its own; it logs the traceback either way."""
    if isinstance(error, StoreError):
        draw_trouble(error.title, error.advice)
    else:
        draw_trouble(_(UNKNOWN_TITLE), _(UNKNOWN_ADVICE))
    return True


def show_trouble_of_store() -> str:
    """Say on whatever page it is why its figures may be wrong or cannot be changed; gives what is wrong, in short."""
    trouble = open_store().trouble()
    if trouble is None:
        return ""
    draw_trouble(trouble.title, trouble.advice)
    return trouble.title


def draw_trouble(title: str, advice: str) -> None:
    """The box that says what is wrong and what to do, where that is not said in the same breath."""
    said = f"**{words.literal(title)}**"
    st.error(f"{said}\n\n{words.literal(advice)}" if advice else said, icon=":material/error:")
