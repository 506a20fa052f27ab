"""Tổng quan as a page of Dash, in an environment of its own: `python -m benchmarks.load.dash_app PORT`.

The same questions to the same database, the same figure by the same function, the same filters and sentences. Answers are kept in
memory as ours are, so that what is compared is how a page comes to the screen.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

import duckdb
from dash import Dash, Input, Output, callback, dcc, html

from cchc.charts.parts.deduction import deduction_bars
from cchc.store.attention import attention
from cchc.store.questions import question

CONNECTION = duckdb.connect(os.environ["CCHC_DATABASE"], config={"threads": 1})
UNIT = os.environ["CCHC_UNIT"]
DAY = "2025-01-01"


@cache
def ask(name: str, *given: tuple[str, Any]) -> Any:
    asked = question(name)
    return CONNECTION.cursor().execute(asked.sql, asked.bind(dict(given))).df()


@cache
def things(*given: tuple[str, Any]) -> list[dict[str, Any]]:
    def rows(name: str, **asked: Any) -> list[dict[str, Any]]:
        frame = ask(name, *asked.items())
        return [dict(row) for row in frame.astype(object).where(frame.notna(), None).to_dict("records")]

    return attention(rows, dict(given))


UNITS = ask("units_with_figures", ("topics", ("result", "assessment"))).set_index("unit_id")
YEARS = sorted(
    ask("unit_headline", ("unit", UNITS.unit[UNIT]), ("province", UNITS.province[UNIT]))["year"], reverse=True
)

app = Dash(__name__, title="Tổng quan")
app.layout = html.Main(
    [
        html.H1("Tổng quan"),
        dcc.Dropdown(
            [{"value": key, "label": f"{row.unit} · {row.province}"} for key, row in UNITS.iterrows()],
            UNIT,
            id="unit",
        ),
        dcc.Dropdown([int(year) for year in YEARS], int(YEARS[0]), id="year", clearable=False),
        html.Div(id="shown"),
    ]
)


@callback(Output("shown", "children"), Input("unit", "value"), Input("year", "value"))
def shown(unit: str, year: int) -> list[Any]:
    whose = (("unit", UNITS.unit[unit]), ("province", UNITS.province[unit]))
    now = ask("unit_headline", *whose, ("year", year)).iloc[0]
    lost = ask("deductions_by_area", *whose, ("year", year))
    named = {"Điểm đạt": "score", "Xếp hạng": "rank", "Xếp loại": "class", "Điểm trừ": "deduction"}
    told = [f"{row['subject']}: {row['at_stake']}" for row in things(*whose, ("as_of", DAY))[:3]]
    for name, given in (("dossiers_by_period", ()), ("tasks_by_period", (("as_of", DAY),))):
        told += [f"{row.period}" for row in ask(name, *whose, *given).tail(2).itertuples()]
    told += list(ask("calendar_dates", ("as_of", DAY), ("within_days", 366))["title"].head(1))
    columns = ["area_code", "area", "max_score", "score", "deduction", "ratio"]
    cells = [html.Tr([html.Td(str(row[column])) for column in columns]) for row in lost.to_dict("records")]
    return [
        html.H2(f"Năm {year}: {now['score']}/{now['max_score']} điểm"),
        html.Div([html.Div([label, html.B(str(now[column]))]) for label, column in named.items()]),
        dcc.Graph(figure=deduction_bars(lost, title=f"Điểm trừ theo lĩnh vực, năm {year}")),
        html.Details([html.Summary("Xem bảng"), html.Table(cells)]),
        html.Ul([html.Li(line) for line in told]),
    ]


if __name__ == "__main__":
    app.run(port=sys.argv[1], debug=False)
