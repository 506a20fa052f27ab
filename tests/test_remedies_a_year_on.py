"""From the lost point to the confirmed remedy, and what the next year's sheet says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc.intake import owners
from cchc.intake.ledger import changed_state, entered_ledger, joined
from cchc.store import Publication, Store
from tests.test_pages import said, visited

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
WHERE = {"unit": "Sở Y tế", "province": "Long An", "year": 2023}


def publish_sheet(store: Store, year: int, points: dict[str, float]) -> None:
    """A sheet of one area; every criterion is worth two points."""
    made = Publication(f"{year}.xlsx", f"{year} {points}".encode(), "score_sheet", "An")
    unit_id = made.add_unit(UNIT)
    most, score = 2 * len(points), sum(points.values())
    lines: list[dict[str, Any]] = [
        {"level": "area", "code": "1", "max_score": most, "score": score, "is_leaf": False}
    ]
    lines += [
        {
            "level": "criterion",
            "code": code,
            "parent_code": "1",
            "max_score": 2,
            "score": value,
            "is_leaf": True,
        }
        for code, value in points.items()
    ]
    for position, line in enumerate(lines, start=1):
        row = {**line, "unit_id": unit_id, "year": year, "position": position, "area_code": "1"}
        made.add("scores", {**row, "title": f"Nội dung {line['code']}"}, "assessment", unit_id, "", str(year))
    total = {
        "unit_id": unit_id,
        "year": year,
        "max_score": most,
        "score": score,
        "framework_id": "bo-1",
        "flag": "official",
    }
    made.add("results", {**total, "listed": False}, "assessment", unit_id, "", str(year))
    store.publish(made, replace=True)


def take_up(store: Store, name: str, *criteria: str, state: str = "confirmed") -> None:
    """A limitation with a remedy and an action in a state."""
    rows: dict[str, list[dict[str, Any]]] = {
        "ledger_limitations": [
            {"limitation_id": name, "text": f"Hạn chế {name}", "criteria": joined(criteria)}
        ],
        "ledger_remedies": [{"remedy_id": f"r{name}", "text": f"Giải pháp {name}", "limitation_ids": name}],
        "ledger_actions": [
            {"action_id": f"v{name}", "remedy_id": f"r{name}", "text": "Làm", "owner": "Văn phòng"}
        ],
        "action_states": [changed_state(f"v{name}", state, date(2024, 3, 1), "An")],
    }
    store.publish(entered_ledger(UNIT, 2023, rows, "An"), replace=True)


def test_what_was_confirmed_and_lost_again_is_told_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_sheet(store, 2023, {"1.1": 0.5, "1.2": 1, "1.3": 1.5, "1.4": 0})
    take_up(store, "a", "1.1", "1.2")
    take_up(store, "b", "1.3")
    take_up(store, "c", "1.4", state="in_progress")
    before = store.ask_rows("limitation_outcomes", **WHERE)
    assert {row["loss_outcome"] for row in before} == {"no_sheet"}
    publish_sheet(store, 2024, {"1.1": 2, "1.2": 0.5, "1.3": 1.5, "1.4": 2})
    rows = {row["limitation"]: row for row in store.ask_rows("limitation_outcomes", **WHERE)}
    assert list(rows) == ["Hạn chế b", "Hạn chế a", "Hạn chế c"]
    told = {
        name: tuple(float(row[column]) for column in ("lost_points", "known_lost", "won_back"))
        for name, row in rows.items()
    }
    assert told == {"Hạn chế a": (2.5, 2.5, 1.5), "Hạn chế b": (0.5, 0.5, 0), "Hạn chế c": (2, 2, 2)}
    assert [row["loss_outcome"] for row in rows.values()] == ["lost_again", "won_part", "won_all"]
    assert [row["is_lost_in_spite"] for row in rows.values()] == [True, False, False]
    page = said(visited(monkeypatch, store.path, "khac_phuc", don_vi=UNIT["unit_id"], nam="2023"))
    assert (
        "**1** hạn chế **đã xác nhận nhưng mất lại** năm 2024, nhiều điểm nhất: Hạn chế b (0,50 điểm)" in page
    )
    won = sum(float(row["won_back"]) for row in rows.values())
    lines = store.ask_rows("loss_outcomes", **WHERE)
    assert won == pytest.approx(float(lines[0]["all_won_back"]))
