"""Which backups are kept, the slow way: the newest of each of the last seven days, four weeks and twelve months that have one."""

from __future__ import annotations

from datetime import datetime, timedelta


def kept_of(moments: list[datetime]) -> set[datetime]:
    kept = set()
    local = {moment: (moment + timedelta(hours=7)).replace(tzinfo=None) for moment in moments}
    for most, name in ((7, "%Y-%m-%d"), (4, "%G-%V"), (12, "%Y-%m")):
        newest = sorted({day.strftime(name) for day in local.values()})[-most:]
        for span in newest:
            kept.add(max(moment for moment, day in local.items() if day.strftime(name) == span))
    return kept
