"""Damaged files and senseless sheets for as long as you like: each must get a clean answer, and soon.

`python -m tests.fuzz_workbooks --seconds 600` prints the seed of whatever broke the reader; the suite runs a part.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from cchc.reading import Correction, Reading, read_workbook
from cchc.reading.corrections import KINDS
from cchc.reading.grid import NO_RESULT, CellError, Grid, Merged
from cchc.reading.read import read_grid
from tests.binary_workbooks import xlsb

SAMPLES = Path(__file__).parent / "workbooks"
SLOWEST = 10.0
HTML = (
    "<html><meta charset='utf-8'><table><tr><th rowspan=2>STT<th>Đơn vị<th colspan=2>Điểm</tr><tr><th>Tối đa<th>Đạt</tr>"
    "<tr><td>1<td>Sở Y tế<td>100<td>90,5</tr></table></html>"
).encode()
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row><Cell><Data '
    'ss:Type="String">Đơn vị</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Xếp hạng</Data></Cell></Row><Row>'
    '<Cell><Data ss:Type="String">Sở Y tế</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell>'
    "</Row></Table></Worksheet></Workbook>"
).encode()
BINARY = xlsb(
    "A",
    [["Đơn vị", "", "Xếp hạng"], ["Sở Y tế", "", 1], ["Sở Tư pháp", "#REF!", 2]],
    [(0, 0, 0, 1)],
    [1],
    [1],
)
WORDS = (
    "STT", "TT", "Mã", "Lĩnh vực", "Tiêu chí", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Thẩm định lần 2",
    "Điểm điều tra XHH", "Tổng điểm", "Điểm trừ", "Lý do", "Tỷ lệ (%)", "Xếp hạng", "Xếp loại", "Đơn vị", "Tên cơ quan",
    "Chỉ đạo điều hành (14 điểm)", "Lĩnh vực 2", "Cải cách thể chế", "Hồ sơ tiếp nhận", "Đã giải quyết", "Đang giải quyết",
    "Trực tuyến", "Quá hạn", "Đúng hạn", "Trong hạn", "Tổng số", "Công khai, minh bạch", "Tiến độ giải quyết", "Số hóa hồ sơ",
    "Thanh toán trực tuyến", "Mức độ hài lòng", "Thời hạn hoàn thành", "Nhiệm vụ", "Đơn vị chủ trì", "Hoàn thành",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    "", "", "", 1.0, 2.0, 8.5, -3.0, 1e300, "8,5", "1.287", "- 21,03", "96,85%", "06/19", "x", "-", "1", "1.1", "1.1.1", "1.10",
    "I", "II", "I.1", "a)", "Tiêu chí 1.1.", "1. Chỉ đạo", "Tổng cộng", "Cộng mục I", "Điểm thưởng", "Điểm phạt", "Bình quân",
    "Sở Y tế", "UBND huyện Cần Đước", "Long An", "Năm:", "Đơn vị:", "Ghi chú: a", "KẾT QUẢ CCHC NĂM 2023 TỈNH LONG AN", True,
    "Quý I/2023", "31/9/2024", datetime(2024, 2, 1), CellError("#REF!"), NO_RESULT, "a" * 500, "\u0301", "=1+1", "Không đánh giá",
)  # fmt: skip


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    left_out = ("bom_nen", "co_mat_khau", "khong_phai_bang_tinh")
    files = [
        path for path in sorted(SAMPLES.iterdir()) if path.suffix != ".json" and path.stem not in left_out
    ]
    return (
        *((path.name, path.read_bytes()) for path in files),
        ("cong.xls", HTML),
        ("cu.xls", XML_2003),
        ("diem.xlsb", BINARY),
    )


def damaged(chance: random.Random) -> tuple[str, bytes]:
    """A sample with some bytes changed, in the file itself or in one of its parts."""
    name, content = chance.choice(sound())
    if content.startswith(b"PK") and chance.random() < 0.7:
        return name, _with_damaged_part(content, chance)
    return name, _changed(content, chance)


def _with_damaged_part(content: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        part = chance.choice([name for name in source.namelist() if name.endswith((".xml", ".rels", ".bin"))])
        for name in source.namelist():
            data = source.read(name)
            archive.writestr(name, _changed(data, chance) if name == part else data)
    return target.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 10, 60])):
        place = chance.randrange(len(changed) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            changed[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[place : place + chance.randrange(1, 30)]
        elif kind == 2:
            changed[place:place] = chance.choice(
                [b"<", b'"', b"99999999", b"&#0;", b"\x00" * 4, b"NaN", b"-1"]
            )
        else:
            start = chance.randrange(len(changed) + 1)
            changed[place:place] = changed[start : start + chance.randrange(1, 200)]
    return bytes(changed[: chance.randrange(1, len(changed) + 2)] if chance.random() < 0.1 else changed)


def senseless(chance: random.Random) -> Grid:
    """Headings, names, codes and numbers thrown onto a sheet."""
    grid = Grid("Trang 1")
    width = chance.randrange(1, 12)
    for number in range(chance.randrange(1, 30)):
        heading = chance.random() < 0.25
        cells = [
            chance.choice(WORDS) if heading and chance.random() < 0.8 else chance.choice(VALUES)
            for _ in range(width)
        ]
        if any(cell != "" for cell in cells) and chance.random() < 0.9:
            grid.numbers.append(number)
            grid.rows.append(cells)
    for _ in range(chance.randrange(4)):
        top, left = chance.randrange(30), chance.randrange(width)
        grid.merged.append(Merged(top, left, top + chance.randrange(4), left + chance.randrange(4)))
    grid.hidden_rows = {chance.randrange(30)} if chance.random() < 0.2 else set()
    return grid


def correction(chance: random.Random) -> Correction:
    letters = [chance.choice("ABCDEFGHIJKL") for _ in range(4)]
    roles = chance.sample(
        ["code", "title", "unit", "max_score", "appraised_score", "rank", "due_on", "label", "total"], 4
    )
    top = chance.randrange(1, 20)
    return Correction(
        "Trang 1",
        kind=chance.choice([None, *KINDS]),
        header_rows=chance.choice([None, (top,), (top, top + 2)]),
        columns=dict(zip(roles, [*letters[:3], ""], strict=True)) if chance.random() < 0.5 else {},
        round=chance.choice([None, 1, 2, 5]),
    )


def read_senseless(chance: random.Random) -> Reading:
    reading = Reading("tep.xlsx")
    given = [correction(chance)] if chance.random() < 0.4 else []
    read_grid(senseless(chance), reading, given, {("Trang 1", "B3"): "8,5"} if chance.random() < 0.2 else {})
    return reading


def trial(seed: int) -> None:
    """One damaged file and two senseless sheets; fails where an answer is not clean, or late."""
    chance = random.Random(seed)
    started = time.perf_counter()
    name, content = damaged(chance)
    reading = read_workbook(content, name)
    assert reading.tables or reading.has_errors, "neither a table nor an error"
    for clean in (reading, read_senseless(chance), read_senseless(chance)):
        json.dumps(clean.as_dict(), allow_nan=True)
        assert all(problem.message and problem.severity in ("error", "warning") for problem in clean.problems)
    took = time.perf_counter() - started
    assert took < SLOWEST, f"took {took:.1f} s"


def main(say: Callable[[str], None] = print) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument(
        "--seed", type=int, default=0, help="the first seed; to see a failure again, its seed"
    )
    options = parser.parse_args()
    seed, broken, end = options.seed, 0, time.monotonic() + options.seconds
    while time.monotonic() < end:
        try:
            trial(seed)
        except Exception as error:
            broken += 1
            say(f"seed {seed}: {type(error).__name__}: {error}")
        seed += 1
    say(f"{seed - options.seed} trials, {broken} broke the reader")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
