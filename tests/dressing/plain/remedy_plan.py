"""Limitations by area with what is done about them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.dressing import names
from tests.dressing.plain.sketch import Head, Place, fill, start, text
from tests.dressing.plain.wishes import Wishes
from tests.dressing.table import DATA, Line, RowWanted, Table, Wanted

TITLES = (
    "KẾ HOẠCH KHẮC PHỤC TỒN TẠI, HẠN CHẾ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}",
    "GIẢI PHÁP KHẮC PHỤC HẠN CHẾ TRONG CÔNG TÁC CCHC NĂM {year}",
)
LIMITATIONS = (
    "Báo cáo quý chậm so với quy định",
    "Chưa tuyên truyền bằng hình thức mới",
    "Còn hồ sơ giải quyết quá hạn",
    "Chưa công khai đủ thủ tục hành chính",
    "Tỷ lệ thanh toán trực tuyến còn thấp",
    "Chưa tự kiểm tra tại đơn vị trực thuộc",
)
REMEDIES = (
    "Giao một người theo dõi từng hồ sơ",
    "Nhắc các phòng trước kỳ báo cáo mười ngày",
    "Rà soát danh mục và bổ sung phần thiếu",
    "Tổ chức hội thi tìm hiểu cải cách hành chính",
    "Kiểm tra chéo giữa các phòng hai lần trong năm",
    "Hướng dẫn người dân nộp hồ sơ tại nhà",
)
STATES = {"in_progress": "Đang thực hiện", "awaiting": "Chờ xác nhận", "confirmed": "Đã xác nhận"}


def make(chance: random.Random, wishes: Wishes) -> Table:
    place = Place(chance, wishes)
    heads: list[Head] = [
        ("code", 0, ("STT",)),
        ("area", 0, ("Lĩnh vực",)),
        ("limitation", 0, (chance.choice(["Tồn tại, hạn chế", "Hạn chế", "Nội dung tồn tại, hạn chế"]),)),
        ("cause", 0, ("Nguyên nhân",)),
        ("remedy", 0, (chance.choice(["Giải pháp", "Giải pháp khắc phục", "Biện pháp khắc phục"]),)),
        ("owner", 0, ("Đơn vị chủ trì",)),
        ("supporters", 0, ("Đơn vị phối hợp",)),
        ("due_on", 0, ("Thời hạn hoàn thành",)),
        ("product", 0, ("Sản phẩm",)),
        ("result", 0, ("Kết quả thực hiện",)),
    ]
    titles = [chance.choice(TITLES).format(year=place.year), f"Đơn vị: {place.unit} tỉnh {place.province}"]
    table = start(chance, "remedy_plan", titles, heads)
    answer = table.answer
    answer.unit, answer.province, answer.year = (place.unit,), (place.province,), (place.year,)
    by_role = {column.role: column for column in table.columns}
    remedies = chance.sample(REMEDIES, len(REMEDIES))
    for number, limitation in enumerate(chance.sample(LIMITATIONS, chance.randint(4, 6)), 1):
        line = Line(DATA)
        table.lines.append(line)
        day = date(place.year, 1, 15) + timedelta(chance.randint(0, 330))
        state = chance.choice(list(STATES))
        area = names.AREAS[(number - 1) // 2][0]
        values: dict[str, str | None] = {
            "area": area,
            "limitation": limitation,
            "cause": chance.choice(["Chưa phân công rõ", "Thiếu người", None]),
            "remedy": remedies.pop(),
            "owner": names.ROOMS[0] if wishes.equal else chance.choice(names.ROOMS),
            "supporters": chance.choice([None, *names.ROOMS]),
            "product": chance.choice(["Báo cáo", "Kế hoạch"]),
            "result": STATES[state],
        }
        due = {by_role["code"]: number, by_role["due_on"]: day}
        fill(line, {by_role[role]: value for role, value in values.items()} | due)
        wanted = {role: text(value, by_role[role]) for role, value in values.items()}
        wanted |= {"due_on": Wanted((day.isoformat(),), by_role["due_on"]), "action_state": Wanted((state,))}
        answer.rows.append(RowWanted(line, wanted, {"area": area}))
    return table
