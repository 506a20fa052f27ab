"""The commands that need the database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from cchc.commands.options import by_option, database_option, overrides
from cchc.commands.output import (
    BAD_INPUT,
    os_error_text,
    print_message,
    print_problems,
    read_bytes,
    show,
    show_one_or_all,
)
from cchc.demonstration import IN_FILES
from cchc.exporting import export_file
from cchc.intake import (
    BlankError,
    IntakeError,
    cell_faults,
    followed_criteria,
    publication_of,
    refuse_blank,
    take_known_rows,
    without_made_up,
)
from cchc.losses import losses
from cchc.reading.model import Problem, Reading
from cchc.reading.sandbox.sandboxed_reading import read_in_sandbox
from cchc.reading.words.text import without_halves
from cchc.seed import behind_people
from cchc.seed import seed_database as seed_store
from cchc.sentences import unused
from cchc.store import PartialUploadError, Publication, Store, StoreError, default_path, open_store, question

UNESCAPED_COMMA = re.compile(r"(?<!\\),")


class StoreCommand(click.Command):
    """A command whose failures at the database leave as a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what the store refuses becomes a ClickException."""
        try:
            return super().invoke(ctx)
        except StoreError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=StoreCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@by_option("Người nạp")
@click.option("--replace", is_flag=True, help="Cho phép bỏ số đang dùng mà tệp mới không có.")
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
        read_in_sandbox(content, file.name, unit=unit, province=province, year=year)
        for file, content in zip(files, contents, strict=True)
    ]
    if any(reading.is_demonstration for reading in readings) and not open_for_command(database).demonstration:
        readings = [without_made_up(reading) for reading in readings]
    for reading in readings:
        # Opened, and so made, only where a line of our own form asks for it.
        reading.problems.extend(
            cell_faults(reading, lambda unit_id: open_for_command(database).maxima_of(unit_id))
        )
    if any(reading.has_errors for reading in readings):
        show_one_or_all([reading.as_dict() for reading in readings])
        for reading in readings:
            print_problems(reading)
        raise SystemExit(BAD_INPUT)
    try:
        for reading in readings:
            refuse_blank(reading)
        publications = [publication_of(r, c, by) for r, c in zip(readings, contents, strict=True)]
    except IntakeError as error:
        show_one_or_all([reading.as_dict() for reading in readings])
        print_message(
            str(error) if isinstance(error, BlankError) else f"{error} (--unit, --province, --year)"
        )
        raise SystemExit(BAD_INPUT) from error
    store = open_for_command(database)
    for reading, publication in zip(readings, publications, strict=True):
        add_unknown_criteria(store, reading)
        match_ledger_rows(store, reading, publication)
    try:
        ids = store.publish(*publications, replace=replace)
    except PartialUploadError as error:
        print_message("\n".join([str(error), *(f"- {line}" for line in losses(error.difference))]))
        raise SystemExit(BAD_INPUT) from error
    for reading, upload_id in zip(readings, ids, strict=True):
        for sentence in unused(store.unused([upload_id])):
            reading.problems.append(Problem(None, None, "warning", "further_reading", sentence))
            print_message(f"{reading.file}: {sentence}")
    answers = [{**r.as_dict(), "upload_id": i} for r, i in zip(readings, ids, strict=True)]
    show_one_or_all([{**each, **state_of(store, str(each["upload_id"]))} for each in answers])


def state_of(store: Store, upload_id: str) -> dict[str, str]:
    """That an upload waits for a second person, where it does."""
    if not store.is_waiting(upload_id):
        return {}
    print_message("Đã gửi, chờ người thứ hai duyệt; số đang dùng chưa thay đổi.")
    return {"state": "pending"}


def add_unknown_criteria(store: Store, reading: Reading) -> None:
    """Add a warning for each line of who answers that names no criterion of its unit and year, and tell it."""
    for table in reading.tables:
        if table.kind == "responsibilities":
            alone = publication_of(Reading(reading.file, [table]), b"", "")
            known = followed_criteria(table, store.unknown_criteria(alone))
            for problem in known.problems if known else ():
                reading.problems.append(problem)
                print_message(f"{reading.file}: {problem.message}")


def match_ledger_rows(store: Store, reading: Reading, publication: Publication) -> None:
    """Give rows of a plan the ids that the ledger has for them, and tell which were taken for one in other words."""
    for problem in take_known_rows(publication, store.ledger_of(publication)):
        reading.problems.append(problem)
        print_message(f"{reading.file}: {problem.message}")


@click.command(cls=StoreCommand)
@click.argument("upload_id")
@by_option("Người thu hồi")
@database_option
def undo(upload_id: str, by: str, database: str | None) -> None:
    """Thu hồi một lần nạp: số liệu trước đó có hiệu lực trở lại."""
    open_for_command(database).take_back(upload_id, by)
    show({"upload_id": upload_id, "state": "taken_back"})


@click.command(cls=StoreCommand)
@database_option
def uploads(database: str | None) -> None:
    """Liệt kê mọi lần nạp."""
    show(open_for_command(database).ask_rows("uploads"))


@click.command(cls=StoreCommand)
@click.argument("name")
@click.argument("filters", nargs=-1)
@database_option
def ask(name: str, filters: tuple[str, ...], database: str | None) -> None:
    """Hỏi một câu hỏi của queries/; bộ lọc viết khóa=giá_trị, danh sách viết units=A,B."""
    given = parse_filters(name, filters)
    show(open_for_command(database).ask_rows(name, **given))


@click.command(cls=StoreCommand)
@click.argument("name")
@click.argument("filters", nargs=-1)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Tệp .xlsx hoặc .csv.")
@click.option("--for-excel", is_flag=True, help="Tệp .csv cho Excel tiếng Việt: dấu ; và dấu phẩy thập phân.")
@database_option
def export(name: str, filters: tuple[str, ...], out: Path, for_excel: bool, database: str | None) -> None:
    """Xuất các dòng của một câu hỏi ra .xlsx hoặc .csv như nút «Tải» trên trang; .csv là bản cho máy, trừ khi có --for-excel."""
    given = parse_filters(name, filters)
    store = open_for_command(database)
    rows = store.ask(name, **given)
    ending = out.suffix.lstrip(".")
    content = export_file(
        store, name, rows, given, f"excel.{ending}" if for_excel and ending == "csv" else ending
    )
    try:
        out.write_bytes(content)
    except OSError as error:
        raise StoreError(f"Không ghi được tệp {out}.", os_error_text(error)) from error
    show({"file": str(out), "rows": len(rows)})


@click.command(cls=StoreCommand)
@database_option
def seed(database: str | None) -> None:
    """Dựng số liệu tham chiếu và lịch sử kèm theo; chạy lại không thay đổi gì."""
    store = open_for_command(database)
    published, behind = seed_store(store), behind_people(store)
    for row in behind:
        print_message(
            f"{row['file']}: {row['scopes']} nhóm số liệu không thay số liệu mà người dùng đã công bố hoặc gỡ bỏ; "
            "số liệu của người dùng vẫn dùng."
        )
    show({"published": published, **({"behind_people": behind} if behind else {})})


def open_for_command(database: str | None) -> Store:
    """The store for this command; makes the database where there is none."""
    store = open_store(database or default_path())
    if store.demonstration:
        print_message(IN_FILES)
    return store


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
    """`\\,` stands for a comma; bytes that are no text match nothing in the database, as «?»."""
    return without_halves(text.replace("\\,", ","))
