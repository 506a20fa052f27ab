"""A second person: what waits for one, approved or sent back in one transaction each; of which kinds of figures it is asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import duckdb

from cchc.language import _
from cchc.people.acting import ANYBODY, Actor, acting
from cchc.people.acts import Act
from cchc.store.acting import act, fetch_rows
from cchc.store.allowing import is_allowed
from cchc.store.errors import ChangedMeanwhileError, ForbiddenError, StoreError, UnknownUploadError
from cchc.store.publication import Row
from cchc.store.publishing.publish import check_integrity, republish, utc_now, valid_uuid
from cchc.store.publishing.waiting import FOUR_EYES, count_step, four_eyes, note_step, set_state
from cchc.store.signing import signature
from cchc.store.store import CurrentScopes, Store

DAYS = 30  # after which what waits can no longer be approved: what it was compared with is long past


@dataclass(frozen=True)
class Waiting:
    """An upload that waits: `row` as the list of uploads has it, `unit_ids` of which units it speaks ("" of none)."""

    id: str
    account: str
    person: str
    submitted_at: datetime
    unit_ids: tuple[str, ...]
    row: Row

    @property
    def expires_at(self) -> datetime:
        """Until when it can be approved."""
        return self.submitted_at + timedelta(days=DAYS)

    @property
    def is_expired(self) -> bool:
        """Whether it has waited too long."""
        return datetime.now(UTC) > self.expires_at


def topics_of_two(store: Store) -> frozenset[str]:
    """The kinds of figures that a second person approves."""
    return four_eyes(store.database.cursor())


def set_topics_of_two(store: Store, topics: Collection[str], by: str) -> None:
    """From now on these and no others. Raises StoreError."""
    said = {"name": FOUR_EYES, "value": json.dumps(sorted(topics))}
    with store.change("set_four_eyes") as cursor:
        act(cursor, "set_setting", {**said, "set_by": signature(by), "set_at": utc_now()})


def waiting(store: Store) -> Sequence[Waiting]:
    """All that waits, the longest waiting first. Read again after each change, as groups are."""
    before = store.changes
    read_at, known = store.known_waiting
    if read_at != before or store.database.is_lake:
        known = read_waiting(store.database.cursor())
        store.known_waiting = before, known
    return known


def read_waiting(cursor: duckdb.DuckDBPyConnection) -> tuple[Waiting, ...]:
    """The same, from the database."""
    rows = fetch_rows(act(cursor, "waiting_uploads", {}))
    return tuple(
        Waiting(
            str(row["id"]),
            str(row["account"]),
            str(row["person"]),
            row["submitted_at"].replace(tzinfo=UTC),
            tuple(row["unit_ids"] or ()),
            row,
        )
        for row in rows
    )


def waiting_for(store: Store, actor: Actor) -> list[Waiting]:
    """What this person may approve, or send back where it is too late."""
    return [each for each in waiting(store) if may_decide(store, actor, each)]


def may_decide(store: Store, actor: Actor, upload: Waiting) -> bool:
    """Whether somebody is the second person: may approve at all its units, and is not who submitted it."""
    is_other = actor != ANYBODY and actor.name != upload.account
    return is_other and is_allowed(store.database.cursor, actor.person, "approve", upload.unit_ids)


def why_sent_back(store: Store, upload_id: str) -> tuple[str, str] | None:
    """Who sent an upload back, and why; None where its own sender took it out."""
    found = act(store.database.cursor(), "sent_back_note", {"upload_id": upload_id}).fetchall()
    return (str(found[0][1]), str(found[0][2])) if found and found[0][0] == "sent_back" else None


def stands_now(store: Store, upload_id: str) -> CurrentScopes:
    """Which coverage stands for each scope of an upload that waits; what an approver has seen."""
    return scopes_standing(store.database.cursor(), upload_id)


def scopes_standing(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> CurrentScopes:
    """The same inside a transaction."""
    scopes = [scope for (scope,) in act(cursor, "scopes_of_upload", {"upload_id": upload_id}).fetchall()]
    return dict(act(cursor, "current_coverages", {"scopes": scopes}).fetchall())


def approve(store: Store, upload_id: str, seen: CurrentScopes) -> None:
    """It stands from now on. `seen` is what stood when it was shown. Raises UnknownUploadError of what does not wait,
    ForbiddenError for who submitted it, ChangedMeanwhileError where something else stands by now, StoreError of an old one."""
    with deciding(store, upload_id, "approve") as (cursor, upload, actor):
        if upload.is_expired:
            raise StoreError(
                _("Lần nạp này đã quá {days} ngày chờ duyệt.").format(days=DAYS),
                _("Trả lại để người nạp xem lại rồi gửi lần nữa."),
            )
        if scopes_standing(cursor, upload.id) != seen:
            raise ChangedMeanwhileError(
                _("Trong lúc bạn xem, người khác đã công bố số liệu của cùng đơn vị và kỳ."),
                _("Xem lại phần khác biệt ở trên rồi quyết định."),
            )
        republish(cursor, upload.id)
        note_step(cursor, upload.id, "approved", actor)
        count_step(cursor, "approve", upload.id, actor)
        check_integrity(cursor)


def send_back(store: Store, upload_id: str, note: str) -> None:
    """It waits no more and never stood; why is told to who submitted it. Raises as `approve`, and StoreError without a note."""
    if not note.strip():
        raise StoreError(_("Cần ghi lý do trả lại."), _("Người nạp đọc lý do này để sửa."))
    with deciding(store, upload_id, "send_back") as (cursor, upload, actor):
        end_waiting(cursor, upload.id, "sent_back", actor, note.strip())


def withdraw(store: Store, upload_id: str) -> None:
    """Whoever submitted it takes it out again. Raises as `approve`, ForbiddenError for everybody else."""
    known = valid_uuid(upload_id)
    with store.change("withdraw", store.units_of_upload(known)) as cursor:
        upload, actor = one_waiting(cursor, known), acting()
        if actor.name != upload.account:
            raise ForbiddenError(
                _("Chỉ người gửi mới rút lại được."), _("Người duyệt thì trả lại kèm lý do.")
            )
        end_waiting(cursor, upload.id, "withdrawn", actor, "")


def end_waiting(
    cursor: duckdb.DuckDBPyConnection, upload_id: str, event: str, actor: Actor, note: str
) -> None:
    """Not approved, and not waiting any more."""
    set_state(cursor, upload_id, "sent_back")
    note_step(cursor, upload_id, event, actor, note=note)
    count_step(cursor, event, upload_id, actor)


@contextmanager
def deciding(
    store: Store, upload_id: str, doing: Act
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Waiting, Actor]]:
    """A transaction in which the second person decides about one that waits."""
    known = valid_uuid(upload_id)
    with store.change(doing, store.units_of_upload(known)) as cursor:
        upload, actor = one_waiting(cursor, known), acting()
        if actor == ANYBODY or actor.name == upload.account:
            raise ForbiddenError(
                _("Người gửi không tự duyệt được."),
                _("Cần một người khác, có quyền duyệt với đơn vị này, đăng nhập bằng tài khoản của mình."),
            )
        yield cursor, upload, actor


def one_waiting(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> Waiting:
    """The one of that id. Raises UnknownUploadError."""
    found = next((each for each in read_waiting(cursor) if each.id == upload_id), None)
    if found is None:
        raise UnknownUploadError(
            _("Lần nạp này không còn chờ duyệt."), _("Có thể người khác vừa duyệt hoặc trả lại.")
        )
    return found
