"""How long a workbook takes to be read, beside python-calamine's bare reading of the same cells in the same run."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.measuring import Times
from cchc.reading import read_workbook

LINES = 5_000
Rows = list[list[str | float]]


@dataclass(frozen=True)
class ReadingTimes:
    """`bare` is the library alone, which gives the cells and understands nothing of them."""

    name: str
    read: Times
    bare: Times


def measure_reading(times: int) -> list[ReadingTimes]:
    """As often as asked; the two take turns, so that a noisy moment is both's. Without garbage collection, as in the
    product, where a process reads one workbook and ends.
    """
    found = []
    gc.disable()
    for name, rows in workbooks().items():
        content = book(rows)
        ours, bare = partial(read_workbook, content, "bench.xlsx"), partial(read_bare, content)
        ours()
        pairs = [(seconds(ours), seconds(bare)) for _ in range(times)]
        found.append(ReadingTimes(name, *(Times.of(list(of_one)) for of_one in zip(*pairs, strict=True))))
    gc.enable()
    return found


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def workbooks() -> dict[str, Rows]:
    """The numbers are made of the line's place, the same in every run."""
    return {
        "matrix of 64 x 60": matrix(64, 19),
        "ranking of 5,000": ranking(LINES),
        "tree of 5,000": tree(LINES),
        "dossiers of 5,000": dossiers(LINES),
    }


def ranking(lines: int) -> Rows:
    rows: Rows = [
        ["KẾT QUẢ XẾP HẠNG CHỈ SỐ CCHC CÁC XÃ NĂM 2025 TỈNH AN GIANG"],
        [
            "STT",
            "Xã, phường",
            "Điểm tối đa",
            "Điểm tự chấm",
            "Điểm thẩm định",
            "Tỷ lệ (%)",
            "Xếp hạng",
            "Xếp loại",
        ],
    ]
    for n in range(1, lines + 1):
        score = 50 + n % 500 / 10
        rows.append([n, f"UBND xã Số {n}", 100, score, score, score, n, "Tốt" if score > 80 else "Khá"])
    return rows


def tree(lines: int) -> Rows:
    rows: Rows = [
        ["BẢNG CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2023 - SỞ NỘI VỤ TỈNH AN GIANG"],
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Lý do"],
    ]
    for area in range(1, lines // 100 + 1):
        rows.append([str(area), f"Lĩnh vực thứ {area}", 90, 90, 81, ""])
        for criterion in range(1, 10):
            code = f"{area}.{criterion}"
            rows.append([code, f"Tiêu chí thứ {criterion} của lĩnh vực {area}", 10, 10, 9, ""])
            for part in range(1, 11):
                title = f"Nội dung thứ {part} của tiêu chí {code.replace('.', ' ')}"
                rows.append([f"{code}.{part}", title, 1, 1, 0.9, "Báo cáo chậm" if part == 1 else ""])
    return rows


def matrix(units: int, areas: int) -> Rows:
    """Three columns for each area, as many as a wide sheet has."""
    heads: list[str | float] = ["TT", "Tên cơ quan"]
    below: list[str | float] = ["", ""]
    for area in range(1, areas + 1):
        heads += [f"Lĩnh vực {area} (10 điểm)", "", ""]
        below += ["Tự chấm", "Thẩm định", "Điểm điều tra XHH"]
    rows: Rows = [["ĐIỂM CHỈ SỐ CCHC THEO LĨNH VỰC CÁC XÃ NĂM 2025 TỈNH AN GIANG"], heads, below]
    for n in range(1, units + 1):
        rows.append([n, f"UBND xã Số {n}", *([9, 6.5, 1 + n % 10 / 10] * areas)])
    return rows


def dossiers(lines: int) -> Rows:
    rows: Rows = [
        ["TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I/2025 TỈNH AN GIANG"],
        [
            "TT", "Đơn vị", "Tổng số hồ sơ tiếp nhận", "Tiếp nhận trực tuyến", "Tiếp nhận trực tiếp", "Từ kỳ trước",
            "Tổng số đã giải quyết", "Giải quyết trước hạn", "Giải quyết đúng hạn", "Giải quyết quá hạn",
            "Tổng số đang giải quyết", "Đang giải quyết trong hạn", "Đang giải quyết quá hạn",
        ],
    ]  # fmt: skip
    for n in range(1, lines + 1):
        rows.append([n, f"UBND xã Số {n}", 100, 60, 30, 10, 90, n % 50, 89 - n % 50, 1, 10, 9, 1])
    return rows


def book(rows: Rows) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet("Trang 1")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(number, column, value)
    return target.getvalue()


def read_bare(content: bytes) -> None:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()
