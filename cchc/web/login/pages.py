"""The pages on which somebody says who they are: plain documents that need no script, in the language that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from cchc.language import HOME, _, current_language, languages, mark, set_language
from cchc.web.refusal import LANGUAGE, asked_language

LOGIN, LOGOUT, PASSWORD = "/dang-nhap", "/dang-xuat", "/doi-mat-khau"
ELSEWHERE, BACK = "/dang-nhap/chung", "/dang-nhap/chung/ve"  # to the province's own login, and back
NEXT = "next"
OWN_NAMES = {"vi": "Tiếng Việt", "en": "English"}
TITLE = mark("Chỉ số cải cách hành chính")


@dataclass(frozen=True)
class Box:
    """A box of a form: its name, what it is called, and what a browser may fill in."""

    name: str
    label: str
    fills: str
    kind: str = "text"
    note: str = ""
    is_needed: bool = True


@dataclass(frozen=True)
class FormPage:
    """A page with one form and one button."""

    path: str
    title: str
    about: str
    button: str
    boxes: tuple[Box, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    another: str = ""  # the name of another door, where there is one


SHORTEST = mark("ít nhất 12 ký tự")
NEW = (
    Box("new", mark("Mật khẩu mới"), "new-password", "password", SHORTEST),
    Box("again", mark("Nhập lại mật khẩu mới"), "new-password", "password"),
)
LOGIN_PAGE = FormPage(
    LOGIN,
    mark("Đăng nhập"),
    TITLE,
    mark("Đăng nhập"),
    (
        Box("name", mark("Tên đăng nhập"), "username"),
        Box("password", mark("Mật khẩu"), "current-password", "password"),
        Box(
            "code", mark("Mã xác thực"), "one-time-code", note=mark("nếu tài khoản có dùng"), is_needed=False
        ),
    ),
)
FORCED_PAGE = FormPage(
    PASSWORD,
    mark("Đặt mật khẩu mới"),
    mark("Mật khẩu đang dùng do người khác đặt. Đặt mật khẩu của riêng mình để vào bảng điều khiển."),
    mark("Đặt mật khẩu"),
    NEW,
    ((LOGOUT, mark("Đăng xuất")),),
)
PASSWORD_PAGE = FormPage(
    PASSWORD,
    mark("Đổi mật khẩu"),
    mark("Đổi xong, những nơi khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại."),
    mark("Đổi mật khẩu"),
    (Box("old", mark("Mật khẩu đang dùng"), "current-password", "password"), *NEW),
    (("/", mark("Về trang đầu")),),
)
LOGOUT_PAGE = FormPage(
    LOGOUT,
    mark("Đăng xuất"),
    mark("Mọi thẻ đang mở của lần đăng nhập này sẽ đóng kết nối. Những gì chưa công bố thì chưa được lưu."),
    mark("Đăng xuất"),
    (),
    (("/", mark("Về trang đầu")),),
)


def form_page(
    page: FormPage, scope: Scope, onward: str = "", trouble: str = "", status: int = 200, name: str = ""
) -> Response:
    """The document; `onward`: where it leads afterwards, `trouble`: what was wrong, `name`: what was typed as name."""
    set_language(asked_language(scope))
    asked = {NEXT: onward} if onward else {}
    spoken = {} if current_language() == HOME else {LANGUAGE: current_language()}
    typed = {"name": name}
    fields = "".join(box_html(box, typed.get(box.name, "")) for box in page.boxes)
    links = [link(_(text), path, {**spoken}) for path, text in page.links]
    if page.another:
        links.append(
            link(_("Đăng nhập bằng {name}").format(name=page.another), ELSEWHERE, {**asked, **spoken})
        )
    for other in languages():
        if other != current_language():
            links.append(link(OWN_NAMES[other], page.path, {**asked, LANGUAGE: other}, other))
    text = template().substitute(
        language=current_language(),
        title=escape(_(page.title)),
        about=escape(_(page.about)),
        trouble=f'<p class="trouble" role="alert">{escape(_(trouble))}</p>' if trouble else "",
        action=escape(address(page.path, {**asked, **spoken})),
        fields=fields,
        button=escape(_(page.button)),
        links="".join(links),
    )
    return HTMLResponse(text, status, {"Cache-Control": "no-store"})


def box_html(box: Box, value: str) -> str:
    """One box below its name."""
    note = f" <small>({escape(_(box.note))})</small>" if box.note else ""
    needed = " required" if box.is_needed else ""
    given = f' value="{escape(value)}"' if value else ""
    written = f'name="{box.name}" type="{box.kind}" autocomplete="{box.fills}"{needed}{given}'
    return f'<label>{escape(_(box.label))}{note}<input {written} autocapitalize="none" spellcheck="false"></label>\n'


def link(text: str, path: str, query: dict[str, str], language: str = "") -> str:
    """A link, in another language where one is named."""
    spoken = f' hreflang="{language}" lang="{language}"' if language else ""
    return f'<a href="{escape(address(path, query))}"{spoken}>{escape(text)}</a>'


def address(path: str, query: dict[str, str]) -> str:
    """With its query where there is one."""
    return f"{path}?{urlencode(query)}" if query else path


@cache
def template() -> Template:
    """The frame of the pages."""
    return Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
