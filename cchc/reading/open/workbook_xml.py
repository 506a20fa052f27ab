"""What the parts of a zipped workbook are: its sheets, strings and styles, whichever names and paths they have."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from cchc.reading.open.package import part_name
from cchc.reading.open.xml_parts import is_true, parse, space_of
from cchc.reading.refusal import RefusedError

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class SheetPart(NamedTuple):
    name: str
    path: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """`path` is the workbook's own part; `strings` and `styles` are paths, or "". `to_calculate`: the workbook asks for all
    results to be calculated when it is opened, so those that it holds may be none.
    """

    path: str
    sheets: list[SheetPart]
    strings: str
    styles: str
    date_1904: bool
    to_calculate: bool


class Relation(NamedTuple):
    kind: str
    path: str


def workbook_path(parts: Mapping[str, bytes]) -> str:
    """The workbook's own part, "" where there is none."""
    for relation in relations(parts, "").values():
        if relation.kind == "officeDocument" and relation.path in parts:
            return relation.path
    return next((name for name in parts if name.endswith(("workbook.xml", "workbook.bin"))), "")


def relations(parts: Mapping[str, bytes], path: str) -> dict[str, Relation]:
    """Where a part leads to, by the id of the relation."""
    folder, base = posixpath.split(path)
    rels = parts.get(posixpath.join(folder, "_rels", f"{base}.rels".lower()))
    if rels is None:
        return {}
    found = {}
    for node in parse(rels):
        if node.get("TargetMode") != "External":
            kind = node.get("Type", "").rpartition("/")[2]
            found[node.get("Id", "")] = Relation(kind, part_name(unquote(node.get("Target", "")), folder))
    return found


def read(parts: Mapping[str, bytes], path: str) -> Workbook:
    """A workbook in XML; raises RefusedError where it is none, a text document say, or one of its sheets is missing."""
    root = parse(parts[path])
    space = space_of(root)
    if root.tag != f"{space}workbook":
        raise RefusedError("not_a_workbook")
    leads = relations(parts, path)
    sheets = []
    for node in root.iterfind(f"{space}sheets/{space}sheet"):
        name, state = node.get("name", ""), node.get("state", "visible")
        relation = leads.get(node.get(f"{{{_OFFICE}}}id") or node.get(f"{{{_STRICT_OFFICE}}}id") or "")
        sheets.extend(sheet_part(parts, name, relation, hidden=state != "visible"))
    about, calculation = root.find(f"{space}workbookPr"), root.find(f"{space}calcPr")
    return Workbook(
        path, sheets, of_kind(parts, leads, "sharedStrings"), of_kind(parts, leads, "styles"),
        date_1904=about is not None and is_true(about.get("date1904")),
        to_calculate=calculation is not None and _asks_for_results(calculation),
    )  # fmt: skip


def sheet_part(
    parts: Mapping[str, bytes], name: str, relation: Relation | None, *, hidden: bool
) -> list[SheetPart]:
    """One sheet of cells; none where it is a chart, a dialog or macros."""
    if relation is None or relation.path not in parts:
        if relation is None or relation.kind == "worksheet":
            raise RefusedError("not_a_workbook", f"thiếu nội dung của trang «{name[:40]}»")
        return []
    return [SheetPart(name, relation.path, hidden)] if relation.kind == "worksheet" else []


def of_kind(parts: Mapping[str, bytes], leads: Mapping[str, Relation], kind: str) -> str:
    """The path of the part that a relation of this kind leads to; "" where there is none."""
    return next((lead.path for lead in leads.values() if lead.kind == kind and lead.path in parts), "")


def _asks_for_results(calculation: etree._Element) -> bool:
    """Written by libraries that calculate nothing: they leave it to whoever opens the workbook."""
    return (
        is_true(calculation.get("fullCalcOnLoad"))
        or is_true(calculation.get("forceFullCalc"))
        or not is_true(calculation.get("calcCompleted", "1"))
        or calculation.get("calcId", "").strip() == "0"
    )
