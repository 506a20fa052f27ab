"""A table that was written out once is the table that pandas would write."""

import pandas as pd
import pyarrow as pa
from streamlit.elements.table import marshall_table
from streamlit.proto.ArrowData_pb2 import ArrowData

from cchc import undefined_rates
from cchc.browser.written import written_once
from cchc.ui.asking.explained import column_rooms
from cchc.ui.showing.on_paper import paper_table
from cchc.ui.showing.tables import styled_table

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
    assert sent(written) == before


NOTHING = ROWS.assign(nothing_arisen=[None, "value;other", None], other=[1.0, None, None])


def test_nothing_to_divide_by_stands_in_the_cell_on_screen_paper_and_in_files() -> None:
    styled = written_once(styled_table(NOTHING, COLUMNS), "1")
    shown = pa.ipc.open_stream(sent(styled).styler.display_values).read_pandas()
    assert list(shown.iloc[:, -1]) == ["1,50", "không\u00a0phát\u00a0sinh", "3,25"]
    assert '<td class="number">không phát sinh</td>' in paper_table(NOTHING, COLUMNS)
    told = undefined_rates.with_undefined_rates(NOTHING)
    assert list(told["value"]) == [1.5, "không phát sinh", 3.25]
    assert list(told["other"].isna()) == [False, False, True], "what is not named is missing"
    assert list(NOTHING["value"].isna()) == [False, True, False], "shared rows stay as they are"


def test_a_long_number_has_room_behind_a_short_heading() -> None:
    rows = pd.DataFrame({"actual": [3.0, 135_000_000.0], "period": ["2023-Q1", "2023-Q1"]})
    rooms = column_rooms(rows, ["actual", "period"])
    assert rooms == {"actual": 9 * len("135.000.000") + 22}
    assert column_rooms(rows.head(1), ["actual", "period"]) == {}
    assert column_rooms(NOTHING, ["value"]) == {"value": 9 * len("không phát sinh") + 22}


def test_a_long_text_further_down_has_room_behind_a_short_heading() -> None:
    rows = pd.DataFrame({"unit": ["Sở Y tế"] * 30 + ["Sở Tài nguyên và Môi trường"] * 2})
    assert column_rooms(rows, ["unit"]) == {"unit": 202 + 22}
    assert column_rooms(rows.head(31), ["unit"]) == {"unit": 52 + 22}, (
        "a single long one would push the others off the screen"
    )
    endless = pd.DataFrame({"unit": ["chữ " * 200]})
    assert column_rooms(endless, ["unit"]) == {"unit": 450 + 22}


def test_long_texts_leave_room_for_the_numbers_beside_them() -> None:
    names = ("unit", "framework", "decision", "score", "max_score")
    texts = {name: ["chữ " * 12] for name in names[:3]}
    rows = pd.DataFrame({**texts, "score": [78.97], "max_score": [100.0]})
    assert column_rooms(rows, ["unit", "framework"])["framework"] == 360 + 22
    rooms = column_rooms(rows, names)
    assert (rooms["unit"], rooms["framework"], rooms["decision"]) == (360 + 22, 180 + 22, 180 + 22)


def test_quantities_of_one_kind_have_as_many_decimals_as_each_other() -> None:
    rows = pd.DataFrame(
        {"province": ["A", "B", "C"], "value": [72.64, 73.2, None], "measure_unit": ["điểm"] * 3}
    )
    told = styled_table(rows, ["province", "value"])._translate(False, False)["body"]
    assert [row[-1]["display_value"] for row in told] == ["72,64", "73,20", "—"]
    mixed = styled_table(rows, ["province", "value", "measure_unit"])._translate(False, False)["body"]
    assert [row[-2]["display_value"] for row in mixed] == ["72,64", "73,2", "—"]
    assert ">73,20<" in paper_table(rows, ["province", "value"])
