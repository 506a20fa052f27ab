"""What a change removes, in words: whole units, whole rows, and single figures by what they are and of when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.store.difference import Difference

NAMED = 10  # units or rows that a line names


def losses(difference: Difference) -> list[str]:
    """One line per kind of what would stand no more, the widest first; plain text without a mark of Markdown. Empty where
    nothing is lost."""
    removed = difference.removed
    units = removed[removed["unit_is_gone"]]
    rows = removed[removed["row_is_gone"] & ~removed["unit_is_gone"]]
    figures = removed[~removed["row_is_gone"]]
    return [*lost_units(units), *lost_rows(rows), *lost_figures(figures), *fewer_rows(difference)]


def lost_units(removed: pd.DataFrame) -> list[str]:
    """«12 số, toàn bộ số liệu trong bảng này của Sở Y tế, năm 2024.», a line per period."""
    lines = []
    for period, figures in removed.groupby("period", sort=False, dropna=False):
        if figures["unit"].isna().all():  # what is of no unit, as an event of the calendar
            lines += lost_rows(figures)
            continue
        said = _("{count} số{of_when}: toàn bộ số liệu của {units} trong bảng đang dùng")
        names = names_in_short(figures["unit"])
        lines.append(said.format(count=figure_count(figures), of_when=of_when(period), units=names))
    return lines


def lost_rows(removed: pd.DataFrame) -> list[str]:
    """«2 dòng của Sở Y tế, năm 2024: A; B», a line per unit and period."""
    lines = []
    for (unit, period), figures in removed.groupby(["unit", "period"], sort=False, dropna=False):
        named = figures["row_name"].fillna(_("Tổng của đơn vị"))
        said = _("{count} dòng{whose}{of_when}: {names}")
        whose = "" if words.is_missing(unit) else _(" của {unit}").format(unit=unit)
        count = words.number(named.nunique(), 0)
        names = names_in_short(named)
        lines.append(said.format(count=count, whose=whose, of_when=of_when(period), names=names))
    return lines


def lost_figures(removed: pd.DataFrame) -> list[str]:
    """«44 số: hạng của 25 đơn vị, năm 2024», a line per figure and period."""
    lines = []
    for (figure, period), figures in removed.groupby(["figure", "period"], sort=False, dropna=False):
        units = figures["unit"].dropna().unique()
        whose = names_in_short(units) if len(units) <= 2 else _("{count} đơn vị").format(count=len(units))
        said = _("{count} số: {figure} của {units}{of_when}")
        name = words.heading(str(figure))
        lines.append(
            said.format(count=figure_count(figures), figure=name, units=whose, of_when=of_when(period))
        )
    return lines


def fewer_rows(difference: Difference) -> list[str]:
    """Scopes that have fewer rows though no figure of theirs is gone: rows without a figure, or the like of others."""
    told = set(zip(difference.removed["unit"], difference.removed["period"], strict=True))
    lines = []
    for row in difference.fewer.to_dict("records"):
        if (row["unit"], row["period"]) not in told:
            said = _("{unit}{of_when}: {fewer} dòng, đang có {more} dòng")
            counts = {
                "fewer": words.number(row["rows_after"], 0),
                "more": words.number(row["rows_before"], 0),
            }
            lines.append(said.format(unit=row["unit"], of_when=of_when(row["period"]), **counts))
    return lines


def loss_fingerprint(difference: Difference) -> str:
    """Short name of exactly this loss: another one has another."""
    columns = ["unit", "province", "period", "row_name", "figure", "number_before", "text_before"]
    lost = difference.removed[columns].astype(str).sort_values(columns).to_csv(index=False)
    return hashlib.sha256((lost + difference.fewer.to_csv(index=False)).encode()).hexdigest()[:12]


def figure_count(figures: pd.DataFrame) -> str:
    """How many figures these rows are, as people write it."""
    return words.number(len(figures), 0)


def names_in_short(names: Iterable[object]) -> str:
    """The first names, and how many there are besides."""
    known = [str(name) for name in dict.fromkeys(names)]
    more = _(" và {count} nữa").format(count=len(known) - NAMED) if len(known) > NAMED else ""
    return "; ".join(known[:NAMED]) + more


def of_when(period: object) -> str:
    """«, năm 2024» of a period's code; blank without one."""
    return "" if words.is_missing(period) or not period else f", {words.period_within(str(period))}"
