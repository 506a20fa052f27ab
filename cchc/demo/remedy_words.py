"""Words of made-up remedies: by how lost points can be won back, why they were lost and what is done about it."""

from __future__ import annotations

from typing import NamedTuple

COUNCIL = "Tổ công tác CCHC"
# Reasons of score sheets → how their points can be won back.
KIND_OF = {
    "Thiếu tài liệu kiểm chứng": "missing_evidence",
    "Thực hiện chậm so với thời hạn": "late",
    "Chưa ban hành văn bản theo yêu cầu": "not_done",
    "Tỷ lệ thực hiện chưa đạt mức tối đa": "not_done",
    "Kết quả chưa đủ so với kế hoạch năm": "not_done",
    "Kết quả khảo sát thấp hơn mức tối đa": "survey",
}
# Criteria that a department changes over years only: staff, and how independent its institutions are.
LASTING = frozenset({"4.1.1", "4.2.1", "4.2.2", "6.3.1"})
NOTES = {
    "failed": "Tài liệu kiểm chứng chưa đủ, đề nghị bổ sung.",
    "dropped": "Đã chuyển sang kế hoạch cải cách hành chính của năm.",
}


class Words(NamedTuple):
    """`causes` with their kind; `remedies`; `actions` with what comes of them."""

    causes: tuple[tuple[str, str], ...]
    remedies: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]


BY_KIND = {
    "late": Words(
        (
            ("Chưa theo dõi thời hạn của từng việc", "subjective"),
            ("Các phòng gửi kết quả chậm", "subjective"),
            ("Văn bản hướng dẫn của cấp trên đến muộn", "objective"),
        ),
        (
            "Theo dõi thời hạn từng tháng đối với «{title}»",
            "Giao một người theo dõi, nhắc trước hạn 15 ngày đối với «{title}»",
        ),
        (
            ("Lập bảng theo dõi thời hạn, nhắc các phòng trước hạn 15 ngày", "Bảng theo dõi"),
            ("Rà soát tiến độ tại họp giao ban hằng tháng", "Thông báo kết luận giao ban"),
            ("Hoàn thành các việc còn chậm của năm trước", "Báo cáo kết quả"),
        ),
    ),
    "missing_evidence": Words(
        (
            ("Tài liệu kiểm chứng nằm ở nhiều phòng, chưa gom về một nơi", "subjective"),
            ("Chưa đối chiếu tài liệu với yêu cầu của tiêu chí trước khi nộp", "subjective"),
            ("Phần mềm chưa cho trích xuất số liệu để kiểm chứng", "objective"),
        ),
        ("Lập danh mục tài liệu kiểm chứng của «{title}»", "Gom và kiểm tra tài liệu của «{title}» hằng quý"),
        (
            ("Lập danh mục tài liệu kiểm chứng, phân công từng phòng", "Danh mục tài liệu"),
            ("Thu thập, số hóa tài liệu kiểm chứng theo quý", "Hồ sơ kiểm chứng"),
            ("Tự kiểm tra hồ sơ trước khi nộp thẩm định", "Biên bản tự kiểm tra"),
        ),
    ),
    "not_done": Words(
        (
            ("Chưa phân công rõ phòng chủ trì", "subjective"),
            ("Chưa đưa vào kế hoạch công tác từ đầu năm", "subjective"),
            ("Phải chờ đơn vị khác phối hợp", "objective"),
        ),
        (
            "Đưa «{title}» vào kế hoạch công tác của năm",
            "Giao chỉ tiêu của «{title}» cho từng phòng",
            "Theo dõi kết quả từng quý đối với «{title}»",
        ),
        (
            ("Tham mưu văn bản giao nhiệm vụ, chỉ tiêu cho từng phòng", "Văn bản giao nhiệm vụ"),
            ("Tổ chức thực hiện, báo cáo kết quả theo quý", "Báo cáo quý"),
            ("Kiểm tra việc thực hiện tại các phòng, đơn vị", "Biên bản kiểm tra"),
            ("Rà soát phần còn thiếu, giao thời hạn cho từng phòng", "Danh mục việc còn thiếu"),
            ("Tập huấn, hướng dẫn công chức thực hiện", "Tài liệu tập huấn"),
        ),
    ),
    "structural": Words(
        (
            ("Biên chế và bộ máy thực hiện theo lộ trình nhiều năm", "objective"),
            ("Nguồn thu của đơn vị sự nghiệp còn thấp", "objective"),
            ("Phương án sắp xếp trình chậm", "subjective"),
        ),
        ("Thực hiện từng bước «{title}» theo phương án được duyệt",),
        (
            ("Trình phương án theo lộ trình được duyệt", "Tờ trình, phương án"),
            ("Đánh giá kết quả thực hiện lộ trình", "Báo cáo đánh giá"),
        ),
    ),
    "survey": Words(
        (
            ("Người dân, tổ chức chưa được thông tin đủ về kết quả", "subjective"),
            ("Phiếu khảo sát gồm cả việc của cơ quan khác", "objective"),
        ),
        (
            "Lấy ý kiến tại chỗ, xử lý ngay điều chưa hài lòng về «{title}»",
            "Thông tin kết quả cải cách đến người được khảo sát về «{title}»",
        ),
        (
            ("Lấy ý kiến hằng quý tại bộ phận một cửa", "Tổng hợp ý kiến"),
            ("Gặp mặt, đối thoại với người dân, doanh nghiệp", "Biên bản đối thoại"),
            ("Công khai kết quả xử lý phản ánh, kiến nghị", "Bảng kết quả công khai"),
        ),
    ),
}
