"""Streamlit's own files, as they are installed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
INDEX = "/index.html"
TEXTS = {".html", ".js", ".css"}


@cache
def files() -> Mapping[str, Path]:
    """Address -> file, of all there are, the document included."""
    return {f"/{path.relative_to(STATIC).as_posix()}": path for path in STATIC.rglob("*") if path.is_file()}


def original_content(address: str) -> bytes:
    """What a file of `files()` holds."""
    return files()[address].read_bytes()


def text_files() -> dict[str, bytes]:
    """Address -> content, of all that can be mended."""
    return {address: path.read_bytes() for address, path in files().items() if path.suffix in TEXTS}
