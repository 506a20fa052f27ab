"""A report of 60 pages with 30 charts as each kind of files: time, memory, pages: `python -m benchmarks.documents`."""

from __future__ import annotations

import resource
import subprocess
import sys
from io import BytesIO
from time import perf_counter, process_time

import click
from pypdf import PdfReader

from benchmarks.results import Say, reporting
from cchc.reports.formats.files import REPORT_FILES
from cchc.reports.model import Annex, Office, Passage, Report, ReportChart, ReportTable, Section

PARTS = 15  # each with sentences, a table and a chart; as many annexes again
TEXT = (
    "- Đã tiếp nhận 88 hồ sơ, trong đó 01 hồ sơ từ kỳ trước chuyển sang, 87 hồ sơ nộp trực tuyến, đạt 100%. "
)


def long_report() -> Report:
    """As long as nobody writes one: 30 sections of sentences, 30 tables of 16 rows, 30 charts of eight bars."""
    sections = tuple(
        Section(
            f"I.{number}", str(number), f"Phần {number}", 2,
            tuple(Passage(f"own-{number}-{place}", TEXT * 2) for place in range(10)),
            (table(number),), (chart(number),),
        )
        for number in range(PARTS)
    )  # fmt: skip
    annexes = tuple(
        Annex(f"Số liệu {number}", (table(number), table(number)), (chart(number),))
        for number in range(PARTS)
    )
    # More annexes than an office numbers in Roman figures: gathered in as few as the form knows.
    whole = Annex(
        "Số liệu",
        tuple(one for a in annexes for one in a.tables),
        tuple(one for a in annexes for one in a.charts),
    )
    unit, province = "Sở Khoa học và Công nghệ", "Long An"
    return Report(
        "quarterly", "BÁO CÁO", "BC", "Công tác cải cách hành chính", unit, province, "2023-Q1",
        Office(issuer=unit), (TEXT,), sections, TEXT, (whole,),
    )  # fmt: skip


def table(number: int) -> ReportTable:
    """16 rows of a text and three numbers."""
    rows = tuple((str(place), f"Nội dung {number}.{place} " * 3, 10.5, 8.25, 2.25) for place in range(16))
    return ReportTable(
        f"Bảng {number}", ("STT", "Nội dung", "Tối đa", "Đạt", "Trừ"), rows, (None, None, 2, 2, 2)
    )


def chart(number: int) -> ReportChart:
    """Eight bars, one of them a gap."""
    names = tuple(f"Lĩnh vực {place}" for place in range(8))
    values: tuple[float | None, ...] = (*(number + place / 4 for place in range(7)), None)
    return ReportChart(f"Hình {number}", "bars", names, (("Điểm trừ", values),), "điểm", "Quyết định 123")


@click.command()
@click.argument("ending", default="")
def main(ending: str) -> None:
    """Each kind of files in a process of its own, so that its memory is its own."""
    if ending:
        click.echo(measured(ending))
        return
    with reporting("documents") as say:
        report(say)


def report(say: Say) -> None:
    """A line for each kind of files."""
    say(f"{'':6}{'wall s':>8}{'cpu s':>8}{'peak MB':>9}{'kB':>8}{'pages':>7}")
    for ending in REPORT_FILES:
        run = [sys.executable, "-m", "benchmarks.documents", ending]
        say(subprocess.run(run, check=True, capture_output=True, text=True).stdout.rstrip())


def measured(ending: str) -> str:
    """Written once; what was loaded before counts for memory, not for time."""
    made, write = long_report(), REPORT_FILES[ending].write
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, processor = perf_counter(), process_time()
    content = write(made)
    wall, processor = perf_counter() - wall, process_time() - processor
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    pages = len(PdfReader(BytesIO(content)).pages) if ending == "pdf" else ""
    return f"{ending:6}{wall:8.2f}{processor:8.2f}{grown:9.0f}{len(content) / 1000:8.0f}{pages:>7}"


if __name__ == "__main__":
    main()
