"""How much of the country is known, and how a province moved in it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cchc import words
from cchc.language import _
from cchc.sentences.flags import aside
from cchc.sentences.row import Row


def coverage(row: Row, index_type: str, year: int) -> str:
    """How much of the country a comparison can speak of: «38/63 tỉnh có số liệu»."""
    held, total = words.number(row["provinces_with_figure"], 0), words.number(row["provinces_total"], 0)
    scored = words.number(row["provinces_with_value"], 0)
    said = (
        _("{index} {year}: {held}/{total} tỉnh có số liệu")
        if row["provinces_with_value"] == row["provinces_with_figure"]
        else _("{index} {year}: {held}/{total} tỉnh có số liệu, {scored} tỉnh có điểm")
    )
    index = words.label("index_type", index_type)
    return said.format(index=index, year=year, held=held, total=total, scored=scored)


def place_over_years(rows: pd.DataFrame, own: str) -> str:
    """«**Long An** lên từ vị trí 10 trên thang 100 (hạng 57/63) năm 2016 đến 91 (hạng 4/34) năm 2025.» of rows of
    `province_indices`: the first and the last year of the own province as it is newest known; nothing where there are not two."""
    mine = rows[(rows["province"] == own) & rows["percentile"].notna()].sort_values("year")
    if len(mine):
        mine = mine[mine["line"] == mine["line"].iloc[-1]]
    return "" if len(mine) < 2 else _from_first_to_last(mine, own)


def index_over_years(rows: pd.DataFrame, called: str, index: str) -> str:
    """The same of rows of one province and index, named with its time; of a single year its place, else that nothing is held."""
    placed = rows[rows["percentile"].notna()].sort_values("year")
    if len(placed) > 1:
        return _from_first_to_last(placed, called)
    own = words.literal(called)
    if placed.empty:
        said = _("**{own}** chưa có {index} nào có hạng.")
        return said.format(own=own, index=index)
    said = _("**{own}** chỉ có {index} của một năm, {place}: chưa nói được lên hay xuống.")
    return said.format(own=own, index=index, place=_place_of(placed.iloc[0]))


def _from_first_to_last(mine: pd.DataFrame, own: str) -> str:
    first, last = mine.iloc[0], mine.iloc[-1]
    change = round(float(last["percentile"])) - round(float(first["percentile"]))
    said = _("**{own}** gần như giữ nguyên: {first} và {last} (thang 100: 100 là đứng đầu).")
    if change:
        up, down = (
            _("**{own}** lên từ {first} đến {last} (thang 100: 100 là đứng đầu)."),
            _("**{own}** xuống từ {first} còn {last} (thang 100: 100 là đứng đầu)."),
        )
        said = up if change > 0 else down
    return said.format(own=words.literal(own), first=_place_of(first), last=_place_of(last))


def index_place(row: Any) -> str:
    """«4/34» of a row of `province_indices`; «40/61, tự tính» where nobody published a rank and it is counted by points."""
    place = bare_index_place(row)
    return _("{place}, tự tính").format(place=place) if is_counted_by_us(row) else place


def bare_index_place(row: Any) -> str:
    """The same for where there is room for the numbers alone; «—» where no place is known."""
    if not words.is_missing(row["rank"]):
        return words.rank(row["rank"], row["out_of"])
    return words.rank(row["place"], row["units_with_value"]) if is_counted_by_us(row) else words.MISSING


def is_counted_by_us(row: Any) -> bool:
    """Whether nobody published a rank, and the points of nearly all tell a place."""
    return words.is_missing(row["rank"]) and not (
        words.is_missing(row["percentile"]) or words.is_missing(row["place"])
    )


def _place_of(row: pd.Series) -> str:
    """«vị trí **91** (hạng 4/34) năm 2025»."""
    said = _("vị trí **{percentile}** (hạng {place}) năm {year}")
    told = said.format(
        percentile=words.number(row["percentile"], 0), place=index_place(row), year=row["year"]
    )
    return f"{told}{aside(row.get('flag'))}"
