"""Places and percentiles are told within a group that is known, by a published rank, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from cchc import sentences
from cchc.charts.change.trend import score_trend
from cchc.charts.drawing.theme import ACCENT, title_of
from cchc.charts.ranking.profile import profile_dots
from cchc.charts.ranking.rank import rank_dots
from cchc.comparability import comparability_parameters
from cchc.store import Store
from tests.test_comparing import File
from tests.test_pages import opened, said

WARD = "UBND phường Hồng Bàng"
REGION = [f"Tỉnh {letter}" for letter in "ABCDEFGHIK"]


def ranking(store: Store, **given: Any) -> dict[str, dict[str, Any]]:
    return {
        row["province"]: row for row in store.ask_rows("index_ranking", index_type="PAR", year=2023, **given)
    }


def publish(store: Store, ranks: dict[str, int | None], **more: Any) -> None:
    file = File()
    for province, rank in ranks.items():
        value = None if rank is None else 100.0 - rank
        file.index(province, rank=rank, out_of=63, **{"value": value, **more})
    store.publish(file)


def standing(store: Store, own: str, members: list[str]) -> str:
    rows = store.ask("index_ranking", index_type="PAR", year=2023, own=own, members=members)
    said = sentences.rank_in_group(rows, own, "province", "vùng", "PAR INDEX 2023")
    return said.replace("\\", "")


def test_a_place_among_four_of_ten_is_none(store: Store) -> None:
    publish(store, dict(zip(REGION[:4], [20, 30, 40, 50], strict=True)))
    row = ranking(store, own="Tỉnh D", members=REGION)["Tỉnh D"]
    assert (row["place"], row["percentile"], row["above"], row["gap_above"]) == (None, None, None, None)
    assert (row["placed_units"], row["group_size"]) == (4, 10)
    assert standing(store, "Tỉnh D", REGION) == (
        "Chưa xếp được **Tỉnh D** trong vùng (4/10 có số liệu), PAR INDEX 2023: chưa đủ số liệu của nhóm; "
        "hạng công bố **50/63**."
    )


def test_a_group_known_to_nine_in_ten_has_places(store: Store) -> None:
    publish(store, {name: 3 * number for number, name in enumerate(REGION[:9], start=2)})
    row = ranking(store, own="Tỉnh B", members=REGION)["Tỉnh B"]
    assert (row["place"], row["place_total"], row["percentile"]) == (2, 9, 87.5)
    assert "đứng hạng **2/9** trong vùng (9/10 có số liệu)" in standing(store, "Tỉnh B", REGION)


def test_a_place_is_sure_where_everybody_better_in_the_country_is_known(store: Store) -> None:
    publish(store, {"Hà Nội": 1, "Tỉnh A": 2, "Tỉnh B": 3, "Tỉnh C": 9})
    rows = ranking(store, own="Tỉnh B", members=REGION)
    assert (rows["Tỉnh B"]["place"], rows["Tỉnh B"]["place_total"]) == (2, 10)
    assert rows["Tỉnh B"]["percentile"] == pytest.approx(100 * 8 / 9)
    assert rows["Tỉnh B"]["above"] == "Tỉnh A"
    assert rows["Tỉnh C"]["place"] is None
    assert rows["Tỉnh B"]["below"] is None, "who is missing may stand between"


def test_in_the_country_the_published_rank_is_the_place(store: Store) -> None:
    publish(store, {"Tỉnh A": 1, "Tỉnh B": 2, "Tỉnh C": 46})
    rows = ranking(store, own="Tỉnh C")
    assert (rows["Tỉnh C"]["place"], rows["Tỉnh C"]["place_total"]) == (46, 63)
    assert (rows["Tỉnh C"]["above"], rows["Tỉnh A"]["below"]) == (None, "Tỉnh B")


def test_no_region_and_year_of_the_seed_tells_a_place_or_a_middle_among_a_few(seeded: Store) -> None:
    """The ninth of the country was told as the last of four, with a percentile of 0."""
    tried = gaps = 0
    for held in seeded.ask_rows("index_years")[::3]:
        asked = {"index_type": held["index_type"], "year": held["year"]}
        groups = seeded.ask("province_groups", year=held["year"])
        country = {row["province"]: row["rank"] for row in seeded.ask_rows("index_ranking", **asked)}
        ranks = [rank for rank in country.values() if rank is not None]
        for _name, part in groups[groups["group_kind"] == "old_region"].groupby("group_name"):
            members = list(part["province"])
            tried += 1
            for row in seeded.ask_rows("index_ranking", **asked, members=members):
                is_whole = row["units_with_value"] >= 0.9 * len(members)
                assert (row["median_value"] is not None) == is_whole, row
                if row["place"] is None or row["placed_units"] >= 0.9 * len(members):
                    continue
                gaps += 1
                assert sum(rank < row["rank"] for rank in ranks) >= row["rank"] - 1, row
    assert tried > 50
    assert gaps > 3
    hau_giang = seeded.ask_rows(
        "index_ranking", index_type="PCI", year=2023, own="Hậu Giang", members=delta(seeded)
    )[0]
    assert (hau_giang["rank"], hau_giang["place"], hau_giang["percentile"]) == (9, 4, 75)


def delta(store: Store) -> list[str]:
    groups = store.ask("province_groups", year=2023)
    mine = groups[(groups["group_kind"] == "old_region") & (groups["province"] == "Hậu Giang")]
    return list(groups.loc[groups["group_name"] == mine["group_name"].iloc[0], "province"])


def test_a_group_with_gaps_is_no_plain_comparison(store: Store) -> None:
    publish(store, dict(zip(REGION[:4], [20, 30, 40, 50], strict=True)))
    given = comparability_parameters("index_ranking", {"index_type": "PAR", "year": 2023, "members": REGION})
    rows = {row["rule"]: row for row in store.ask_rows("comparability", **given or {})}
    assert rows["coverage"]["items"] == [["PAR 2023", "4", "10"]]


def peer(store: Store, unit: str, **given: Any) -> dict[str, Any]:
    found = {"province": "Long An", "year": 2023, **given}
    return store.ask_rows("peers", unit=unit, **found)[0]


def two_lists() -> File:
    file = File()
    for unit, score, rank, total in (
        ("UBND phường A", 95.8, 1, 45),
        ("UBND phường B", 76.2, 45, 45),
        ("UBND xã C", 93.4, 2, 68),
        ("UBND xã D", 92.9, 3, 68),
    ):
        file.total(unit, cohort="cấp xã", score=score, max_score=None, rank=rank, out_of=total)
    return file


def test_wards_and_communes_that_were_ranked_apart_stand_apart(store: Store) -> None:
    store.publish(two_lists())
    row = peer(store, "UBND xã D")
    assert (row["place"], row["place_total"], row["group_size"], row["units_with_figures"]) == (3, 68, 68, 2)
    assert row["above"] == "UBND xã C"
    asked = {"topics": ["result"], "provinces": ["Long An"], "years": [2023]}
    apart = store.ask_rows("comparability", **asked, units=["UBND phường A", "UBND xã C"])
    assert (apart[0]["rule"], apart[0]["verdict"]) == ("cohort", "not_comparable")
    assert apart[0]["items"] == [["cấp xã", "45"], ["cấp xã", "68"]]
    assert "cấp xã (xếp trong 45); cấp xã (xếp trong 68)" in sentences.verdict_with_reasons(
        store.ask("comparability", **asked, units=["UBND phường A", "UBND xã C"])
    )
    own_list = store.ask_rows("comparability", **asked, peers_of="UBND xã D")
    assert [row["rule"] for row in own_list] == ["coverage"]
    assert own_list[0]["items"] == [["Long An 2023", "2", "68"]]


def test_a_ranking_without_maxima_compares_points(store: Store) -> None:
    file = File()
    for unit, score, rank in (("Sở A", 90.5, 1), ("Sở B", 88.25, 2), ("Sở C", 80.0, 3)):
        file.total(unit, score=score, max_score=None, rank=rank, out_of=3)
    store.publish(file)
    row = peer(store, "Sở B")
    assert (row["place"], row["place_total"], row["value"], row["median_value"]) == (2, 3, 88.25, 88.25)
    assert (row["is_by_score"], row["units_with_value"], row["gap_above"]) == (True, 3, 2.25)


def test_points_of_different_maxima_are_no_places(store: Store) -> None:
    file = File().total("Sở A", score=70, max_score=71.5).total("Sở B", score=90, max_score=100)
    store.publish(file.total("Sở C", score=80, max_score=None))
    row = peer(store, "Sở C", members=["Sở A.Long An", "Sở B.Long An", "Sở C.Long An"])
    assert (row["is_by_score"], row["place"]) == (False, None)
    rows = store.ask(
        "peers",
        unit="Sở C",
        province="Long An",
        year=2023,
        members=["Sở A.Long An", "Sở B.Long An", "Sở C.Long An"],
    )
    assert "chưa rõ điểm tối đa" in sentences.rank_in_group(rows, "Sở C", "peer", "nhóm", "năm 2023")


def test_a_few_of_a_list_of_nineteen_have_the_published_places(store: Store) -> None:
    store.publish(
        File().total("Sở A", rank=6, out_of=19, score=79).total("Sở B", rank=9, out_of=19, score=70)
    )
    row = peer(store, "Sở A")
    assert (row["place"], row["place_total"], row["below"]) == (6, 19, None)


def test_a_list_of_unknown_length_has_ranks_and_no_percentile(store: Store) -> None:
    store.publish(File().total("Sở A", rank=1, score=79).total("Sở B", rank=2, score=70))
    row = peer(store, "Sở B")
    assert (row["place"], row["place_total"], row["percentile"]) == (2, None, None)
    rows = store.ask("peers", unit="Sở B", province="Long An", year=2023)
    assert sentences.rank_in_group(rows, "Sở B", "peer", "nhóm", "năm 2023") == (
        "**Sở B** có hạng công bố **2** trong nhóm, năm 2023 (chưa rõ trên tổng số bao nhiêu); dẫn đầu là **Sở A**."
    )


@pytest.mark.parametrize("out_of", [None, 2])
def test_ranks_of_two_files_that_may_be_two_lists_are_no_places_of_one(
    store: Store, out_of: int | None
) -> None:
    for names in (("Sở A", "Sở B"), ("Sở C", "Sở D")):
        file = File()
        for rank, name in enumerate(names, start=1):
            file.total(name, rank=rank, out_of=out_of, score=90 - rank)
        store.publish(file)
    row = peer(store, "Sở B")
    assert (row["rank"], row["place"], row["percentile"], row["median_value"]) == (2, None, None, None)
    rows = store.ask("peers", unit="Sở B", province="Long An", year=2023)
    told = sentences.rank_in_group(rows, "Sở B", "peer", "nhóm", "năm 2023")
    assert "dẫn đầu" not in told
    assert told.endswith("hạng công bố **2**." if out_of is None else "hạng công bố **2/2**.")


def test_one_kind_in_several_provinces_has_no_percentile(store: Store) -> None:
    file = File().total("Sở A", score=80).total("Sở A", province="Tây Ninh", score=70)
    store.publish(file)
    row = peer(store, "Sở A", kind_only=True)
    assert (row["place"], row["place_total"], row["percentile"]) == (1, 2, None)


def test_a_rank_that_was_worked_out_is_not_called_published(store: Store) -> None:
    store.publish(File().total("Sở A", score=80, listed=True).total("Sở B", score=70, listed=True))
    row = peer(store, "Sở B")
    labels = {figure.column: figure.label for figure in sentences.own_metrics(row, "value", "Tỷ lệ đạt")}
    assert labels["rank"] == "Hạng tính lại"
    assert row["flag"] == "computed"


def test_side_by_side_all_chosen_units_are_drawn_and_named(seeded: Store) -> None:
    """Only Long An has areas: the others stand there by their totals, in colours of their own, with their province."""
    units = [f"so-khoa-hoc-va-cong-nghe.{name}" for name in ("long-an", "tay-ninh", "ha-noi")]
    rows = seeded.ask("unit_profiles", members=units, year=2023)
    assert set(rows["unit_id"]) == set(units)
    assert all(" · " in name for name in rows["peer"])
    assert rows.loc[rows["is_total"], "ratio"].notna().all()
    own = "Sở Khoa học và Công nghệ · Tây Ninh"
    figure = profile_dots(rows, "Ai hơn ở đâu?", own=own, name="peer")
    colours = {trace.name: trace.marker.color for trace in figure.data if trace.name}
    assert len(colours) == 3
    assert [name for name, colour in colours.items() if colour == ACCENT] == [own]
    assert sentences.without_areas(rows).startswith("Chưa có điểm từng lĩnh vực, chỉ có tổng điểm:")


def test_the_own_colour_is_nobody_elses(seeded: Store) -> None:
    units = [f"so-khoa-hoc-va-cong-nghe.{name}" for name in ("long-an", "tay-ninh")]
    rows = seeded.ask("unit_profiles", members=units, year=2023)
    figure = profile_dots(rows, "Ai hơn ở đâu?", own="ai khác", name="peer")
    assert ACCENT not in {trace.marker.color for trace in figure.data if trace.name}


def test_who_has_no_figure_is_named_all_the_same(seeded: Store) -> None:
    units = [f"so-khoa-hoc-va-cong-nghe.{name}" for name in ("long-an", "ha-noi")]
    rows = seeded.ask("unit_profiles", members=units, year=2023)
    figure = profile_dots(rows, "Ai mất ở đâu?", name="peer", value="deduction")
    assert [entry for entry in title_of(figure)[1] if "(chưa\u00a0có\u00a0" in entry]


def test_the_page_tells_points_of_a_ranking_without_maxima(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    ward = "ubnd-phuong-hong-bang.hai-phong-2025"
    text = said(opened(monkeypatch, real_figures, "so_sanh_don_vi", don_vi=ward, nam="2025"))
    assert "đứng hạng **1/45**" in text
    assert "Điểm đạt: 95,80" in text
    assert "4/45 có số liệu, 4 có điểm" in text
    assert "Đặc khu" not in text
    assert "Quyết Thắng" not in text


def test_a_rank_over_departments_and_communes_says_out_of_how_many(seeded: Store) -> None:
    row = next(
        row
        for row in seeded.ask_rows(
            "index_766_places",
            cohort="sở, ban, ngành",
            province="An Giang",
            period="2025-10",
            snapshot=next(
                r["snapshot"]
                for r in seeded.ask_rows("index_766", province="An Giang", cohort="sở, ban, ngành")
            ),
        )
        if row["unit"] == "Thanh tra tỉnh"
    )
    assert (row["place"], row["placed_units"], row["rank"], row["out_of"]) == (15, 15, 117, 117)
    said_of_it = sentences.reading_766(row, [])
    assert (
        "hạng **15/15** trong các đơn vị cùng nhóm có điểm, hạng công bố **117/117** chung các nhóm"
        in said_of_it
    )


def test_a_rank_among_one_cohort_is_not_told_as_of_all(seeded: Store) -> None:
    rows = seeded.ask_rows("index_766_places", cohort="cấp tỉnh", period="2025-10", snapshot="trong tháng")
    assert rows
    assert {row["out_of"] for row in rows} == {None}


def scenario(store: Store, out_of: int | None) -> dict[str, Any]:
    file = (
        File().total("Sở A", score=80, rank=2, out_of=out_of).total("Sở B", score=90, rank=1, out_of=out_of)
    )
    store.publish(file)
    return store.ask_rows("scenario_outcome", unit="Sở A", province="Long An", year=2023, gains=["1:1"])[0]


@pytest.mark.parametrize(("out_of", "rank"), [(2, 2), (19, None)])
def test_a_scenario_has_a_rank_only_in_a_list_that_is_known(
    store: Store, out_of: int, rank: int | None
) -> None:
    assert scenario(store, out_of)["rank_now"] == rank
    targets = store.ask_rows("scenario_targets", unit="Sở A", province="Long An", year=2023)
    assert ("rank" in {row["kind"] for row in targets}) == (rank is not None)


def test_a_scenario_counts_only_those_of_the_own_list(store: Store) -> None:
    file = File()
    for unit, score, total in (("UBND phường A", 80, 2), ("UBND phường B", 90, 2), ("UBND xã C", 95, 1)):
        file.total(unit, cohort="cấp xã", score=score, rank=1, out_of=total)
    store.publish(file)
    row = store.ask_rows("scenario_outcome", unit="UBND phường A", province="Long An", year=2023)[0]
    assert (row["rank_now"], row["ranked_units"]) == (2, 2)


def test_no_dossiers_are_no_dossiers_that_agree(monkeypatch: pytest.MonkeyPatch, real_figures: str) -> None:
    text = said(
        opened(
            monkeypatch,
            real_figures,
            "suc_khoe",
            don_vi="so-khoa-hoc-va-cong-nghe.tay-ninh",
            xem_gi="kiem-tra",
        )
    )
    assert "chưa có số liệu hồ sơ để kiểm tra" in text


def test_no_years_are_not_told_as_one_year(seeded: Store) -> None:
    rows = seeded.ask("total_scores", units=["Sở Khoa học và Công nghệ"], provinces=["Long An"])
    assert "một năm" in sentences.trend(rows[rows["year"] == 2023])
    assert "một năm" not in sentences.trend(rows.head(0))


MIDDLE = ("median_value", "lower_quartile", "upper_quartile", "gap_to_median")


@pytest.mark.parametrize(("held", "is_told"), [(4, False), (8, False), (9, True), (10, True)])
def test_a_median_is_told_of_nine_in_ten_or_not_at_all(store: Store, held: int, is_told: bool) -> None:
    """All ten have a published rank, which tells nothing of the middle of their points."""
    file = File()
    for number, province in enumerate(REGION, start=1):
        file.index(province, rank=number, out_of=63, value=100.0 - number if number <= held else None)
    store.publish(file)
    rows = store.ask("index_ranking", index_type="PAR", year=2023, own="Tỉnh A", members=REGION)
    assert set(rows[list(MIDDLE)].iloc[0].notna()) == {is_told}
    own: Any = rows.to_dict("records")[0]
    cards = {figure.column: figure for figure in sentences.own_metrics(own, "value", "PAR INDEX")}
    assert ("gap_to_median" in cards) == is_told
    told = sentences.group_coverage(own, "Vùng", 10)
    assert ("chưa đủ để nêu trung vị của nhóm" in told) != is_told
    drawn = rank_dots(rows, "Ai ở đâu?", name="province", value="value", median=own["median_value"])
    said = [note.text for note in drawn.layout.annotations if "Trung vị" in note.text]
    if held == 9:
        assert cards["gap_to_median"].remark == "Trung vị của nhóm (9/10 có điểm): 95,00"
        assert said == ["Trung vị 95,00 (9/10)"]
    else:
        assert said == (["Trung vị 94,50"] if is_told else [])


UNITS_HELD: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "all of a list": ({"out_of": 2}, {}, True),
    "two of nineteen": ({"out_of": 19}, {}, False),
    "a list of unknown length": ({}, {}, False),
    "those of one kind that are held": ({}, {"kind_only": True}, True),
    "picked by hand, one without points": ({}, {"members": ["Sở A.Long An", "Sở B.Long An", "Sở C.Long An"]}, False),
    "picked by hand, all with points": ({}, {"members": ["Sở A.Long An", "Sở B.Long An"]}, True),
}  # fmt: skip


@pytest.mark.parametrize("case", UNITS_HELD)
def test_units_have_a_middle_where_nearly_all_are_known(store: Store, case: str) -> None:
    more, asked, is_told = UNITS_HELD[case]
    store.publish(File().total("Sở A", rank=1, score=79, **more).total("Sở B", rank=2, score=70, **more))
    row = peer(store, "Sở A", **asked)
    assert {row[name] is not None for name in MIDDLE} == {is_told}


def test_no_question_of_the_seed_tells_a_middle_or_a_place_of_a_country_with_gaps(seeded: Store) -> None:
    whole = {}
    for held in seeded.ask_rows("index_years"):
        is_whole = held["provinces_with_value"] >= 0.9 * held["provinces_total"]
        whole[held["index_type"], held["year"], held["geography"]] = is_whole
        assert (held["median_value"] is not None) == is_whole == (held["upper_quartile"] is not None)
    assert {True, False} == set(whole.values())
    for row in seeded.ask_rows("province_indices"):
        assert row["place"] is None or whole[row["index_type"], row["year"], row["geography"]], row


@pytest.mark.parametrize(("held", "place"), [(12, None), (56, None), (57, 2)])
def test_few_provinces_of_the_766_index_have_no_place_of_ours(
    store: Store, held: int, place: int | None
) -> None:
    made = File()
    for number in range(1, held + 1):
        name = f"Tỉnh {number:02}"
        made.reading_766(name, "2024", name, "cấp tỉnh", total=100 - number, rank=number)
    store.publish(made)
    row = store.ask_rows("index_766_places", cohort="cấp tỉnh", period="2024")[1]
    assert (row["place"], row["group_size"], row["rank"]) == (place, 63, 2)
    assert (", hạng công bố **2**" in sentences.reading_766(row, [])) == (place is None)


def test_a_list_of_the_766_index_is_as_long_as_its_last_rank_says(store: Store) -> None:
    store.publish(
        File().reading_766("Sở A", "2024", total=80, rank=3).reading_766("Sở B", "2024", total=70, rank=9)
    )
    rows = store.ask_rows("index_766_places", cohort="sở, ban, ngành", period="2024", province="Long An")
    assert [(row["place"], row["rank"], row["group_size"]) for row in rows] == [(None, 3, 9), (None, 9, 9)]


def test_a_rank_counted_in_a_list_with_a_blank_says_so(store: Store) -> None:
    made = File()
    for unit, score in zip("ABCDEF", (90, 80, 85, None, 70, 60), strict=True):
        made.total(f"Sở {unit}", score=score, max_score=100, listed=True)
    store.publish(made)
    (row,) = store.ask_rows("unit_headline", unit="Sở B", year=2023)
    assert (row["rank"], row["out_of"], row["list_size"], row["flag"]) == (3, 5, 6, "computed;rank_of_known")
    said_of_rank = "hạng **3/5** (5/6 đơn vị của danh sách có số liệu)"
    assert sentences.score_and_rank(row) == f"Năm 2023 đạt **80,00** trên 100,00 điểm, {said_of_rank}."
    assert sentences.rank_metric(row).about == "Hạng chỉ trong các đơn vị có số liệu"
    peers = store.ask("peers", unit="Sở B", province="Long An", year=2023)
    assert set(peers["group_size"]) == {6}
    assert set(peers["units_with_figures"]) == {5}
    standing = sentences.rank_in_group(peers, "Sở B", "peer", "Long An", "năm 2023")
    assert standing.startswith("**Sở B** đứng hạng **3/5** trong Long An \\(5/6 có số liệu\\), năm 2023")
    (outcome,) = store.ask_rows("scenario_outcome", unit="Sở B", province="Long An", year=2023, gains=[])
    assert outcome["rank_now"] is None  # as in any list of which fewer than nine in ten are known


def test_ranks_among_those_known_are_not_counted_from_one_year_to_the_next(store: Store) -> None:
    for year, gap in ((2022, ""), (2023, "D"), (2024, "")):
        made = File()
        for place, unit in enumerate("ABCDEF" if gap else "ABCDE"):
            score = None if unit == gap else 90 if unit == "B" else 60 + place
            made.total(f"Sở {unit}", year=year, score=score, max_score=100, listed=True)
        store.publish(made)
    rows = {row["year"]: row for row in store.ask_rows("unit_headline", unit="Sở B")}
    assert [(rows[year]["rank"], rows[year]["out_of"]) for year in (2022, 2023, 2024)] == [(1, 5)] * 3
    assert [rows[year]["rank_change"] for year in (2023, 2024)] == [None, None]
    totals = store.ask("total_scores", units=["Sở B"])
    first_two = totals[totals["year"] < 2024].assign(ratio=None)
    assert "chưa nói được lên hay xuống" in sentences.trend(first_two)
    assert None in score_trend(totals, "Xếp hạng", value="rank").data[0].x


@pytest.mark.parametrize(
    ("flag", "said_of_it"),
    [("provisional", " (có số: tạm tính)"), ("derived_rank", ""), ("official", "")],
)
def test_the_middle_of_a_group_says_where_not_all_that_it_is_of_is_final(
    store: Store, flag: str, said_of_it: str
) -> None:
    made = File()
    for unit, score in zip("ABC", (90, 80, 85), strict=True):
        more: dict[str, Any] = {"flag": flag} if unit == "C" else {}
        made.total(f"Sở {unit}", score=score, max_score=100, rank=1 + "ACB".index(unit), out_of=3, **more)
    store.publish(made)
    peers = store.ask("peers", unit="Sở A", province="Long An", year=2023)
    own = store.ask_rows("peers", unit="Sở A", province="Long An", year=2023)[0]
    assert sentences.group_coverage(own, "Nhóm", 3).endswith(f"từ 82,50 đến 87,50{said_of_it}.")
    to_median = next(
        each for each in sentences.own_metrics(own, "value", "Điểm") if each.column == "gap_to_median"
    )
    assert to_median.remark == f"Trung vị của nhóm: 85,00{said_of_it}"
    drawn = rank_dots(peers, "Ai ở đâu?", name="peer", value="value", median=85.0)
    assert ("85,00*" in drawn.layout.annotations[0].text) == bool(said_of_it)
