"""The package of a period: report, figures and slides in one zip, with what each file is and its SHA-256."""

from __future__ import annotations

import json
from hashlib import sha256

from cchc import words
from cchc.reports.briefing import Briefing
from cchc.reports.formats.book import write_book
from cchc.reports.formats.pdf import write_pdf
from cchc.reports.formats.slides import write_slides
from cchc.reports.formats.zipped import zipped
from cchc.reports.model import Report
from cchc.reports.word import write_word
from cchc.reports.word.text import printable

MANIFEST = "manifest.json"


def write_package(report: Report, told: Briefing, draft_version: int = 0, word: bytes | None = None) -> bytes:
    """A `.zip`; the same report of the same state of the data gives the same bytes. `draft_version` is what was saved of it;
    `word` the report in the form of the office's own template, where one was chosen."""
    stem = words.slug(f"{report.abbreviation} {report.unit} {report.period}")
    files = [
        (f"{stem}.docx", write_word(report) if word is None else word),
        (f"{stem}.pdf", write_pdf(report)),
        (f"{stem}-so-lieu.xlsx", write_book(report)),
        (f"{stem}-trinh-bay.pptx", write_slides(told)),
    ]
    return zipped([*files, (MANIFEST, manifest(report, files, draft_version))], report.changed_at)


def manifest(report: Report, files: list[tuple[str, bytes]], draft_version: int) -> bytes:
    """What the package is of, and each file with its size and SHA-256."""
    said = {
        "title": f"{report.name}: {report.subject}",
        "unit": report.unit,
        "province": report.province,
        "period": report.period,
        "data_version": report.version,
        "draft_version": draft_version,
        "changed_at": report.changed_at.isoformat() if report.changed_at else None,
        "number": report.number or None,
        "gaps": len(report.gaps),
        "files": [
            {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files
        ],
    }
    return printable(json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
