"""Rounds of appraisal that stand side by side: which ones, said to whoever publishes."""

from __future__ import annotations

from collections.abc import Sequence

from cchc.reading.corrections import Correction
from cchc.reading.layout.header_blocks import Header
from cchc.reading.problems import Problems


def report_rounds(
    rounds: Sequence[int], header: Header, correction: Correction | None, problems: Problems
) -> None:
    """Warns at the heading of the last round, unless an officer chose one; `rounds` are columns in the order they count."""
    if len(rounds) < 2 or (correction is not None and correction.round is not None):
        return
    names = ", ".join(f"«{' / '.join(header.paths.get(column, ()))}»" for column in rounds)
    message = (
        f"có {len(rounds)} cột điểm thẩm định ({names}); lấy lần sau cùng, ô trống thì lấy lần trước. "
        "Muốn lấy vòng khác, chọn ở phần «Hiểu sai?»."
    )
    problems.add("two_rounds", header.bottom, rounds[-1], message)
