"""The ledger of remedies: rows that keep their ids, points that add up whatever is tied to what, states by the day."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cchc.intake import IntakeError, owners
from cchc.intake.ledger import changed_state, entered_ledger, one_per_line
from cchc.intake.ledger_changes import Part, divided, handed_over, merged
from cchc.intake.ledger_lines import ledger_of_lines
from cchc.sentences import attention_sentence
from cchc.store import Publication, Store

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
LINES: tuple[tuple[str, str, str | None, float, float], ...] = (
    ("area", "1", None, 4, 2.63),
    ("criterion", "1.1", "1", 2, 1.5),
    ("criterion", "1.2", "1", 2, 1.13),
    ("subcriterion", "1.2.1", "1.2", 1, 0.25),
    ("subcriterion", "1.2.2", "1.2", 1, 0.88),
    ("area", "2", None, 3, 2.999999),
)


def sheet() -> Publication:
    made = Publication("bảng.xlsx", b"sheet", "score_sheet", "An")
    unit_id = made.add_unit(UNIT)
    parents = {parent for _level, _code, parent, *_ in LINES}
    for place, (level, code, parent, most, score) in enumerate(LINES, start=1):
        row = {"unit_id": unit_id, "year": 2023, "position": place, "level": level, "code": code}
        row |= {"parent_code": parent, "area_code": code[0], "is_leaf": code not in parents}
        row |= {"title": f"Nội dung {code}", "max_score": most, "score": score, "reason": "nộp muộn"}
        made.add("scores", row, "assessment", unit_id, "", "2023")
    return made


def limitation(name: str, *criteria: str, **more: Any) -> dict[str, Any]:
    return {"limitation_id": name, "text": f"Hạn chế {name}", "criteria": one_per_line(criteria), **more}


def remedy(name: str, *limitations: str) -> dict[str, Any]:
    return {"remedy_id": name, "text": f"Giải pháp {name}", "limitation_ids": one_per_line(limitations)}


def action(name: str, remedy_id: str, **more: Any) -> dict[str, Any]:
    return {"action_id": name, "remedy_id": remedy_id, "text": f"Việc {name}", "owner": "Văn phòng", **more}


def put(store: Store, **rows: list[dict[str, Any]]) -> str:
    return store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)[0]


def asked(store: Store, sql: str, **given: Any) -> list[Any]:
    return store.database.cursor().execute(sql, given or None).fetchall()


@pytest.fixture
def scored(store: Store) -> Store:
    store.publish(sheet())
    return store


def test_a_changed_row_replaces_only_itself_and_gives_its_place_back(scored: Store) -> None:
    texts = "select limitation_id, text from current_ledger_limitations order by all"
    put(scored, ledger_limitations=[limitation("a", "1.1"), limitation("b", "2")])
    changed = put(scored, ledger_limitations=[limitation("a", "1.1", text="Viết lại")])
    assert asked(scored, texts) == [("a", "Viết lại"), ("b", "Hạn chế b")]
    scored.take_back(changed)
    assert asked(scored, texts) == [("a", "Hạn chế a"), ("b", "Hạn chế b")]
    scored.publish_again(changed)
    assert asked(scored, texts) == [("a", "Viết lại"), ("b", "Hạn chế b")]


def test_rows_without_an_id_get_one_and_keep_it() -> None:
    made = entered_ledger(UNIT, 2023, {"ledger_limitations": [{"text": " Chậm ", "cause": ""}]}, "An")
    (row,) = made.rows["ledger_limitations"]
    assert len(row["limitation_id"]) == 12
    assert (row["text"], row["cause"], row["position"]) == ("Chậm", None, 1)


@pytest.mark.parametrize(
    ("rows", "by"),
    [
        ({"ledger_limitations": [{"text": " "}]}, "An"),
        ({"ledger_limitations": [{"text": "x" * 5000}]}, "An"),
        ({"ledger_limitations": [{"text": "x", "recoverability": "?"}]}, "An"),
        ({"ledger_remedies": [remedy("a", "b"), remedy("a", "c")]}, "An"),
        ({"action_states": [{"action_id": "a", "action_state": "done", "changed_on": date(2024, 1, 1)}]}, "An"),
        ({"action_states": [{"action_id": "a", "action_state": "failed", "changed_on": None}]}, "An"),
        ({}, "An"),
        ({"ledger_limitations": [{"text": "x"}]}, " "),
    ],
)  # fmt: skip
def test_what_says_nothing_or_cannot_be_is_refused(rows: dict[str, Any], by: str) -> None:
    with pytest.raises(IntakeError):
        entered_ledger(UNIT, 2023, rows, by)


AREAS: tuple[dict[str, str], ...] = (
    {},
    {"area_code": "1"},
    {"area": "nội dung 1"},
    {"area_code": "2", "area": "Nội dung 1"},
)


@pytest.mark.parametrize("seed", range(6))
def test_shares_of_a_lost_line_are_its_points_exactly_whatever_is_tied_to_what(
    scored: Store, seed: int
) -> None:
    chance = random.Random(seed)
    codes = [code for _level, code, *_ in LINES] + ["9", "Nội dung 2"]
    rows = [
        limitation(str(number), *chance.choices(codes, k=chance.randint(0, 4)), **chance.choice(AREAS))
        for number in range(chance.randint(1, 9))
    ]
    put(scored, ledger_limitations=rows)
    lines = asked(
        scored,
        "select lost_leaves.deduction, sum(share), count(*) from lost_leaves "
        "join limitation_shares using (unit_id, year, position) group by all",
    )
    assert all(lost == shared for lost, shared, _count in lines)
    hundredths = [
        share for (share,) in asked(scored, "select share from limitation_shares where sharers = 1")
    ]
    assert all(share > 0 for share in hundredths)
    total = asked(scored, "select sum(lost_points) from limitation_points")[0][0] or 0
    untaken = (
        asked(
            scored,
            "select sum(deduction) from lost_leaves anti join limitation_shares using (unit_id, year, position)",
        )[0][0]
        or 0
    )
    assert total + untaken == Decimal("1.370001")  # 0.5 + 0.75 + 0.12 + 0.000001


def test_what_names_an_area_alone_holds_what_nobody_names_closer_and_no_point_counts_twice(
    scored: Store,
) -> None:
    put(
        scored,
        ledger_limitations=[
            limitation("a", "1.1"),
            limitation("b", "1"),
            limitation("c", area_code="1"),
            limitation("d", area="NỘI DUNG 1", area_code="7"),
            limitation("e", area_code="2"),
            limitation("f"),
            limitation("g", area="Lĩnh vực khác"),
        ],
    )
    states = {row["limitation_id"]: row for row in scored.ask_rows("limitation_states", year=2023)}
    told = {name: (row["lost_points"], row["is_by_area"]) for name, row in states.items()}
    assert [told[name] for name in "abcd"] == [(0.5, False), (0.29, True), (0.29, True), (0.29, True)]
    assert told["e"] == (0.000001, False)
    assert told["f"] == told["g"] == (None, None)
    lines = {row["criterion"]: row for row in scored.ask_rows("losses_taken_up", year=2023)}
    assert {name: row["is_by_area"] for name, row in lines.items()} == {
        "1.1": False,
        "1.2.1": True,
        "1.2.2": True,
        "2": False,
    }
    put(scored, ledger_limitations=[limitation("h", "1.2")])
    after = {
        row["limitation_id"]: row["lost_points"] for row in scored.ask_rows("limitation_states", year=2023)
    }
    assert (after["b"], after["c"], after["d"], after["h"]) == (None, None, None, 0.87)


def test_a_limitation_is_as_far_as_its_actions_are_on_the_day(scored: Store) -> None:
    put(
        scored,
        ledger_limitations=[limitation("a", "1.1"), limitation("b", "2"), limitation("c")],
        ledger_remedies=[remedy("r", "a", "b"), remedy("s", "b")],
        ledger_actions=[action("x", "r"), action("y", "s", owner=None)],
    )
    changes = [("x", "in_progress", 1), ("x", "awaiting", 5), ("y", "dropped", 6), ("x", "confirmed", 9)]
    ids = [
        put(scored, action_states=[changed_state(name, state, date(2024, 3, day), "Bình")])
        for name, state, day in changes
    ]

    def states(day: int) -> list[str]:
        found = asked(
            scored,
            "select limitation_state from limitation_spans "
            "where $day between first_day and last_day order by limitation_id",
            day=date(2024, 3, day),
        )
        return [state for (state,) in found]

    assert states(1) == ["in_progress", "in_progress", "without_remedy"]
    assert states(5) == ["awaiting", "in_progress", "without_remedy"]
    assert states(6) == ["awaiting", "awaiting", "without_remedy"]
    assert states(9) == ["confirmed", "confirmed", "without_remedy"]
    scored.take_back(ids[-1])
    assert states(9) == ["awaiting", "awaiting", "without_remedy"]
    scored.publish_again(ids[-1])
    assert states(9) == ["confirmed", "confirmed", "without_remedy"]


def test_one_that_went_into_another_is_followed_no_more(scored: Store) -> None:
    put(scored, ledger_limitations=[limitation("a", "1.1"), limitation("b", "2", merged_into="a")])
    assert asked(scored, "select limitation_id from limitation_spans") == [("a",)]


def lines_of(store: Store) -> list[dict[str, Any]]:
    return store.ask_rows("ledger_lines", year=2023)


def test_lines_that_say_the_same_are_one_limitation_and_one_remedy(scored: Store) -> None:
    lines: list[dict[str, Any]] = [
        {
            "limitation": "Chậm",
            "criteria": "1.1; 1.2",
            "remedy": "Giao hạn",
            "owner": "A",
            "due": "31/3/2024",
        },
        {"limitation": "CHẬM ", "remedy": "Đôn đốc", "owner": "B", "due": "hằng quý"},
        {"limitation": "Thiếu", "remedy": "giao hạn", "product": "Báo cáo"},
        {"limitation": "Sót", "owner": "C"},
    ]
    put(scored, **ledger_of_lines(lines))
    told = [
        (r["limitation"], r["remedy"], r["owner"], str(r["due_on"]), r["due_text"]) for r in lines_of(scored)
    ]
    assert told == [
        ("Chậm", "Giao hạn", "A", "2024-03-31", None), ("Chậm", "Giao hạn", None, "None", None),
        ("Chậm", "Đôn đốc", "B", "None", "hằng quý"),
        ("Thiếu", "Giao hạn", "A", "2024-03-31", None), ("Thiếu", "Giao hạn", None, "None", None),
        ("Sót", "Khắc phục: Sót", "C", "None", None),
    ]  # fmt: skip
    again = ledger_of_lines([{**line, "due": line["due_text"]} for line in lines_of(scored)])
    assert {row["limitation_id"] for row in again["ledger_limitations"]} == {
        r["limitation_id"] for r in lines_of(scored)
    }


def test_a_remedy_that_stands_cannot_be_emptied() -> None:
    with pytest.raises(IntakeError, match="không thể để trống"):
        ledger_of_lines([{"limitation": "Chậm", "remedy_id": "r", "remedy": None}])


def test_all_actions_of_one_owner_are_handed_over_and_given_back(scored: Store) -> None:
    put(
        scored,
        ledger_limitations=[limitation("a", "1.1")],
        ledger_remedies=[remedy("r", "a")],
        ledger_actions=[
            action("x", "r"),
            action("y", "r", owner="VĂN PHÒNG "),
            action("z", "r", owner="Thanh tra"),
        ],
    )
    change = put(scored, **handed_over(lines_of(scored), "Văn phòng", " Phòng A "))
    assert [row["owner"] for row in lines_of(scored)] == ["Phòng A", "Phòng A", "Thanh tra"]
    scored.take_back(change)
    assert [row["owner"] for row in lines_of(scored)] == ["Văn phòng", "VĂN PHÒNG", "Thanh tra"]
    with pytest.raises(IntakeError, match="không còn việc nào"):
        handed_over(lines_of(scored), "Phòng A", "Thanh tra")


def test_merged_limitations_are_one_with_all_criteria_remedies_and_points(scored: Store) -> None:
    put(
        scored,
        ledger_limitations=[limitation("a", "1.1"), limitation("b", "1.2", "2")],
        ledger_remedies=[remedy("r", "b"), remedy("s", "a", "b")],
    )
    before = asked(scored, "select sum(lost_points) from limitation_points")
    put(scored, **merged(lines_of(scored), ["b", "a"]))
    assert {(r["limitation_id"], r["criteria"], r["limitation_ids"]) for r in lines_of(scored)} == {
        ("a", "1.1; 1.2; 2", "a")
    }
    assert {row["remedy_id"] for row in lines_of(scored)} == {"r", "s"}
    assert asked(scored, "select sum(lost_points) from limitation_points") == before
    with pytest.raises(IntakeError, match="ít nhất hai"):
        merged(lines_of(scored), ["a"])


def test_a_split_limitation_is_several_that_divide_its_points_exactly_and_is_whole_again_when_taken_back(
    scored: Store,
) -> None:
    put(
        scored,
        ledger_limitations=[
            limitation("a", "1.1", "1.2"),
            limitation("b", "1.1"),
            limitation("c", area_code="1"),
        ],
        ledger_remedies=[remedy("r", "a"), remedy("s", "b", "a")],
        ledger_actions=[action("x", "r")],
    )
    points = "select limitation_id, lost_points from limitation_points order by all"
    before = asked(scored, points)
    parts = [Part("Chậm", ["1.1"], ["r", "s"]), Part("Thiếu", ["1.1", "1.2"], ["r"])]
    change = put(scored, **divided(lines_of(scored), "a", parts))
    after = dict(asked(scored, points))
    (made,) = set(after) - set("abc")
    assert (after["a"], after[made], after["b"]) == (Decimal("0.13"), Decimal("0.99"), Decimal("0.25"))
    assert after["a"] + after[made] == dict(before)["a"]
    tied = {
        row["remedy_id"]: set(row["limitation_ids"].split("\n"))
        for row in lines_of(scored)
        if row["remedy_id"]
    }
    assert tied == {"r": {"a", made}, "s": {"a", "b"}}
    with pytest.raises(IntakeError, match="chỉ ghi cho một phần"):
        divided(lines_of(scored), made, [Part("Một", ["1.1", "1.2"], ["r"]), Part("Hai", ["1.1"], [])])
    put(scored, **divided(lines_of(scored), made, [Part("Thiếu", ["1.2"], ["r"]), Part("Hai", ["1.1"], [])]))
    again = dict(asked(scored, points))
    assert (again["a"], again["b"]) == (after["a"], after["b"])
    assert sum(again.values()) == sum(after.values())
    scored.take_back(scored.ask_rows("uploads")[0]["id"])
    scored.take_back(change)
    assert asked(scored, points) == before


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([Part("Một", ["1.1"], ["r"])], "ít nhất hai"),
        ([Part("Một", ["1.1"], ["r"]), Part("MỘT ", [], [])], "ít nhất hai"),
        ([Part("Một", [], ["r"]), Part("Hai", [], [])], "«1.1» chưa thuộc phần nào"),
        ([Part("Một", ["1.1"], []), Part("Hai", [], [])], "«Giải pháp r» chưa thuộc phần nào"),
    ],
)
def test_parts_that_would_lose_something_of_a_limitation_are_refused(
    scored: Store, parts: list[Part], said: str
) -> None:
    put(scored, ledger_limitations=[limitation("a", "1.1")], ledger_remedies=[remedy("r", "a")])
    with pytest.raises(IntakeError, match=said):
        divided(lines_of(scored), "a", parts)


def test_late_and_near_actions_need_attention_with_the_points_that_they_are_for(scored: Store) -> None:
    put(
        scored,
        ledger_limitations=[limitation("a", "1.1"), limitation("b", "1.2.2")],
        ledger_remedies=[remedy("r", "a"), remedy("s", "b")],
        ledger_actions=[
            action("x", "r", due_on=date(2024, 3, 1)),
            action("y", "r", due_on=date(2024, 3, 5)),
            action("z", "s", due_on=date(2024, 4, 5)),
        ],
    )

    def told(day: str) -> list[tuple[Any, ...]]:
        rows = scored.ask_rows("attention", as_of=day)
        found = [row for row in rows if row["rule"] in ("late_remedies", "due_remedies")]
        return [
            (r["rule"], r["at_stake"], r["points_at_stake"], r["subject"], str(r["due_on"])) for r in found
        ]

    held = scored.ask_rows("pressing_remedies", as_of="2024-03-06")
    assert {row["rule"]: row["stake_areas"] for row in held} == {
        "late_remedies": ["1"],
        "due_remedies": ["1"],
    }
    assert told("2024-03-02") == [
        ("late_remedies", 1, 0.5, "Việc x", "2024-03-01"), ("due_remedies", 1, 0.5, "Việc y", "2024-03-05"),
    ]  # fmt: skip
    assert told("2024-03-06") == [
        ("late_remedies", 2, 0.5, "Việc x", "2024-03-01"), ("due_remedies", 1, 0.12, "Việc z", "2024-04-05"),
    ]  # fmt: skip
    short = scored.ask_rows("attention", as_of="2024-03-06", first_of_rule=True)
    told_of = [
        area for row in short if row["points_at_stake"] is not None for area in row["stake_areas"] or ()
    ]
    assert len(told_of) == len(set(told_of))
    assert {"late_remedies", "due_remedies"} <= {row["rule"] for row in short}
    put(scored, action_states=[changed_state(name, "awaiting", date(2024, 3, 6), "An") for name in "xyz"])
    assert told("2024-03-06") == []
    (late,) = [r for r in scored.ask_rows("attention", as_of="2024-03-05") if r["rule"] == "late_remedies"]
    said = "**1 việc khắc phục** của năm 2023 quá hạn, lâu nhất từ 01/03/2024: Việc x (giữ 0,50 điểm)"
    assert attention_sentence(late) == said
