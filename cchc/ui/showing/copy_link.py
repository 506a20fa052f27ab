"""The address of what is shown, onto the clipboard."""

from cchc.language import _
from cchc.ui.showing.client_buttons import client_buttons


def copy_link() -> None:
    """A button that copies the page's address, filters included, and says so."""
    said = {
        "done": _("Đã sao chép liên kết."),
        "failed": _("Chưa sao chép được: hãy chép ở thanh địa chỉ của trình duyệt."),
    }
    client_buttons("copy", {"link": _("Sao chép liên kết")}, said)
