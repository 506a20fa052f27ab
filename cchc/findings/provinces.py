"""How much of the country is known, and who leads."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.findings.row import Row, known


def coverage(row: Row, index_type: str, year: int) -> str:
    """How much of the country a comparison can speak of: «38/63 tỉnh có số liệu»."""
    held, total = words.number(row["provinces_with_figure"], 0), words.number(row["provinces_total"], 0)
    scored = words.number(row["provinces_with_value"], 0)
    only_ranks = (
        "" if row["provinces_with_value"] == row["provinces_with_figure"] else f", {scored} tỉnh có điểm"
    )
    return f"{words.label('index_type', index_type)} {year}: {held}/{total} tỉnh có số liệu{only_ranks}"


def middle(row: Row) -> str:
    """Median and upper quartile of the provinces with points, where enough of them have any."""
    if row["provinces_with_value"] < 4:
        return ""
    return f"Trung vị {words.number(row['median_value'])}, một phần tư đầu từ {words.number(row['upper_quartile'])}"


def provinces(rows: pd.DataFrame, index_type: str, year: int) -> str:
    """Who leads among those that have a figure in a year."""
    in_year = rows[rows["year"] == year]
    led = in_year.sort_values(["rank", "value"], ascending=[True, False], na_position="last")
    if led.empty:
        return f"Các tỉnh đã chọn chưa có số liệu {words.label('index_type', index_type)} năm {year}."
    first = led.iloc[0]
    said = [f"{words.number(first['value'])} điểm"] if known(first["value"]) else []
    said += [f"hạng {words.rank(first['rank'], first['out_of'])}"] if known(first["rank"]) else []
    among = f"Trong {len(led)} tỉnh đã chọn có số liệu năm {year}, " if len(led) > 1 else f"Năm {year}, "
    return f"{among}**{words.literal(first['province'])}** dẫn đầu: {', '.join(said)}."


def peer_coverage(row: Row) -> str:
    """How many of the ranked units we hold, and their middle."""
    held, listed = row["units_with_figures"], row["out_of"]
    part = f"{held}/{listed}" if known(listed) else f"{held}"
    return f"Có số liệu của {part} đơn vị ({words.literal(row['cohort'])}); trung vị {words.percent(row['median_ratio'])}."
