"""A file with everything that is known of it before it is published: reading, framework, problems, state."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

from cchc import words
from cchc.browser.elements import Container
from cchc.intake import (
    FollowedFramework,
    IntakeError,
    cell_faults,
    followed_criteria,
    followed_framework,
    publication_of,
    refuse_blank,
    take_known_rows,
)
from cchc.language import _, current_language
from cchc.reading import Problem, Reading, Table
from cchc.store import Publication, open_store
from cchc.store.difference import Difference, difference_of_publishing
from cchc.ui.changes.losing import is_accepted
from cchc.ui.changes.weaker import is_put_first
from cchc.ui.intake.memory import remembered_corrections
from cchc.ui.intake.reading import read_all
from cchc.ui.intake.sent import Amendment, SentFile, taught_aliases
from cchc.ui.intake.unread import has_unread


@dataclass(frozen=True)
class CheckedFile:
    """`followed`: the framework of each table, None where it follows none; `faults`: points above a maximum, and rows of the
    ledger in other words. `publication` is None with the `reason` why the file does not say enough to be published, or where
    it holds no table."""

    sent: SentFile
    reading: Reading
    followed: tuple[FollowedFramework | None, ...]
    publication: Publication | None
    reason: str
    faults: tuple[Problem, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """Those of the reading, those beside the frameworks and points above a maximum, errors first."""
        beside = [*self.faults, *(problem for one in self.followed if one for problem in one.problems)]
        return sorted([*self.reading.problems, *beside], key=lambda problem: problem.severity != "error")

    @property
    def errors(self) -> int:
        """How many problems keep the file from being published."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are to be looked at."""
        return len(self.problems) - self.errors

    @property
    def seen_key(self) -> str:
        """The tick that belongs to exactly these warnings: others have to be looked at again."""
        said = "\n".join(problem.message for problem in self.problems)
        return f"nap_seen_{self.sent.key}_{hashlib.sha256(said.encode()).hexdigest()[:8]}"

    @property
    def keep_key(self) -> str:
        """The tick that what stands and this file does not carry shall stay."""
        return f"nap_keep_{self.sent.key}"

    @property
    def keeps(self) -> bool:
        """Whether somebody ticked that what the file does not carry stays."""
        return bool(st.session_state.get(self.keep_key))

    def difference(self) -> Difference | None:
        """What publishing would do, as it is asked for; rehearsed once per state of the data."""
        return self.difference_if(self.keeps)

    def difference_if(self, keeps: bool) -> Difference | None:
        """What it would do if what this file does not carry stayed, or did not."""
        if self.publication is None:
            return None
        publication = replace(self.publication, keeps=keeps, overrules=is_put_first(self.sent.key))
        found: Difference = self.sent.held.differences.get(
            comparison_key(self.sent, keeps), lambda: difference_of_publishing(open_store(), publication)
        )
        return found

    def keepable(self) -> int:
        """How many figures that stand could stay though this file does not carry them."""
        without = self.difference_if(False)
        if without is None or without.removed.empty:
            return 0
        kept = self.difference_if(True)
        return len(without.removed) - len(kept.removed) if kept else 0

    @cached_property
    def is_current_already(self) -> bool:
        """Whether this very file, amended this way, is in use."""
        return self.publication is not None and open_store().current_upload_of(self.publication) is not None

    def state(self) -> str:
        """The word of the summary for how far this file is."""
        if self.errors or not self.reading.tables:
            return "has_errors"
        if self.is_current_already:
            return "published"
        if self.publication is None:
            return "unclear"
        if has_unread(self.sent):
            return "unread"
        if self.warnings and not st.session_state.get(self.seen_key):
            return "to_look"
        difference = self.difference()
        if difference and not is_accepted(difference, self.sent.key):
            return "loses"
        return "ready"


def check_files(sent: Sequence[SentFile]) -> list[CheckedFile]:
    """Every file as it stands now, with a bar while they are read and compared with what stands."""
    keep_widgets()
    bar = st.empty()  # also where nothing is read: what stands below must not move, or open boxes would close
    read_all([file.as_sent for file in sent], bar)
    files = [with_amendments(file) for file in sent]
    read_all(files, bar)
    checked = compare_all(files, bar)
    bar.empty()
    return checked


def compare_all(files: Sequence[SentFile], bar: Container) -> list[CheckedFile]:
    """The files checked, and what publishing each would do rehearsed under the bar and not after it."""
    checked = []
    for number, file in enumerate(files):
        if not file.held.differences.has(comparison_key(file, False)):
            said = _("Đang so với số liệu đang dùng: xong {done}/{count} tệp · «{name}»")
            text = said.format(done=number, count=len(files), name=words.literal(file.name))
            bar.progress(number / len(files), text=text)
        checked.append(check_file(file))
        if not checked[-1].errors and not checked[-1].is_current_already:
            checked[-1].difference()
    return checked


def keep_widgets() -> None:
    """Streamlit forgets the widgets of a file that is not looked at; touched keys stay."""
    for key in list(st.session_state):
        if str(key).startswith("nap_"):
            st.session_state[key] = st.session_state[key]


def amended() -> dict[str, Amendment]:
    """What was said otherwise of the files of this visit, by their keys; those taken off the page may come back."""
    known: dict[str, Amendment] = st.session_state.setdefault("amended_files", {})
    return known


def with_amendments(sent: SentFile) -> SentFile:
    """The file with what was corrected of it; at first, what is remembered of its headers."""
    if sent.key not in amended():
        amended()[sent.key] = Amendment({}, remembered_corrections(sent))
    return sent.amended(amended()[sent.key])


def check_file(sent: SentFile) -> CheckedFile:
    """Read, compare with frameworks, and make ready for publication."""
    found: CheckedFile = sent.held.checked.get(check_key(sent), lambda: check_anew(sent))
    return found


def comparison_key(sent: SentFile, keeps: bool) -> str:
    """All that a difference depends on."""
    return f"{check_key(sent)} {keeps} {is_put_first(sent.key)}"


def check_key(sent: SentFile) -> str:
    """All that an answer about a file depends on."""
    store = open_store()
    names = (sent.key, sent.name, sent.amendments, taught_aliases(), store.path)
    return repr((*names, store.version().number, current_language()))


def check_anew(sent: SentFile) -> CheckedFile:
    """Compare with frameworks, and make ready for publication."""
    reading = sent.read()
    faults = tuple(cell_faults(reading, open_store().maxima_of))
    followed = tuple(framework_of_table(reading, table) for table in reading.tables)
    try:
        refuse_blank(reading)
        publication = publication_of(reading, sent.content, "", "", sent.amendments)
        faults += tuple(take_known_rows(publication, open_store().ledger_of(publication)))
    except IntakeError as error:
        is_told = any(str(error) in fault.message for fault in faults)
        return CheckedFile(sent, reading, followed, None, "" if is_told else str(error), faults)
    return CheckedFile(sent, reading, followed, publication if reading.tables else None, "", faults)


def framework_of_table(reading: Reading, table: Table) -> FollowedFramework | None:
    """The criteria that one table follows; of a table that does not say whose it is, or follows none by choice, none."""
    if table.kind not in ("score_sheet", "responsibilities") or table.framework == "":
        return None
    try:
        alone = publication_of(Reading(reading.file, [table]), b"", "")
    except IntakeError:
        return None
    if table.kind == "responsibilities":
        return followed_criteria(table, open_store().unknown_criteria(alone))
    return followed_framework(table, open_store().framework_departures(alone))


def about_units(reading: Reading) -> str:
    """«Sở Y tế», «Sở Y tế và 18 đơn vị khác»."""
    own = [table.unit for table in reading.tables if table.unit]
    inside = [str(row["unit"]) for table in reading.tables for row in table.rows if row.get("unit")]
    units = list(dict.fromkeys([*own, *inside]))
    if len(units) <= 1:
        return "".join(units)
    return _("{unit} và {count} đơn vị khác").format(unit=units[0], count=len(units) - 1)
