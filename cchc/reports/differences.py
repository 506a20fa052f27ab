"""What is another between two versions of a report, and between a report and the one that was issued before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cchc.reports.edits import ReportEdits
from cchc.reports.model import Passage, Report, UsedFigure

What = Literal["edited", "restored", "added", "removed", "left_out", "brought_back"]


@dataclass(frozen=True)
class TextChange:
    """What was done to a sentence; `text` is the one that it is about, as it reads afterwards where it still stands."""

    what: What
    text: str


@dataclass(frozen=True)
class FigureChange:
    """A sentence of two reports with a figure that is another: column, text before, text now."""

    text: str
    column: str
    before: str
    now: str


def text_changes(before: ReportEdits, now: ReportEdits, said: Mapping[str, str]) -> list[TextChange]:
    """From one version to the next. `said`: sentence → what its rule says."""
    found = [
        TextChange("edited", edit.text)
        for key, edit in now.edited.items()
        if key not in before.edited or before.edited[key].text != edit.text
    ]
    found += [
        TextChange("restored", said.get(key, edit.text))
        for key, edit in before.edited.items()
        if key not in now.edited and key not in now.left_out
    ]
    found += [TextChange("left_out", said.get(key, key)) for key in sorted(now.left_out - before.left_out)]
    found += [
        TextChange("brought_back", said.get(key, key)) for key in sorted(before.left_out - now.left_out)
    ]
    old, new = ({(each.section, each.text) for each in edits.own} for edits in (before, now))
    found += [TextChange("added", each.text) for each in now.own if (each.section, each.text) not in old]
    found += [TextChange("removed", each.text) for each in before.own if (each.section, each.text) not in new]
    return found


def figure_changes(before: Report, now: Report) -> list[FigureChange]:
    """The figures of sentences that both reports have, and that are others now."""
    known = {each.passage_id: each for section in before.sections for each in section.passages}
    return [
        change
        for section in now.sections
        for passage in section.passages
        if passage.passage_id in known
        for change in changed_figures(known[passage.passage_id], passage)
    ]


def changed_figures(before: Passage, now: Passage) -> list[FigureChange]:
    """The figures that both sentences name, and that are others now."""
    return figures_otherwise({each.column: each.text for each in before.figures}, now.figures, now.text)


def figures_otherwise(
    before: Mapping[str, str], now: tuple[UsedFigure, ...], text: str
) -> list[FigureChange]:
    """The figures of now that stood otherwise before."""
    return [
        FigureChange(text, figure.column, before[figure.column], figure.text)
        for figure in now
        if figure.column in before and before[figure.column] != figure.text
    ]


def only_in(one: Report, other: Report) -> list[Passage]:
    """The sentences of figures that one report has and the other has not."""
    known = {each.passage_id for section in other.sections for each in section.passages}
    return [
        each
        for section in one.sections
        for each in section.passages
        if each.passage_id not in known and each.figures and each.state != "gap"
    ]
