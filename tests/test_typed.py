"""What a person types or pastes: understood as offices write, shown back, asked about or refused, never changed silently."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cchc.intake import IntakeError
from cchc.intake.figures import entered_figures
from cchc.intake.typed import (
    parse_row_numbers,
    parse_typed_day,
    parse_typed_number,
    parse_typed_period,
    parse_typed_year,
    unambiguous_text,
    unambiguous_text_as,
)
from cchc.reading.figures.quantities import Quantity, quantity_of
from cchc.reading.values.numbers import parse_number
from cchc.store import open_store
from cchc.ui.asking.answers import ask
from cchc.ui.entering.entry import grid_name
from cchc.ui.entering.grids import Edits
from tests.test_pages import LONG_AN, SAMPLES, opened, pressed, said

PLACE = {
    "unit": "Sở Khoa học và Công nghệ",
    "province": "Long An",
    "unit_id": "so-khoa-hoc-va-cong-nghe.long-an",
}
AMOUNT = quantity_of("fee_revenue", "Thu phí, lệ phí", "triệu đồng")
SHARE = quantity_of("on_time_rate", "Tỷ lệ hồ sơ đúng hạn", "%")
POINTS = quantity_of("score", "Điểm", "điểm", 100.0)
COUNT = quantity_of("late_dossiers", "Hồ sơ trễ hạn", "hồ sơ")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("78,97", 78.97),
        ("97,25", 97.25),
        ("0,75", 0.75),
        ("1.250,5", 1250.5),
        ("95,5", 95.5),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1.250.000", 1_250_000),
        ("(13,6)", None),
    ],
)
def test_a_number_is_read_as_offices_write_it(text: str, value: float | None) -> None:
    assert parse_typed_number(text, AMOUNT).value == value


@pytest.mark.parametrize(("text", "readings"), [("1.250", (1250, 1.25)), ("12.345", (12345, 12.345))])
def test_a_number_of_two_readings_is_taken_for_neither(text: str, readings: tuple[float, ...]) -> None:
    found = parse_typed_number(text, AMOUNT)
    assert (found.value, found.readings, found.fault) == (None, readings, "")


def test_a_count_is_whole_and_so_has_one_reading() -> None:
    assert parse_typed_number("1.250", COUNT).value == 1250
    assert parse_typed_number("12,345", COUNT).value == 12345
    assert "không phải số nguyên" in parse_typed_number("1,5", COUNT).fault


def test_a_reading_that_cannot_be_is_not_offered_and_the_other_still_asked() -> None:
    assert parse_typed_number("9.725", SHARE).readings == (9.725,)
    assert parse_typed_number("1.250", POINTS).readings == (1.25,)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("0,97", (0.97, 97)), ("1", (1, 100)), ("0.975", (0.975, 97.5)), ("1.000", (1, 100)), ("1,0", (1, 100))],
)
def test_a_part_of_one_typed_into_a_share_is_asked_about(text: str, readings: tuple[float, ...]) -> None:
    found = parse_typed_number(text, SHARE)
    assert (found.value, found.readings, found.fault) == (None, readings, "")
    # What was chosen is not asked about again.
    for value in readings:
        assert parse_typed_number(unambiguous_text_as(value, SHARE), SHARE).value == value


@pytest.mark.parametrize(("text", "value"), [("0,97 %", 0.97), ("0", 0), ("1,5", 1.5), ("97", 97), ("1%", 1)])
def test_a_share_that_says_percent_or_is_above_one_is_taken(text: str, value: float) -> None:
    assert parse_typed_number(text, SHARE).value == value


def test_a_part_of_one_is_one_where_no_share_is_meant() -> None:
    assert [parse_typed_number("0,97", of).value for of in (AMOUNT, POINTS)] == [0.97, 0.97]


@pytest.mark.parametrize("text", ["≥ 9.725 %", ">= 98", "<5", "= 3"])
def test_a_sign_of_comparison_typed_into_a_number_is_refused(text: str) -> None:
    assert "chỉ ghi số" in parse_typed_number(text, SHARE).fault


@pytest.mark.parametrize(
    "text", ["15/11/2026", "1e5", "nan", "inf", "12 345 6", "3-5", "12,5 (*)", "mười hai", "1.2.3"]
)
def test_what_is_no_single_number_is_refused(text: str) -> None:
    assert "không phải là một số" in parse_typed_number(text, AMOUNT).fault


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("112", SHARE),
        ("100,01", SHARE),
        ("-1", SHARE),
        ("100,5", POINTS),
        ("-3", COUNT),
        ("-13,6", AMOUNT),
        ("0", quantity_of("rank", "Thứ hạng", "hạng")),
        ("20,5", quantity_of("x", "Điểm tiến độ (tối đa 20)", "điểm")),
        ("1.000.000.000.000", AMOUNT),
        ("12 %", POINTS),
    ],
)
def test_what_cannot_be_is_refused(text: str, of: Quantity) -> None:
    found = parse_typed_number(text, of)
    assert found.fault
    assert found.value is None


def test_a_share_of_a_plan_above_the_whole_is_taken_when_somebody_says_so() -> None:
    of = quantity_of("service_revenue_rate", "Tỷ lệ thu dịch vụ so với kế hoạch", "%")
    assert parse_typed_number("112 %", of).oddity == "112 lớn hơn 100."
    assert parse_typed_number("98", of).oddity == ""
    assert (
        parse_typed_number("-2", quantity_of("x", "Tăng trưởng", "điểm phần trăm")).oddity == "-2 là số âm."
    )


def test_a_title_tells_a_share_where_no_unit_is_given() -> None:
    assert parse_typed_number("12 %", quantity_of("x", "Tỷ lệ văn bản ký số", None)).value == 12


def test_a_number_as_it_is_written_reads_back_as_itself() -> None:
    chance = random.Random(13)
    for _ in range(20_000):
        value = round(chance.choice([1, -1]) * 10 ** chance.uniform(-4, 11), chance.randint(0, 6))
        read = parse_number(unambiguous_text(value))
        assert read is not None
        assert (read.value, read.thousands) == (value, None), unambiguous_text(value)
    assert [unambiguous_text(n) for n in (78.97, 1250, 1.25, 1250.5, 12.345, 1_250_000)] == [
        "78,97",
        "1250",
        "1,25",
        "1.250,5",
        "12,3450",
        "1.250.000",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/11/2026", date(2026, 11, 15)),
        ("05/11/2026", date(2026, 11, 5)),
        ("15-11-26", date(2026, 11, 15)),
        ("5.1.2026", date(2026, 1, 5)),
        ("2026-11-15", date(2026, 11, 15)),
        ("ngày 15 tháng 11 năm 2026", date(2026, 11, 15)),
        ("15 tháng 11 năm 2026", date(2026, 11, 15)),
        ("11/15/2026", None),
        ("15/13/2026", None),
        ("31/02/2026", None),
        ("11/2026", None),
        ("2026", None),
        ("năm 2026", None),
        ("46341", None),
        ("", None),
    ],
)
def test_a_day_is_read_day_first_or_refused(text: str, day: date | None) -> None:
    assert parse_typed_day(text) == day


def test_a_period_that_seems_to_name_another_is_refused() -> None:
    assert [parse_typed_period(text) for text in ("Quý I/2025", "9/2026", "2025-q1", "2026")] == [
        "2025-Q1",
        "2026-09",
        "2025-Q1",
        "2026",
    ]
    for text in ("2025-Q5", "2025-2026", "15/11/2026", "13/2026", ""):
        assert parse_typed_period(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (f"{before} tháng 9/2024", None)
            for before in ("đến", "đến hết", "tính đến", "hết", "từ", "trước", "sau")
        ),
        *((f"{before} quý II/2024", None) for before in ("đến", "đầu", "cuối", "kể từ", "dự kiến")),
        ("nửa đầu tháng 9/2024", None),
        ("lũy kế đến hết tháng 9/2024", "2024-9M"),
        ("từ đầu năm đến tháng 9/2024", "2024-9M"),
        ("từ tháng 7 đến tháng 9/2024", "2024-Q3"),
        ("sáu tháng đầu năm 2024", "2024-H1"),
        ("nửa đầu năm 2024", "2024-H1"),
        ("Kỳ báo cáo: tháng 9 năm 2024", "2024-09"),
    ],
)
def test_a_part_of_the_year_is_told_only_where_nothing_else_is_said(text: str, code: str | None) -> None:
    assert parse_typed_period(text) == code


def test_years_and_rows_are_whole() -> None:
    assert [parse_typed_year(text) for text in (" 2026 ", "2.026", "2026,0", "26", "20260")] == [
        2026,
        None,
        None,
        None,
        None,
    ]
    assert [parse_row_numbers(text) for text in ("5", "5-6", "6, 5", "0", "5,5,5", "x")] == [
        (5,),
        (5, 6),
        (5, 6),
        (),
        (),
        (),
    ]


def test_edits_go_through_plain_texts_unchanged() -> None:
    edits = Edits({"score Điểm 2024": {"value": "1.250", "note": None}}, ("rank",), ({"title": "Thu phí"},))
    assert Edits.of_plain(edits.as_plain()) == edits


def typed_on(page: AppTest, cells: dict[str, str | None], measure: str = "score") -> AppTest:
    """These texts in the row of a target, and who typed them."""
    standing = ask("targets", **PLACE)
    page.session_state["open_edit_targets"] = True
    page.session_state[f"edit_{grid_name('targets', standing)}_0"] = {
        "edited_rows": {list(standing.rows["measure"]).index(measure): cells},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.run()
    page.text_input(key="by_targets").set_value("An").run()
    assert not page.exception, [error.message for error in page.exception]
    return page


def stored(database: Path, measure: str) -> Any:
    rows = open_store(str(database)).ask_rows("targets", **PLACE)
    return next(row["value"] for row in rows if row["measure"] == measure)


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


@pytest.mark.parametrize(
    ("text", "value"), [("78,97", 78.97), ("97,25", 97.25), ("0,75", 0.75), ("95,5", 95.5)]
)
def test_a_target_is_stored_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, text: str, value: float
) -> None:
    page = typed_on(opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN), {"value": text})
    assert "Số đã gõ được hiểu là:" in said(page)
    pressed(page, "Công bố")
    assert stored(seed_copy, "score") == value


@pytest.mark.parametrize(
    ("text", "unit", "chosen", "value"),
    [
        ("1.250", "triệu đồng", "1250\u00a0triệu đồng", 1250),
        ("1.250", "triệu đồng", "1,25\u00a0triệu đồng", 1.25),
        ("0,97", "%", "0,97\u00a0%", 0.97),
    ],
)
def test_a_number_of_two_readings_is_published_as_the_one_that_was_chosen(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, text: str, unit: str, chosen: str, value: float
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    standing = ask("targets", **PLACE)
    key = grid_name("targets", standing)
    page.session_state["open_edit_targets"] = True
    line = {"title": "Thu phí, lệ phí", "period": "2025", "value": text, "measure_unit": unit}
    page.session_state[f"add_{key}_0"] = {"edited_rows": {}, "added_rows": [line], "deleted_rows": []}
    page.run()
    page.text_input(key="by_targets").set_value("An").run()
    assert f"Dòng «Thu phí, lệ phí» (Năm 2025), cột «Giá trị»: «{text}» có thể là hai số." in said(
        page
    ).replace("\\", "")
    assert "Công bố" not in buttons(page)
    pressed(page, chosen)
    pressed(page, "Công bố")
    assert stored(seed_copy, "fee_revenue") == value


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("on_time_rate", "≥ 9.725 %"),
        ("on_time_rate", "112"),
        ("score", "101"),
        ("late_dossiers", "-1"),
        ("score", "15/11/2026"),
    ],
)
def test_what_is_refused_names_its_cell_and_is_not_published(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path, measure: str, text: str
) -> None:
    page = typed_on(opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN), {"value": text}, measure)
    (error,) = [str(one.value).replace("\\", "") for one in page.error]
    assert error.startswith("Dòng «")
    assert "(Năm 2024), cột «Giá trị»:" in error
    assert "Công bố" not in buttons(page)


def test_a_number_that_nobody_touched_stays_what_is_stored(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    before = {row["measure"]: row["value"] for row in open_store(str(seed_copy)).ask_rows("targets", **PLACE)}
    pressed(typed_on(page, {"note": "theo công văn"}), "Công bố")
    after = {row["measure"]: row["value"] for row in open_store(str(seed_copy)).ask_rows("targets", **PLACE)}
    assert after == before


def test_the_last_edit_is_taken_back(monkeypatch: pytest.MonkeyPatch, seed_copy: Path) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    page = typed_on(page, {"value": "82"})
    assert "Công bố" in buttons(page)
    pressed(page, "Hoàn tác")
    assert "Chưa có thay đổi nào." in said(page)
    assert "Công bố" not in buttons(page)


def test_what_is_typed_survives_what_somebody_else_publishes(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = typed_on(opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN), {"value": "82"})
    other = {"title": "Thu phí, lệ phí", "period": "2025", "comparison": ">=", "value": 30.0}
    open_store(str(seed_copy)).publish(
        entered_figures("targets", PLACE["unit"], PLACE["province"], [other], "Bình")
    )
    page.run()
    pressed(page, "Công bố")
    assert (stored(seed_copy, "score"), stored(seed_copy, "fee_revenue")) == (82, 30)


@pytest.mark.parametrize(
    ("text", "kept", "shown"),
    [
        ("15/11/2026", "2026-11-15", "15/11/2026"),
        ("5/1/2026", "2026-01-05", "05/01/2026"),
        ("15-11-26", "2026-11-15", "15/11/2026"),
    ],
)
def test_a_day_in_a_filter_is_read_day_first_and_written_as_understood(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, text: str, kept: str, shown: str
) -> None:
    page = opened(monkeypatch, real_figures, "chi_tieu", don_vi=LONG_AN)
    page.text_input(key="widget_ngay").set_value(text).run()
    assert page.query_params["ngay"] in (kept, [kept])
    assert page.text_input(key="widget_ngay").value == shown


@pytest.mark.parametrize("text", ["15/13/2026", "11/15/2026", "31/02/2026", "15/11/1999", "11/2026", "mai"])
def test_what_is_no_day_is_refused_and_the_page_says_which_day_holds(
    monkeypatch: pytest.MonkeyPatch, real_figures: str, text: str
) -> None:
    page = opened(monkeypatch, real_figures, "chi_tieu", don_vi=LONG_AN)
    page.text_input(key="widget_ngay").set_value(text).run()
    (error,) = [str(one.value).replace("\\", "") for one in page.error]
    assert f"«{text}»" in error
    assert "Đang xem theo ngày" in error


def test_years_and_day_of_a_framework_are_refused_at_their_box(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "nap_du_lieu")
    name = "bo_tieu_chi_so_khcn_2023.xlsx"
    page.file_uploader[0].upload(name, (SAMPLES / name).read_bytes()).run()
    boxes = {
        str(box.key).split("_")[2]: box
        for box in page.text_input
        if str(box.key).startswith("nap_framework_")
    }
    boxes["from"].set_value("2.023")
    boxes["date"].set_value("30/13/2023").run()
    errors = "".join(str(error.value) for error in page.error).replace("\\", "")
    assert "«2.023» không phải là một năm." in errors
    assert "«30/13/2023» không phải là một ngày." in errors
    assert next(button for button in page.button if button.label == "Lưu bộ chỉ số").disabled


def test_a_year_a_period_and_rows_that_are_none_are_said_where_a_sheet_is_corrected(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "nap_du_lieu")
    name = "bo_tieu_chi_so_khcn_2023.xlsx"
    page.file_uploader[0].upload(name, (SAMPLES / name).read_bytes()).run()
    next(box for box in page.text_input if str(box.key).startswith("nap_year_")).set_value("2.023").run()
    next(box for box in page.text_input if str(box.key).startswith("nap_header_")).set_value("dòng năm").run()
    errors = "".join(str(error.value) for error in page.error).replace("\\", "")
    assert "«2.023» không phải là một năm." in errors
    assert "«dòng năm» không phải là số dòng." in errors


def test_a_whole_table_pasted_into_one_cell_is_no_title() -> None:
    line = {"title": "Thu A\tNăm 2026\t1,5\nThu B", "period": "2026", "comparison": ">=", "value": 1.0}
    with pytest.raises(IntakeError, match="cả một bảng"):
        entered_figures("targets", PLACE["unit"], PLACE["province"], [line], "An")


def test_a_line_begins_with_a_name_that_is_chosen_from_those_it_must_meet(
    monkeypatch: pytest.MonkeyPatch, seed_copy: Path
) -> None:
    page = opened(monkeypatch, str(seed_copy), "chi_tieu", don_vi=LONG_AN)
    page.session_state["open_edit_measures"] = page.session_state["open_edit_targets"] = True
    page.run()
    for kind, offered in (("measures", False), ("targets", True)):
        box = next(box for box in page.selectbox if str(box.key).startswith(f"known_{kind}"))
        assert ("Điểm đạt" in box.options) == offered, "nobody types what score sheets tell"
        box.select("Hồ sơ phải nộp phí, lệ phí").run()
        assert not page.exception
        typing = page.session_state[str(box.key).replace("known_", "typing_", 1)]
        assert typing.steps[-1].added[0]["title"] == "Hồ sơ phải nộp phí, lệ phí"
