"""Tables and charts that somebody chose for slides: what each asks and how it is drawn, by a short name for addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cchc.language import _
from cchc.store.acting import act
from cchc.store.errors import StoreError
from cchc.store.publishing.publish import utc_now
from cchc.store.store import Store

LETTERS, SHORT = 20_000, 12  # of a block, and of its name


def keep_block(store: Store, content: Mapping[str, Any]) -> str:
    """Keep what a block is, and give its name: the same for the same. Raises StoreError for one that is too long."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    if len(written) > LETTERS:
        raise StoreError(_("Phần này có quá nhiều bộ lọc nên không đưa vào trình chiếu được."), "")
    block_id = sha256(written.encode()).hexdigest()[:SHORT]
    if chosen_block(store, block_id) is None:
        with store.change("keep_draft") as cursor:
            act(cursor, "keep_block", {"block_id": block_id, "content": written, "saved_at": utc_now()})
    return block_id


def chosen_block(store: Store, block_id: str) -> dict[str, Any] | None:
    """What a block is; None where there is none of that name."""
    found = store.run("chosen_block", "actions", {"block_id": block_id}).fetchone()
    content: dict[str, Any] | None = json.loads(found[0]) if found else None
    return content
