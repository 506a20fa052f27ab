"""What the headings of a score sheet say, in the spellings that offices use."""

from __future__ import annotations

import pytest

from cchc.reading.layout.columns import path_role

ROLES = {
    "max_score": [
        "Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Thang điểm tối đa", "Mức điểm tối đa", "Barem điểm", "Khung điểm",
        "Điểm quy định", "Điểm theo quy định", "Max", "Điểm trần", "Biểu điểm", "Thang, bảng điểm", "Tổng điểm tối đa",
        "Điểm tối đa theo Quyết định 1149", "Thang điểm thẩm định",
    ],
    "self_score": [
        "Điểm tự chấm", "Tự đánh giá", "Điểm đơn vị tự chấm", "Đơn vị chấm", "Sở chấm", "Điểm tự thẩm định", "Điểm đề nghị",
        "Điểm TĐG", "Điểm TC", "Điểm của đơn vị", "Kết quả tự đánh giá", "Tổng điểm tự chấm", "Điểm tự xác định",
    ],
    "appraised_score": [
        "Điểm thẩm định", "Điểm Hội đồng thẩm định", "Điểm HĐTĐ", "Kết quả thẩm định", "Sở Nội vụ chấm", "Điểm thẩm tra",
        "Điểm đánh giá", "Điểm phúc tra", "Điểm được công nhận", "Điểm BCĐ chấm", "UBND tỉnh đánh giá", "Điểm hậu kiểm",
        "Cơ quan thẩm định", "Tổ công tác đánh giá", "Điểm TĐ", "Kết quả đánh giá", "Tổng điểm thẩm định",
    ],
    "survey_score": [
        "Điểm điều tra XHH", "Điểm XHH", "Điều tra xã hội học", "Điểm khảo sát", "SIPAS", "Điểm lấy ý kiến", "Phiếu khảo sát",
        "Điểm do người dân đánh giá", "Điểm đánh giá qua ĐTXHH",
    ],
    "score": [
        "Tổng điểm", "Điểm đạt", "Điểm đạt được", "Điểm số", "Điểm", "Kết quả", "Tổng", "Điểm cuối cùng", "Điểm thực đạt",
        "Điểm CCHC", "Tổng điểm đạt được", "Điểm công bố", "Số điểm đạt được",
    ],
    "deduction": [
        "Điểm trừ", "Điểm bị trừ", "Số điểm bị trừ", "Mất điểm", "Điểm chưa đạt", "Điểm giảm trừ", "Điểm còn thiếu", "Trừ",
    ],
    "difference": [
        "Chênh lệch", "Chênh lệch điểm", "Chênh lệch (tự chấm - thẩm định)", "Chênh lệch so với điểm thẩm định",
        "So với điểm tự chấm",
    ],
    "ratio": ["Tỷ lệ", "Tỷ lệ đạt (%)", "Tỉ lệ", "% đạt", "Chỉ số", "Phần trăm"],
    "reason": [
        "Lý do trừ điểm", "Lí do", "Nguyên nhân mất điểm", "Ý kiến của Hội đồng thẩm định", "Nhận xét của Hội đồng",
        "Tồn tại, hạn chế", "Lý do thẩm định", "Lý do chênh lệch", "Nhận xét, đánh giá của cơ quan thẩm định",
    ],
    "owner": [
        "Đơn vị phụ trách", "Đơn vị/phòng phụ trách", "Chủ trì", "Cơ quan chủ trì", "Đơn vị chịu trách nhiệm", "Đầu mối",
        "Phân công thực hiện", "Trách nhiệm", "Trách nhiệm thực hiện", "Đơn vị theo dõi", "Đơn vị tham mưu", "Người thực hiện",
    ],
    "evidence": [
        "Tài liệu kiểm chứng", "Minh chứng", "Bằng chứng", "Hồ sơ minh chứng", "Văn bản chứng minh", "Tài liệu",
        "Tài liệu kiểm chứng/Giải trình", "Đường dẫn minh chứng", "Hồ sơ, tài liệu kiểm chứng",
    ],
    "explanation": ["Giải trình của đơn vị", "Giải trình", "Nội dung giải trình"],
    "explanation_state": ["Tình trạng giải trình"],
    "title": [
        "Tiêu chí", "Lĩnh vực", "Nội dung đánh giá", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tên tiêu chí", "Chỉ tiêu",
        "Nội dung thẩm định", "Tiêu chí chấm điểm", "Các nội dung đánh giá, chấm điểm", "Hạng mục", "Tiêu chuẩn",
    ],
    "code": ["STT", "TT", "Số TT", "Mục", "No."],
    "key": ["Mã", "Mã tiêu chí", "Ký hiệu", "Mã TC"],
    "other": [
        "Ghi chú", "Trọng số", "Hệ số", "Cách tính điểm", "Số liệu kê khai", "ĐVT", "Điểm năm trước",
        "Tăng/giảm so với năm 2022", "Đơn vị phối hợp", "Thời hạn", "Hướng dẫn chấm điểm", "Ý kiến của đơn vị",
    ],
}  # fmt: skip
HEADINGS = [(role, text) for role, texts in ROLES.items() for text in texts]


@pytest.mark.parametrize(("role", "text"), HEADINGS, ids=[text for _, text in HEADINGS])
def test_a_heading_says_what_its_column_holds(role: str, text: str) -> None:
    assert path_role((text,)) == role


@pytest.mark.parametrize(
    ("path", "role"),
    [
        (("Điểm tự đánh giá", "Điểm"), "self_score"),
        (("Kết quả thẩm định", "Lần 2"), "appraised_score"),
        (("Điểm thẩm định", "Hồ sơ"), "appraised_score"),
        (("Điểm thẩm định", "Điều tra XHH"), "survey_score"),
        (("Điểm", "Tối đa"), "max_score"),
        (("Lý do trừ điểm", "Lần 1"), "reason"),
        (("Kết quả năm trước", "Điểm thẩm định"), "other"),
        (("Lý do", "trừ điểm"), "reason"),
        (("Ý kiến giải trình", "Lần 1"), "other"),
    ],
)
def test_heads_say_what_stands_under_them(path: tuple[str, ...], role: str) -> None:
    assert path_role(path) == role
