"""A percentile in the country stands on a published rank, or on the points of nearly all provinces."""

from __future__ import annotations

import pytest

from cchc.store import Store


def test_a_place_among_four_provinces_is_no_percentile_in_the_country(seeded: Store) -> None:
    few = [
        row
        for row in seeded.ask_rows("province_indices", index_type="SIPAS", year=2019)
        if not row["is_published"]
    ]
    assert all(row["percentile"] is None for row in few)
    for row in seeded.ask_rows("index_ranking", index_type="SIPAS", year=2019, own="Long An"):
        assert (row["percentile"] is None) == (row["rank"] is None or row["out_of"] is None)


def test_no_percentile_of_any_index_stands_on_a_few_provinces(seeded: Store) -> None:
    for row in seeded.ask_rows("province_indices"):
        if row["percentile"] is not None and not row["is_published"]:
            assert row["units_with_value"] >= 0.9 * row["provinces_total"], row


def test_the_points_of_nearly_all_provinces_make_a_percentile(seeded: Store) -> None:
    rows = seeded.ask_rows("province_indices", index_type="PAPI", year=2024, provinces=["Long An"])
    assert rows[0]["percentile"] == pytest.approx(100 * 16 / 60)
