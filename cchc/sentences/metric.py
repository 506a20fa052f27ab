"""A large figure: what is written, and which column it is, so that it can be explained."""

from __future__ import annotations

from typing import NamedTuple


class Metric(NamedTuple):
    """`column` names it in the glossary, which knows its formula; `remark` is what only this place can say of it. `about` is how
    final it is («Tạm tính», of `sentences.finality_remark`), blank where a document states it as final.

    `change` is written beside the value («+0,25», «−3 bậc»): more is better, where it `is_sure`; else it is neither. `than`
    is the earlier value with its year and how final that is («năm 2022: 19/19»), also where no change may be told.
    """

    label: str
    value: str
    change: str | None
    column: str
    about: str
    remark: str = ""
    is_sure: bool = True
    than: str = ""
