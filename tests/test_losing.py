"""What a publication or a take-back removes is found, said and asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc.intake import publication_of
from cchc.losses import loss_fingerprint, losses
from cchc.reading import read_workbook
from cchc.store import PartialUploadError, Publication, Store
from cchc.store.difference import difference_of_publishing, difference_of_taking_back
from tests.workbook_making import book

UNITS = [f"Sở {name}" for name in ("Y tế", "Nội vụ", "Tài chính")]


def ranking(*columns: str, units: list[str] = UNITS, year: int = 2024) -> Publication:
    """A list of units with their scores and, where asked for, ranks and classes."""
    values: dict[str, Callable[[int], object]] = {
        "Điểm thẩm định": lambda n: 90 - n,
        "Xếp hạng": lambda n: n,
        "Xếp loại": lambda n: "Tốt",
    }
    head = ["TT", "Đơn vị", *columns]
    rows = [[n, unit, *(values[column](n) for column in columns)] for n, unit in enumerate(units, 1)]
    content = book({"Trang 1": [[f"XẾP HẠNG CCHC NĂM {year} TỈNH LONG AN"], head, *rows]})
    return publication_of(read_workbook(content, "xh.xlsx"), content, "thử")


SCORE, RANK, CLASS = "Điểm thẩm định", "Xếp hạng", "Xếp loại"


def test_ranks_that_drop_out_are_said_with_how_many_they_are_and_of_whom(store: Store) -> None:
    store.publish(ranking(SCORE, RANK))
    found = difference_of_publishing(store, ranking(SCORE))
    assert losses(found) == ["3 số: Xếp hạng của 3 đơn vị, năm 2024"]


def test_figures_that_drop_out_are_refused_though_no_row_is_fewer(store: Store) -> None:
    store.publish(ranking(SCORE, RANK))
    with pytest.raises(PartialUploadError, match="3 số liệu đang dùng"):
        store.publish(ranking(SCORE))
    assert sorted(row["rank"] for row in store.ask_rows("total_scores")) == [1, 2, 3]
    store.publish(ranking(SCORE), replace=True)


def test_several_kinds_are_several_lines(store: Store) -> None:
    store.publish(ranking(SCORE, RANK, CLASS), ranking(SCORE, RANK, year=2023))
    first, second = ranking(SCORE), ranking(SCORE, year=2023)
    for scope, coverage in second.coverages.items():
        first.coverages[scope] = coverage
    first.rows["results"] += second.rows["results"]
    assert sorted(losses(difference_of_publishing(store, first))) == [
        "3 số: Xếp hạng của 3 đơn vị, năm 2023",
        "3 số: Xếp hạng của 3 đơn vị, năm 2024",
        "3 số: Xếp loại của 3 đơn vị, năm 2024",
    ]


def test_units_that_vanish_by_a_take_back_are_named(store: Store) -> None:
    store.publish(ranking(SCORE, units=UNITS[:1]))
    (newer,) = store.publish(ranking(SCORE, RANK), replace=True)
    lines = losses(difference_of_taking_back(store, newer))
    assert any("toàn bộ số liệu của Sở Nội vụ; Sở Tài chính" in line for line in lines)
    assert any(line.startswith("1 số: Xếp hạng của Sở Y tế") for line in lines)


def tasks(*titles: str) -> Publication:
    publication = Publication("nhiệm vụ.xlsx", repr(titles).encode(), "task_list", "An")
    unit = {"unit_id": "so-y-te.long-an", "name": "Sở Y tế", "province_id": "long-an", "province": "Long An"}
    publication.add_unit({**unit, "kind": "department", "cohort": "sở, ban, ngành"})
    for position, title in enumerate(titles, 1):
        row = {"unit_id": "so-y-te.long-an", "period": "2024", "position": position, "title": title}
        publication.add("tasks", {**row, "owner": "Phòng A"}, "tasks", "so-y-te.long-an", "", "2024")
    return publication


def test_rows_that_vanish_are_named_also_where_others_come_in_their_place(store: Store) -> None:
    store.publish(tasks("A", "B", "C"))
    assert losses(difference_of_publishing(store, tasks("A", "D", "E", "F"))) == [
        "2 dòng của Sở Y tế, năm 2024: B; C"
    ]
    with pytest.raises(PartialUploadError):
        store.publish(tasks("A", "D", "E", "F"))


def test_one_of_two_rows_of_one_name_is_missed(store: Store) -> None:
    store.publish(tasks("A", "A", "B"))
    assert losses(difference_of_publishing(store, tasks("A", "B", "C"))) == [
        "1 dòng của Sở Y tế, năm 2024: A"
    ]


def test_every_column_of_a_report_of_dossiers_is_looked_at(store: Store) -> None:
    def report(**counts: int) -> Publication:
        publication = tasks()
        row = {
            "unit_id": "so-y-te.long-an",
            "period": "2024",
            "label": "Tổng số",
            "received_total": 9,
            **counts,
        }
        publication.add("dossier_counts", row, "dossiers", "so-y-te.long-an", "", "2024")
        publication.content = repr(counts).encode()
        return publication

    store.publish(report(received_online=5, paid_online=2))
    found = difference_of_publishing(store, report())
    assert sorted(found.removed["figure"]) == ["paid_online", "received_online"]


def test_another_loss_has_another_fingerprint_and_the_same_the_same(store: Store) -> None:
    store.publish(ranking(SCORE, RANK, CLASS))
    ranks = difference_of_publishing(store, ranking(SCORE, CLASS))
    assert loss_fingerprint(ranks) == loss_fingerprint(difference_of_publishing(store, ranking(SCORE, CLASS)))
    assert loss_fingerprint(ranks) != loss_fingerprint(difference_of_publishing(store, ranking(SCORE)))


def test_nothing_is_lost_where_figures_change_or_come(store: Store) -> None:
    store.publish(ranking(SCORE))
    assert losses(difference_of_publishing(store, ranking(SCORE, RANK))) == []
    store.publish(ranking(SCORE, RANK))
