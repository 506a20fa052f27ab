"""How much of the country is known, and how a province moved in it."""

from __future__ import annotations

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
    if len(mine) < 2:
        return ""
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


def _place_of(row: pd.Series) -> str:
    """«vị trí **91** (hạng 4/34) năm 2025»."""
    place = (
        words.rank(row["rank"], row["out_of"])
        if row["is_published"]
        else words.rank(row["place"], row["units_with_value"])
    )
    said = _("vị trí **{percentile}** (hạng {place}) năm {year}")
    told = said.format(percentile=words.number(row["percentile"], 0), place=place, year=row["year"])
    return f"{told}{aside(row.get('flag'))}"
