"""Read a workbook in a process of its own, with limits, so that a hostile file takes nothing down with it.

`python -m cchc.reading.sandbox.sandboxed_reading` is the child (`readers.py`): what is said of a file and its bytes come in, the
reading goes out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cchc.reading.corrections import Correction, Edits, parse_cell
from cchc.reading.model import Guess, Preview, Problem, Reading, Table
from cchc.reading.preview import ROWS
from cchc.reading.read import NO_ALIASES, NO_EDITS, read_workbook
from cchc.reading.sandbox import child, readers
from cchc.reading.words.text import without_halves

SECONDS = 20  # of processor time and of the clock; 50,000 rows take a few
READERS = readers.Readers("cchc.reading.sandbox.sandboxed_reading")
# Read before the first file comes: what every reading needs is in memory then.
_WARM_UP = (
    "<table><tr><td>KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC NĂM 2025 TỈNH LONG AN<tr><td>STT<td>Đơn vị<td>Điểm<td>Xếp hạng"
    "<tr><td>1<td>Sở Nội vụ<td>90<td>1<tr><td>2<td>Sở Y tế<td>80<td>2</table>"
)
_NOT_READ: dict[child.Reason, tuple[str, str]] = {
    "time": (
        "too_large",
        "Không đọc xong tệp trong giới hạn 20 giây. Hãy xóa các trang và vùng định dạng trống, rồi lưu lại tệp.",
    ),
    "memory": (
        "too_large",
        "Tệp cần nhiều hơn 1,5 GB bộ nhớ để đọc. Hãy xóa các trang và vùng định dạng trống, rồi lưu lại tệp.",
    ),
    "crash": (
        "not_a_workbook",
        "Bộ đọc phải dừng giữa chừng vì một phần của tệp bị hỏng. "
        "Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi nạp lại.",
    ),
}


def read_in_sandbox(
    content: bytes,
    file_name: str,
    *,
    unit: str | None = None,
    province: str | None = None,
    year: int | None = None,
    corrections: Sequence[Correction] = (),
    edits: Edits = NO_EDITS,
    aliases: Mapping[str, str] = NO_ALIASES,
    rows_shown: int = ROWS,
    seconds: float = SECONDS,
) -> Reading:
    """The same as `read_workbook`, in at most 20 s and 1.5 GB; past these the answer is the problem `too_large`, and
    `not_a_workbook` where the reader died of something in the file.
    """
    file_name = without_halves(file_name)
    given = {
        "file_name": file_name, "unit": unit, "province": province, "year": year, "aliases": dict(aliases),
        "corrections": [correction.as_plain() for correction in corrections], "edits": edits_as_plain(edits),
        "rows_shown": rows_shown,
    }  # fmt: skip
    try:
        answer = READERS.ask(given, content, seconds)
    except child.ChildError as error:
        print(f"{file_name}: {error}", file=sys.stderr)
        code, message = _NOT_READ[error.reason]
        return Reading(file_name, [], [Problem(None, None, "error", code, message)])
    return from_plain(json.loads(answer))


def edits_as_plain(edits: Edits) -> list[tuple[str, str, str]]:
    """Edits as JSON knows them; a cell that is none is told here and not in the child."""
    for _, cell in edits:
        parse_cell(cell)
    return [(sheet, cell, text) for (sheet, cell), text in edits.items()]


def edits_from_plain(plain: Sequence[tuple[str, str, str]]) -> Edits:
    """The opposite of `edits_as_plain`."""
    return {(sheet, cell): text for sheet, cell, text in plain}


def from_plain(plain: dict[str, Any]) -> Reading:
    """A reading from the child's JSON."""
    return Reading(
        plain["file"],
        [_table(table) for table in plain["tables"]],
        [Problem(**problem) for problem in plain["problems"]],
        [Preview(**preview) for preview in plain["previews"]],
        plain["nameless"],
        plain["is_demonstration"],
    )


def _table(plain: dict[str, Any]) -> Table:
    return Table(**{**plain, "guesses": [Guess(**guess) for guess in plain["guesses"]]})


def answer(given: dict[str, Any], content: bytes) -> bytes:
    """In the child: the reading, as JSON."""
    given["corrections"] = [Correction.from_plain(plain) for plain in given["corrections"]]
    given["edits"] = edits_from_plain(given["edits"])
    reading = read_workbook(content, given.pop("file_name"), **given)
    return json.dumps(asdict(reading), default=str, allow_nan=False).encode()


def main() -> None:
    """The child."""
    read_workbook(_WARM_UP.encode(), "bang.xls")
    readers.serve_files(answer, SECONDS)


if __name__ == "__main__":
    main()
