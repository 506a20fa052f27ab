"""The sheet itself, set by typst: its compiler and fonts are inside the package, nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from cchc.brief.content import BriefRows, brief_content

TEMPLATE = Path(__file__).with_name("a4.typ")


def write_brief(rows: BriefRows) -> bytes:
    """A PDF of one page. What is written on it goes in as data of its own, so nobody's text is ever code."""
    said = json.dumps(brief_content(rows), ensure_ascii=False)
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"brief": said}, ignore_system_fonts=True)
