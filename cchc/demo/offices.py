"""The offices of the province, and how good each is at what: the stories that a director knows.

Shares are of the points to be had, in the first and the last year; between them they go in a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from cchc.demonstration import MERGED_FROM, PROVINCE

FIRST_YEAR, LAST_YEAR, REFORM = 2019, 2025, 2025
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
DEPARTMENTS, DISTRICTS, COMMUNES = "sở, ban, ngành", "cấp huyện", "cấp xã"
CLIMBER, STUCK, HIDDEN = "Sở Khoa học và Công nghệ", "Sở Xây dựng", "Sở Tài chính"
# The criteria (of either framework) in which the stuck one loses the same points every year.
STUCK_AT = frozenset({"1.2.2", "3.3.1", "5.5.1", "7.1.1"})


@dataclass(frozen=True)
class Department:
    """A department: its shares, whether it is there before and since the reform of 2025, and what its dossiers are about."""

    name: str
    first: float
    last: float
    fields: tuple[str, ...]
    monthly: int
    ends: bool = False
    begins: bool = False

    def share_in(self, year: int) -> float:
        """Of the points to be had in a year."""
        return self.first + (self.last - self.first) * (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)

    def is_there(self, year: int) -> bool:
        """Whether a year finds it: the reform of March 2025 counts for the whole of 2025."""
        return not (self.ends and year >= REFORM) and not (self.begins and year < REFORM)


OFFICES = (
    Department("Văn phòng UBND tỉnh", 0.91, 0.93, ("Khiếu nại, tố cáo", "Cấp phép sự kiện"), 20),
    Department("Thanh tra tỉnh", 0.83, 0.86, ("Tiếp công dân", "Giải quyết khiếu nại"), 15),
    Department(
        "Sở Nội vụ", 0.90, 0.94, ("Công chức, viên chức", "Thi đua, khen thưởng", "Người có công"), 160
    ),
    Department("Sở Tư pháp", 0.90, 0.92, ("Lý lịch tư pháp", "Công chứng", "Hộ tịch"), 420),
    Department(HIDDEN, 0.885, 0.815, ("Giá, tài sản công", "Đăng ký doanh nghiệp"), 240),
    Department("Sở Công Thương", 0.85, 0.89, ("Xúc tiến thương mại", "An toàn điện, hóa chất"), 310),
    Department("Sở Y tế", 0.82, 0.87, ("Hành nghề y", "Dược, mỹ phẩm", "An toàn thực phẩm"), 380),
    Department("Sở Giáo dục và Đào tạo", 0.86, 0.88, ("Văn bằng, chứng chỉ", "Cơ sở giáo dục"), 190),
    Department(CLIMBER, 0.71, 0.86, ("Sở hữu trí tuệ", "An toàn bức xạ", "Tiêu chuẩn, chất lượng"), 60),
    Department(STUCK, 0.84, 0.84, ("Giấy phép xây dựng", "Vận tải, phương tiện", "Nhà ở"), 520),
    Department(
        "Sở Văn hóa, Thể thao và Du lịch", 0.83, 0.85, ("Du lịch, lữ hành", "Quảng cáo, biểu diễn"), 110
    ),
    Department("Sở Ngoại vụ", 0.87, 0.88, ("Lễ tân, lãnh sự",), 25),
    Department("Ban Quản lý Khu kinh tế", 0.79, 0.83, ("Đầu tư", "Lao động", "Môi trường"), 90),
    Department("Sở Nông nghiệp và Môi trường", 0.84, 0.82, ("Đất đai", "Thú y, thủy sản"), 900, begins=True),
    Department("Sở Dân tộc và Tôn giáo", 0.80, 0.85, ("Tín ngưỡng, tôn giáo",), 18, begins=True),
    Department("Sở Nông nghiệp và Phát triển nông thôn", 0.83, 0.87, ("Thú y, thủy sản",), 210, ends=True),
    Department("Sở Tài nguyên và Môi trường", 0.76, 0.80, ("Đất đai", "Môi trường"), 700, ends=True),
    Department("Sở Kế hoạch và Đầu tư", 0.88, 0.91, ("Đăng ký doanh nghiệp",), 200, ends=True),
    Department("Sở Giao thông vận tải", 0.81, 0.85, ("Vận tải, phương tiện",), 430, ends=True),
    Department("Sở Thông tin và Truyền thông", 0.89, 0.93, ("Báo chí, xuất bản", "Bưu chính"), 40, ends=True),
    Department(
        "Sở Lao động - Thương binh và Xã hội", 0.80, 0.84, ("Người có công", "Việc làm"), 260, ends=True
    ),
    Department("Ban Dân tộc", 0.78, 0.82, ("Chính sách dân tộc",), 8, ends=True),
)
DISTRICT_NAMES = tuple(f"UBND huyện Minh Họa {number}" for number in range(1, 13))
COMMUNE_NAMES = tuple(
    f"UBND {'xã' if number <= 110 else 'phường'} Minh Họa {number}" for number in range(1, 125)
)
# The neighbour that was made of two provinces: fewer figures, for families and peers.
NEIGHBOURS = MERGED_FROM
HOME = PROVINCE
# Rooms of a department, for tasks and remedies.
ROOMS = ("Văn phòng", "Thanh tra", "Phòng Chuyên môn 1", "Phòng Chuyên môn 2", "Trung tâm Dịch vụ công")


def offices(year: int) -> tuple[Department, ...]:
    """Those of a year."""
    return tuple(office for office in OFFICES if office.is_there(year))
