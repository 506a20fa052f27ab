"""The store: asks named questions, publishes, takes back. The only door to the data."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import Any

import duckdb
import pandas as pd

from cchc.language import _
from cchc.people.acting import acting
from cchc.people.acts import Act
from cchc.store.acting import act, fetch_rows
from cchc.store.allowing import allow, units_of_publications, units_of_upload
from cchc.store.data_version import DataVersion, version_of
from cchc.store.errors import ChangedMeanwhileError, StoreError, UnknownUploadError
from cchc.store.file.database import connect, default_path
from cchc.store.file.trouble import lost_file, unsound
from cchc.store.file.turns import Turns
from cchc.store.marking import Demonstration, mark_of, put_mark, refuse_made_up
from cchc.store.publication import Publication, Row
from cchc.store.publishing.following import fill_what_is_kept
from cchc.store.publishing.frameworks import departures, unknown_criteria
from cchc.store.publishing.ledger import held_ledger
from cchc.store.publishing.publish import (
    add_version,
    check_integrity,
    recompute_current,
    same_upload,
    utc_now,
    valid_uuid,
)
from cchc.store.publishing.titles import take_known_titles
from cchc.store.publishing.waiting import put_back, put_in_place
from cchc.store.questions import COMPOSED, paths, question
from cchc.store.recording import Last, is_recorded, record_change
from cchc.store.signing import signature
from cchc.store.tidying import keep_units_together, throw_old_drafts_away

# What no question is to blame for: a disk or memory that fails, and after a fatal error every query until a restart.
BROKEN = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException)
VIETNAM = timezone(timedelta(hours=7))
# Scope -> the coverage that stands for it.
CurrentScopes = dict[str, str]


class Store:
    """One database, opened once; a cursor per question, one writer at a time."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.database = connect(path)
        keep_units_together(self.database)
        fill_what_is_kept(self.database)
        throw_old_drafts_away(self.database)
        self.connection = self.database.connection
        self.writing, self.drafting = Turns(), Turns()
        with self.database.cursor() as cursor:
            self.demonstration = mark_of(cursor)
        self.known_version = self.newest_version()
        self.known_event: Last | None = None  # the newest row of the record, once this process wrote one
        self.changes = 0  # made by this process, of figures or of what goes with them
        # Kept groups of a level, and how many changes there had been when they were read (groups.py).
        self.groups: dict[str, tuple[int, Any]] = {}
        # The same of the names that officers taught.
        self.known_aliases: tuple[int, dict[str, str]] = (-1, {})
        # And of what waits for a second person (approvals.py).
        self.known_waiting: tuple[int, tuple[Any, ...]] = (-1, ())
        self.unsound = self.found_unsound()
        self.backup_failure: StoreError | None = None  # of the last daily backup, where it failed

    def ask(self, name: str, **given: object) -> pd.DataFrame:
        """Rows of the question `name`; a parameter that is not given does not filter.

        Raises UnknownQuestionError for a name or parameter that does not exist.
        """
        if name in COMPOSED:
            return COMPOSED[name].frame(self.ask_rows(name, **given))
        return self.run(name, "", given).df()

    def ask_rows(self, name: str, **given: object) -> list[Row]:
        """The same rows as plain Python values (dates and numbers), for scripts."""
        if name in COMPOSED:
            return COMPOSED[name].rows(self.ask_rows, question(name).bind(given))
        return fetch_rows(self.run(name, "", given))

    def run(self, name: str, folder: str, given: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        """A cursor that holds the answer of a query file."""
        asked = question(name, folder)
        if self.demonstration and "as_of" in asked.parameters and given.get("as_of") is None:
            given = {**given, "as_of": self.today()}
        try:
            return self.database.cursor().execute(asked.sql, asked.bind(given))
        except duckdb.ConversionException as error:
            raise StoreError(
                _("Giá trị lọc của «{name}» không hợp lệ.").format(name=name), str(error)
            ) from error
        except BROKEN as error:
            raise StoreError(
                _("Không đọc được cơ sở dữ liệu."),
                _("Kiểm tra đĩa và bộ nhớ của máy chủ, rồi khởi động lại bảng điều khiển. ({error})").format(
                    error=error
                ),
            ) from error

    def today(self) -> date:
        """The day in Vietnam; of a demonstration that which it always is there."""
        return self.now().date()

    def now(self) -> datetime:
        """The moment in Vietnam; of a demonstration at this hour of its day."""
        moment = datetime.now(VIETNAM)
        return datetime.combine(self.demonstration.today, moment.timetz()) if self.demonstration else moment

    def become_demonstration(self, generator: str, today: date) -> None:
        """Mark an empty database for good. Raises StoreError where anything was ever published."""
        made = Demonstration(generator, today)
        with self.change("mark_demonstration") as cursor:
            put_mark(cursor, made)
        self.demonstration = made

    def version(self) -> DataVersion:
        """The data version that stands now."""
        # Nobody else can write to a file that this process holds; a lake has other writers.
        return self.newest_version() if self.database.is_lake else self.known_version

    def newest_version(self) -> DataVersion:
        """The data version, read from the database."""
        return version_of(self.database.cursor())

    def offences(self) -> dict[str, int]:
        """Rows that each integrity check of `queries/checks/` finds wrong; all zero is well."""
        return {p.stem: len(self.run(p.stem, "checks", {}).fetchall()) for p in paths("checks")}

    def maxima_of(self, unit_id: str) -> list[float | None]:
        """The maxima of the indices that a unit was scored by, year by year."""
        return [row["max_score"] for row in self.ask_rows("total_scores", unit_ids=[unit_id])]

    def found_unsound(self) -> StoreError | None:
        """Whether the checks find rows, or cannot be run; asked when the file is opened, for others may have had it."""
        try:
            return unsound(self.offences())
        except StoreError as error:
            return error

    def trouble(self) -> StoreError | None:
        """Why what is shown may be wrong, or cannot be changed; some microseconds, so every page may ask."""
        return (self.database.file and lost_file(self.database.file)) or self.unsound

    def publish(
        self,
        *publications: Publication,
        replace: bool = False,
        seen: Sequence[CurrentScopes] | None = None,
        doing: Act = "publish_file",
    ) -> list[str]:
        """Put everything in place in one transaction; gives the id of each upload. Where a second person is asked for any of
        it, all of it waits (`is_waiting`).

        The same file whose figures all stand already changes nothing and gives the earlier id.
        Raises MadeUpError for figures of a demonstration outside one,
        PartialUploadError when figures or rows that stand would be lost and `replace` is false, and
        ChangedMeanwhileError when what stands is no longer what `seen` (from `current_scopes`) says.
        """
        if not self.demonstration:
            for publication in publications:
                refuse_made_up(publication)
        with self.change(doing, units_of_publications(publications)) as cursor:
            if seen is not None and list(seen) != [
                self.current_scopes(each, cursor) for each in publications
            ]:
                raise ChangedMeanwhileError(
                    _("Trong lúc bạn xem, người khác đã công bố số liệu của cùng đơn vị và kỳ."),
                    _("Xem lại phần khác biệt ở trên rồi quyết định."),
                )
            ids = put_in_place(cursor, publications, replace, None if doing == "seed" else acting())
            check_integrity(cursor)
        return ids

    def current_scopes(
        self, publication: Publication, cursor: duckdb.DuckDBPyConnection | None = None
    ) -> CurrentScopes:
        """Which coverage stands for each scope that a publication would replace."""
        cursor = cursor or self.database.cursor()
        take_known_titles(cursor, publication)
        given = {"scopes": sorted(publication.coverages)}
        return dict(act(cursor, "current_coverages", given).fetchall())

    def current_upload_of(self, publication: Publication) -> str | None:
        """The upload in which the same file, amended the same way, stands as it would now; None if it does not."""
        cursor = self.database.cursor()
        take_known_titles(cursor, publication)
        return same_upload(cursor, publication)

    def unused(self, upload_ids: Sequence[str]) -> list[Row]:
        """What uploads tell that a stronger document says instead, so that the figure in use is another: the rows of
        `unused_documents`."""
        return fetch_rows(self.run("unused_documents", "actions", {"upload_ids": list(upload_ids)}))

    def framework_departures(self, publication: Publication) -> list[Row]:
        """Where the score sheets of a publication depart from the framework that each follows: code, title and
        points of both sides, and the sheet's rows. A sheet that fits has one row with a blank `departure`."""
        return departures(self.database.cursor(), publication)

    def unknown_criteria(self, publication: Publication) -> list[Row]:
        """Lines of who answers that are not as the criteria of their unit and year are told: the rows of `unknown_criteria`."""
        return unknown_criteria(self.database.cursor(), publication)

    def ledger_of(self, publication: Publication) -> dict[str, list[Row]]:
        """What the ledger of remedies holds of the units and years of a publication: table → rows; of states the newest."""
        return held_ledger(self.database.cursor(), publication)

    def publish_again(self, upload_id: str, by: str = "") -> None:
        """Put an upload that was taken back in place again, as the newest, or let it wait. Raises UnknownUploadError."""
        known = valid_uuid(upload_id)
        with self.change("publish_again", self.units_of_upload(known)) as cursor:
            if not act(cursor, "taken_back_upload", {"upload_id": known}).fetchall():
                raise UnknownUploadError(
                    _("Không có lần nạp nào đã thu hồi mang mã {upload_id}.").format(upload_id=upload_id)
                )
            put_back(cursor, known, acting(), by)
            check_integrity(cursor)

    def is_waiting(self, upload_id: str) -> bool:
        """Whether an upload waits for a second person."""
        return any(row["id"] == upload_id for row in fetch_rows(self.run("waiting_uploads", "actions", {})))

    def original_file(self, upload_id: str) -> tuple[str, bytes]:
        """Name and content of the file of an upload, byte for byte. Raises UnknownUploadError."""
        return self.file_as_read(upload_id)[:2]

    def file_as_read(self, upload_id: str) -> tuple[str, bytes, str]:
        """The same, with what an officer corrected of it (JSON, blank if nothing). Raises UnknownUploadError."""
        known = valid_uuid(upload_id)
        allow(self.database.cursor, "read_original", self.units_of_upload(known))
        found = self.run("original_file", "actions", {"upload_id": known}).fetchall()
        if not found:
            raise UnknownUploadError(
                _("Không có lần nạp nào mang mã {upload_id}.").format(upload_id=upload_id)
            )
        return str(found[0][0]), bytes(found[0][1]), str(found[0][2] or "")

    def evidence_file(self, evidence_id: str) -> tuple[str, bytes] | None:
        """Name and content of a piece of current evidence; None where there is none of that id. Raises ForbiddenError."""
        units = self.run("units_of_evidence", "actions", {"evidence_id": evidence_id}).fetchall()
        allow(self.database.cursor, "read_evidence", [unit_id for (unit_id,) in units])
        found = self.run("evidence_file", "actions", {"evidence_id": evidence_id}).fetchall()
        return (str(found[0][0]), bytes(found[0][1])) if found else None

    def evidence_bytes(self) -> int:
        """How much all evidence takes that was ever handed in."""
        return int(self.run("evidence_bytes", "actions", {}).fetchall()[0][0])

    def teach_alias(self, alias: str, unit: str, by: str = "") -> None:
        """Remember which unit of the register a printed name means."""
        self.remember("add_unit_alias", {"alias": alias, "unit": unit, "chosen_by": signature(by)})

    def teach_correction(self, fingerprint: str, correction: str, by: str = "") -> None:
        """Remember how a header is to be read (JSON of a correction)."""
        self.remember(
            "add_reading_correction",
            {"fingerprint": fingerprint, "correction": correction, "chosen_by": signature(by)},
        )

    def aliases(self) -> dict[str, str]:
        """Printed name -> unit of the register, as officers chose. Read again after each change, as groups are."""
        before = self.changes
        read_at, known = self.known_aliases
        if read_at != before or self.database.is_lake:
            known = dict(self.run("unit_aliases", "actions", {}).fetchall())
            self.known_aliases = before, known
        return dict(known)

    def corrections(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """Header fingerprint -> correction (JSON), as officers made them."""
        given = {"fingerprints": list(fingerprints)}
        return dict(self.run("reading_corrections", "actions", given).fetchall())

    def remember(self, action: str, given: Row) -> None:
        """One thing an officer taught the reader; no figure changes, so neither does the data version."""
        with self.change("teach") as cursor:
            act(cursor, action, {**given, "chosen_at": utc_now()})

    def earlier_upload(self, publication: Publication) -> str | None:
        """The id of an earlier upload of this very file, whatever became of it."""
        found = self.run("seen_upload", "actions", {"sha256": publication.sha256}).fetchall()
        return str(found[0][0]) if found else None

    def take_back(self, upload_id: str, by: str = "") -> None:
        """Undo a publication: what stood before it stands again. Raises UnknownUploadError."""
        known = valid_uuid(upload_id)
        given = {"upload_id": known, "taken_back_by": signature(by), "taken_back_at": utc_now()}
        with self.change("take_back", self.units_of_upload(known)) as cursor:
            if not act(cursor, "published_upload", {"upload_id": known}).fetchall():
                raise UnknownUploadError(
                    _("Không có lần nạp nào đang hiệu lực mang mã {upload_id}.").format(upload_id=upload_id)
                )
            act(cursor, "take_back_upload", given)
            recompute_current(cursor, known)
            add_version(cursor, "take_back", known, by)
            check_integrity(cursor)

    @contextmanager
    def change(self, doing: Act, unit_ids: Iterable[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction of the one writer, for what whoever acts may do at these units. Raises ForbiddenError."""
        unit_ids = list(unit_ids)
        with self.writing:
            actor = allow(self.database.cursor, doing, unit_ids)
            with self.database.transaction() as cursor:
                yield cursor
                version = version_of(cursor)
                last = self.known_event
                if is_recorded(doing, version.number, self.known_version.number):
                    last = record_change(cursor, last, actor, doing, unit_ids, version.number)
            self.known_version = version
            self.known_event = None if self.database.is_lake else last
            self.changes += 1

    def units_of_upload(self, upload_id: str) -> list[str]:
        """Of which units it speaks; "" where it speaks of what belongs to none."""
        return units_of_upload(self.database.cursor(), upload_id)

    def close(self) -> None:
        """Give the file back to others."""
        self.database.close()
        if OPEN.get(self.path) is self:
            del OPEN[self.path]


OPEN: dict[str, Store] = {}
OPENING = threading.Lock()


def open_store(path: str | None = None) -> Store:
    """The store of this process for a database file, opened by the first who asks."""
    wanted = path or default_path()
    known = OPEN.get(wanted)  # without the lock: every question of every visitor passes here
    if known is not None:
        return known
    with OPENING:
        if wanted not in OPEN:
            OPEN[wanted] = Store(wanted)
        return OPEN[wanted]
