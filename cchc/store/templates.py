"""Word templates of offices: every version is kept with who and when, and one that was put away can be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cchc.language import _
from cchc.store.acting import act
from cchc.store.errors import ChangedMeanwhileError, StoreError
from cchc.store.publishing.publish import utc_now
from cchc.store.signing import signature
from cchc.store.store import Store

MOST, LONGEST = 30, 80  # templates of an office, letters of a name


@dataclass(frozen=True)
class SavedTemplate:
    """A version of a template; `byte_count` None where it was put away. The moment is UTC."""

    kind: str
    name: str
    version_no: int
    byte_count: int | None
    sha256: str
    saved_by: str
    saved_at: datetime


def saved_templates(store: Store, unit_id: str) -> list[SavedTemplate]:
    """Every version of every template of an office, the newest first."""
    rows = store.run("saved_templates", "actions", {"unit_id": unit_id}).fetchall()
    return [
        SavedTemplate(kind, name, no, size, digest or "", by or "", at.replace(tzinfo=UTC))
        for kind, name, no, size, digest, by, at in rows
    ]


def standing_templates(store: Store, unit_id: str) -> list[SavedTemplate]:
    """The newest version of each template that was not put away."""
    newest: dict[tuple[str, str], SavedTemplate] = {}
    for each in saved_templates(store, unit_id):
        known = newest.get((each.kind, each.name))
        if known is None or known.version_no < each.version_no:
            newest[each.kind, each.name] = each
    return [each for each in newest.values() if each.byte_count is not None]


def template_bytes(store: Store, unit_id: str, kind: str, name: str) -> bytes | None:
    """The file of a template as it stands; None where there is none."""
    given = {"unit_id": unit_id, "kind": kind, "name": name}
    found = store.run("template_bytes", "actions", given).fetchone()
    return bytes(found[0]) if found else None


def save_template(
    store: Store, unit_id: str, kind: str, name: str, content: bytes | None, by: str, *, based_on: int
) -> int:
    """Add a version of a template and give its number; without content it is put away.

    `based_on` is the version that the writer saw (0 for none). Raises ChangedMeanwhileError where another one stands by now,
    StoreError for a name that is none or where an office has too many.
    """
    called = " ".join(name.split())
    if not called or len(called) > LONGEST:
        raise StoreError(
            _("Tên mẫu phải có, và không quá {count} chữ.").format(count=LONGEST), _("Hãy đặt tên khác.")
        )
    standing = standing_templates(store, unit_id)
    with store.change("save_office", [unit_id]) as cursor:
        rows = act(cursor, "saved_templates", {"unit_id": unit_id}).fetchall()
        newest = max((row[2] for row in rows if (row[0], row[1]) == (kind, called)), default=0)
        if newest != based_on:
            raise ChangedMeanwhileError(
                _("Trong lúc đó người khác đã lưu mẫu «{name}».").format(name=called),
                _("Xem bản của họ rồi lưu lại, hoặc đặt tên khác."),
            )
        if content is not None and not newest and len(standing) >= MOST:
            raise StoreError(
                _("Cơ quan đã có {count} mẫu.").format(count=MOST), _("Hãy bỏ bớt mẫu không dùng.")
            )
        act(
            cursor,
            "save_template",
            {
                "unit_id": unit_id,
                "kind": kind,
                "name": called,
                "version_no": newest + 1,
                "content": content,
                "byte_count": None if content is None else len(content),
                "sha256": None if content is None else sha256(content).hexdigest(),
                "saved_by": signature(by),
                "saved_at": utc_now(),
            },
        )
    return newest + 1
