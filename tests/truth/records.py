"""A record of what pages say: a line of JSON for each place, without when it was printed; and where two differ.

Apart from the commands: what processes are given must not stand in `__main__`, which every page that is gone to takes.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.truth.places import Place
from tests.truth.visit import Visitor

LENGTH = 160  # letters of a text that differs
# When it was printed is not what it says.
NOW = re.compile(
    r"(?<=_)\d{8}-\d{4}(?=[_.])|(?<=In lúc )\d\d/\d\d/\d{4} \d\d:\d\d|(?<=lập: )\d\d/\d\d/\d{4} \d\d:\d\d"
)


def take_down(part: Sequence[Place]) -> list[str]:
    """A line for each place, by a visitor who has seen nothing before."""
    seen = [asdict(Visitor().visit(page, address)) for page, address in part]
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True, default=str) for one in seen]
    return [NOW.sub("…", line) for line in lines]


def read(path: Path) -> dict[str, dict[str, Any]]:
    """What was said, by the address of the place."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines]
    return {f"/{one['page']} {one['address']}": one for one in said}


def differences(before: Any, after: Any, at: str = "") -> Iterator[str]:
    """Where two values of the same shape differ, each by its path."""
    if type(before) is not type(after):
        yield f"{at}: {str(before)[:LENGTH]!r} → {str(after)[:LENGTH]!r}"
    elif isinstance(before, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{at}.{key}")
    elif isinstance(before, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{at}[{number}]")
    elif before != after:
        yield f"{at}: {str(before)[:LENGTH]!r} → {str(after)[:LENGTH]!r}"
