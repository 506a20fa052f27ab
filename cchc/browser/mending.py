"""The changed copies of Streamlit's files: made and checked here, once, in memory."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cchc.browser.files import original_content, text_files
from cchc.browser.patches import PATCHES, Change, Patch

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mended:
    """`copies`: address -> changed file, as UTF-8; `misfits`: name of a patch that does not fit -> what was found instead."""

    copies: Mapping[str, bytes]
    misfits: Mapping[str, str]


def apply_patches(files: Mapping[str, bytes], patches: Sequence[Patch] = PATCHES) -> Mended:
    """These files (address -> content) with the patches that fit; what no patch fits is not among the copies.

    Whether a patch fits is asked of the files as they came, so that no patch hides another's misfit.
    """
    texts: dict[str, str] = {}
    misfits: dict[str, str] = {}
    for patch in patches:
        meant = [address for address, content in files.items() if patch.holds.encode() in content]
        found = {address: pattern_counts(patch, files[address].decode()) for address in meant}
        expected = [change.times for change in patch.changes]
        fitting = [address for address, counts in found.items() if counts == expected]
        if len(fitting) != 1 or any(
            any(counts) for address, counts in found.items() if address not in fitting
        ):
            misfits[patch.name] = f"expected {expected} places in one file, found {found or 'no such file'}"
            continue
        (address,) = fitting
        texts[address] = changed(patch.changes, texts.get(address) or files[address].decode())
    return Mended({address: text.encode() for address, text in texts.items()}, misfits)


def pattern_counts(patch: Patch, text: str) -> list[int]:
    """How often the pattern of each change occurs."""
    return [len(re.findall(change.pattern, text)) for change in patch.changes]


def changed(changes: Sequence[Change], text: str) -> str:
    """The text with each change made."""
    for change in changes:
        text = re.sub(change.pattern, change.becomes, text)
    return text


@cache
def installed() -> Mended:
    """Those of the installed Streamlit. A patch that does not fit is told to the log, once."""
    mended = apply_patches(text_files())
    for name, found in mended.misfits.items():
        LOG.warning("Streamlit's own file is served, since a patch does not fit: %s (%s)", name, found)
    return mended


def served_content(address: str) -> bytes:
    """A file of Streamlit as we hand it out."""
    copy = installed().copies.get(address)
    return original_content(address) if copy is None else copy


def is_mended(address: str) -> bool:
    """Whether we hand out another file than Streamlit would."""
    return address in installed().copies
