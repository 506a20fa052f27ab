"""Uploads over time: published again, taken back, their file, two people at once, what the reader was taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.intake import publication_of
from cchc.reading import read_workbook
from cchc.store import ChangedMeanwhileError, Publication, Store, UnknownUploadError

SAMPLES = Path(__file__).parent / "workbooks"
AREAS, TREE = "long_an_2023_linh_vuc.xlsx", "bo_tieu_chi_so_khcn_2023.xlsx"


def sheet(name: str) -> Publication:
    content = (SAMPLES / name).read_bytes()
    return publication_of(read_workbook(content, name), content, "thử")


def total(store: Store) -> float:
    return float(store.ask("total_scores")["score"].iloc[0])


def criteria(store: Store) -> int:
    return len(store.ask("deductions_by_criterion"))


def test_an_upload_taken_back_can_be_published_again_as_the_newest(store: Store) -> None:
    (first,) = store.publish(sheet(AREAS))
    store.publish(sheet(TREE))
    store.take_back(first)
    store.publish_again(first)
    assert total(store) == 78.97
    assert store.ask("uploads")["state"].tolist() == ["published", "published"]
    assert not any(store.offences().values())


def test_only_what_is_taken_back_can_be_published_again(store: Store) -> None:
    (first,) = store.publish(sheet(AREAS))
    with pytest.raises(UnknownUploadError):
        store.publish_again(first)


def test_the_original_file_comes_back_byte_for_byte(store: Store) -> None:
    (first,) = store.publish(sheet(AREAS))
    assert store.original_file(first) == (AREAS, (SAMPLES / AREAS).read_bytes())
    with pytest.raises(UnknownUploadError):
        store.original_file("00000000-0000-0000-0000-000000000000")


def test_the_second_of_two_people_is_told_and_nothing_is_lost(store: Store) -> None:
    hers = sheet(TREE)
    seen = [store.current_scopes(hers)]
    store.publish(sheet(AREAS))
    with pytest.raises(ChangedMeanwhileError):
        store.publish(hers, seen=seen)
    assert criteria(store) == 0
    store.publish(hers, seen=[store.current_scopes(hers)])
    assert criteria(store) > 0
    assert total(store) == 78.97  # the sheet with its decision goes on speaking of the total


def test_the_newest_lesson_counts(store: Store) -> None:
    store.teach_alias("Sở KHCN-ĐMST", "Sở Khoa học và Công nghệ")
    store.teach_alias("Sở KHCN-ĐMST", "Sở Nội vụ")
    store.teach_correction("stt|ten", '{"kind": "ranking"}')
    assert store.aliases() == {"Sở KHCN-ĐMST": "Sở Nội vụ"}
    assert store.corrections(["stt|ten", "khac"]) == {"stt|ten": '{"kind": "ranking"}'}
    assert store.version().number == 0
