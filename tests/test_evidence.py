"""Evidence: told by content, limited, refused where it could run, handed out as a download alone, taken back like figures."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from cchc.intake import IntakeError, owners
from cchc.intake.evidence import MEGABYTE, evidence_publication, most_bytes, plain_name
from cchc.people.acting import Actor, acting_as
from cchc.people.person import Grant, Person
from cchc.store import Store, open_store
from cchc.web.evidence import evidence_routes
from tests.asgi_visitor import Visit

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR....\0\0\0\0IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0....\xff\xd9"


def saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(*parts: str, told: Mapping[str, str] = MappingProxyType({})) -> bytes:
    content = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for part in parts:
            made.writestr(part, told.get(part, "x"))
    return content.getvalue()


CONTENTS, RELATIONS = "[Content_Types].xml", "word/_rels/settings.xml.rels"
WORD = (CONTENTS, "word/document.xml")
ELSEWHERE = '<Relationship Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/>'
DOCX, XLSX = archive("[Content_Types].xml", "word/document.xml"), saved(openpyxl.Workbook())
MACROS = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")


def swollen_stream() -> bytes:
    """Made when it is needed: every worker collects every test, and this takes a second."""
    swollen = zlib.compress(b"0" * 101 * MEGABYTE, level=1)
    return b"%PDF-1.7 <</Type/ObjStm>>stream\n" + swollen + b"endstream %%EOF"


def swollen_part() -> bytes:
    return archive(*WORD, "word/a.xml", told={"word/a.xml": "0" * 101 * MEGABYTE})


def made(name: str, content: bytes, held: int = 0) -> Any:
    return evidence_publication(UNIT, 2023, "a1", name, content, "An", date(2024, 3, 1), held)


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("Báo cáo 12.pdf", PDF, "Báo cáo 12.pdf"),
        ("ảnh.jpeg", JPG, "ảnh.jpg"),
        ("ảnh.PNG", PNG, "ảnh.png"),
        ("bảng.xlsx", XLSX, "bảng.xlsx"),
        ("tờ trình.docx", DOCX, "tờ trình.docx"),
        ("báo cáo.docx", PDF, "báo cáo.pdf"),
        ("chạy.exe", PDF, "chạy.exe.pdf"),
        ("../../etc/x\u202e\n<b>.pdf", PDF, "xb.pdf"),
        ("..\\..\\con.pdf", PDF, "con.pdf"),
    ],
)
def test_a_file_is_what_its_content_is_and_its_name_can_do_nothing(
    name: str, content: bytes, kept: str
) -> None:
    (row,) = made(name, content).rows["evidence"]
    assert row["file_name"] == kept


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90\0" + PDF, "không phải PDF"),
        (b"<html><script>alert(1)</script>", "không phải PDF"),
        (b"#!/bin/sh\n", "không phải PDF"),
        (b"", "rỗng"),
        (b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "mã chạy"),
        (b"%PDF-1.7 << /S /Launch >>", "mã chạy"),
        (PNG + b"PK\x03\x04 tail", "dữ liệu lạ"),
        (JPG[:-2], "cắt cụt"),
        (MACROS, "macro"),
        (archive("[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"), "tệp nhúng"),
        (archive("a.txt"), "không phải PDF"),
        (archive("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"), "không phải PDF"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old or encrypted", "không phải PDF"),
        (PDF + b"x" * (10 * MEGABYTE), "nhiều nhất 10 MB"),
        (b"%PDF-1.7 << /S /J#61vaScript >> %%EOF", "mã chạy"),
        (b"%PDF-1.7 <</Type/ObjStm>>stream\n" + zlib.compress(b"1 0 <</S /Launch>>") + b"endstream %%EOF", "mã chạy"),
        (b"%PDF-1.7 trailer << /Encrypt 5 0 R >> %%EOF", "mật khẩu"),
        (swollen_stream, "bung ra quá lớn"),
        (PDF + b"MZ\x90\0", "dữ liệu lạ"),
        (PDF + archive("a.txt"), "dữ liệu lạ"),
        (PDF[:-6], "cắt cụt"),
        (JPG + archive("a.txt") + b"\xff\xd9", "dữ liệu lạ"),
        (archive(*WORD, "word/a.bin", told={CONTENTS: "application/vnd.ms-office.vbaProject"}), "macro"),
        (archive(*WORD, RELATIONS, told={RELATIONS: ELSEWHERE}), "macro"),
        (archive(*WORD, "../../etc/cron.d/x"), "macro"),
        (swollen_part, "bung ra quá lớn"),
        (archive(*WORD, "word/document.xml"), "bị hỏng"),
        (DOCX + b"MZ", "bị hỏng"),
    ],
)  # fmt: skip
def test_what_is_another_file_or_could_run_is_refused_with_the_reason(
    content: bytes | Callable[[], bytes], why: str
) -> None:
    with pytest.raises(IntakeError, match=why):
        made("báo cáo.pdf", content() if callable(content) else content)


def test_all_files_together_have_a_limit_and_both_limits_are_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(IntakeError, match="nhiều nhất 2048 MB"):
        made("a.pdf", PDF, held=2048 * MEGABYTE)
    assert most_bytes("CCHC_EVIDENCE_MB", {"CCHC_EVIDENCE_MB": "3"}) == 3 * MEGABYTE
    assert most_bytes("CCHC_EVIDENCE_MB", {"CCHC_EVIDENCE_MB": "nhiều"}) == 10 * MEGABYTE
    assert plain_name("", "pdf") == "minh-chung.pdf"


def test_a_file_is_handed_out_as_a_download_alone_until_it_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", store.path)
    store.close()
    kept = open_store(str(store.path))
    publication = made("Báo cáo «12».pdf", PDF)
    (upload,) = kept.publish(publication)
    (row,) = publication.rows["evidence"]
    served, address = Starlette(routes=evidence_routes()), f"/minh-chung/{row['evidence_id']}"
    answer = Visit().ask(served, address)
    assert (answer.status, answer.body.encode()) == (200, PDF)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''B%C3%A1o")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert kept.evidence_bytes() == len(PDF)
    kept.take_back(upload)
    for gone in (address, "/minh-chung/x", "/minh-chung/1' or '1'='1"):
        assert Visit().ask(served, gone).status == 404
    kept.publish_again(upload)
    assert Visit().ask(served, address).body.encode() == PDF
    kept.close()


def test_an_original_file_comes_from_an_address_of_its_own_for_whoever_may(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", store.path)
    store.close()
    (upload,) = open_store(str(store.path)).publish(made("a.pdf", PDF))
    viewer = Person("An", "An", (Grant("viewer"),))

    async def as_viewer(scope: Scope, receive: Receive, send: Send) -> None:
        with acting_as(lambda: Actor("An", viewer)):
            await served(scope, receive, send)

    served = Starlette(routes=evidence_routes())
    answer = Visit().ask(served, f"/tep-goc/{upload}")
    assert (answer.status, answer.body.encode()) == (200, PDF)
    assert Visit().ask(as_viewer, f"/tep-goc/{upload}").status == 403
    assert Visit().ask(served, "/tep-goc/x").status == 404
