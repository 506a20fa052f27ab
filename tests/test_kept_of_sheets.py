"""What is kept of score sheets and ledgers is what stands tells, whatever is published, taken back or mapped, in any order."""

from __future__ import annotations

import random

from cchc.intake import owners
from cchc.intake.ledger import entered_ledger, one_per_line
from cchc.store import Publication, Store

UNIT = owners.unit("Sở Y tế", "Long An", "2023")
FRAMEWORKS = (None, "bo-1", "bo-2")
KEPT = {
    "computed_outcomes": "kept_outcomes",
    "computed_shares": "kept_shares",
    "computed_unknowns": "kept_unknowns",
}


def sheet(chance: random.Random, number: int) -> Publication:
    made = Publication(f"{number}.xlsx", f"{number}".encode(), "score_sheet", "An")
    unit_id, year = made.add_unit(UNIT), chance.choice([2022, 2023, 2024])
    scores = [chance.choice([None, 0, 1, 2]) for _ in range(chance.choice([1, 2, 3]))]
    common = {"unit_id": unit_id, "year": year}
    scope = ("assessment", unit_id, "", str(year))
    area = {
        **common,
        "position": 1,
        "level": "area",
        "code": "1",
        "area_code": "1",
        "title": "Chung",
        "is_leaf": False,
    }
    made.add("scores", {**area, "max_score": 2 * len(scores)}, *scope)
    for place, score in enumerate(scores, start=1):
        line = {
            "position": place + 1,
            "level": "criterion",
            "code": f"1.{place}",
            "parent_code": "1",
            "area_code": "1",
        }
        told = {"title": f"Nội dung {place}", "max_score": 2, "score": score, "is_leaf": True}
        made.add("scores", {**common, **line, **told}, *scope)
    total = {"max_score": 2 * len(scores), "flag": "official", "listed": False}
    made.add("results", {**common, **total, "framework_id": chance.choice(FRAMEWORKS)}, *scope)
    return made


def ledger(chance: random.Random, number: int) -> Publication:
    limitations = [
        {
            "limitation_id": f"l{place}",
            "text": "Hạn chế",
            "criteria": one_per_line(chance.sample(["1", "1.1", "1.2"], 2)),
        }
        for place in range(chance.choice([1, 2, 3]))
    ]
    return entered_ledger(
        UNIT, chance.choice([2022, 2023]), {"ledger_limitations": limitations}, "An", str(number)
    )


def mapping(chance: random.Random, number: int) -> Publication:
    made = Publication("anh_xa.csv", f"mapping {number}".encode(), "reference", "An")
    codes = {"from_code": "1.1", "to_code": chance.choice(["1.1", "1.2"])}
    row = {
        "from_framework": "bo-1",
        "to_framework": "bo-2",
        "relation": chance.choice(["same", "renamed"]),
        **codes,
    }
    made.add("criterion_mappings", row, "criterion_mappings")
    return made


def test_what_is_kept_follows_whatever_changes(store: Store) -> None:
    chance, standing, taken_back = random.Random(18), list[str](), list[str]()
    seen = dict.fromkeys(KEPT.values(), 0)
    for number in range(40):
        step = chance.choice([sheet, sheet, ledger, mapping, "take back", "again"])
        if callable(step):
            standing += store.publish(step(chance, number), replace=True)
        elif step == "take back" and standing:
            taken_back.append(standing.pop(chance.randrange(len(standing))))
            store.take_back(taken_back[-1])
        elif step == "again" and taken_back:
            standing.append(taken_back.pop())
            store.publish_again(standing[-1])
        cursor = store.database.cursor()
        for told, kept in KEPT.items():
            rows = sorted(cursor.table(kept).fetchall(), key=repr)
            assert rows == sorted(cursor.table(told).fetchall(), key=repr), (number, step, kept)
            seen[kept] += len(rows)
    assert all(seen.values()), seen
    assert not any(store.offences().values())
