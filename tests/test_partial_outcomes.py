"""What became of lost points, and who bears them, where a sheet does not tell everything."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import sentences
from cchc.charts.parts.outcomes import owner_bars, won_back_bars
from cchc.charts.progress.remedies import remedy_burn_down, remedy_chain
from cchc.intake import owners
from cchc.intake.ledger import entered_ledger
from cchc.sentences import points_known
from cchc.store import Publication, Store
from cchc.ui.topics.owner_sheet import owner_sheet
from tests.test_pages import said, visited

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
WHERE = {"unit": "Sở Y tế", "province": "Long An", "year": 2023}
Points = tuple[float | None, float | None]


def publish(
    store: Store, areas: dict[Points, tuple[Points, ...]], year: int = 2023, most: float | None = None
) -> None:
    """A sheet of areas, each with its criteria, points by maximum and score; «Phòng 1.1» answers for criterion 1.1."""
    made = Publication(f"{year}.xlsx", repr((areas, year)).encode(), "score_sheet", "An")
    unit_id = made.add_unit(UNIT)
    lines: list[dict[str, Any]] = []
    for number, (area, criteria) in enumerate(areas.items(), start=1):
        code = str(number)
        own = {"level": "area", "code": code, "area_code": code, "is_leaf": not criteria}
        lines.append({**own, "max_score": area[0], "score": area[1]})
        for place, (top, got) in enumerate(criteria, start=1):
            told = {"level": "criterion", "code": f"{code}.{place}", "parent_code": code, "area_code": code}
            lines.append({**told, "max_score": top, "score": got, "is_leaf": True})
    scope = {"topic": "assessment", "unit_id": unit_id, "period": str(year)}
    for position, line in enumerate(lines, start=1):
        row = {**line, "unit_id": unit_id, "year": year, "position": position}
        made.add("scores", {**row, "title": f"Nội dung {line['code']}"}, **scope)
        if line["level"] == "criterion":
            duty = {"unit_id": unit_id, "year": year, "position": position, "code": line["code"]}
            duty |= {"criterion": line["code"], "owner": f"Phòng {line['code']}"}
            made.add("responsibilities", duty, "responsibilities", unit_id, f"{year}-01-01", str(year))
    total = {"unit_id": unit_id, "year": year, "max_score": most, "framework_id": "bo-1", "listed": False}
    made.add("results", total, **scope)
    store.publish(made, replace=True)


def told_back(store: Store) -> str:
    return sentences.won_back(store.ask("loss_outcomes", **WHERE), store.ask("unit_headline", **WHERE), 2023)


def told_borne(store: Store) -> str:
    return sentences.borne(store.ask("owner_points", **WHERE), 2023, now=False)


BLANK_AREA: dict[Points, tuple[Points, ...]] = {(10, 8.24): (), (None, 4): ()}
BLANK_CRITERION: dict[Points, tuple[Points, ...]] = {(20, 14): ((10, 9), (10, None)), (10, 10): ()}
BLANK_BOTH: dict[Points, tuple[Points, ...]] = {(20, None): ((10, 9), (10, None)), (10, 8): ()}


def test_a_sheet_with_a_blank_area_lost_at_least_what_is_known(store: Store) -> None:
    publish(store, BLANK_AREA)
    assert told_back(store) == (
        "Năm 2023 mất **ít nhất 1,76** điểm (1/2 mục chưa có điểm tối đa); "
        "chưa có bảng điểm năm 2024 nên chưa biết lấy lại được bao nhiêu."
    )
    assert told_borne(store).startswith("Năm 2023 mất **ít nhất 1,76** điểm (1/2 mục chưa có điểm tối đa)")
    publish(store, {(10, 9): (), (10, 10): ()}, 2024)
    assert "cả năm mất ít nhất 1,76: 1/2 mục chưa có điểm tối đa" in told_back(store)


def test_what_an_area_lost_beside_a_blank_criterion_is_told_as_not_known_whose(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, BLANK_CRITERION)
    assert told_back(store).startswith(
        "Năm 2023 mất **ít nhất 1,00** điểm (1/3 mục chưa đủ điểm, còn 5,00 điểm trừ ở dòng tổng không rõ thuộc mục nào)"
    )
    said_of_it = told_borne(store)
    assert said_of_it == (
        "Năm 2023 mất **6,00** điểm; **Phòng 1.1** nhiều nhất trong phần đã biết, 1,00 điểm; "
        "5,00 điểm các lĩnh vực mất mà không rõ ở tiêu chí nào."
    )
    (owner,) = [row for row in store.ask_rows("owner_points", **WHERE) if row["owner"] == "Phòng 1.2"]
    assert (owner["deduction"], owner["unknown_count"]) == (None, 1)
    assert sentences.owner_found(owner, 2023) == "Chưa đủ điểm để biết các tiêu chí phụ trách mất bao nhiêu."
    address = {"don_vi": UNIT["unit_id"], "nam": "2023"}
    page = said(visited(monkeypatch, store.path, "diem_tru", **address, xem="nguoi", phan_cong="nam-ay"))
    assert said_of_it.rstrip(".") in page
    assert "mất **ít nhất 1,00** điểm" in said(
        visited(monkeypatch, store.path, "diem_tru", **address, xem="nam-sau")
    )
    sheet = {key: WHERE[key] for key in ("unit", "province", "year")}
    assert owner_sheet(store.path, sheet, "Sở Y tế", "Phòng 1.2", "vi")


@pytest.mark.parametrize(
    ("areas", "printed", "by_lines", "rest"),
    [
        ({(10, 1): ((5, 1), (5, None))}, 9, 4, 5),  # printed as the sum of those that have points
        ({(20, 14): ((10, 9), (10, None)), (10, 10): ()}, 6, 1, 5),
        ({(10, 5): ((5, 4), (5, 2))}, 5, 4, 1),  # all are known and make less than the area says
        ({(10, 8): ((10, None),)}, 2, None, 2),
        ({(10, 1): ((5, 1), (5, None)), (10, 9): ((5, 5), (5, 4))}, 10, 5, 5),
        ({(10, 8): ((5, 4), (5, 4)), (10, 10): ()}, 2, 2, None),
        ({(20, None): ((10, 9), (10, None)), (10, 8): ()}, 2, 3, None),  # nobody printed what the area lost
    ],
)
def test_every_question_tells_a_printed_area_over_blank_criteria_alike(
    store: Store,
    areas: dict[Points, tuple[Points, ...]],
    printed: float,
    by_lines: float | None,
    rest: float | None,
) -> None:
    """What areas print is told by whoever tells the whole; what is made of criteria says how much of it they do not explain."""
    publish(store, areas)
    (headline,) = store.ask_rows("unit_headline", **WHERE)
    assert headline["deduction"] == printed
    assert sum(row["deduction"] or 0 for row in store.ask_rows("deductions_by_area", **WHERE)) == printed
    owned = store.ask_rows("owner_points", **WHERE)
    assert sum(row["deduction"] for row in owned if row["bearer"] == "rest") == (rest or 0)
    for row in store.ask_rows("loss_outcomes", **WHERE)[:1]:
        assert (row["all_lost"], row["rest_points"]) == (by_lines, rest)
    for row in store.ask_rows("remedy_progress", **WHERE):
        assert (row["lost_points"], row["rest_points"]) == (by_lines, rest)
    parts = [
        store.ask_rows("deduction_parts", **WHERE, parent=str(number)) for number in range(1, len(areas) + 1)
    ]
    apart = [rows[0]["rest_points"] for rows in parts if rows and rows[0]["rest_points"] is not None]
    assert sum(apart) == (rest or 0)
    by_area = [row["rest_points"] for row in store.ask_rows("remedy_areas", **WHERE)]
    assert sum(points for points in by_area if points is not None) == (rest or 0)
    if rest and by_lines:
        said_of_it = f"còn {rest},00 điểm trừ ở dòng tổng không rõ thuộc mục nào"
        assert said_of_it in told_back(store)
        assert said_of_it in sentences.what_is_missing(store.ask("remedy_progress", **WHERE))
        below = store.ask("deduction_parts", **WHERE, parent="1")
        assert said_of_it in sentences.lost_points(below, name="title", within="Nội dung 1")


def test_a_blank_area_leaves_no_negative_rest(store: Store) -> None:
    publish(store, BLANK_BOTH)
    rows = store.ask_rows("owner_points", **WHERE)
    assert "rest" not in [row["bearer"] for row in rows]
    assert {(float(row["whole_deduction"]), row["is_whole"]) for row in rows} == {(3, False)}
    assert "mất **ít nhất 3,00** điểm (1/3 mục chưa đủ điểm)" in told_borne(store)


def test_lines_that_lost_more_than_their_area_says_are_told_beside_it(store: Store) -> None:
    publish(store, {(20, 19): ((10, 8), (10, 9))})
    assert {row["bearer"] for row in store.ask_rows("owner_points", **WHERE)} == {"owner"}
    assert "mất **3,00** điểm theo từng mục, trong khi các lĩnh vực ghi mất 1,00" in told_borne(store)


@pytest.mark.parametrize(
    "areas",
    [{(33, 33): (), (None, 30): (), (None, 20): ()}, {(None, None): ((10, None), (5, 5))}],
    ids=["two maxima are blank", "a criterion is blank"],
)
def test_a_sheet_that_is_not_known_whole_is_never_told_to_have_lost_nothing(
    store: Store, areas: dict[Points, tuple[Points, ...]]
) -> None:
    publish(store, areas, most=100)
    for told in (told_back(store), told_borne(store)):
        assert "không có mục nào mất điểm" not in told
        assert told.startswith("Bảng điểm năm 2023 chưa cho biết mục nào mất điểm: ")


def test_a_sheet_that_is_known_whole_and_lost_nothing_says_so(store: Store) -> None:
    publish(store, {(10, 10): ((4, 4), (6, 6))}, most=10)
    for told in (told_back(store), told_borne(store)):
        assert told == "Bảng điểm năm 2023 không có mục nào mất điểm."


def test_remedies_of_a_sheet_that_is_not_known_whole_are_of_at_least_so_many_points(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, BLANK_CRITERION)
    rows: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [{"limitation_id": "a", "text": "Hạn chế", "criteria": "1.1"}],
        "ledger_remedies": [{"remedy_id": "r", "text": "Giải pháp", "limitation_ids": "a"}],
        "ledger_actions": [{"action_id": "v", "remedy_id": "r", "text": "Làm", "due_on": date(2024, 3, 1)}],
    }
    day = {"as_of": "2024-04-01"}
    (row,) = store.ask_rows("remedy_progress", **WHERE)
    stages = ("lost_points", "planned_points", "confirmed_points", "untaken_points")
    assert [points_known(row, name) for name in stages] == ["ít nhất 1,00", "0,00", "0,00", "ít nhất 1,00"]
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)
    (row,) = store.ask_rows("remedy_progress", **WHERE, **day)
    assert [points_known(row, name) for name in ("planned_points", "late_points")] == ["1,00", "1,00"]
    rows["ledger_limitations"][0]["criteria"] = "1"
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)
    progress = store.ask("remedy_progress", **WHERE, **day)
    told = sentences.remedy_progress(progress, store.ask("loss_outcomes", **WHERE))
    assert "giữ **ít nhất 1,00** điểm" in told
    assert "trong **ít nhất 1,00** điểm mất (1/3 mục chưa đủ điểm, còn 5,00 điểm trừ ở dòng tổng" in told
    page = visited(
        monkeypatch, store.path, "khac_phuc", don_vi=UNIT["unit_id"], nam="2023", ngay="2024-04-01"
    )
    assert "Điểm mất chỉ là phần đã biết: 1/3 mục chưa đủ điểm, còn 5,00 điểm trừ ở dòng tổng" in said(page)
    chain = remedy_chain(progress, store.ask("loss_outcomes", **WHERE), "Đến đâu")
    assert "ít nhất 1,00" in str(chain.to_dict())
    (late,) = [r for r in store.ask_rows("attention", **day) if r["rule"] == "late_remedies"]
    assert sentences.attention_sentence(late).endswith("(giữ ít nhất 1,00 điểm)")


def test_a_page_of_remedies_never_says_that_nothing_was_lost_where_that_is_not_known(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, {(33, 33): (), (None, 30): (), (None, 20): ()}, most=100)
    page = said(visited(monkeypatch, store.path, "khac_phuc", don_vi=UNIT["unit_id"], nam="2023"))
    assert "Chưa có điểm trừ nào" not in page
    assert "Bảng điểm năm 2023 chưa cho biết mục nào mất điểm: 2/3 lĩnh vực chưa có điểm tối đa" in page
    rows: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [{"limitation_id": "a", "text": "Hạn chế", "criteria": "1"}]
    }
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)
    told = sentences.remedy_progress(
        store.ask("remedy_progress", **WHERE), store.ask("loss_outcomes", **WHERE)
    )
    assert "bảng điểm chưa cho biết mất bao nhiêu điểm: 2/3 mục chưa có điểm tối đa" in told


def test_a_line_without_a_code_is_drawn_by_its_title(store: Store) -> None:
    publish(store, {(10, 8): ()})
    rows = store.ask("loss_outcomes", **WHERE)
    rows["code"] = None
    assert "None" not in str(won_back_bars(rows, "Lấy lại").to_dict())


def test_bars_of_those_who_bear_points_say_what_is_known_in_part(store: Store) -> None:
    publish(store, {(30, None): ((10, 9), (10, None))})
    rows = store.ask("owner_points", **WHERE)
    rows["owner"] = "Phòng A"
    rows["unknown_count"] = 1
    assert "ít nhất 1,00" in str(owner_bars(rows, "Ai phụ trách").to_dict())


def test_points_of_a_ledger_say_how_many_of_its_lines_do_not_tell_what_they_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, {(20, 14): ((10, 9), (10, None)), (10, 8): ((10, 8),), (10, None): ((5, None), (5, None))})
    rows: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [
            {"limitation_id": "a", "text": "Hạn chế lĩnh vực 1", "criteria": "1"},
            {"limitation_id": "b", "text": "Hạn chế tiêu chí 2.1", "criteria": "2.1"},
            {"limitation_id": "c", "text": "Hạn chế tiêu chí 3.1", "criteria": "3.1"},
        ],
        "ledger_remedies": [{"remedy_id": "r", "text": "Giải pháp", "limitation_ids": "a"}],
        "ledger_actions": [
            {
                "action_id": "v",
                "remedy_id": "r",
                "text": "Làm",
                "owner": "Phòng A",
                "due_on": date(2024, 3, 1),
            }
        ],
    }
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)
    areas = {row["area_code"]: row for row in store.ask_rows("remedy_areas", **WHERE)}
    assert {code: (row["lost_points"], row["unknown_count"]) for code, row in areas.items()} == {
        "1": (1, 1),
        "2": (2, 0),
        "3": (None, 2),
    }
    limitations = store.ask_rows("limitation_states", **WHERE)
    assert [(row["lost_points"], row["unknown_count"]) for row in limitations] == [(1, 1), (2, 0), (None, 1)]
    owners_told = [
        (row["owner_state"], row["lost_points"], row["unknown_count"])
        for row in store.ask_rows("remedy_owners", **WHERE)
    ]
    assert owners_told == [("owned", 1, 1), ("without_owner", 2, 1), ("untaken", None, 1)]
    assert {row["unknown_count"] for row in store.ask_rows("remedy_burn_down", **WHERE)} == {2}
    burning = remedy_burn_down(store.ask("remedy_burn_down", **WHERE), "Còn lại")
    assert "Điểm còn lại (ít nhất)" in str(burning.to_dict())
    for view in ("linh_vuc", "chu_tri"):
        page = visited(monkeypatch, store.path, "khac_phuc", don_vi=UNIT["unit_id"], nam="2023", xem=view)
        assert "Tiêu chí chưa đủ điểm" in str([list(table.value.columns) for table in page.dataframe]) + str(
            [table.value for table in page.table]
        )
