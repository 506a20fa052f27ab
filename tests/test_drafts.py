"""What is typed and not published survives: kept for the tab it was typed in, offered to it alone, gone in time."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from cchc.store import Store, StoreError, drafts_of, drop_draft, keep_draft
from cchc.store.tidying import DAYS_OF_DRAFTS, MOST_OF_TAB, oldest_draft

CONTENT = {"title": "Sở Y tế", "value": "78,97"}


def test_a_draft_is_offered_to_the_tab_it_was_typed_in_and_to_no_other(store: Store) -> None:
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    assert [draft.content for draft in drafts_of(store, "mine", "visit 2")] == [CONTENT]
    assert drafts_of(store, "yours", "visit 2") == []


def test_a_draft_of_the_same_visit_is_no_draft_of_before(store: Store) -> None:
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    assert drafts_of(store, "mine", "visit 1") == []


def test_a_form_has_one_draft_a_visit_and_the_newest_stands(store: Store) -> None:
    keep_draft(store, "mine", "visit 1", "form", {})
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    keep_draft(store, "mine", "visit 1", "another form", {})
    kept = {draft.form: draft.content for draft in drafts_of(store, "mine", "visit 2")}
    assert kept == {"form": CONTENT, "another form": {}}


def test_a_draft_that_is_dropped_is_offered_no_more(store: Store) -> None:
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    drop_draft(store, "mine", "visit 1", "form")
    assert drafts_of(store, "mine", "visit 2") == []


def test_a_draft_is_still_there_when_the_database_is_opened_again(empty_file: Path, tmp_path: Path) -> None:
    path = str(shutil.copy(empty_file, tmp_path / "again.duckdb"))
    store = Store(path)
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    store.close()
    again = Store(path)
    assert [draft.content for draft in drafts_of(again, "mine", "visit 2")] == [CONTENT]
    again.close()


def test_a_draft_moves_no_version_and_makes_nobody_read_again(store: Store) -> None:
    before = store.version(), store.newest_version(), store.changes
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    drop_draft(store, "mine", "visit 1", "form")
    assert (store.version(), store.newest_version(), store.changes) == before


def test_a_draft_does_not_wait_for_a_publication_that_takes_long(store: Store) -> None:
    with store.change("mark_demonstration"):
        keep_draft(store, "mine", "visit 1", "form", CONTENT)
    assert len(drafts_of(store, "mine", "visit 2")) == 1


def test_drafts_of_two_weeks_ago_are_offered_no_more_and_go(empty_file: Path, tmp_path: Path) -> None:
    path = str(shutil.copy(empty_file, tmp_path / "old.duckdb"))
    store = Store(path)
    for form in ("old", "young"):
        keep_draft(store, "mine", "visit 1", form, CONTENT)
    given = {"at": oldest_draft() - timedelta(minutes=1)}
    store.database.cursor().execute("update drafts set changed_at = $at where form = 'old'", given)
    assert [draft.form for draft in drafts_of(store, "mine", "visit 2")] == ["young"]
    store.close()
    again = Store(path)
    left = again.database.cursor().execute("select form from drafts").fetchall()
    assert (DAYS_OF_DRAFTS, left) == (14, [("young",)])
    again.close()


def test_a_tab_keeps_so_many_drafts_and_the_oldest_go(store: Store) -> None:
    for number in range(MOST_OF_TAB + 3):
        keep_draft(store, "mine", "visit 1", f"form {number}", {})
    keep_draft(store, "yours", "visit 1", "form", {})
    forms = [draft.form for draft in drafts_of(store, "mine", "visit 2")]
    assert (len(forms), forms[0], forms[-1]) == (MOST_OF_TAB, f"form {MOST_OF_TAB + 2}", "form 3")
    assert len(drafts_of(store, "yours", "visit 2")) == 1


def test_a_draft_that_is_too_long_is_refused_and_what_was_kept_stays(store: Store) -> None:
    keep_draft(store, "mine", "visit 1", "form", CONTENT)
    with pytest.raises(StoreError, match="quá dài"):
        keep_draft(store, "mine", "visit 1", "form", {"value": "x" * 300_000})
    assert [draft.content for draft in drafts_of(store, "mine", "visit 2")] == [CONTENT]
