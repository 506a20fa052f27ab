"""Groups of provinces or units that people name and keep: saved for everybody, nothing ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cchc.store.acting import act
from cchc.store.publishing.publish import utc_now
from cchc.store.signing import signature
from cchc.store.store import Store


@dataclass(frozen=True)
class SavedGroup:
    """A kept group: `members` are province names (level "province") or unit ids (level "unit")."""

    group_id: str
    name: str
    members: tuple[str, ...]
    saved_by: str
    saved_at: datetime


def saved_groups(store: Store, level: str) -> list[SavedGroup]:
    """The groups of a level, by name. Read again after each change: they change without a new data version."""
    before = store.changes
    read_at, known = store.groups.get(level, (-1, []))
    if read_at == before and not store.database.is_lake:  # a lake has other writers
        return list(known)
    found = _read(store, level)
    store.groups[level] = before, found
    return found


def _read(store: Store, level: str) -> list[SavedGroup]:
    rows = store.run("saved_groups", "actions", {"level": level}).fetchall()
    return [
        SavedGroup(group_id, name, tuple(members), by or "", at.replace(tzinfo=UTC))
        for group_id, name, _level, members, by, at in rows
    ]


def save_group(store: Store, group_id: str, name: str, level: str, members: Sequence[str], by: str) -> None:
    """From now on the group has these members; who had it before is kept."""
    _write(store, group_id, name, level, members, by, is_deleted=False)


def delete_group(store: Store, group_id: str, name: str, level: str, by: str) -> None:
    """The group is offered no more."""
    _write(store, group_id, name, level, [], by, is_deleted=True)


def _write(
    store: Store, group_id: str, name: str, level: str, members: Sequence[str], by: str, *, is_deleted: bool
) -> None:
    given = {"group_id": group_id, "name": name, "level": level, "members": list(members)}
    with store.change("save_group") as cursor:
        act(
            cursor,
            "save_group",
            {**given, "is_deleted": is_deleted, "saved_by": signature(by), "saved_at": utc_now()},
        )
