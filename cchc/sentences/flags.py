"""What has to be said beside a figure that is not final, or that documents contradict each other about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.row import Row

Given = ParamSpec("Given")

UNSURE = (
    "provisional",
    "self_assessment",
    "disputed",
    "conflict",
    "derived",
    "derived_rank",
    "rank_of_known",
    "uncertain",
    "partial",
)
OF_RANKS = ("derived_rank", "rank_of_known")
# Behind the text of a single mark or cell; what it means stands above the chart or beside the figures.
STAR = "*"


def is_final(flag: object) -> bool:
    """Whether a document states the figure as final: also where we only computed it from figures that are."""
    return words.is_missing(flag) or not set(str(flag).split(";")) & set(UNSURE)


def finality_remark(*flags: object) -> str:
    """«Tạm tính; chưa chắc chắn» of a figure made of figures with these flags, the weakest first; blank where all are final."""
    codes = {code for flag in flags if not words.is_missing(flag) for code in str(flag).split(";")}
    said = list(dict.fromkeys(words.label("flag", code) for code in UNSURE if code in codes))
    return "; ".join([*said[:1], *map(lowered, said[1:])])


def without_remarks(flag: object, *said: str) -> object:
    """A flag without the remarks that the sentence itself tells."""
    return (
        flag
        if words.is_missing(flag)
        else ";".join(code for code in str(flag).split(";") if code not in said)
    )


def remark_of_value(flag: object) -> str:
    """The remark of a score, a ratio or a class: without what is said of the rank beside it alone."""
    return finality_remark(without_remarks(flag, *OF_RANKS))


def aside(flag: object) -> str:
    """« (hạng suy ra)» behind a figure that no document states as final; blank behind what one does."""
    said = finality_remark(flag)
    return f" ({lowered(said)})" if said else ""


def remarks(flags: Iterable[object]) -> str:
    """The same of many figures: «Tạm tính» where all are, «Có số: tạm tính» where some are; blank where none is."""
    listed = list(flags)
    known = finality_remark(*listed)
    if not known or not any(map(is_final, listed)):
        return known
    return _("Có số: {flags}").format(flags=lowered(known))


def starred(text: str, flag: object) -> str:
    """«78,97*» for a figure that is not final."""
    return text if is_final(flag) else f"{text}{STAR}"


def lowered(said: str) -> str:
    """A remark within a sentence."""
    return said[:1].lower() + said[1:]


def flags_of(rows: pd.DataFrame, column: str = "flag") -> list[object]:
    """The flags of rows; none where their question has none."""
    return list(rows[column]) if column in rows else []


def flag_of(row: Row) -> list[object]:
    """The flag of one row, as `ends_with_remark` takes it."""
    return [row.get("flag")]


def ends_with_remark(
    flags: Callable[Given, Iterable[object]],
) -> Callable[[Callable[Given, str]], Callable[Given, str]]:
    """A sentence that ends with what its figures are, where they are not final: «… 98,9 % (tạm tính).»

    `flags` gives, of what the sentence is made from, the flags of the figures that it tells.
    """

    def with_its_remark(say: Callable[Given, str]) -> Callable[Given, str]:
        """The sentence with its remark."""

        @wraps(say)
        def said(*given: Given.args, **named: Given.kwargs) -> str:
            sentence, about = say(*given, **named), remarks(flags(*given, **named))
            return with_remark(sentence, about) if sentence and about else sentence

        return said

    return with_its_remark


def with_remark(sentence: str, about: str) -> str:
    """The remark before the last full stop."""
    body = sentence.removesuffix(".")
    return f"{body} ({lowered(about)})" + "." * (body != sentence)
