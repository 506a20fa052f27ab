"""Memory of files that people have sent goes back to the system when nobody holds them any more."""

from __future__ import annotations

import ctypes

LARGE = 4 << 20
M_MMAP_THRESHOLD = -3  # as glibc's malloc.h names it


def give_large_buffers_back() -> None:
    """Each buffer of 4 MB and more is mapped by itself, and unmapped when it is freed.

    Left to itself glibc learns from the first file of 19 MB to keep such in the pools of its threads, where they stay: the
    server held 120 MB more after twenty of them. Other systems have other ways and are left to them.
    """
    try:
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
    except (OSError, AttributeError, TypeError):
        return  # no glibc: musl and macOS know no such function, Windows no library without a name
