"""A chart as a picture file with title, source and date inside, for Word and Zalo.

Offices have no browser on the server, so the visitor's own draws it: `chart_files.js` takes the figure from the page
and draws it once more with the Plotly that came with the Python package, served from here (decision 0029).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc import words
from cchc.browser.elements import class_of
from cchc.charts.drawing import plotly_script
from cchc.exporting import whom_in_name
from cchc.language import _
from cchc.sourcing import named_sources
from cchc.store import open_store
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.showing.client_buttons import client_buttons
from cchc.ui.showing.provenance import lines_behind
from cchc.ui.visit.made_up import file_name, line_in_files
from cchc.writing.write import name_start

HERE = Path(__file__).parent
MAKER = "tep/chart_files.js"  # as in client_buttons.js
LIBRARY = f"tep/plotly-{plotly_script.plotly_version()}.js"
NAMED_SOURCES = 3


def chart_files(title: str, chart_key: str, *answers: Answer, remark: str = "") -> None:
    """Buttons below the chart of that key that save it as PNG and SVG.

    `answers` are what it was made from; `remark` is what must be said with it (how far it compares).
    """
    unit, province = about_whom(answers[0])
    version = open_store(answers[0].database).version().number
    made = _("Ngày xuất: {date} · Phiên bản dữ liệu {version}").replace("{version}", str(version))
    said = {
        "doing": _("Đang vẽ ảnh…"),
        "done": _("Đã tải ảnh xuống."),
        "failed": _("Chưa vẽ được ảnh: tải lại trang rồi bấm lần nữa."),
    }
    client_buttons(
        "save",
        {"png": _("Ảnh PNG"), "svg": _("Ảnh SVG")},
        said,
        chart=class_of(chart_key),
        name=file_name(name_start(title, whom_in_name(dict(answers[0].given), unit))),
        above=[
            line_in_files(answers[0].database),
            " · ".join(dict.fromkeys(name for name in (unit, province) if name)),
        ],
        below=[remark, source_line(source_names(*answers))],
        dated=made,
    )


def about_whom(answer: Answer) -> tuple[str | None, str | None]:
    """The one unit and the one province that the figures are about, if they are about one; a province that is asked for by its
    id, as `province_indices` are, by its name."""
    given = dict(answer.given)
    if len(given.get("units") or ()) == 1 and "unit" not in answer.rows and "province" in answer.rows:
        named = answer.values("province")
        return None, str(named[0]) if len(named) == 1 else None
    return single_filter(given, "unit"), single_filter(given, "province")


def single_filter(given: dict[str, Any], filter_name: str) -> str | None:
    """The one unit or province that the figures are about, if they are about one."""
    several: Sequence[str] = given.get(f"{filter_name}s") or ()
    return str(given.get(filter_name) or several[0]) if filter_name in given or len(several) == 1 else None


def source_names(*answers: Answer) -> list[str]:
    """The sources that these rows name, each once; where none of them names any, those of the lines that they come from."""
    named: list[str] = cached_from(named_sources, *answers)
    return named or cached_from(named_sources, lines_behind(*answers))


def source_line(named: list[str]) -> str:
    """«Nguồn: …» with the first sources and how many more there are; blank where there are none."""
    if not named:
        return ""
    listed = "; ".join(named[:NAMED_SOURCES])
    more = len(named) - NAMED_SOURCES
    if more <= 0:
        return _("Nguồn: {sources}").format(sources=listed)
    return _("Nguồn: {sources} và {count} nguồn khác").format(sources=listed, count=words.number(more, 0))


def chart_file_routes() -> list[Route]:
    """What the buttons fetch at the first click."""
    return [Route(f"/{MAKER}", _serve_maker), Route(f"/{LIBRARY}", _serve_library)]


def _serve_maker(_request: Request) -> Response:
    return Response(chart_maker_script(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


@cache
def chart_maker_script() -> str:
    """The drawing script with what only the server knows."""
    constants = {"LIBRARY": LIBRARY, "TEMPLATE": plotly_script.chart_template()}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in constants.items()]
    return "\n".join([*lines, (HERE / "chart_files.js").read_text(encoding="utf-8")])


async def _serve_library(request: Request) -> Response:
    # Its version is in its address, so a browser may keep it for good.
    kept = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(plotly_script.plotly_script(), media_type="text/javascript", headers=kept)
    packed = await run_in_threadpool(packed_library)
    return Response(packed, media_type="text/javascript", headers=kept | {"Content-Encoding": "gzip"})


@cache
def packed_library() -> bytes:
    """Packed once for all: 4.8 MB become 1.5."""
    return gzip.compress(plotly_script.plotly_script().encode(), compresslevel=6, mtime=0)
