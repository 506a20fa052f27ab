"""What offices call the measures that the product knows by a word of its own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from cchc import words


def measure_named(title: str) -> str | None:
    """The code of a measure that offices call so: by its own word, or one that is usual for it, with a year behind it or not."""
    said = re.sub(r"\s*(?:năm )?20\d\d$", "", " ".join(title.split()).casefold())
    return words.code_of("measure", said) or _usual_names().get(said)


@cache
def _usual_names() -> dict[str, str]:
    text = Path(__file__).with_name("usual_names.toml").read_text(encoding="utf-8")
    return {name: code for code, names in tomllib.loads(text).items() for name in names}
