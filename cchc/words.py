"""The glossary: what a column is called, and how numbers, dates and periods are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from babel.dates import format_date
from babel.numbers import NumberPattern, get_decimal_symbol, get_group_symbol, parse_pattern

from cchc.folding import fold as fold
from cchc.folding import slug as slug
from cchc.language import HOME, _, current_language, mark
from cchc.markdown import escaped

MISSING = "—"
MINUS = "\u2212"
ARROW = " → "
_TYPED_DECIMALS = 4  # that people type; a number with more was computed
# Vietnam keeps one offset all year; a fixed one works on machines without a time zone database.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_QUARTERS = {
    "1": mark("Quý I/{year}"),
    "2": mark("Quý II/{year}"),
    "3": mark("Quý III/{year}"),
    "4": mark("Quý IV/{year}"),
}
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{1,2})M|(0[1-9]|1[0-2])))?")

# What questions say in Vietnamese themselves, in these columns: «Tây Ninh (cũ)», «15/63 (tỉnh cũ)», «Chỉ số 766 2025».
_TOLD = ("line", "rank_in_era", "figures", "owner", "area")
_SAYINGS = (
    mark("Tổng điểm"),
    mark("(tỉnh cũ)"),
    mark("(tỉnh mới)"),
    mark("(cũ)"),
    mark("(mới)"),
    mark("Chỉ số 766"),
    mark("Chưa ghi đơn vị chủ trì"),
)
_SAYING = re.compile("|".join(map(re.escape, _SAYINGS)))


class UnknownWordError(LookupError):
    """A column or code that the glossary does not hold."""


@cache
def _glossary() -> dict[str, Any]:
    found = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf-8"))
    found["labels"] |= {column: found["labels"][group] for column, group in found["coded_as"].items()}
    return found


def _entry(column: str) -> list[str]:
    try:
        entry: list[str] = _glossary()["columns"][column]
    except KeyError as error:
        raise UnknownWordError(f"column «{column}» is not in cchc/glossary.toml") from error
    return entry


def heading(column: str) -> str:
    return _(_entry(column)[0])


def heading_slug(column: str) -> str:
    """The heading as an address calls it, whatever language is spoken."""
    return slug(_entry(column)[0])


def has_heading(column: str) -> bool:
    """Whether a column is one that people read (ids and the like are not)."""
    return column in _glossary()["columns"]


def is_coded(column: str) -> bool:
    """Whether a column holds codes that the glossary puts into words."""
    return column in _glossary()["labels"]


def column_format(column: str) -> str:
    return _entry(column)[1]


def formulas_of(column: str, question: str = "") -> list[str]:
    """The titles, in the question `formulas`, of what a column (of a question) is computed by; none where it is as read."""
    formulas: dict[str, list[str]] = _glossary()["formulas"]
    return formulas.get(f"{question}.{column}", formulas.get(column, []))


def label(group: str, code: object) -> str:
    """The word for a stored code, such as label("flag", "provisional")."""
    return MISSING if is_missing(code) else _(_label(group, code))


def label_slug(group: str, code: object) -> str:
    """The word for a stored code as an address calls it, whatever language is spoken."""
    return slug(_label(group, code))


def _label(group: str, code: object) -> str:
    known = _glossary()["labels"].get(group, {})
    if str(code) in known or group == "index_type":  # one that a workbook brought goes by its code
        return str(known.get(str(code), code))
    raise UnknownWordError(f"label «{group}.{code}» is not in cchc/glossary.toml")


@lru_cache(1_024)  # pages ask it of every cell that can be typed into
def code_of(group: str, text: str) -> str | None:
    """The stored code of a Vietnamese word, however it is spelled in upper or lower case; None where there is none."""
    known: dict[str, str] = _glossary()["labels"][group]
    return next((code for code, word in known.items() if word.casefold() == text.strip().casefold()), None)


def labels(group: str) -> list[str]:
    """Every Vietnamese word of a group, as workbooks write it."""
    return list(_glossary()["labels"][group].values())


def is_missing(value: Any) -> bool:
    """Whether a value is any kind of blank: None, NaN, "", an empty list."""
    if isinstance(value, str):
        return not value
    if pd.api.types.is_list_like(value):
        return not len(value)
    return value is None or bool(pd.isna(value))


@cache
def _pattern(digits: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


def number(value: float | Decimal | None, digits: int = 2) -> str:
    """78.97 -> "78,97" (English "78.97"); halves are rounded up, as people do on paper."""
    if is_missing(value):
        return MISSING
    return _written(str(value), digits, current_language())


@lru_cache(8_192)  # Babel takes 0.1 ms, and a page writes the same thirty figures in every run
def _written(value: str, digits: int, language: str) -> str:
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    written: str = _pattern(digits).apply(abs(rounded), language)
    return MINUS + written if rounded < 0 else written


def signed(value: float | None, digits: int = 2) -> str:
    written = number(value, digits)
    positive = not is_missing(value) and written[0] != MINUS and written.strip("0,.") != ""
    return "+" + written if positive else written


def quantity(value: float | str | None) -> str:
    """A figure of any measure, with the decimals it has: 13.6 -> "13,6", 12.345 -> "12,345"; a computed one with two at most."""
    if value is None or isinstance(value, str) or is_missing(value):
        return _plain(value)
    digits = decimals(value)
    return number(value, digits if digits <= _TYPED_DECIMALS else min(decimals(round(value, 2)), 2))


def decimals(value: float) -> int:
    """How many decimals a number has, those that are only noise of its binary form left out."""
    return max(0, -int(Decimal(f"{float(value):.15g}").normalize().as_tuple().exponent))


def common_decimals(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, int]:
    """Column → decimals, for columns of quantities of one kind: 73,20 below 72,64. Those of several units stay as they are."""
    if "measure_unit" in columns or ("index_type" in rows and rows["index_type"].nunique() > 1):
        return {}
    alike = [column for column in columns if column in rows and column_format(column) == "quantity"]
    return {
        column: max((own_decimals(value) for value in rows[column]), default=0)
        for column in alike
        if pd.api.types.is_numeric_dtype(rows[column])
    }


def own_decimals(value: float | None) -> int:
    """How many decimals a quantity is written with, none of them idle."""
    return len(quantity(value).partition(decimal_comma())[2])


def decimal_comma() -> str:
    """What stands between units and tenths."""
    return str(get_decimal_symbol(current_language()))


def separators() -> str:
    """The signs for decimals and thousands, as Plotly takes them."""
    return decimal_comma() + str(get_group_symbol(current_language()))


def format_change(value: float | None, digits: int = 2, what: str = "") -> str | None:
    """A change beside a figure: "+13 bậc"; None where nothing changed or nothing is known."""
    if is_missing(value) or not value:
        return None
    return f"{signed(value, digits)} {what}".strip()


def at_least(written: str, is_partial: bool = True) -> str:
    """A sum over blanks: "ít nhất 1,76"; as it is where nothing is missing in it."""
    return _("ít nhất {figure}").format(figure=written) if is_partial else written


def percent(value: float | None, digits: int = 1) -> str:
    """The value is in percent already: 96.85 -> "96,9 %"."""
    return MISSING if is_missing(value) else number(value, digits) + "\u00a0%"


def rank(rank: int | None, out_of: int | None) -> str:
    """(6, 19) -> "6/19"; the rank alone where the total is not known."""
    if is_missing(rank):
        return MISSING
    return number(rank, 0) if is_missing(out_of) else f"{number(rank, 0)}/{number(out_of, 0)}"


@lru_cache(1_024)  # the footer's moment in every run of every page
def _local(value: Any) -> datetime | None:
    """A moment without a zone is taken as Vietnamese time already."""
    if is_missing(value):
        return None
    stamp = pd.Timestamp(value)
    local: datetime = (stamp.tz_convert(VIETNAM) if stamp.tzinfo else stamp).to_pydatetime()
    return local


def date(value: str | Date | datetime | None) -> str:
    local = _local(value)
    return MISSING if local is None else f"{local:%d/%m/}{local.year:04d}"


def moment(value: str | datetime | None) -> str:
    """A moment as dd/mm/yyyy hh:mm in Vietnam; one without a zone is Vietnamese already."""
    local = _local(value)
    return MISSING if local is None else f"{date(local)} {local:%H:%M}"


def period(code: str | None) -> str:
    """Writes out a period code: "2023-Q1" -> "Quý I/2023"."""
    if is_missing(code):
        return MISSING
    found = _PERIOD.fullmatch(str(code))
    if found is None:
        raise ValueError(f"«{code}» is no period: 2023, 2023-Q1, 2023-H1, 2023-9M or 2023-09")
    year, quarter, half, months, month = found.groups()
    if quarter:
        return _(_QUARTERS[quarter]).format(year=year)
    if half:
        said = _("6 tháng đầu năm {year}") if half == "1" else _("6 tháng cuối năm {year}")
        return said.format(year=year)
    if months:
        return _("{months} tháng năm {year}").format(months=int(months), year=year)
    return month_of(int(year), int(month)) if month else _("Năm {year}").format(year=year)


def month_of(year: int, month: int) -> str:
    """«Tháng 10/2025»; other languages call months by name: «October 2025»."""
    if current_language() == HOME:
        return _("Tháng {month}/{year}").format(month=month, year=year)
    return str(format_date(Date(year, month, 1), "LLLL yyyy", current_language()))


def period_within(code: str | None) -> str:
    """A period within a sentence: «quý I/2023»; «Q1 2023» and «October 2025» keep the capital of their name."""
    written = period(code)
    is_name = current_language() != HOME and re.search(r"-(Q\d|\d\d)$", str(code))
    return written if is_name else written[:1].lower() + written[1:]


def is_period(code: str) -> bool:
    """Whether a text is a period code."""
    return _PERIOD.fullmatch(code) is not None


@cache
def period_order(code: str) -> tuple[int, int, int]:
    """By the end of a period, the longer first of two that end together: 2023-Q1 < 2023-H1 < 2023-Q4 < 2023."""
    found = _PERIOD.fullmatch(code)
    if found is None:
        raise ValueError(f"«{code}» is no period")
    year, quarter, half, months, month = (int(part or 0) for part in found.groups())
    last = 3 * quarter or 6 * half or months or month or 12
    length = 3 if quarter else 6 if half else months or (1 if month else 12)
    return year, last, length


def _plain(value: Any) -> str:
    return MISSING if is_missing(value) else str(value)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "text": _plain,
    "integer": lambda value: number(value, 0),
    "decimal": number,
    "percent": percent,
    "quantity": quantity,
    "rank": lambda value: rank(value, None),
    "date": date,
    "moment": moment,
    "period": period,
    "year": lambda value: MISSING if is_missing(value) else str(int(value)),
    "years": lambda values: MISSING if is_missing(values) else ARROW.join(str(int(year)) for year in values),
    "decimals": lambda values: MISSING if is_missing(values) else ARROW.join(map(number, values)),
}


def format_value(column: str, value: Any) -> str:
    """A value as its column is written on screen: written("score", 78.97) -> "78,97"."""
    return _WRITERS[column_format(column)](value)


def display_value(column: str, value: Any) -> str:
    """A value for people: a stored code as its word, anything else as its column is written."""
    labels = _glossary()["labels"].get(column, {})
    if isinstance(value, str) and labels:
        return "; ".join(_(str(labels.get(code, code))) for code in value.split(";"))
    return format_value(column, value)


def display_text(column: str, value: Any) -> str:
    """As `display_value`, and a text of the data in the language of the screen where it came with the software."""
    return _(display_value(column, value))


def in_language(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what their question says in Vietnamese in the language that is spoken: "Tây Ninh (old)"."""
    told = [column for column in _TOLD if column in rows]
    return rows.assign(**{column: rows[column].map(_said) for column in told}) if told else rows


def _said(text: Any) -> Any:
    return _SAYING.sub(lambda found: _(found[0]), text) if isinstance(text, str) else text


def literal(text: object) -> str:
    """Text from a file or an address for a place that reads Markdown: shown as it is, never as an image, a link or an icon.

    Streamlit renders Markdown in sentences, metrics and tables, so «![](http://…)» in a cell would call out.
    """
    return escaped(MISSING if is_missing(text) else str(text))
