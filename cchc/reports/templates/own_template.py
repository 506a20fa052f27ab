"""An office's own Word template: `{{ten}}` is a field, `{%p for dong in muc_i_1 %}` goes over sentences; no more than that.

Anything else is refused at its place. What a template may say is a handful of forms, checked letter by letter before anything is
rendered, in a process of its own with a limit of time: a template can neither reach beyond the fields nor keep the server busy.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from cchc.language import _
from cchc.reports.templates.fields import Field

LARGEST, LARGEST_INSIDE, MOST_PARTS = 5_000_000, 40_000_000, 500
SECONDS = 20
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
FIELD = re.compile(r"\{\{\s*([a-z0-9_]+)\s*\}\}")
LOOP = re.compile(r"\{%(?:p|tr)?\s+for\s+([a-z][a-z0-9]*)\s+in\s+([a-z0-9_]+)\s*%\}")
END_OF_LOOP = re.compile(r"\{%(?:p|tr)?\s+endfor\s*%\}")
FORBIDDEN_PARTS = ("vbaproject", "activex", "embeddings/", "afchunk", "attachedtoolbars")
ALLOWED_OUTSIDE = ("/hyperlink",)


class TemplateError(ValueError):
    """A template that is refused: what is wrong, where, and how to mend it."""


def fill_template(template: bytes, fields: Sequence[Field]) -> bytes:
    """The template with its fields filled. Raises TemplateError."""
    check_template(template, fields)
    given = {
        "template": b64encode(template).decode(),
        "fields": {field.name: field.value for field in fields},
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cchc.reports.templates.template_process"],
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateError(
            _("Mẫu quá phức tạp: quá {count} giây chưa điền xong.").format(count=SECONDS)
        ) from error
    except subprocess.CalledProcessError as error:
        raise TemplateError(_("Không điền được mẫu này. Hãy lưu lại mẫu bằng Word rồi thử lại.")) from error
    return b64decode(done.stdout)


def check_template(template: bytes, fields: Sequence[Field]) -> None:
    """Raises TemplateError for what is no Word document, is too large, reaches outside, or names what there is not."""
    lists = {field.name for field in fields if isinstance(field.value, tuple)}
    names = {field.name for field in fields}
    for part, content in template_parts(template):
        refuse_outside(part, content)
        if part.endswith(".xml"):
            check_part(part, content, names, lists)


def template_parts(template: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a Word document, within limits. Raises TemplateError."""
    if len(template) > LARGEST:
        raise TemplateError(_("Mẫu lớn hơn 5 MB. Hãy bỏ bớt hình trong mẫu."))
    try:
        with ZipFile(BytesIO(template)) as opened:
            listed = opened.infolist()
            if len(listed) > MOST_PARTS or sum(each.file_size for each in listed) > LARGEST_INSIDE:
                raise TemplateError(_("Mẫu bung ra quá lớn. Hãy lưu lại mẫu bằng Word."))
            if not any(each.filename == "word/document.xml" for each in listed):
                raise TemplateError(_("Tệp này không phải là văn bản Word (.docx)."))
            for each in listed:
                if any(name in each.filename.lower() for name in FORBIDDEN_PARTS):
                    raise TemplateError(
                        _("Mẫu chứa macro hoặc tệp nhúng ({part}). Hãy bỏ phần đó.").format(
                            part=each.filename
                        )
                    )
                yield each.filename, opened.read(each)
    except (BadZipFile, NotImplementedError, RuntimeError) as error:
        raise TemplateError(_("Tệp này không phải là văn bản Word (.docx).")) from error


def refuse_outside(part: str, content: bytes) -> None:
    """A template takes nothing from outside itself, links that a reader may click left aside."""
    if not part.endswith(".rels"):
        return
    for relation in parsed(part, content).iter():
        kind = str(relation.get("Type") or "")
        if relation.get("TargetMode") == "External" and not kind.endswith(ALLOWED_OUTSIDE):
            raise TemplateError(
                _("Mẫu lấy nội dung từ bên ngoài ({target}). Hãy bỏ phần đó.").format(
                    target=relation.get("Target")
                )
            )


def parsed(part: str, content: bytes) -> etree._Element:
    """The XML of a part, nothing expanded. Raises TemplateError."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise TemplateError(_("Mẫu hỏng ở phần {part}.").format(part=part)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(_("Mẫu hỏng ở phần {part}.").format(part=part))
    return root


def check_part(part: str, content: bytes, names: set[str], lists: set[str]) -> None:
    """Every pair of braces of a part is one of the allowed forms, in one paragraph. Raises TemplateError."""
    root = parsed(part, content)
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            if BRACES.search(str(value)):
                raise refusal_at(part, 0, str(value), _("Trường chỉ đặt được trong đoạn văn."))
    loops: list[str] = []
    paragraphs = list(root.iter(f"{WORD}p"))
    outside = "".join(map(str, root.itertext())) if not paragraphs else ""
    if BRACES.search(outside):
        raise refusal_at(part, 0, outside, _("Trường chỉ đặt được trong đoạn văn."))
    for place, paragraph in enumerate(paragraphs, 1):
        check_paragraph(part, place, "".join(map(str, paragraph.itertext())), names, lists, loops)
    if loops:
        raise refusal_at(part, len(paragraphs), "{% for %}", _("Vòng lặp chưa có {%p endfor %}."))


def check_paragraph(
    part: str, place: int, text: str, names: set[str], lists: set[str], loops: list[str]
) -> None:
    """The tokens of one paragraph; `loops` are the names of those that are open."""
    if BRACES.search(TOKEN.sub("", text)):
        raise refusal_at(part, place, text, _("Dấu ngoặc chưa đóng trong cùng một đoạn."))
    for token in TOKEN.findall(text):
        if found := FIELD.fullmatch(token):
            known = names - lists if not loops else (names - lists) | set(loops)
            if found[1] not in known:
                raise refusal_at(part, place, token, _("Không có trường này; xem danh sách trường."))
        elif found := LOOP.fullmatch(token):
            if loops or found[2] not in lists or found[1] in names:
                raise refusal_at(part, place, token, _("Chỉ lặp được một lớp, qua các câu của một mục."))
            loops.append(found[1])
        elif END_OF_LOOP.fullmatch(token) and loops:
            loops.pop()
        else:
            raise refusal_at(
                part, place, token, _("Mẫu chỉ dùng được {{tên trường}} và vòng lặp qua các câu của một mục.")
            )


def refusal_at(part: str, place: int, text: str, why: str) -> TemplateError:
    """What is refused, where, and why."""
    where = _("Đoạn {place}").format(place=place) if part == "word/document.xml" and place else part
    return TemplateError(f"{where}: «{text.strip()[:80]}». {why}")
