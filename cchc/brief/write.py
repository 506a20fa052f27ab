"""The sheet itself, set by typst: its compiler and fonts are inside the package, nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from cchc.brief.content import BriefRows, brief_content
from cchc.brief.owner_sheet import OwnerRows, owner_content

TEMPLATE = Path(__file__).with_name("a4.typ")


def write_brief(rows: BriefRows) -> bytes:
    """A PDF of one page about a unit."""
    return set_page(brief_content(rows))


def write_owner_sheet(rows: OwnerRows) -> bytes:
    """A PDF of one page about one who answers for criteria."""
    return set_page(owner_content(rows))


def set_page(content: dict[str, Any]) -> bytes:
    """A PDF of one page. What is written on it goes in as data of its own, so nobody's text is ever code."""
    said = json.dumps(content, ensure_ascii=False)
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"brief": said}, ignore_system_fonts=True)
