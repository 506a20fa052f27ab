"""Names that offices print: provinces, departments, areas of the index, fields of procedures, tasks."""

from __future__ import annotations

PROVINCES_OF_63 = (
    "Long An", "Tây Ninh", "Lào Cai", "Quảng Ngãi", "Vĩnh Long", "Gia Lai", "Lạng Sơn", "Hậu Giang", "Thái Bình", "Nam Định",
    "Bến Tre", "Cà Mau", "Sơn La", "Yên Bái", "Phú Yên", "Bắc Giang", "Hà Giang", "Quảng Bình", "Kon Tum", "Bình Phước",
)  # fmt: skip
PROVINCES_OF_34 = (
    "An Giang",
    "Gia Lai",
    "Vĩnh Long",
    "Tây Ninh",
    "Lào Cai",
    "Đồng Tháp",
    "Thái Nguyên",
    "Quảng Trị",
    "Sơn La",
)
DISSOLVED = (
    "Hà Nam Ninh",
    "Nghĩa Bình",
    "Hoàng Liên Sơn",
    "Cửu Long",
    "Minh Hải",
    "Vĩnh Phú",
    "Bình Trị Thiên",
)

IN_BOTH = (
    "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch", "Thanh tra tỉnh", "Văn phòng UBND tỉnh",
)  # fmt: skip
UNTIL_2024 = (
    "Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải", "Sở Thông tin và Truyền thông", "Sở Tài nguyên và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Lao động - Thương binh và Xã hội", "Ban Dân tộc",
)  # fmt: skip
SINCE_2025 = ("Sở Nông nghiệp và Môi trường", "Sở Dân tộc và Tôn giáo")

AREAS = (
    ("Công tác chỉ đạo điều hành", 14), ("Cải cách thể chế", 12), ("Cải cách thủ tục hành chính", 18),
    ("Cải cách tổ chức bộ máy hành chính", 10), ("Cải cách chế độ công vụ", 20), ("Cải cách tài chính công", 12),
    ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", 14),
)  # fmt: skip
CRITERIA = (
    "Kế hoạch cải cách hành chính", "Tuyên truyền cải cách hành chính", "Kiểm tra công tác cải cách hành chính",
    "Theo dõi thi hành pháp luật", "Rà soát văn bản quy phạm pháp luật", "Công khai thủ tục hành chính",
    "Giải quyết hồ sơ trên môi trường mạng", "Sắp xếp các phòng chuyên môn", "Quản lý biên chế được giao",
    "Thực hiện vị trí việc làm", "Chấp hành kỷ luật, kỷ cương", "Giải ngân vốn đầu tư công", "Quản lý tài sản công",
    "Sử dụng chữ ký điện tử", "Tỷ lệ văn bản điện tử", "Báo cáo định kỳ", "Sáng kiến cải cách hành chính",
    "Tỷ lệ hồ sơ giải quyết đúng hạn", "Mức độ hài lòng của người dân", "Kết quả điều tra xã hội học",
    "Đánh giá, xếp loại công chức", "Tổng số văn bản được rà soát", "Thời hạn gửi báo cáo", "Xếp hạng chuyển đổi số của đơn vị",
    "Thẩm định văn bản quy phạm pháp luật", "Xử lý hồ sơ quá hạn", "Tiến độ thực hiện nhiệm vụ được giao",
    "Thanh toán trực tuyến", "Công khai, minh bạch",
)  # fmt: skip
FIELDS = (
    "Đất đai", "Hộ tịch", "Đầu tư", "Giá", "Đường bộ", "Bảo trợ xã hội", "Hoạt động khoa học và công nghệ", "Dược phẩm",
    "Công chứng", "Luật sư", "Lâm nghiệp", "Thủy sản", "Môi trường", "Xuất bản", "Quản lý công sản", "Thẩm định giá",
    "Lý lịch tư pháp", "Thi đua, khen thưởng", "Tổ chức hành chính", "Đăng ký biện pháp bảo đảm", "Chính quyền địa phương",
    "Tổ chức phi chính phủ", "Tài chính đất đai", "Điện", "Báo chí",
)  # fmt: skip
TASKS = (
    "Trình phê duyệt kế hoạch cải cách hành chính", "Báo cáo kết quả chuyển đổi số", "Tổ chức hội nghị đối thoại",
    "Rà soát thủ tục hành chính nội bộ", "Xây dựng đề án vị trí việc làm", "Kiểm tra cải cách hành chính tại cơ sở",
    "Tham mưu ban hành quy chế làm việc", "Khảo sát mức độ hài lòng của người dân", "Số hóa hồ sơ lưu trữ",
    "Thẩm định điểm tự chấm của các đơn vị", "Xếp hạng chỉ số cải cách hành chính các sở, ban, ngành",
    "Tổng hợp kết quả giải quyết hồ sơ quá hạn", "Đánh giá mức độ hoàn thành nhiệm vụ", "Tổng kết công tác năm",
    "Báo cáo tiến độ giải ngân vốn đầu tư công", "Điều tra xã hội học về cải cách hành chính", "Rà soát vị trí việc làm",
    "Ghi chú các nội dung còn tồn tại, hạn chế", "Lưu trữ hồ sơ cán bộ", "Ngày hội chuyển đổi số",
)  # fmt: skip
ROOMS = (
    "Phòng Cải cách hành chính",
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Nghiệp vụ",
)
SIGNERS = ("NGƯỜI LẬP BIỂU", "GIÁM ĐỐC", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHỦ TỊCH", "THỦ TRƯỞNG ĐƠN VỊ")
PEOPLE = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Minh Đức")


PLACES = (
    "Tân Lập",
    "Phú Hòa",
    "Hưng Thịnh",
    "Bình Minh",
    "An Phước",
    "Long Thành",
    "Vĩnh Xuân",
    "Đông Sơn",
    "Trung Thành",
)


def councils(year: int) -> tuple[str, ...]:
    """Committees of districts, and since 2025 of communes, as lists print them."""
    kinds = ("xã", "phường") if year >= 2025 else ("huyện", "huyện", "thị xã", "thành phố")
    return tuple(f"UBND {kinds[place % len(kinds)]} {name}" for place, name in enumerate(PLACES))


def departments(year: int) -> tuple[str, ...]:
    return IN_BOTH + (SINCE_2025 if year >= 2025 else UNTIL_2024)


def provinces(year: int) -> tuple[str, ...]:
    return PROVINCES_OF_34 if year >= 2025 else PROVINCES_OF_63
