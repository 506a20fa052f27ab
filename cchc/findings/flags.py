"""What has to be said beside a figure that is not final, or that documents contradict each other about."""

from __future__ import annotations

from collections.abc import Iterable

from cchc import words
from cchc.language import _

REMARKED = ("provisional", "self_assessment", "disputed", "conflict")
UNSURE = (*REMARKED, "derived", "derived_rank", "uncertain")


def remark(flag: object) -> str:
    """«Tạm tính»; blank for what is official and for what needs no remark within a sentence."""
    codes = [] if words.is_missing(flag) else str(flag).split(";")
    return "; ".join(dict.fromkeys(words.label("flag", code) for code in codes if code in REMARKED))


def aside(flag: object) -> str:
    """« (hạng suy ra)» behind a figure that no document states as final; blank behind what one does."""
    codes = [] if words.is_missing(flag) else str(flag).split(";")
    said = [words.label("flag", code) for code in codes if code in UNSURE]
    return f" ({'; '.join(one[:1].lower() + one[1:] for one in dict.fromkeys(said))})" if said else ""


def remarks(flags: Iterable[object]) -> str:
    """The same of many figures: «Tạm tính» where all are, «Có số: tạm tính» where some are; blank where none is."""
    told = [remark(flag) for flag in flags]
    known = [each for each in dict.fromkeys(told) if each]
    if not known:
        return ""
    joined = "; ".join(known)
    return joined if all(told) else _("Có số: {flags}").format(flags=joined[:1].lower() + joined[1:])
