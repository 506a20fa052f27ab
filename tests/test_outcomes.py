"""Lost points a year on, and who bears them: made-up sheets of units over the years, by the rules and by the slow twin."""

from __future__ import annotations

import io
import random
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from pypdf import PdfReader

from cchc import words
from cchc.comparability import comparability_parameters
from cchc.store import Publication, Store, open_store
from cchc.ui.topics.owner_sheet import owner_sheet
from tests.random_figures import department
from tests.test_pages import said, visited
from tests.test_question_twins import asked, recomputed, same
from tests.twins.history import History

YEARS = (2022, 2023, 2024)
UNITS = 14
CODES = ("1.1", "1.2.1", "1.2.2", "2.1", "3.1", "3.2")
ASKED = "Đánh giá qua điều tra xã hội học"


def line(
    code: str, level: str, title: str, most: float | None = None, score: float | None = None, **more: Any
) -> dict[str, Any]:
    parent = code.rpartition(".")[0] or None
    told = {"max_score": most, "score": score, "appraised_score": score, "is_leaf": level != "area", **more}
    return {"code": code, "level": level, "title": title, "parent_code": parent, "area_code": code[0], **told}


def sheet_lines(chance: random.Random) -> list[dict[str, Any]]:
    """A sheet of three areas; the third is asked of people; now and then a line is missing, blank, or an area has no lines."""
    found: list[dict[str, Any]] = []
    for area in ("1", "2", "3"):
        codes = [code for code in CODES if code[0] == area and chance.random() > 0.08]
        codes = [] if chance.random() < 0.12 else codes
        lines = []
        for code in codes:
            most = chance.choice((2, 2, 2, 2, 3))
            score = None if chance.random() < 0.06 else chance.choice((0, 0.5, 1.37, 2, 2))
            more: dict[str, Any] = {"survey_score": score, "appraised_score": None} if code == "3.1" else {}
            if code == "2.1" and chance.random() < 0.3:
                more = {"survey_score": 0.5}
            level = "subcriterion" if code.count(".") == 2 else "criterion"
            lines.append(line(code, level, f"Tiêu chí {code}", most, score, **more))
        if any(code.startswith("1.2") for code in codes):
            lines.insert(0, line("1.2", "criterion", "Tiêu chí gộp", is_leaf=False))
        known = [row["score"] for row in lines if row["is_leaf"]]
        most = sum(row["max_score"] for row in lines if row["is_leaf"]) if lines else 4
        score = sum(known) if known and None not in known else chance.choice((1, 1.5, None))
        title = ASKED if area == "3" else f"Lĩnh vực {area}"
        found += [line(area, "area", title, most, score, is_leaf=not lines), *lines]
    return found


def sheet(made: Publication, chance: random.Random, unit: str, year: int, framework: str) -> None:
    """A unit's sheet of a year, and its total."""
    lines = sheet_lines(chance)
    unit_id = department(made, "long-an", unit)
    scope = {"topic": "assessment", "unit_id": unit_id, "period": str(year)}
    for position, row in enumerate(lines, start=1):
        made.add("scores", {**row, "unit_id": unit_id, "year": year, "position": position}, **scope)
    known = [row["score"] for row in lines if row["level"] == "area"]
    total = {"score": sum(known) if None not in known else None, "framework_id": framework, "listed": False}
    made.add("results", {**total, "unit_id": unit_id, "year": year, "flag": "official"}, **scope)


def duties(made: Publication, chance: random.Random, unit: str, year: int) -> None:
    """Who answers: for criteria, for what stands above them, for areas; by code, by name, from a day on."""
    unit_id = department(made, "long-an", unit)
    named = [(code, f"Tiêu chí {code}") for code in CODES] + [
        ("1.2", "Tiêu chí gộp"),
        ("1", "Lĩnh vực 1"),
        ("3", ASKED),
    ]
    for position, (code, title) in enumerate(chance.sample(named, 5), start=1):
        since = chance.choice((None, None, f"{year}-05-01"))
        row = {"unit_id": unit_id, "year": year, "position": position, "title": title, "since": since}
        row |= {
            "code": code if chance.random() < 0.7 else None,
            "owner": chance.choice(("Phòng A", "Phòng B", None)),
        }
        made.add(
            "responsibilities",
            {**row, "criterion": row["code"] or title},
            "responsibilities",
            unit_id,
            since or f"{year}-01-01",
            str(year),
        )


Told = tuple[Store, History]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    store, history = open_store(str(tmp_path_factory.mktemp("outcomes") / "cchc.duckdb")), History()
    chances = {f"Sở {number}": random.Random(number) for number in range(UNITS)}
    for year in YEARS:
        made = Publication(f"{year}.xlsx", f"{year}".encode(), "thử", "An")
        for number, (unit, chance) in enumerate(chances.items()):
            if chance.random() > 0.15:
                sheet(made, chance, unit, year, "bo-2" if (year, number % 5) == (2024, 0) else "bo-1")
            if chance.random() < 0.7:
                duties(made, chance, unit, year)
        history.publish(store, made)
    yield store, history
    store.close()


@pytest.mark.parametrize("name", ["loss_outcomes", "owner_lines", "owner_points"])
def test_made_up_sheets_say_what_the_slow_twin_says(name: str, told: Told) -> None:
    store, history = told
    rows, twins = asked(store, name, {}), recomputed(history, name, {})
    assert [pair for pair in zip(rows, twins, strict=True) if not same(*pair)] == []


def test_the_made_up_sheets_hold_every_outcome_and_bearer(told: Told) -> None:
    store, _history = told
    outcomes = {row["loss_outcome"] for row in store.ask_rows("loss_outcomes")}
    assert outcomes == {
        *(
            "won_all",
            "won_part",
            "lost_again",
            "lost_more",
            "gone",
            "not_comparable",
            "unknown",
            "no_lines",
            "no_sheet",
        ),
    }
    lines = store.ask_rows("owner_lines")
    assert {row["bearer"] for row in lines} == {"owner", "nobody", "survey", "mixed", "rules"}
    assert {row["owned_by"] for row in lines} == {"own", "criterion", "area", None}


def exact(points: float | None) -> Fraction:
    """Points as the database holds them, to the sixth decimal."""
    return Fraction(str(round(points or 0, 6)))


def test_points_of_all_who_bear_them_are_the_deduction_of_the_sheet(told: Told) -> None:
    store, _history = told
    areas: dict[Any, Fraction] = defaultdict(Fraction)
    for row in store.ask_rows("deductions_by_area"):
        areas[row["unit"], row["year"]] += exact(row["deduction"])
    board: dict[Any, list[Fraction]] = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for row in store.ask_rows("owner_points"):
        for place, column in enumerate(("deduction", "present_deduction")):
            board[row["unit"], row["year"]][place] += exact(row[column])
    assert board
    whole = {(row["unit"], row["year"]) for row in store.ask_rows("owner_points") if row["is_whole"]}
    assert {key: sums for key, sums in board.items() if key in whole and set(sums) != {areas[key]}} == {}
    assert {key: sums for key, sums in board.items() if min(sums) < areas[key]} == {}
    assert {row["bearer"] for row in store.ask_rows("owner_points") if (row["deduction"] or 0) < 0} == set()
    for row in store.ask_rows("unit_headline"):
        if row["is_whole"]:
            assert board[row["unit"], row["year"]][0] == exact(row["deduction"])


def test_what_was_asked_of_people_or_is_new_is_never_put_on_anybody(told: Told) -> None:
    store, _history = told
    for row in store.ask_rows("owner_lines"):
        if row["area_code"] == "3":
            assert row["bearer"] in ("survey", "mixed")
        if row["bearer"] == "owner":
            assert row["owner"]
    apart = [
        row
        for row in store.ask_rows("owner_points")
        if row["bearer"] in ("survey", "mixed", "rules", "nobody", "rest")
    ]
    assert apart
    assert not any(row["owner"] for row in apart)


def test_a_year_is_compared_with_the_one_after_it() -> None:
    for name in ("loss_outcomes", "owner_points"):
        assert (comparability_parameters(name, {"unit": "Sở A", "year": 2023}) or {})["years"] == [2023, 2024]


def test_what_came_back_is_never_more_than_what_was_lost(told: Told) -> None:
    store, _history = told
    for row in store.ask_rows("loss_outcomes"):
        told_points = row["loss_outcome"] in ("won_all", "won_part", "lost_again", "lost_more")
        assert (row["won_back"] is not None) == told_points
        assert row["won_back"] is None or 0 <= row["won_back"] <= row["deduction"]
        assert row["loss_outcome"] != "won_all" or row["won_back"] == row["deduction"]


def test_the_page_tells_who_bears_lost_points_and_the_sheet_of_one_says_the_same(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _history = told
    board = next(
        row for row in store.ask_rows("owner_points") if row["bearer"] == "owner" and row["won_back"]
    )
    address = {"don_vi": f"{board['unit']}.long-an", "nam": str(board["year"])}
    page = visited(monkeypatch, store.path, "diem_tru", **address, xem="nguoi", phan_cong="nam-ay")
    lost = words.number(board["deduction"])
    assert f"**{board['owner']}** nhiều nhất, {lost} điểm" in said(page)
    assert "trưởng phòng, trưởng đơn vị trực tiếp tham mưu" in said(page)
    followed = said(visited(monkeypatch, store.path, "diem_tru", **address, xem="nam-sau"))
    assert f"Năm {board['year'] + 1} lấy lại" in followed
    sheet = {"unit": board["unit"], "province": "Long An", "year": board["year"]}
    pdf = owner_sheet(store.path, sheet, board["unit"], board["owner"], "vi")
    text = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert (
        f"Năm {board['year']} mất {lost} điểm; năm {board['year'] + 1} lấy lại {words.number(board['won_back'])}"
        in text
    )
    assert "xếp loại hằng năm" in text
