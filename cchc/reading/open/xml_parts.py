"""XML out of a file that others sent: parsed without entities, without a network, within bounds of depth and length."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from lxml import etree

from cchc.reading.refusal import RefusedError

_ENCODING = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.-]*)")
_NO = frozenset(("", "0", "false", "off", "f", "no"))


def parse(part: bytes) -> etree._Element:
    """The root of a part; `not_a_workbook` where it is no XML, `unsafe` where it declares a document type."""
    # A parser may not be shared between threads, and one costs next to nothing.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise RefusedError("not_a_workbook", "XML bị hỏng") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("unsafe", "XML khai báo DTD hoặc thực thể")
    return root


def in_utf_8(part: bytes) -> bytes:
    """The same part in UTF-8, whatever encoding it declares."""
    head = part[:200]
    declared = _ENCODING.search(head)
    if b"\x00" not in head and (declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii")):
        return part
    return etree.tostring(parse(part), encoding="UTF-8")


def space_of(root: etree._Element) -> str:
    """«{namespace}» of an element, "" without one: transitional, strict and none are told apart by nothing else."""
    tag = str(root.tag)
    return tag[: tag.index("}") + 1] if tag.startswith("{") else ""


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements of an XPath; «x:» stands for the root's own namespace."""
    return cast("list[etree._Element]", _compiled(path, space_of(root))(root))


def attribute_values(root: etree._Element, path: str) -> list[str]:
    """The same for a path that leads to attributes."""
    return cast("list[str]", _compiled(path, space_of(root))(root))


@lru_cache(maxsize=100)
def _compiled(path: str, space: str) -> etree.XPath:
    if not space:
        return etree.XPath(path.replace("x:", ""), smart_strings=False)
    return etree.XPath(path, namespaces={"x": space[1:-1]}, smart_strings=False)


def is_true(text: str | None) -> bool:
    """A boolean in any spelling that is about: 1, true, True, on."""
    return text is not None and text.strip().lower() not in _NO
