"""Headings in other spellings, over two rows without merged cells, under a common head."""

from __future__ import annotations

import random

from tests.dressing.book import Cell, typed
from tests.dressing.clothes.dressing import UnfitError, dressing, none_of
from tests.dressing.table import HEADING, Line, Merge, Table

# Other spellings of the headings of plain tables, as forms of ministries and provinces print them.
SPELLINGS = {
    "STT": ("TT", "Số TT", "Stt", "Số thứ tự"),
    "Lĩnh vực": ("Tên lĩnh vực", "Lĩnh vực đánh giá", "Nội dung", "Lĩnh vực, công việc giải quyết theo cấp"),
    "Tiêu chí": ("Lĩnh vực, tiêu chí", "Nội dung đánh giá", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tên tiêu chí"),
    "Điểm tối đa": ("Thang điểm", "Điểm chuẩn", "Điểm tối đa theo quy định", "Điểm\ntối đa", "Số điểm tối đa", "Khung điểm"),
    "Điểm tự chấm": ("Điểm tự đánh giá", "Tự chấm", "Điểm đơn vị tự chấm", "Đơn vị tự đánh giá", "Điểm tự chấm của đơn vị"),
    "Điểm thẩm định": (
        "Hội đồng thẩm định", "Kết quả thẩm định", "Điểm Hội đồng thẩm định", "Điểm do Sở Nội vụ thẩm định",
        "Điểm thẩm định của Hội đồng", "Điểm TĐ",
    ),
    "Điểm điều tra xã hội học": ("Điểm điều tra XHH", "Điều tra xã hội học", "Điểm khảo sát", "Điểm XHH", "Điểm ĐTXHH"),
    "Tổng điểm": ("Tổng số điểm", "Tổng điểm đạt được", "Tổng cộng", "Điểm tổng"),
    "Điểm trừ": ("Điểm bị trừ", "Số điểm trừ", "Điểm mất"),
    "Lý do trừ điểm": ("Nguyên nhân trừ điểm", "Lý do", "Nội dung trừ điểm"),
    "Tên đơn vị": ("Đơn vị", "Cơ quan, đơn vị", "TÊN CƠ QUAN", "Sở, ban, ngành", "Tên cơ quan, đơn vị", "Tên sở, ban, ngành"),
    "Đơn vị": ("Tên đơn vị", "Cơ quan, đơn vị", "Tên cơ quan", "Các đơn vị"),
    "Tỷ lệ (%)": ("Tỉ lệ (%)", "Tỷ lệ đạt (%)", "Chỉ số (%)", "Tỷ lệ %"),
    "Xếp hạng": ("Thứ hạng", "Hạng", "Xếp thứ", "Vị thứ"),
    "Xếp loại": ("Phân loại", "Loại", "Xếp loại năm"),
    "Số hồ sơ tiếp nhận": ("Tiếp nhận", "Số hồ sơ nhận giải quyết", "Hồ sơ tiếp nhận", "Số lượng hồ sơ tiếp nhận"),
    "Số hồ sơ đã giải quyết": ("Đã giải quyết", "Số lượng hồ sơ đã giải quyết", "Hồ sơ đã giải quyết"),
    "Số hồ sơ đang giải quyết": ("Đang giải quyết", "Số lượng hồ sơ đang giải quyết", "Hồ sơ chưa giải quyết"),
    "Tổng số": ("Tổng", "Tổng cộng", "Tổng số hồ sơ"),
    "Trực tuyến": ("Nộp trực tuyến", "Qua mạng", "Tiếp nhận trực tuyến"),
    "Trực tiếp, dịch vụ bưu chính": ("Trực tiếp", "Trực tiếp, BCCI", "Trực tiếp hoặc qua bưu chính"),
    "Từ kỳ trước chuyển qua": ("Từ kỳ trước", "Số kỳ trước chuyển qua", "Kỳ trước chuyển sang", "Tồn kỳ trước"),
    "Trước hạn": ("Giải quyết trước hạn", "Sớm hạn", "Trả trước hạn"),
    "Đúng hạn": ("Giải quyết đúng hạn", "Trả đúng thời hạn", "Trả đúng hạn"),
    "Quá hạn": ("Trễ hạn", "Trả quá hạn", "Đã quá hạn"),
    "Trong hạn": ("Chưa đến hạn", "Còn hạn", "Còn trong hạn"),
    "Công khai, minh bạch": ("CKMB", "Công khai minh bạch", "Mức độ công khai, minh bạch", "Công khai, minh bạch (18 điểm)"),
    "Tiến độ giải quyết": ("TDGQ", "Tiến độ, kết quả giải quyết", "Tiến độ giải quyết hồ sơ", "Tiến độ giải quyết (20 điểm)"),
    "Dịch vụ công trực tuyến": ("Cung cấp dịch vụ trực tuyến", "DVC trực tuyến", "Cung cấp dịch vụ công trực tuyến"),
    "Thanh toán trực tuyến": ("TTTT", "Thanh toán trực tuyến (10 điểm)", "Mức độ thanh toán trực tuyến"),
    "Mức độ hài lòng": ("MDHL", "Mức độ hài lòng của người dân, doanh nghiệp", "Hài lòng"),
    "Số hóa hồ sơ": ("MDSH", "Mức độ số hóa hồ sơ", "Số hóa hồ sơ, kết quả", "Số hoá hồ sơ"),
    "Nội dung nhiệm vụ": ("Nhiệm vụ", "Nội dung công việc", "Tên nhiệm vụ", "Nội dung chỉ đạo"),
    "Cơ quan giao": ("Đơn vị giao", "Cấp giao", "Người giao"),
    "Đơn vị chủ trì": ("Cơ quan chủ trì", "Đơn vị thực hiện", "Chủ trì", "Phòng chủ trì"),
    "Thời hạn hoàn thành": ("Thời hạn", "Hạn hoàn thành", "Thời hạn thực hiện", "Hạn xử lý"),
    "Ngày hoàn thành": ("Thời gian hoàn thành thực tế", "Hoàn thành ngày", "Ngày kết thúc"),
    "Tình trạng": ("Trạng thái", "Tình trạng thực hiện", "Kết quả thực hiện"),
    "Tổng số nhiệm vụ được giao": ("Tổng số nhiệm vụ", "Số nhiệm vụ được giao", "Tổng nhiệm vụ"),
    "Đã hoàn thành": ("Hoàn thành", "Nhiệm vụ đã hoàn thành", "Số nhiệm vụ đã hoàn thành"),
    "Chưa hoàn thành": ("Đang thực hiện", "Nhiệm vụ chưa hoàn thành", "Số nhiệm vụ chưa hoàn thành"),
    "Điều tra XHH": ("Điều tra xã hội học", "Điểm XHH", "Đánh giá qua ĐTXHH"),
}  # fmt: skip


@dressing("headings", claims=("headings",))
def headings_in_other_spellings(table: Table, chance: random.Random, form: str) -> None:
    for line in table.of(HEADING):
        for column, cell in line.cells.items():
            spelled = SPELLINGS.get(typed(cell), ())
            if table.kind == "task_counts" or column.role.startswith("pending"):
                # Tasks and what is still being worked on are not given back over a counter.
                spelled = tuple(one for one in spelled if not one.startswith(("Trả", "Giải quyết")))
            if spelled and chance.random() < 0.5:
                cell.content = chance.choice(spelled)


# Where a heading goes on in the row below it.
BREAKS = {
    "Điểm tối đa": "Điểm", "Điểm tự chấm": "Điểm", "Điểm thẩm định": "Điểm", "Điểm trừ": "Điểm", "Lý do trừ điểm": "Lý do",
    "Điểm điều tra xã hội học": "Điểm điều tra", "Tổng điểm": "Tổng", "Tên đơn vị": "Tên", "Tỷ lệ (%)": "Tỷ lệ",
    "Xếp hạng": "Xếp", "Xếp loại": "Xếp", "Công khai, minh bạch": "Công khai,", "Tiến độ giải quyết": "Tiến độ",
    "Dịch vụ công trực tuyến": "Dịch vụ công", "Thanh toán trực tuyến": "Thanh toán", "Mức độ hài lòng": "Mức độ",
    "Số hóa hồ sơ": "Số hóa", "Nội dung nhiệm vụ": "Nội dung", "Cơ quan giao": "Cơ quan", "Đơn vị chủ trì": "Đơn vị",
    "Đơn vị phối hợp": "Đơn vị", "Đơn vị chịu trách nhiệm": "Đơn vị",
    "Thời hạn hoàn thành": "Thời hạn", "Ngày hoàn thành": "Ngày",
}  # fmt: skip


@dressing("headings", claims=("headings", "under the heading"))
def heading_over_two_rows_without_merges(table: Table, chance: random.Random, form: str) -> None:
    """A head stands over its first column only, and long headings go on in the row below."""
    headings = table.of(HEADING)
    table.merges[:] = [merge for merge in table.merges if merge.top not in headings]
    if len(headings) > 1:
        return
    long = [(column, cell) for column, cell in headings[0].cells.items() if typed(cell) in BREAKS]
    if not long:
        raise UnfitError
    below = Line(HEADING)
    table.insert_after(headings[0], below)
    for column, cell in chance.sample(long, chance.randint(1, len(long))):
        text = typed(cell)
        cell.content = BREAKS[text]
        below.cells[column] = Cell(text.removeprefix(BREAKS[text]).strip())


POINTS = ("max_score", "self_score", "appraised_score", "survey_score", "score")
COMMON = {
    "score_sheet areas": ("Kết quả chấm điểm", POINTS),
    "score_sheet tree": ("Kết quả đánh giá, chấm điểm", POINTS),
    "ranking": ("Điểm số", POINTS),
    "index_766": (
        "Điểm các nhóm chỉ số",
        ("transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation"),
    ),
    "task_list": ("Thời gian", ("due_on", "done_on")),
}


@dressing(
    "headings",
    claims=("headings", "order"),
    not_for=none_of(
        ("matrix", "dossier_report", "task_counts", "responsibilities", "remedy_plan"),
        "its headings have common heads in the plain table",
    ),
)
def heading_under_a_common_head(table: Table, chance: random.Random, form: str) -> None:
    """«Điểm thẩm định | Điểm XHH | Tổng điểm» under one merged heading."""
    head, roles = COMMON[table.kind]
    columns = [column for column in table.columns if column.role in roles]
    (below,) = table.of(HEADING)
    above = Line(HEADING)
    table.lines.insert(table.lines.index(below), above)
    above.put(columns[0], head)
    table.merges.append(Merge(above, columns[0], above, columns[-1]))
    for column in table.columns:
        column.group = 9 if column in columns else column.group
        if column not in columns and column in below.cells:
            above.cells[column] = below.cells.pop(column)
            table.merges.append(Merge(above, column, below, column))


@dressing("headings", claims=("headings",))
def remarks_in_headings(table: Table, chance: random.Random, form: str) -> None:
    """«Điểm tối đa (3)», «Tổng điểm (6)=(4)+(5)», «Xếp hạng *»: numbers of columns, how they are worked out, marks."""
    style = chance.choice(["numbers", "sums", "measures", "stars"])
    for place, column in enumerate(table.columns, 1):
        cells = [line.cells[column] for line in table.of(HEADING) if column in line.cells]
        if not cells or column.role in ("code", "unit", "title", "label"):
            continue
        if table.kind == "matrix" and len(table.of(HEADING)) == 1:
            # What stands over a column is the area's name.
            continue
        remark = {
            "numbers": f"({place})",
            "sums": f"({place})=({place - 1})+({place - 2})" if chance.random() < 0.3 else f"({place})",
            "measures": MEASURES.get(table.kind, "(điểm)")
            if column.role not in ("rank", "class", "ratio", "share")
            else "",
            "stars": chance.choice(["*", "(*)", ""]),
        }[style]
        if remark:
            cells[-1].content = typed(cells[-1]) + chance.choice([" ", "\n"]) + remark


MEASURES = {
    "dossier_report": "(hồ sơ)",
    "task_counts": "(nhiệm vụ)",
    "task_list": "",
    "responsibilities": "",
    "remedy_plan": "",
}
