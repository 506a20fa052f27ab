"""A column for each unit, in which the criteria that it answers for are ticked: «x», or «CT» and «PH»."""

from __future__ import annotations

from typing import NamedTuple

from cchc.reading.figures.values import special_problem
from cchc.reading.kinds.responsibilities.duties import is_unit
from cchc.reading.layout.header_blocks import Header
from cchc.reading.layout.header_text import without_brackets
from cchc.reading.layout.header_vocabulary import is_duty
from cchc.reading.layout.sections import Line, Section, with_value
from cchc.reading.problems import Problems
from cchc.reading.words.text import fold_words
from cchc.reading.words.vocabulary import holds, is_whole

_TICKS = frozenset("xXvV✓✔√●*+")
_LEADS, _HELPS = {"x", "v", "ct", "c", "chu tri"}, {"ph", "p", "phoi hop"}
_FEWEST = 2  # columns of units: a single one is «Ghi chú» or a name, not a choice among units


class Ticked(NamedTuple):
    """The unit that a column is of; `helps`: what is ticked there supports only, as the head over it says."""

    unit: str
    helps: bool


def ticked_units(header: Header) -> dict[int, Ticked]:
    """By 0-based column the units that are headings; none where there is but one."""
    found = {
        column: Ticked(
            path[-1], bool(holds("responsibilities", "supporters").search(fold_words(" ".join(path[:-1]))))
        )
        for column, path in sorted(header.paths.items())
        if is_name_of_unit(path[-1])
    }
    return found if len(found) >= _FEWEST else {}


def is_name_of_unit(heading: str) -> bool:
    """«Phòng Kế hoạch», «Văn phòng Sở»; not «Phòng chủ trì», «Đơn vị»."""
    text = without_brackets(heading)
    general = (
        is_duty(text)
        or is_whole("responsibilities", "owners").match(text)
        or is_whole("responsibilities", "who").match(text)
    )
    says_duty = holds("responsibilities", "owner").search(text) or holds(
        "responsibilities", "supporters"
    ).search(text)
    return is_unit(heading) and not general and not says_duty


def put_into_words(section: Section, ticked: dict[int, Ticked], problems: Problems) -> dict[str, int]:
    """Writes who is ticked into the first two of these columns of each line, and gives them as owner and supporters."""
    section.spread(ticked)
    section.tall = [area for area in section.tall if area.left not in ticked]
    owner, supporters = list(ticked)[:_FEWEST]
    for place, line in enumerate(section.lines):
        leads, helps = _leads_and_helps(line, ticked, problems)
        section.lines[place] = with_value(
            with_value(line, owner, "; ".join(leads)), supporters, "; ".join(helps)
        )
    return {"owner": owner, "supporters": supporters}


def _leads_and_helps(
    line: Line, ticked: dict[int, Ticked], problems: Problems
) -> tuple[list[str], list[str]]:
    leads: list[str] = []
    helps: list[str] = []
    for column, (unit, only_helps) in ticked.items():
        value = line.value(column)
        if special := special_problem(value):
            problems.add(special[0], line.row, column, special[1].format(label=f"ô của {unit}"))
        elif (text := str(value).strip(" -–—.")) == "":
            continue
        elif fold_words(text) in _HELPS or (only_helps and _is_tick(text)):
            helps.append(unit)
        elif _is_tick(text):
            leads.append(unit)
        else:
            message = (
                f"không rõ «{text[:40]}» nghĩa là {unit} chủ trì hay phối hợp. Hãy ghi x hoặc CT (chủ trì), PH (phối hợp), "
                "hoặc để trống."
            )
            problems.add("unclear_mark", line.row, column, message)
    return leads, helps


def _is_tick(text: str) -> bool:
    return text in _TICKS or fold_words(text) in _LEADS
