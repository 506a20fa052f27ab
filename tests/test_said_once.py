"""What many questions need is said once in SQL, as a macro, and not again in any of them."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from cchc.store.file.database import SCHEMA
from cchc.store.questions import FOLDER

ONCE = SCHEMA / "000_said_once.sql"
OTHERS = {path: path.read_text(encoding="utf-8") for path in (*FOLDER.rglob("*.sql"), *SCHEMA.glob("*.sql"))}


@pytest.mark.parametrize(
    ("said", "macro"),
    [
        ("strip_accents", "folded"),
        ("lower(trim(", "name_key"),
        ("Asia/Ho_Chi_Minh", "asked_day"),
        ("2025-07-01", "is_before_mergers"),
        ("year < 2025", "geography_of"),
        ("100.0 *", "percent"),
        ("* 1000000 as bigint)", "even_share"),
    ],
)
def test_a_rule_is_said_in_one_place_under_its_name(said: str, macro: str) -> None:
    assert [path.name for path, text in OTHERS.items() if said in text] == [ONCE.name]
    assert f"macro {macro}(" in OTHERS[ONCE]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("folded('Đặc khu Phú Quốc')", "dac khu phu quoc"),
        ("says('Đường', 'DUONG')", True),
        ("says('Đường', null)", True),
        ("says('Đường', 'sá')", False),
        ("title_key('Kế hoạch CCHC năm 2023 (1.1)')", "ke hoach cchc nam 1 1"),
        ("name_key(' Kế hoạch ')", "kế hoạch"),
        ("asked_day('2026-02-28')::varchar", "2026-02-28"),
        ("provinces_in(2007, geography_of(2007))", 64),
        ("provinces_in(2024, geography_of(2024))", 63),
        ("provinces_in(2025, geography_of(2025))", 34),
        ("is_before_mergers(date '2025-06-30')", True),
        ("is_before_mergers(date '2025-07-01')", False),
        ("own_share(1, 3, true)", Decimal("0.34")),
        ("own_share(1, 3, false)", Decimal("0.33")),
        ("own_share(0.005, 2, true)", Decimal("0.005")),
        ("percent(1, 8)", 12.5),
        ("percent(1, 0)", None),
        ("percentile(1, 5)", 100),
        ("percentile(5, 5)", 0),
        ("percentile(1, 1)", None),
    ],
)
def test_a_macro_says_what_its_name_says(asked: str, answer: object) -> None:
    with duckdb.connect() as connection:
        connection.execute(OTHERS[ONCE])
        assert connection.sql(f"select {asked}").fetchall() == [(answer,)]
