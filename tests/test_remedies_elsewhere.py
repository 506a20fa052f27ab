"""What other units did about the same criterion: found by the mapping of frameworks and by codes, never by words alone."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.intake import owners
from cchc.intake.ledger import add_ledger_rows, changed_state
from cchc.intake.typed import parse_typed_day
from cchc.store import Publication, Store
from tests.test_pages import said, visited
from tests.test_question_twins import asked, recomputed, same
from tests.twins.history import History

OWN = owners.unit("Sở Y tế", "Long An", "2024")
NEAR, FAR = owners.unit("Sở Nội vụ", "Long An", "2024"), owners.unit("Sở Y tế", "Cà Mau", "2024")
# unit, year, framework, its lines: code, title, maximum, score
SHEETS: tuple[tuple[Any, int, str, tuple[tuple[str, str, float, float], ...]], ...] = (
    (OWN, 2024, "moi", (("2.1", "Báo cáo đúng hạn", 2, 1), ("2.2", "Tự kiểm tra", 2, 2))),
    (NEAR, 2023, "cu", (("1.1", "Gửi báo cáo", 1, 0.5), ("1.2", "Báo cáo đúng hạn", 1, 0.25))),
    (NEAR, 2024, "cu", (("1.1", "Gửi báo cáo", 1, 0.9), ("1.2", "Báo cáo đúng hạn", 1, 1))),
    (FAR, 2024, "moi", (("2.1", "Nộp báo cáo", 2, 0.5), ("2.2", "Tự kiểm tra", 2, 1))),
)
LEDGERS = {
    "x": (OWN, 2024, "2.1"),
    "n": (NEAR, 2023, "1.1"),
    "o": (NEAR, 2023, "1.2"),
    "f": (FAR, 2024, "2.1"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    store, history = Store(str(tmp_path_factory.mktemp("elsewhere") / "cchc.duckdb")), History()
    mapping = Publication("ánh xạ", b"m", "register", "thử")
    row = {
        "from_framework": "cu",
        "from_code": "1.1",
        "to_framework": "moi",
        "to_code": "2.1",
        "relation": "renamed",
    }
    mapping.add("criterion_mappings", row, "criterion_mappings")
    history.publish(store, mapping)
    for unit, year, framework, lines in SHEETS:
        made = Publication("bảng điểm", f"{unit} {year}".encode(), "score_sheet", "thử")
        scope = {"topic": "assessment", "unit_id": made.add_unit(unit), "period": str(year)}
        for place, (code, title, most, score) in enumerate(lines, start=1):
            line = {
                "unit_id": scope["unit_id"],
                "year": year,
                "position": place,
                "code": code,
                "title": title,
            }
            line |= {
                "level": "criterion",
                "area_code": code[0],
                "is_leaf": True,
                "max_score": most,
                "score": score,
            }
            made.add("scores", line, **scope)
        total = {
            "unit_id": scope["unit_id"],
            "year": year,
            "framework_id": framework,
            "max_score": 4.0,
            "score": 3.0,
        }
        made.add("results", total, **scope)
        history.publish(store, made)
    for name, (unit, year, code) in LEDGERS.items():
        made = Publication("sổ", name.encode(), "remedy_ledger", "thử")
        rows: dict[str, list[dict[str, Any]]] = {
            "ledger_limitations": [{"limitation_id": name, "text": f"Hạn chế {name}", "criteria": code}],
            "ledger_remedies": [
                {"remedy_id": f"r{name}", "text": f"Giải pháp {name}", "limitation_ids": name}
            ],
            "ledger_actions": [
                {"action_id": f"a{name}", "remedy_id": f"r{name}", "text": "Việc", "owner": "VP"}
            ],
            "action_states": [
                changed_state(f"a{name}", "confirmed", parse_typed_day(f"01/02/{year + 1}"), "An")  # type: ignore[arg-type]
            ],
        }
        add_ledger_rows(made, unit, year, rows)
        history.publish(store, made)
    yield store, history
    store.close()


def own_id(store: Store) -> str:
    return str(
        next(
            r["unit_id"]
            for r in store.ask_rows("units_with_figures")
            if r["unit"] == "Sở Y tế" and r["province"] == "Long An"
        )
    )


def test_remedies_of_the_same_criterion_are_found_by_mapping_and_code_with_what_came_back(told: Any) -> None:
    store, _history = told
    rows = store.ask_rows("remedies_elsewhere", unit_id=own_id(store), year=2024, limitation_id="x")
    found = [
        (r["limitation"], r["remedy"], r["lost_points"], r["won_back"], r["share_back"], r["verdict"])
        for r in rows
    ]
    assert found == [
        ("Hạn chế n", "Giải pháp n", 0.5, 0.4, pytest.approx(80), "partial"),
        ("Hạn chế f", "Giải pháp f", 1.5, None, None, "comparable"),
    ]
    assert {r["limitation_state"] for r in rows} == {"confirmed"}


@pytest.mark.parametrize("given", [{}, {"unit": "Sở Y tế", "province": "Long An"}, {"limitation_id": "n"}])
def test_what_is_done_elsewhere_is_as_the_slow_twin_finds_it(told: Any, given: dict[str, Any]) -> None:
    store, history = told
    rows, twins = asked(store, "remedies_elsewhere", given), recomputed(history, "remedies_elsewhere", given)
    assert rows
    assert [pair for pair in zip(rows, twins, strict=True) if not same(*pair)] == []


def test_a_limitation_on_the_page_tells_what_was_done_elsewhere(
    told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _history = told
    where = {"don_vi": own_id(store), "nam": "2024", "han_che": "x"}
    page = visited(monkeypatch, store.path, "khac_phuc", **where)
    assert "**2** hạn chế nơi khác mất điểm ở cùng tiêu chí" in said(page)
    assert "trong **1** hạn chế so được với năm sau, **1** lấy lại được điểm" in said(page)
