"""A table that was written out once is the table that pandas would write."""

import pandas as pd
from streamlit.elements.table import marshall_table
from streamlit.proto.ArrowData_pb2 import ArrowData

from cchc.ui.explained import column_rooms
from cchc.ui.show import styled_table
from cchc.ui.written import is_written, not_written, written_once

ROWS = pd.DataFrame(
    {
        "province": ["Long An", "*Cà Mau*", None],
        "year": [2020, 2021, 2022],
        "value": [1.5, None, 3.25],
        "is_own": [False, True, False],
    }
)
COLUMNS = ["province", "year", "value"]


def sent(styled: object) -> ArrowData:
    """What goes to the browser."""
    data = ArrowData()
    marshall_table(data, styled, "any")
    return data


def test_a_written_table_is_sent_as_an_ordinary_one() -> None:
    ordinary = sent(styled_table(ROWS, COLUMNS).set_uuid("1"))
    written = written_once(styled_table(ROWS, COLUMNS), "1")
    assert ordinary.styler.styles
    assert ordinary.styler.display_values
    assert sent(written) == ordinary
    assert sent(written) == ordinary, "a second time too"


def test_a_written_table_does_not_write_again() -> None:
    written = written_once(styled_table(ROWS, COLUMNS), "1")
    before = sent(written)
    written.format(lambda _: "khác")
    assert is_written(written)
    assert sent(written) == before
    assert not is_written(not_written(written))
    assert sent(not_written(written)) != before


def test_a_long_number_has_room_behind_a_short_heading() -> None:
    rows = pd.DataFrame({"actual": [3.0, 135_000_000.0], "period": ["2023-Q1", "2023-Q1"]})
    rooms = column_rooms(rows, ["actual", "period"])
    assert rooms == {"actual": 9 * len("135.000.000") + 22}
    assert column_rooms(rows.head(1), ["actual", "period"]) == {}


def test_a_long_text_further_down_has_room_behind_a_short_heading() -> None:
    rows = pd.DataFrame({"unit": ["Sở Y tế"] * 30 + ["Sở Tài nguyên và Môi trường"] * 2})
    assert column_rooms(rows, ["unit"]) == {"unit": 202 + 22}
    assert column_rooms(rows.head(31), ["unit"]) == {"unit": 52 + 22}, (
        "a single long one would push the others off the screen"
    )
    endless = pd.DataFrame({"unit": ["chữ " * 200]})
    assert column_rooms(endless, ["unit"]) == {"unit": 450 + 22}
