"""XML as it comes out of a file that others sent: parsed without entities, without a network, within bounds of depth and size."""

from __future__ import annotations

from lxml import etree

from cchc.workbook.refusal import RefusedError


def parse(part: bytes) -> etree._Element:
    """The root of a part; `not_a_workbook` where it is no XML."""
    # A parser may not be shared between threads, and one costs next to nothing.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise RefusedError("not_a_workbook", "XML bị hỏng") from error
