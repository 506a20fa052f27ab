"""What a page shows, block by block, as it is drawn: so that the whole page can be taken away without being described again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from cchc.ui.asking.answers import Answer

BLOCKS = "blocks_of_this_run"


@dataclass(frozen=True)
class TableBlock:
    """A table as its own export takes it."""

    answer: Answer
    columns: Sequence[str]
    unit: str | None = None
    arranged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChartBlock:
    """A chart with its title, what must be said with it, and what it was made from."""

    figure: Any
    title: str
    remark: str
    answers: tuple[Answer, ...]
    build: tuple[str, str] | None = (
        None  # module and name of what drew it, where it is drawn of these answers alone
    )
    options: Mapping[str, Any] = field(default_factory=dict)


def begin_blocks() -> None:
    """A new run of a page: nothing was shown yet."""
    st.session_state[BLOCKS] = {}


def note_chart(key: str, block: ChartBlock) -> None:
    """Remember a chart; drawn again under its key it is the same block."""
    blocks_of_page()[key] = block


def note_table(block: TableBlock) -> None:
    """Remember a table. Searched or sorted it is the same block: what was chosen last counts."""
    whole = getattr(block.answer, "whole", block.answer)
    blocks_of_page()[f"table_{whole.key}_{len(block.columns)}"] = block


def blocks_of_page() -> dict[str, TableBlock | ChartBlock]:
    """What this run has shown so far, in the order of the page."""
    blocks: dict[str, TableBlock | ChartBlock] = st.session_state.setdefault(BLOCKS, {})
    return blocks
