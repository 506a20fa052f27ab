"""What is published at once: a file, the units it speaks of, and the rows it brings, by scope."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
NOT_FINAL = ("provisional", "self_assessment")  # the weakest first


@dataclass
class Publication:
    """One upload in the making. `add` puts a row under its scope: topic, unit, subject and period.

    Publishing replaces what stands for exactly the scopes that were added to. `amendments` (JSON) is what an
    officer corrected of the file before publishing it: the same file with others is another upload.
    `keeps`: figures that stand for these scopes and that it does not carry stand on, with the upload they came in.
    `overrules`: whether its documents stand before stronger ones of the same scopes, by the word of who publishes it.
    `stamps`: scope -> the framework whose id is printed on the sheet, as templates have it.
    `fresh_ids`: ids of rows of the ledger that the words of a table made, which may be rows that stand under other ids.
    `is_demonstration`: the file says of itself that its figures are made up.
    """

    file_name: str
    content: bytes
    kind: str
    published_by: str
    note: str = ""
    amendments: str = ""
    keeps: bool = False
    overrules: bool = False
    is_demonstration: bool = False
    units: dict[str, Row] = field(default_factory=dict)
    coverages: dict[str, Row] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    fresh_ids: set[str] = field(default_factory=set)

    @property
    def sha256(self) -> str:
        """Fingerprint of the file: the same file is the same upload."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def as_identity(self) -> Row:
        """What makes it the same upload as another, as a query asks for it."""
        same = {"sha256": self.sha256, "amendments": self.amendments, "scopes": sorted(self.coverages)}
        return {**same, "overrules": self.overrules}

    @property
    def row_count(self) -> int:
        """Rows in all tables."""
        return sum(len(rows) for rows in self.rows.values())

    def add_unit(self, row: Row) -> str:
        """Make sure the register knows this unit; gives its `unit_id`."""
        self.units.setdefault(row["unit_id"], row)
        return str(row["unit_id"])

    def add(
        self, table: str, row: Row, topic: str, unit_id: str = "", subject: str = "", period: str = ""
    ) -> None:
        """One row for `table`, under its scope."""
        coverage = self.cover(topic, unit_id, subject, period)
        coverage["row_count"] += 1
        # What says itself that it is not final never stands before what is.
        told = {coverage["standing"], *str(row.get("flag") or "").split(";")}
        coverage["standing"] = next((each for each in NOT_FINAL if each in told), coverage["standing"])
        self.rows.setdefault(table, []).append({**row, "coverage_id": coverage["coverage_id"]})

    def cover(self, topic: str, unit_id: str = "", subject: str = "", period: str = "") -> Row:
        """The coverage of a scope. Where no row is added to it, publishing removes what stands for the scope.

        Its `standing` is how much its document says: `published`, `appraised`, `self_assessment` or `provisional`.
        """
        scope = f"{topic}|{unit_id}|{subject}|{period}"
        coverage = {
            "coverage_id": str(uuid.uuid4()),
            "scope": scope,
            "topic": topic,
            "unit_id": unit_id,
            "subject": subject,
            "period": period,
            "row_count": 0,
            "standing": "published",
        }
        return self.coverages.setdefault(scope, coverage)
