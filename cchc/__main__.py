"""The command line: the same doors as the pages, for scripts and nightly imports.

JSON on standard output, messages for people (Vietnamese) on standard error.
Exit status: 0 done · 1 the command failed · 2 the input has errors, and nothing was written.
"""

from __future__ import annotations

import errno
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cchc.exporting import export_file
from cchc.intake import IntakeError, publication_of
from cchc.seed import seed as seed_store
from cchc.store import Store, StoreError, default_path, open_store, question
from cchc.workbook import Reading
from cchc.workbook.apart import read_apart
from cchc.workbook.limits import DEFAULT_LIMITS

FAILED, BAD_INPUT = 1, 2
UNESCAPED_COMMA = re.compile(r"(?<!\\),")

database_option = click.option(
    "--database", default=None, help="Tệp cơ sở dữ liệu (mặc định: CCHC_DATABASE, hoặc data/cchc.duckdb)."
)


def overrides(command: Any) -> Any:
    """Options for what a sheet does not say itself."""
    for option, kind, text in (
        ("--year", int, "Năm"),
        ("--province", str, "Tỉnh"),
        ("--unit", str, "Đơn vị"),
    ):
        command = click.option(option, type=kind, default=None, help=f"{text} của bảng, nếu bảng không ghi.")(
            command
        )
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Chỉ số cải cách hành chính: đọc bảng tính, nạp, hỏi và xuất số liệu."""


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@overrides
@database_option
def check(file: Path, unit: str | None, province: str | None, year: int | None, database: str | None) -> None:
    """Đọc một bảng tính và in ra những gì hiểu được; không ghi gì."""
    reading = read_apart(read_bytes(file), file.name, unit=unit, province=province, year=year)
    show(reading.as_dict())
    if reading.has_errors:
        tell_problems(reading)
        raise SystemExit(BAD_INPUT)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", default="", help="Người nạp.")
@click.option("--replace", is_flag=True, help="Cho phép thay bảng đang có nhiều dòng hơn.")
@overrides
@database_option
def load(
    files: tuple[Path, ...],
    by: str,
    replace: bool,
    unit: str | None,
    province: str | None,
    year: int | None,
    database: str | None,
) -> None:
    """Đọc, kiểm tra và công bố các tệp trong một giao dịch."""
    contents = [read_bytes(file) for file in files]
    readings = [
        read_apart(content, file.name, unit=unit, province=province, year=year)
        for file, content in zip(files, contents, strict=True)
    ]
    if any(reading.has_errors for reading in readings):
        show_one_or_all([reading.as_dict() for reading in readings])
        for reading in readings:
            tell_problems(reading)
        raise SystemExit(BAD_INPUT)
    try:
        publications = [publication_of(r, c, by) for r, c in zip(readings, contents, strict=True)]
    except IntakeError as error:
        show_one_or_all([reading.as_dict() for reading in readings])
        tell(f"{error} (--unit, --province, --year)")
        raise SystemExit(BAD_INPUT) from error
    ids = opened(database).publish(*publications, replace=replace)
    show_one_or_all([{**r.as_dict(), "upload_id": i} for r, i in zip(readings, ids, strict=True)])


@main.command()
@click.argument("upload_id")
@click.option("--by", default="", help="Người thu hồi.")
@database_option
def undo(upload_id: str, by: str, database: str | None) -> None:
    """Thu hồi một lần nạp: số liệu trước đó có hiệu lực trở lại."""
    opened(database).take_back(upload_id, by)
    show({"upload_id": upload_id, "state": "taken_back"})


@main.command()
@database_option
def uploads(database: str | None) -> None:
    """Liệt kê mọi lần nạp."""
    show(opened(database).ask_rows("uploads"))


@main.command()
@click.argument("name")
@click.argument("filters", nargs=-1)
@database_option
def ask(name: str, filters: tuple[str, ...], database: str | None) -> None:
    """Hỏi một câu hỏi của queries/; bộ lọc viết khóa=giá_trị, danh sách viết units=A,B."""
    given = parse_filters(name, filters)
    show(opened(database).ask_rows(name, **given))


@main.command()
@click.argument("name")
@click.argument("filters", nargs=-1)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp .xlsx hoặc .csv.")
@database_option
def export(name: str, filters: tuple[str, ...], out: Path, database: str | None) -> None:
    """Xuất các dòng của một câu hỏi ra .xlsx hoặc .csv như nút «Tải» trên trang."""
    given = parse_filters(name, filters)
    store = opened(database)
    rows = store.ask(name, **given)
    content = export_file(store, name, rows, given, out.suffix.lstrip("."))
    try:
        out.write_bytes(content)
    except OSError as error:
        raise StoreError(f"Không ghi được tệp {out}.", reason(error)) from error
    show({"file": str(out), "rows": len(rows)})


@main.command()
@database_option
def seed(database: str | None) -> None:
    """Dựng số liệu tham chiếu và lịch sử kèm theo; chạy lại không thay đổi gì."""
    show({"published": seed_store(opened(database))})


def opened(database: str | None) -> Store:
    """The store for this command; makes the database where there is none."""
    return open_store(database or default_path())


def parse_filters(name: str, filters: tuple[str, ...]) -> dict[str, object]:
    """`key=value` pairs; values of list parameters are split at commas that no backslash precedes."""
    lists = question(name).lists
    given: dict[str, object] = {}
    for text in filters:
        key, found, value = text.partition("=")
        if not found:
            raise StoreError(f"Bộ lọc «{text}» phải viết dạng khóa=giá_trị.")
        given[key] = (
            [unescaped(part) for part in UNESCAPED_COMMA.split(value)] if key in lists else unescaped(value)
        )
    return given


def unescaped(text: str) -> str:
    """`\\,` stands for a comma."""
    return text.replace("\\,", ",")


def read_bytes(file: Path) -> bytes:
    """The file's content, or the start of one past the limit; raises StoreError if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(DEFAULT_LIMITS.file_bytes + 1)
    except OSError as error:
        raise StoreError(f"Không đọc được tệp {file}.", reason(error)) from error


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is one of the usual reasons."""
    said = {
        errno.ENOENT: "Không có tệp hoặc thư mục này.",
        errno.EISDIR: "Đây là thư mục, không phải tệp.",
        errno.EACCES: "Không có quyền; kiểm tra tệp có đang mở trong Excel không.",
        errno.ENOSPC: "Đĩa đã đầy.",
    }
    return said.get(error.errno or 0, error.strerror or "")


def show_one_or_all(answers: list[dict[str, Any]]) -> None:
    """One file is answered by an object, several by a list."""
    show(answers[0] if len(answers) == 1 else answers)


def show(answer: object) -> None:
    """JSON on standard output."""
    print(json.dumps(answer, ensure_ascii=False, default=plain))


def plain(value: object) -> object:
    """What JSON does not know: dates and times as ISO texts, ids as texts."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def tell(message: str) -> None:
    """A sentence for people."""
    print(message, file=sys.stderr)


def tell_problems(reading: Reading) -> None:
    """Every problem of a workbook, a line each."""
    for problem in reading.problems:
        tell(f"{problem.sheet or reading.file}!{problem.cell or '-'}: {problem.message}")


def run() -> None:
    """Run the command line; whatever fails leaves by exit status 1 and a sentence."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        main(standalone_mode=False)
    except (StoreError, click.ClickException) as error:
        tell(error.format_message() if isinstance(error, click.ClickException) else str(error))
        raise SystemExit(FAILED) from error


if __name__ == "__main__":
    run()
