"""Nothing of the data is changed, and nothing limited is read, by whoever may not, whichever way they come."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc.people.acting import Actor, acting_as
from cchc.people.acts import ACTS, ALL_ACTS
from cchc.people.person import Grant, Person, Scope
from cchc.people.rights import ACTIONS, Role
from cchc.store import ForbiddenError, Publication, Store, save_group
from cchc.store.backups.backing_up import back_up
from cchc.store.backups.safekeeping import set_daily
from cchc.store.difference import difference_of_publishing
from cchc.store.reports import ReportKey, save_office, save_report

ROOT = Path(__file__).parents[1]
HERE, BESIDE, COHORT = "so-noi-vu.long-an", "so-y-te.long-an", "Sở, ban, ngành"
# What writes without a visitor: the schema, what is tidied at the start, another database, and drafts, which ask by themselves.
OWN_TRANSACTIONS = {
    "store/file/database.py",
    "store/backups/portable.py",
    "store/tidying.py",
    "store/drafts.py",
    "store/store.py",
    "store/publishing/following.py",
}


def somebody(role: Role, scope: Scope) -> Person:
    return Person("An", "Nguyễn An", (Grant(role, scope),))


def as_somebody(person: Person | None) -> Any:
    return acting_as(lambda: Actor("An", person))


def of(*unit_ids: str) -> Publication:
    made = Publication("a.xlsx", ";".join(unit_ids).encode(), "targets", "Ai đó")
    for unit_id in unit_ids:
        if unit_id:
            made.add_unit({"unit_id": unit_id, "name": unit_id, "province": "Long An", "cohort": COHORT})
        made.cover("targets", unit_id, "", "2023")
    return made


def test_every_act_names_its_right_and_the_store_changes_nothing_outside_of_one() -> None:
    assert set(ACTS) == set(ALL_ACTS)
    assert {needed.right for needed in ACTS.values()} <= set(ACTIONS)
    named, elsewhere = set(), set()
    for path in (ROOT / "cchc").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if ".transaction()" in text:
            elsewhere.add(path.relative_to(ROOT / "cchc").as_posix())
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and node.value in ALL_ACTS and path.name != "acts.py":
                named.add(node.value)
        assert not re.search(r"\.change\(\s*\)", text), path
    assert elsewhere == OWN_TRANSACTIONS
    assert named == set(ALL_ACTS), "an act that nothing does"


CHANGES: list[Callable[[Store, str], Any]] = [
    lambda store, unit: store.publish(of(unit)),
    lambda store, unit: store.publish(of(unit), doing="publish_typed"),
    lambda store, unit: save_report(store, ReportKey(unit, "quarterly", "2023-Q1"), {}, "", based_on=0),
    lambda store, unit: save_office(store, unit, {}, "", based_on=0),
]
REFUSED: list[tuple[Role, Scope, str]] = [
    ("viewer", Scope(), HERE),
    ("approver", Scope(), HERE),
    ("admin", Scope(), HERE),
    ("officer", Scope("unit", BESIDE), HERE),
    ("officer", Scope("province", "ca-mau"), HERE),
    ("officer", Scope("cohort", "Xã"), HERE),
    ("officer", Scope("province", "long-an"), ""),  # what belongs to no unit
]
LET: list[tuple[Role, Scope, str]] = [
    ("officer", Scope("unit", HERE), HERE),
    ("officer", Scope("province", "long-an"), HERE),
    ("officer", Scope("cohort", COHORT), HERE),
    ("data_admin", Scope(), ""),
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_what_is_changed_of_a_unit_asks_for_a_role_there(store: Store, number: int) -> None:
    store.publish(of(HERE))
    for role, scope, unit in REFUSED:
        before = store.changes
        with as_somebody(somebody(role, scope)), pytest.raises(ForbiddenError):
            CHANGES[number](store, unit)
        assert store.changes == before
    role, scope, unit = LET[number]
    with as_somebody(somebody(role, scope)):
        CHANGES[number](store, unit)


def test_no_part_of_a_publication_of_several_units_goes_by(store: Store) -> None:
    with as_somebody(somebody("officer", Scope("unit", HERE))), pytest.raises(ForbiddenError):
        store.publish(of(HERE, BESIDE))
    with as_somebody(somebody("officer", Scope("province", "long-an"))):
        store.publish(of(HERE, BESIDE))


def test_an_upload_is_taken_back_put_back_and_read_where_it_speaks_of(store: Store) -> None:
    (upload,) = store.publish(of(HERE))
    for role, scope in (
        ("viewer", Scope()),
        ("officer", Scope("unit", BESIDE)),
        ("approver", Scope("unit", BESIDE)),
    ):
        with as_somebody(somebody(role, scope)):  # type: ignore[arg-type]
            for change in (store.take_back, store.original_file):
                with pytest.raises(ForbiddenError):
                    change(upload)
    with as_somebody(somebody("officer", Scope("unit", HERE))):
        assert store.original_file(upload)[0] == "a.xlsx"
        store.take_back(upload, "ai đó khác")
    # Whoever is logged in, whatever is said.
    assert store.connection.cursor().execute("select taken_back_by from uploads").fetchall() == [
        ("Nguyễn An",)
    ]
    with as_somebody(somebody("viewer", Scope())), pytest.raises(ForbiddenError):
        store.publish_again(upload)
    store.publish_again(upload)  # the machine itself


def test_settings_backups_and_memory_ask_for_their_rights(store: Store, tmp_path: Path) -> None:
    with as_somebody(somebody("officer", Scope())):
        for change in (lambda: set_daily(store, True, ""), lambda: back_up(store, tmp_path / "b")):
            with pytest.raises(ForbiddenError):
                change()
        store.teach_alias("SNV", "Sở Nội vụ")
        save_group(store, "g", "G", "province", ["Long An"], "")
    assert not (tmp_path / "b").exists()
    with as_somebody(somebody("viewer", Scope())):
        difference_of_publishing(store, of(HERE))
        for change in (
            lambda: store.teach_alias("SNV", "Sở Y tế"),
            lambda: store.teach_correction("x", "{}"),
            lambda: save_group(store, "g", "G", "province", [], ""),
        ):
            with pytest.raises(ForbiddenError):
                change()
    with as_somebody(None):
        set_daily(store, True, "")
