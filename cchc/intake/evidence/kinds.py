"""What a file of evidence is, told by its content alone; whatever could run, hide or swell is refused with the reason."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from cchc.intake.errors import IntakeError
from cchc.language import _

KINDS = ("pdf", "docx", "xlsx", "png", "jpg")
MOST_PARTS = 5_000
MOST_EXPANDED = (
    100 * 1024 * 1024
)  # bytes that all parts of an office file, or all streams of a PDF, may come to
CHUNK = 1024 * 1024
ENCRYPTED = 0x1 | 0x40
END_OF_ARCHIVE, LENGTH_OF_END = b"PK\x05\x06", 22  # with no remark behind it, which may hold anything
# What a picture begins and ends with.
PICTURES = {"png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"), "jpg": (b"\xff\xd8\xff", b"\xff\xd9")}
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
# Names long enough that no picture of ten megabytes bears one by chance; «/JS» and its like never stand without one of them.
ACTIVE_IN_PDF = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|Encrypt)\b")
HIDDEN_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")  # /J#61vaScript is /JavaScript
STREAM = re.compile(rb"stream\r?\n")
ACTIVE_PARTS = re.compile(
    r"vbaproject|activex|macrosheets|(^|/)embeddings/|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|lnk|hta)$|\.\.[/\\]|^[/\\]",
    re.IGNORECASE,
)
# A part may bear any name; what it is says the list of contents. A template or object elsewhere is fetched on opening.
ACTIVE_CONTENT = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
RELATION = re.compile(rb"<[^>]*TargetMode[^>]*External[^>]*>")
FETCHED = re.compile(rb"/(attachedTemplate|oleObject|frame|subDocument)[\"']")


def file_kind(name: str, content: bytes) -> str:
    """What a file is, one of KINDS. Raises IntakeError where it is none, or more than that."""
    if content.startswith(b"%PDF-"):
        refuse_active_pdf(name, content)
        return "pdf"
    for kind, (begins, ends) in PICTURES.items():
        if content.startswith(begins):
            if not content.rstrip(b"\0").endswith(ends) or zipfile.is_zipfile(io.BytesIO(content)):
                said = _("Ảnh «{name}» bị cắt cụt hoặc có dữ liệu lạ nối ở cuối: không nhận.")
                raise IntakeError(said.format(name=name))
            return kind
    if content.startswith(b"PK\x03\x04") and (kind := office_kind(name, content)):
        return kind
    raise IntakeError(
        _(
            "Tệp «{name}» không phải PDF, Word (.docx), Excel (.xlsx) hay ảnh PNG, JPG; xét theo nội dung, không theo tên."
        ).format(name=name)
    )


def refuse_active_pdf(name: str, content: bytes) -> None:
    """Raises IntakeError for a PDF that runs or holds something, cannot be looked into, or is another file behind its end."""
    if any(is_active(part) for part in parts_of_pdf(name, content)):
        said = _("Tệp «{name}» là PDF có mã chạy, tệp nhúng hoặc mật khẩu: không nhận.")
        raise IntakeError(said.format(name=name))
    end = content.rfind(b"%%EOF")
    if end < 0 or content[end + 5 :].strip(b"\0 \t\r\n\f") or zipfile.is_zipfile(io.BytesIO(content)):
        said = _("PDF «{name}» bị cắt cụt hoặc có dữ liệu lạ nối ở cuối: không nhận.")
        raise IntakeError(said.format(name=name))


def is_active(part: bytes) -> bool:
    """Whether a part of a PDF names what runs or holds something, letters written as figures included."""
    return bool(ACTIVE_IN_PDF.search(HIDDEN_LETTER.sub(lambda letter: bytes([int(letter[1], 16)]), part)))


def parts_of_pdf(name: str, content: bytes) -> list[bytes]:
    """A PDF as it is, and what its packed lists of objects hold. Raises IntakeError where these swell beyond MOST_EXPANDED."""
    found, left = [content], MOST_EXPANDED
    for begins in (match.end() for match in STREAM.finditer(content)):
        if b"/ObjStm" not in content[max(0, begins - 400) : begins]:
            continue
        unpacking = zlib.decompressobj()
        try:
            part = unpacking.decompress(content[begins:], left)
        except zlib.error:
            continue  # not packed, so it was looked into as it is
        left -= len(part)
        if unpacking.unconsumed_tail and left <= 0:
            raise IntakeError(_("Tệp «{name}» bung ra quá lớn: không nhận.").format(name=name))
        found.append(part)
    return found


def office_kind(name: str, content: bytes) -> str:
    """Which office file an archive is; blank where it is another archive. Raises IntakeError for what it must not hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.namelist()
            ends_there = content.rfind(END_OF_ARCHIVE) + LENGTH_OF_END == len(content)
            if not ends_there or len(set(parts)) < len(parts):
                raise zipfile.BadZipFile("more than an office file")
            if len(parts) > MOST_PARTS or any(ACTIVE_PARTS.search(part) for part in parts):
                raise_active(name)
            refuse_active_parts(name, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise IntakeError(_("Tệp «{name}» bị hỏng.").format(name=name)) from error
    found = [kind for kind, part in OFFICE.items() if part in parts and "[Content_Types].xml" in parts]
    return found[0] if len(found) == 1 else ""


def refuse_active_parts(name: str, archive: zipfile.ZipFile) -> None:
    """Every part is unpacked once, within bounds: an archive may lie about its sizes."""
    left = MOST_EXPANDED
    for entry in archive.infolist():
        if entry.flag_bits & ENCRYPTED:
            raise IntakeError(_("Tệp «{name}» có mật khẩu: bỏ mật khẩu rồi gửi.").format(name=name))
        is_told = entry.filename == "[Content_Types].xml" or entry.filename.endswith(".rels")
        kept = b""
        with archive.open(entry) as stream:
            while piece := stream.read(CHUNK):
                left -= len(piece)
                if left < 0:
                    raise IntakeError(_("Tệp «{name}» bung ra quá lớn: không nhận.").format(name=name))
                kept += piece if is_told else b""
        if ACTIVE_CONTENT.search(kept) or any(FETCHED.search(each) for each in RELATION.findall(kept)):
            raise_active(name)


def raise_active(name: str) -> None:
    """Raises IntakeError."""
    raise IntakeError(
        _("Tệp «{name}» có macro hoặc tệp nhúng: lưu lại không kèm chúng rồi gửi.").format(name=name)
    )
