"""The sender's own workbook, handed back with its wrong cells marked and commented.

`python -m cchc.writing.commented` is the child that does it, bounded like the reader: files of others are opened here.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import openpyxl
from openpyxl.workbook.properties import CalcProperties

from cchc.reading.corrections import Edits
from cchc.reading.limits import DEFAULT_LIMITS
from cchc.reading.model import Problem
from cchc.reading.open import workbook_xml
from cchc.reading.open.package import expand, refuse_entities
from cchc.reading.read import NO_EDITS
from cchc.reading.refusal import RefusedError
from cchc.reading.sandbox import child
from cchc.reading.sandbox.sandboxed_reading import edits_as_plain, edits_from_plain
from cchc.writing.cached_results import with_cached_results
from cchc.writing.cell_comments import write_edits, write_problems

SECONDS = 60
_MACROS = "xl/vbaProject.bin"
_OTHER_FORMAT = (
    "Chỉ ghi chú được vào tệp .xlsx và .xlsm. "
    "Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi nạp lại để nhận bản có ghi chú."
)
_FAILED = (
    "Không ghi chú được vào tệp này: tệp quá lớn hoặc có thành phần không đọc được. "
    "Hãy dùng danh sách lỗi theo ô để sửa trong tệp gốc."
)


class CannotCommentError(Exception):
    """No comments can be written into this file; the message is for people."""


def commented_copy(
    content: bytes,
    file_name: str,
    problems: Sequence[Problem],
    edits: Edits = NO_EDITS,
    *,
    seconds: float = SECONDS,
) -> bytes:
    """The same .xlsx or .xlsm with wrong cells tinted and commented, and with what was typed into cells."""
    if not content.startswith(b"PK\x03\x04") or b"xl/workbook.xml" not in content:
        raise CannotCommentError(_OTHER_FORMAT)
    given = {"problems": [asdict(problem) for problem in problems], "edits": edits_as_plain(edits)}
    try:
        return child.run_in_child("cchc.writing.commented", given, content, seconds)
    except child.ChildError as error:
        print(f"{file_name}: {error}", file=sys.stderr)
        raise CannotCommentError(_FAILED) from error


def comment(content: bytes, problems: Sequence[Problem], edits: Edits) -> bytes:
    """The work itself, without limits on its time."""
    parts = expand(content, DEFAULT_LIMITS)
    refuse_entities(parts)
    workbook = openpyxl.load_workbook(
        io.BytesIO(content), keep_vba=_MACROS.encode() in content, rich_text=True
    )
    write_edits(workbook, edits)
    write_problems(workbook, problems)
    # Sums over edited cells are of before the edit until Excel computes them anew; without an edit they hold as they did.
    asked = workbook_xml.read(parts, workbook_xml.workbook_path(parts)).to_calculate
    workbook.calculation = workbook.calculation or CalcProperties()
    workbook.calculation.fullCalcOnLoad = bool(edits) or asked
    target = io.BytesIO()
    workbook.save(target)
    if workbook.vba_archive:
        workbook.vba_archive.close()  # it would be found open when its memory is gone
    return with_cached_results(target.getvalue(), parts)


def main() -> None:
    """The child: the commented workbook goes out; a file that cannot be opened ends it with an error."""
    given, content = child.receive_job(SECONDS)
    problems = [Problem(**plain) for plain in given["problems"]]
    try:
        answer = comment(content, problems, edits_from_plain(given["edits"]))
    except RefusedError as error:
        sys.exit(json.dumps(error.args))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    child.work_in_child(main)
