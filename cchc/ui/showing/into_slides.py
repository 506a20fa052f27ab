"""«Thêm vào trình chiếu»: tables and charts of any page, put into the slides of «Báo cáo»; `trinh_chieu` in the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import streamlit as st

from cchc import words
from cchc.charts.drawing.as_numbers import as_numbers
from cchc.language import _
from cchc.store import StoreError, open_store
from cchc.store.chosen_blocks import chosen_block, keep_block
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.showing.page_blocks import ChartBlock, TableBlock, blocks_of_page
from cchc.ui.visit.address import SEPARATOR, asked_or_previous, drop_filter, filters_on_paper, set_choice
from cchc.ui.visit.trouble import draw_trouble

NAME, PICKED, OUTCOME = "trinh_chieu", "picked_for_slides", "outcome_slides"
CHARTS = "cchc.charts."
MOST = 8  # with the findings of the product a briefing stays one
DAY = "~day"


def keep_chosen() -> None:
    """What was chosen stays in the address of every page, so that a link has it too."""
    if (chosen := asked_or_previous(NAME, "")) and st.query_params.get(NAME) != chosen:
        st.query_params[NAME] = chosen
    if chosen:
        set_choice(NAME, chosen)


def chosen_names() -> list[str]:
    """The blocks that the address names, each once."""
    return list(dict.fromkeys(filter(None, asked_or_previous(NAME, "").split(SEPARATOR))))


def offer_slides(page: str) -> None:
    """A button beside the page's title with the tables and charts to choose from; none where the page shows none."""
    offered = {block_title(block): block for block in blocks_of_page().values() if as_data(block) is not None}
    if not offered:
        return
    label = _("Trình chiếu ({count})").format(count=len(chosen_names()))
    with st.popover(label, icon=":material/slideshow:"):
        st.selectbox(_("Bảng, hình của trang này"), list(offered), key=f"{PICKED}_{page}")
        st.button(
            _("Thêm vào trình chiếu"),
            key="add_to_slides",
            icon=":material/add:",
            on_click=add_picked,
            args=(page, offered, filters_on_paper()),
            disabled=len(chosen_names()) >= MOST,
        )
        say_kept_block()
        st.caption(_("Xem, bỏ bớt và tải ở trang Báo cáo; nhiều nhất {count} phần.").format(count=MOST))


def say_kept_block() -> None:
    """How the last choice went; said once."""
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        draw_trouble(outcome, "")
    elif outcome is not None:
        st.success(_("Đã thêm vào trình chiếu."), icon=":material/check:")


def block_title(block: TableBlock | ChartBlock) -> str:
    """As the page calls it."""
    if isinstance(block, ChartBlock):
        return _("Hình: {title}").format(title=block.title)
    return _("Bảng: {title}").format(title=words.label("question", block.answer.name))


def add_picked(page: str, offered: dict[str, TableBlock | ChartBlock], filters: str) -> None:
    """When the button is pressed: kept only if it is drawn again as it is shown."""
    block = offered.get(str(st.session_state.get(f"{PICKED}_{page}")))
    said = as_data(block) if block else None
    if block is None or said is None or not is_shown_alike(block, said):
        st.session_state[OUTCOME] = _("Phần này không đưa vào trình chiếu được: hãy tải Excel của nó.")
        return
    try:
        name = keep_block(open_store(), {**said, "filters": filters})
    except StoreError as error:
        st.session_state[OUTCOME] = error.title
        return
    set_choice(NAME, SEPARATOR.join(dict.fromkeys([*chosen_names(), name])))
    st.session_state[OUTCOME] = ()


def remove_chosen(name: str) -> None:
    """When a block is taken out again."""
    left = [each for each in chosen_names() if each != name]
    if left:
        set_choice(NAME, SEPARATOR.join(left))
    else:
        drop_filter(NAME)


def as_data(block: TableBlock | ChartBlock) -> dict[str, Any] | None:
    """What a block asks and how it is drawn; None of one that cannot be asked again by itself."""
    answers = block.answers if isinstance(block, ChartBlock) else (asked_of(block),)
    if any(type(answer) is not Answer for answer in answers):
        return None
    asked = [[answer.name, {key: plain_value(value) for key, value in answer.given}] for answer in answers]
    said: dict[str, Any] = {"asked": asked}
    if isinstance(block, TableBlock):
        said |= {"columns": list(block.columns), "unit": block.unit}
    elif block.build:
        said |= {
            "build": block.build,
            "options": {key: plain_value(each) for key, each in block.options.items()},
        }
        said |= {"remark": block.remark}
    else:
        return None
    try:
        json.dumps(said)
    except TypeError:
        return None
    return said


def asked_of(block: TableBlock) -> Answer:
    """Its answer: of a long table that nobody sorted or searched the whole."""
    whole: Answer = block.answer if block.arranged else getattr(block.answer, "whole", block.answer)
    return whole


def plain_value(value: Any) -> Any:
    """A value as JSON has it; a day by its name."""
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    return [plain_value(each) for each in value] if isinstance(value, list | tuple) else value


def read(value: Any) -> Any:
    """What `plain` gave."""
    if isinstance(value, dict) and set(value) == {DAY}:
        return date.fromisoformat(value[DAY])
    return tuple(read(each) for each in value) if isinstance(value, list) else value


def block_of(said: dict[str, Any], database: str) -> TableBlock | ChartBlock:
    """The block as it stands in the data of now."""
    version = open_store(database).version().number
    answers = tuple(
        Answer(name, tuple(sorted((key, read(value)) for key, value in given.items())), database, version)
        for name, given in said["asked"]
    )
    if "columns" in said:
        return TableBlock(answers[0], said["columns"], said["unit"])
    module, name = said["build"]
    if not module.startswith(CHARTS):
        raise ValueError(module)
    build: Callable[..., Any] = getattr(import_module(module), name)
    options = {key: read(value) for key, value in said["options"].items()}
    figure = cached_from(build, *answers, **options)
    return ChartBlock(figure, str(options.get("title", "")), said["remark"], answers, said["build"], options)


def is_shown_alike(block: TableBlock | ChartBlock, said: dict[str, Any]) -> bool:
    """Whether a block that is drawn from what is kept of it is the one that is shown."""
    again = block_of(json.loads(json.dumps(said)), open_store().path)
    if isinstance(block, ChartBlock) and isinstance(again, ChartBlock):
        return as_numbers(block.figure) == as_numbers(again.figure)
    if isinstance(block, TableBlock) and isinstance(again, TableBlock):
        return asked_of(block).identity == again.answer.identity
    return False


def kept_block(name: str, database: str) -> tuple[TableBlock | ChartBlock, str] | None:
    """A block that the address names, with the filters that it was shown in; None where there is none such any more."""
    store = open_store(database)
    try:
        said = chosen_block(store, name)
        return (block_of(said, database), str(said.get("filters", ""))) if said else None
    except (StoreError, AttributeError, ImportError, TypeError, KeyError, ValueError):
        return None
