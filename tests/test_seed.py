"""What comes with the product says what the documents say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cchc import words
from cchc.intake import owners
from cchc.seed import BY, behind_people, publications, seed_database
from cchc.store import Publication, Store

SCIENCE = "Sở Khoa học và Công nghệ"
LONG_AN = {"unit": SCIENCE, "province": "Long An"}
VUNG_TAU = {"unit": SCIENCE, "province": "Bà Rịa - Vũng Tàu"}
QUANG_NGAI = {"unit": SCIENCE, "province": "Quảng Ngãi"}


def only(rows: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def test_seven_areas_of_long_an_add_up_to_its_total(seeded: Store) -> None:
    rows = seeded.ask_rows("deductions_by_area", year=2023, **LONG_AN)
    assert [row["score"] for row in rows] == [11.38, 10.47, 13.49, 5.29, 15.96, 10.13, 12.25]
    assert [row["deduction"] for row in rows] == [2.62, 1.53, 4.51, 4.71, 4.04, 1.87, 1.75]
    assert sum(row["score"] for row in rows) == pytest.approx(78.97)
    assert sum(row["deduction"] for row in rows) == pytest.approx(21.03)
    assert sum(row["max_score"] for row in rows) == 100
    assert sum(row["share"] for row in rows) == pytest.approx(100)


def test_long_an_is_sixth_of_nineteen_and_thirteen_places_up(seeded: Store) -> None:
    total = only(seeded.ask_rows("total_scores", units=[SCIENCE], provinces=["Long An"], years=[2023]))
    assert (total["score"], total["max_score"], total["ratio"]) == (78.97, 100, 78.97)
    assert (total["rank"], total["out_of"], total["class"], total["rank_change"]) == (6, 19, "Khá", 13)
    assert (total["flag"], total["cohort"]) == ("official", "sở, ban, ngành")
    assert total["framework"]


def test_long_ans_headline_names_its_worst_area_and_its_distance_to_target(seeded: Store) -> None:
    line = only(seeded.ask_rows("unit_headline", year=2023, **LONG_AN))
    assert line["deduction"] == pytest.approx(21.03)
    assert (line["worst_area"], line["worst_deduction"]) == ("Cải cách tổ chức bộ máy hành chính", 4.71)
    assert (line["target_year"], line["target_score"]) == (2024, 80)
    assert line["distance_to_target"] == pytest.approx(-1.03)


def test_vung_taus_dossiers_are_all_on_time_and_online(seeded: Store) -> None:
    row = only(seeded.ask_rows("dossiers_by_period", **VUNG_TAU))
    assert row["period"] == "2023-Q1"
    assert (row["received_total"], row["received_online"], row["carried_over"]) == (88, 87, 1)
    assert (row["resolved_total"], row["resolved_late"]) == (83, 0)
    assert (row["pending_total"], row["pending_in_time"], row["pending_late"]) == (5, 5, 0)
    assert (row["on_time_rate"], row["online_rate"]) == (100, 100)
    assert (row["resolved_early"], row["resolved_on_time"]) == (None, None)


def test_vung_taus_tasks(seeded: Store) -> None:
    rows = seeded.ask_rows("tasks_by_period", **VUNG_TAU)
    assigned, planned = only(rows, plan="UBND tỉnh giao"), only(rows, plan="Kế hoạch CCHC")
    assert (assigned["done"], assigned["total"], assigned["completion_rate"]) == (7, 8, 87.5)
    assert (planned["done"], planned["total"]) == (8, 43)
    assert planned["plan_progress"] == pytest.approx(100 * 8 / 43)


def test_of_quang_ngais_47_tasks_due_36_are_done(seeded: Store) -> None:
    row = only(seeded.ask_rows("tasks_by_period", **QUANG_NGAI), period="2021-H1")
    assert (row["total"], row["due"], row["done"]) == (91, 47, 36)
    assert row["completion_rate"] == pytest.approx(100 * 36 / 47)
    assert row["plan_progress"] is None, "how many of all 91 are done is not stated"


def test_revenues_against_their_plans(seeded: Store) -> None:
    fees = only(seeded.ask_rows("measures", **VUNG_TAU), measure="fee_revenue")
    assert (fees["actual"], fees["plan"], fees["measure_unit"]) == (13.6, 110, "triệu đồng")
    services = only(seeded.ask_rows("measures", **QUANG_NGAI), measure="service_revenue")
    assert (services["actual"], services["plan"]) == (1441, 3500)
    assert round(services["plan_progress"], 1) == 41.2
    procedures = only(seeded.ask_rows("measures", **VUNG_TAU), measure="procedures_online")
    assert (procedures["actual"], procedures["plan"]) == (48, 48)


@pytest.mark.parametrize(
    ("place", "measure", "comparison", "value"),
    [(LONG_AN, "score", ">=", 80), (QUANG_NGAI, "rank", "<=", 7), (QUANG_NGAI, "online_rate", ">=", 50)],
)
def test_targets_name_their_document(
    seeded: Store, place: dict[str, str], measure: str, comparison: str, value: float
) -> None:
    row = only(seeded.ask_rows("targets", **place), measure=measure)
    assert (row["comparison"], row["value"]) == (comparison, value)
    assert row["source"]


def test_long_ans_limitations_stand_with_their_remedies(seeded: Store) -> None:
    rows = seeded.ask_rows("limitations", year=2023, **LONG_AN)
    assert {row["area_code"] for row in rows} == set("1234567")
    assert rows[0]["limitation"] == "Báo cáo Quý III trễ thời gian quy định."


def test_63_provinces_became_34(seeded: Store) -> None:
    rows = seeded.ask_rows("province_successors")
    assert len({row["old_province"] for row in rows}) == 63
    assert len({row["new_province"] for row in rows}) == 34
    merged = [row for row in rows if row["merged_on"]]
    assert len(merged) == 52
    assert len({row["new_province"] for row in merged}) == 23
    assert {row["merged_on"].isoformat() for row in merged} == {"2025-07-01"}


def test_papi_is_there_for_every_year_from_2011_to_2024(seeded: Store) -> None:
    rows = seeded.ask_rows("index_years", index_type="PAPI")
    assert set(range(2011, 2025)) <= {row["year"] for row in rows}
    assert all(row["provinces_with_value"] <= row["provinces_total"] for row in rows)


def test_no_figure_of_an_index_names_an_unknown_province(seeded: Store) -> None:
    old = {row["old_province"] for row in seeded.ask_rows("province_successors")}
    new = {row["new_province"] for row in seeded.ask_rows("province_successors")}
    rows = seeded.ask_rows("province_index")
    assert len([row for row in rows if row["index_type"] != "766"]) == 2032
    assert len([row for row in rows if row["index_type"] == "766"]) == 34 + 1
    assert {row["province"] for row in rows} <= old | new | {"Hà Tây"}


def test_every_figure_of_the_seed_names_its_source(seeded: Store) -> None:
    for name in (
        "total_scores",
        "province_index",
        "dossiers_by_period",
        "tasks_by_period",
        "measures",
        "targets",
    ):
        assert [row for row in seeded.ask_rows(name) if not row["source"]] == [], name


def test_every_source_that_a_row_names_is_registered(seeded: Store) -> None:
    cursor = seeded.database.cursor()
    known = {source for (source,) in cursor.execute("select source_id from current_sources").fetchall()}
    for table in (
        "results",
        "index_results",
        "dossier_counts",
        "task_counts",
        "targets",
        "measures",
        "limitations",
    ):
        rows = seeded.database.cursor().table(table).select("source_id").distinct().fetchall()
        assert {source for (source,) in rows if source} <= known, table


def test_no_check_finds_anything_wrong_with_the_seed(seeded: Store) -> None:
    assert not any(seeded.offences().values())


def test_every_file_of_the_seed_is_published_once(seeded: Store) -> None:
    names = [row["file_name"] for row in seeded.ask_rows("uploads")]
    assert sorted(names) == sorted(publication.file_name for publication in publications())
    assert {row["state"] for row in seeded.ask_rows("uploads")} == {"published"}


def test_seeding_again_changes_nothing(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cchc.duckdb"))
    assert seed_database(store)
    version = store.version()
    assert seed_database(store) == []
    assert store.version() == version
    store.close()


def test_seeding_does_not_bring_back_what_somebody_took_back(seed_copy: Path) -> None:
    store = Store(str(seed_copy))
    upload = only(store.ask_rows("uploads"), file_name="targets.csv")
    store.take_back(upload["id"])
    assert seed_database(store) == []
    assert store.ask("targets").empty
    store.close()


def test_every_measure_that_comes_with_the_product_has_a_name_that_people_read(seeded: Store) -> None:
    for table in ("current_measures", "current_targets"):
        for row in seeded.database.cursor().table(table).fetchdf().to_dict("records"):
            assert words.label("measure", row["measure"]), row["measure"]


def total_of(score: float, by: str, standing: str = "published") -> Publication:
    """A ranking with one total of Sở Y tế, Long An, 2023."""
    made = Publication("xếp hạng.xlsx", repr((score, by, standing)).encode(), "ranking", by)
    unit_id = made.add_unit(owners.unit("Sở Y tế", "Long An", "2023"))
    made.add("results", {"unit_id": unit_id, "year": 2023, "score": score}, "result", unit_id, "", "2023")
    for coverage in made.coverages.values():
        coverage["standing"] = standing
    return made


def score(store: Store) -> float | None:
    rows = store.ask_rows("total_scores")
    return rows[0]["score"] if rows else None


def test_what_comes_with_the_product_goes_behind_what_a_person_published(store: Store) -> None:
    store.publish(total_of(70, BY), replace=True)
    store.publish(total_of(71, BY), replace=True)
    assert (score(store), behind_people(store)) == (71, [])
    store.publish(total_of(80, "Chị Hoa"), replace=True)
    store.publish(total_of(72, BY), replace=True)  # a later version of the product
    (row,) = store.ask_rows("total_readings")
    assert (row["score"], row["flag"]) == (80, None), "the figure of the product disputes nothing"
    assert [each["scopes"] for each in behind_people(store)] == [1]
    newest = next(row for row in store.ask_rows("uploads") if row["published_by"] == "Chị Hoa")
    store.take_back(newest["id"])
    assert score(store) == 72


def test_what_comes_with_the_product_brings_nothing_back_that_a_person_removed(store: Store) -> None:
    store.publish(total_of(70, BY), replace=True)
    removal = Publication("gỡ.json", b"1", "typed", "Chị Hoa")
    unit_id = removal.add_unit(owners.unit("Sở Y tế", "Long An", "2023"))
    removal.cover("result", unit_id, "", "2023")
    store.publish(removal, replace=True)
    assert score(store) is None
    store.publish(total_of(72, BY), replace=True)
    assert score(store) is None
    store.publish(total_of(60, "Anh Ba", "provisional"), replace=True)
    assert score(store) == 60


def test_an_official_figure_of_the_product_goes_before_a_persons_provisional_one(store: Store) -> None:
    store.publish(total_of(60, "Anh Ba", "provisional"), replace=True)
    store.publish(total_of(72, BY), replace=True)
    assert score(store) == 72
