"""What the server gives to the pictures of charts; the pictures themselves are made in tests/browser."""

import gzip
import re
from pathlib import Path

import pandas as pd
import pytest

from cchc.browser.elements import class_of
from cchc.sourcing import named_sources
from cchc.ui.showing import chart_files


@pytest.mark.parametrize(
    ("given", "unit"),
    [
        ({"unit": "Sở Nội vụ", "province": "Long An"}, "Sở Nội vụ"),
        ({"units": ("Sở Nội vụ",), "provinces": ("Long An",)}, "Sở Nội vụ"),
        ({"units": ("Sở Nội vụ", "Sở Tư pháp")}, None),
        ({"index_type": "PAPI"}, None),
    ],
)
def test_a_picture_names_the_unit_only_if_it_is_about_one(given: dict[str, object], unit: str | None) -> None:
    assert chart_files.single_filter(given, "unit") == unit


def test_sources_of_all_answers_are_named_once_and_the_rest_counted() -> None:
    first = pd.DataFrame({"source": ["A", None, "B", "A"]})
    second = pd.DataFrame({"source": ["B", "C", "D", "E"]})
    named = named_sources(first, pd.DataFrame({"score": [1]}), second)
    assert named == ["A", "B", "C", "D", "E"]
    assert chart_files.source_line(named) == "Nguồn: A; B; C và 2 nguồn khác"
    assert chart_files.source_line(["A"]) == "Nguồn: A"
    assert chart_files.source_line([]) == "", "the dashboard is no source of its figures"


def test_what_the_browser_fetches_comes_from_here_and_is_packed() -> None:
    assert "://" not in chart_files.LIBRARY
    assert f'const LIBRARY = "{chart_files.LIBRARY}";' in chart_files.chart_maker_script()
    packed = chart_files.packed_library()
    assert len(packed) < 2_000_000
    assert b"plotly.js v" in gzip.decompress(packed)[:200]


def test_the_class_of_a_chart_is_the_one_that_streamlit_writes() -> None:
    assert class_of("chosen_on_map_long-an,so-noi-vu.x") == "st-key-chosen_on_map_long-an-so-noi-vu-x"


def test_the_browser_asks_for_the_script_that_draws_where_it_is_served_and_no_row_names_another() -> None:
    pressed = (Path(__file__).parents[1] / "cchc/browser/scripts/client_buttons.js").read_text(
        encoding="utf-8"
    )
    assert re.findall(r"import\((.+)\);", pressed) == [f'new URL("{chart_files.MAKER}", document.baseURI)']
