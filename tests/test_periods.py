"""The arithmetic of periods: what the view `periods` says is what the calendar says."""

from __future__ import annotations

from itertools import product

from cchc import words
from cchc.store import Store
from tests.twins.periods import codes, period


def test_every_period_has_its_type_and_days(store: Store) -> None:
    rows = store.database.cursor().table("periods").fetchall()
    told = {row[0]: row[1:] for row in rows}
    assert len(told) == len(rows)
    for code in [code for year in range(2000, 2051) for code in codes(year)]:
        own = period(code)
        months = (own.ends_on.month - own.starts_on.month) + 1
        assert told.pop(code) == (own.type, own.year, own.starts_on, own.ends_on, months), code
    assert not told


def test_every_period_can_be_written(store: Store) -> None:
    rows = store.database.cursor().table("periods").select("period, period_type").fetchall()
    written = {words.period(code) for code, _ in rows}
    assert len(written) == len(rows)
    assert {words.label("period_type", kind) for _, kind in rows} == {
        "Tháng",
        "Quý",
        "6 tháng",
        "9 tháng",
        "Năm",
    }


def test_periods_of_one_type_never_overlap() -> None:
    """What lets them be added: a day is in one month, one quarter, one half and one year."""
    for left, right in product([period(code) for year in (2023, 2024) for code in codes(year)], repeat=2):
        if left.type == right.type and left.code != right.code:
            assert not left.days & right.days, (left.code, right.code)
