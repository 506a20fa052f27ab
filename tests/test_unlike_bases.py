"""Figures side by side that are counted on different bases are told so, and are not ranked together."""

from __future__ import annotations

import pytest

from cchc.intake import owners
from cchc.sentences import latest_field, latest_units
from cchc.sentences.comparability import verdict_with_reasons
from cchc.store import Publication, Store
from tests.test_pages import said, visited

SO = "sở, ban, ngành"


def late(unit: str, basis: str, total: int, rate: float, cohort: str = SO) -> dict[str, object]:
    return {"unit": unit, "cohort": cohort, "late_basis": basis, "late_total": total, "late_rate": rate}


def test_the_most_late_unit_is_one_of_those_that_count_alike() -> None:
    rows = [late("Sở C", "resolved", 30, 60), late("Sở A", "all", 9, 9), late("Sở B", "all", 3, 3)]
    text = latest_units(rows, "2024-Q1")
    assert "trong 2 đơn vị cùng nhóm, cùng cách tính, **Sở A** trễ nhiều nhất, 9 hồ sơ" in text
    assert "Sở C" not in text
    assert "1 đơn vị của các nhóm khác hoặc tính trễ hạn cách khác xếp riêng." in text


def test_communes_are_not_ranked_among_departments() -> None:
    rows = [
        late("UBND xã Đông", "all", 90, 50, "cấp xã"),
        late("Sở A", "all", 9, 9),
        late("Sở B", "all", 3, 3),
    ]
    assert "**Sở A** trễ nhiều nhất" in latest_units(rows, "2024-Q1")


def test_units_that_all_count_otherwise_are_told_one_by_one() -> None:
    rows = [late("Sở C", "resolved", 30, 60), late("Sở A", "all", 9, 9)]
    told = latest_units(rows, "2024-Q1").replace("\u00a0", " ")
    assert told == (
        "Quý I/2024: mỗi đơn vị một nhóm hoặc một cách tính trễ hạn, không xếp chung: **Sở C** 30 hồ sơ (60,0 %), "
        "**Sở A** 9 hồ sơ (9,0 %)."
    )


def test_units_that_count_alike_are_one_list() -> None:
    text = latest_units([late("Sở A", "all", 9, 9), late("Sở B", "all", 3, 3)], "2024-Q1")
    assert "xếp riêng" not in text


def test_a_chart_of_late_dossiers_holds_those_of_one_basis(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Publication("thử.xlsx", b"1", "thử", "An")
    for name, counts in {
        "Sở A": {"resolved_late": 2, "pending_total": 4, "pending_late": 1},
        "Sở B": {"resolved_late": 5},
    }.items():
        unit = {"unit_id": f"{name}.long-an", "province_id": "long-an", "name": name, "province": "Long An"}
        unit_id = file.add_unit({**unit, "kind": "department", "cohort": SO})
        row = {
            "unit_id": unit_id,
            "period": "2024-Q1",
            "position": 1,
            "label": "Đất đai",
            "received_total": 14,
        }
        row |= {"resolved_total": 10, **counts}
        file.add("dossier_counts", row, "dossiers", unit_id, "", "2024-Q1")
    store.publish(file)
    given = {"province": "Long An", "period": "2024-Q1"}
    bases = {row["unit"]: row["late_basis"] for row in store.ask_rows("dossiers_by_unit", **given)}
    assert bases == {"Sở A": "all", "Sở B": "resolved"}
    assert [r["unit"] for r in store.ask_rows("dossiers_by_unit", **given, late_basis="all")] == ["Sở A"]
    page = visited(monkeypatch, store.path, "ho_so", don_vi="Sở A.long-an", xem="tinh")
    assert "không xếp chung: **Sở B** 5 hồ sơ" in said(page) or "không xếp chung: **Sở A** 3 hồ sơ" in said(
        page
    )
    assert len(page.get("plotly_chart")) == 2
    told = "Khác cách tính: trễ hạn: cả đã và đang giải quyết; trễ hạn: chỉ hồ sơ đã giải quyết."
    rows = store.ask("comparability", topics=["dossiers"], provinces=["Long An"], periods=["2024-Q1"])
    assert rows["verdict"].iloc[0] == "partial"
    assert told in verdict_with_reasons(rows)
    assert "Khác cách tính" in said(page)


def test_fields_whose_late_dossiers_are_counted_otherwise_are_told_and_drawn_apart(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Publication("lĩnh vực.xlsx", b"3", "thử", "An")
    unit_id = file.add_unit(owners.unit("Sở A", "Long An", "2024"))
    fields = {"Đất đai": (2, 1), "Hộ tịch": (1, 1), "Xây dựng": (9, None)}
    for position, (label, (late, pending_late)) in enumerate(fields.items(), start=1):
        row = {
            "unit_id": unit_id,
            "period": "2024-Q1",
            "position": position,
            "label": label,
            "received_total": 20,
        }
        row |= {"resolved_total": 15, "resolved_late": late, "pending_late": pending_late}
        file.add("dossier_counts", row, "dossiers", unit_id, "", "2024-Q1")
    store.publish(file)
    fields_told = store.ask("dossiers_by_field", province="Long An", period="2024-Q1")
    assert latest_field(fields_told) == (
        "Trễ nhiều nhất ở **Đất đai**: 3 hồ sơ. 1 lĩnh vực tính trễ hạn cách khác xếp riêng."
    )
    page = visited(monkeypatch, store.path, "ho_so", don_vi=unit_id, ky="2024-Q1", phan="linh-vuc")
    drawn = [chart.proto.id for chart in page.get("plotly_chart") if "late_bars" in chart.proto.id]
    assert len(drawn) == 2


def test_a_completion_rate_says_what_it_is_counted_on(store: Store) -> None:
    file = Publication("thử.xlsx", b"2", "thử", "An")
    for name, due in {"Sở A": 4, "Sở B": None}.items():
        unit = {"unit_id": f"{name}.long-an", "province_id": "long-an", "name": name, "province": "Long An"}
        unit_id = file.add_unit({**unit, "kind": "department", "cohort": SO})
        row = {
            "unit_id": unit_id,
            "period": "2024-Q1",
            "plan": "Kế hoạch CCHC",
            "total": 10,
            "due": due,
            "done": 4,
        }
        file.add("task_counts", row, "task_counts", unit_id, "", "2024-Q1")
    store.publish(file)
    rows = store.ask_rows("tasks_by_period", province="Long An")
    assert {row["unit"]: row["completion_basis"] for row in rows} == {"Sở A": "due", "Sở B": "all"}
    verdict = store.ask("comparability", topics=["task_counts"], provinces=["Long An"])
    assert "hoàn thành: cả kế hoạch; hoàn thành: nhiệm vụ đến hạn" in verdict_with_reasons(verdict)
