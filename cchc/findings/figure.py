"""A large figure: what is written, and which column it is, so that it can be explained."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """`column` names it in the glossary, which knows its formula; `remark` is what only this place can say of it.

    `change` is written beside the value («+0,25», «−3 bậc»): more is better, where it `is_sure`; else it is neither.
    """

    label: str
    value: str
    change: str | None
    column: str
    remark: str = ""
    is_sure: bool = True
