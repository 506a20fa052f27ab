"""What keeps a database that is open from being believed or written to, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from cchc.language import _, mark
from cchc.store.errors import LostFileError, UnsoundError
from cchc.store.file.own_file import OwnFile
from cchc.store.publication import Row


def lost_file(file: OwnFile) -> LostFileError | None:
    """Of a file that is no longer at its path, or that somebody else wrote into; None where all is well."""
    state = file.state()
    if state == "whole":
        return None
    titles = {
        "gone": _("Tệp cơ sở dữ liệu {path} đã bị xóa hoặc dời đi trong khi chương trình đang chạy."),
        "replaced": _("Tệp cơ sở dữ liệu {path} đã bị thay bằng tệp khác trong khi chương trình đang chạy."),
        "changed": _(
            "Có chương trình khác đã ghi vào tệp cơ sở dữ liệu {path} trong khi chương trình đang chạy."
        ),
    }
    advice = {
        "gone": _(
            "Các trang còn xem được số liệu đến lúc ấy; không công bố hay lưu được gì. Chưa tắt máy chủ vội: trả tệp về "
            "chỗ cũ, hoặc bấm «Sao lưu ngay» ở trang «Sao lưu» để giữ số liệu."
        ),
        "replaced": _(
            "Các trang còn cho xem số liệu của tệp trước; không công bố hay lưu được gì. Muốn giữ số liệu ấy thì bấm "
            "«Sao lưu ngay» ở trang «Sao lưu», rồi mới khởi động lại bảng điều khiển."
        ),
        "changed": _(
            "Số liệu trên các trang có thể không còn đúng; không công bố hay lưu được gì. Dừng bảng điều khiển rồi khôi "
            "phục bản sao lưu gần nhất: python -m cchc restore TỆP_SAO_LƯU."
        ),
    }
    return LostFileError(titles[state].format(path=file.path), advice[state])


# Check of `queries/checks/` -> what is wrong where it finds rows.
FOUND = {
    "coverage_registered_twice": mark("có số liệu bị tính hai lần"),
    "coverage_without_upload": mark("có số liệu không thuộc lần nạp nào"),
    "criterion_names_kept_as_computed": mark("tên tiêu chí đã lưu khác với bảng đối chiếu đang dùng"),
    "dossiers_kept_of_current": mark("số liệu hồ sơ đã lưu khác với báo cáo đang dùng"),
    "figure_under_another_topic": mark("có số liệu không đúng loại hoặc đơn vị mà lần nạp đã ghi"),
    "figure_without_coverage": mark("có số liệu không rõ của lần nạp nào"),
    "ledger_row_twice": mark("có dòng của sổ khắc phục được ghi hai lần trong một lần nạp"),
    "outcomes_kept_of_current": mark("kết quả lấy lại điểm đã lưu khác với bảng điểm đang dùng"),
    "published_no_twice": mark("có hai lần nạp cùng một số thứ tự"),
    "responsibility_twice": mark("có tiêu chí được phân công hai lần trong một văn bản"),
    "scope_current_twice": mark("có đơn vị và kỳ mà hai bản số liệu cùng đang dùng"),
    "score_above_maximum": mark("có điểm nhỏ hơn 0 hoặc lớn hơn điểm tối đa"),
    "shares_kept_of_current": mark(
        "điểm của các hạn chế đã lưu khác với sổ khắc phục và bảng điểm đang dùng"
    ),
    "tasks_kept_of_current": mark("nhiệm vụ đã lưu khác với danh mục đang dùng"),
    "totals_kept_as_computed": mark("điểm tổng đã lưu khác với số liệu đang dùng"),
    "unit_registered_twice": mark("có đơn vị được ghi hai lần trong danh bạ"),
    "upload_registered_twice": mark("có lần nạp được ghi hai lần"),
    "version_no_twice": mark("có hai phiên bản dữ liệu cùng một số"),
}


def unsound(offences: Mapping[str, int]) -> UnsoundError | None:
    """Of a database in which checks of `queries/checks/` find rows; None where they find none."""
    found = [_(FOUND[check]) for check, count in offences.items() if count]
    if not found:
        return None
    return UnsoundError(
        _("Số liệu trong cơ sở dữ liệu mâu thuẫn với nhau: {found}.").format(found="; ".join(found)),
        _(
            "Các số trên trang có thể sai, và không công bố được gì. Xem trang «Sức khỏe dữ liệu», rồi khôi phục bản sao "
            "lưu gần nhất: python -m cchc restore TỆP_SAO_LƯU."
        ),
    )


def refused(check: str, row: Row) -> UnsoundError:
    """Of a change that would make a check find this row, of which a person knows the line of a sheet and no other key."""
    found = _(FOUND[check])
    if "code" in row and "year" in row:
        said = _("{found} (mục {code}, năm {year})")
        found = said.format(found=found, code=row["code"], year=row["year"])
    title = _("Nếu ghi, số liệu sẽ mâu thuẫn với nhau: {found}.").format(found=found)
    return UnsoundError(title, _("Không có gì được ghi."))
