"""`python -m tests.document_pictures DEMO.duckdb`: page 1 of each kind of documents, as LibreOffice prints it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cchc.demonstration import IN_FILES
from cchc.reports.briefing import briefing
from cchc.reports.formats.slides import write_slides
from cchc.reports.making import made_report
from cchc.reports.word import write_word
from cchc.store import Store
from cchc.store.reports import ReportKey
from tests.browser.small_pictures import save_small

FOLDER = Path(__file__).parents[1] / "docs" / "documents"
UNIT, PROVINCE = "Sở Khoa học và Công nghệ", "Minh Họa"
UNIT_ID = "so-khoa-hoc-va-cong-nghe.minh-hoa"
PERIODS = {
    "quarterly": "2026-Q3",
    "remedy_plan": "2026",
    "remedy_result": "2026",
    "conclusion": "2026-Q3",
    "explanation": "2025",
}
SLIDES = "briefing"
KINDS = (*PERIODS, SLIDES)
DOTS = "72"  # an inch


def main(database: str) -> None:
    """Documents of a demonstration as pictures; needs LibreOffice with Writer and Impress, and pdftoppm."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(str(shutil.copy(database, folder / "demo.duckdb")))
        for kind, period in PERIODS.items():
            report = made_report(store, ReportKey(UNIT_ID, kind, period), UNIT, PROVINCE).report
            (folder / f"{kind}.docx").write_bytes(write_word(report))
        told = briefing(store, UNIT_ID, UNIT, PROVINCE, "2026-Q3", IN_FILES)
        (folder / f"{SLIDES}.pptx").write_bytes(write_slides(told))
        store.close()
        files = [str(path) for path in folder.iterdir() if path.suffix in (".docx", ".pptx")]
        office = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run([*office, "--outdir", name, *files], check=True, capture_output=True)
        for kind in KINDS:
            page = "3" if kind == SLIDES else "1"
            size = ["-r", "54" if kind == SLIDES else DOTS, "-f", page, "-singlefile", "-png"]
            subprocess.run(["pdftoppm", *size, str(folder / f"{kind}.pdf"), str(folder / kind)], check=True)
            save_small((folder / f"{kind}.png").read_bytes(), FOLDER / f"{kind}.png")


if __name__ == "__main__":
    main(sys.argv[1])
