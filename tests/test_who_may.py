"""Who may do what is written in `who_may.toml`; what is registered and not written there fails."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cchc.__main__ import COMMANDS
from cchc.menu import SCREENS
from cchc.people.acting import Actor, acting_as
from cchc.people.acts import ACTS, ALL_ACTS
from cchc.people.person import Grant, Person, Place, Scope
from cchc.people.rights import ROLES, Role
from cchc.store import Store
from cchc.store.allowing import is_allowed
from cchc.ui.visit.rights import may_open

WRITTEN = tomllib.loads(Path(__file__).with_name("who_may.toml").read_text(encoding="utf-8"))
UNIT, OTHER = "so-y-te.long-an", "so-y-te.ca-mau"


def person(role: Role, scope: Scope | None = None) -> Person:
    return Person("An", "An", (Grant(role, scope or Scope()),))


def test_everything_that_is_registered_has_its_answer_written_down() -> None:
    pages = {**WRITTEN["pages"]}
    everybody = pages.pop("everybody")["of"]
    assert set(WRITTEN["acts"]) == set(ALL_ACTS)
    assert {*pages, *everybody} == set(SCREENS)
    assert set(WRITTEN["commands"]["of"]) == set(COMMANDS)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_and_opens_what_is_written_and_nothing_else(store: Store, role: Role) -> None:
    for doing in ALL_ACTS:
        is_written = role in WRITTEN["acts"][doing]
        assert is_allowed(store.database.cursor, person(role), doing, [UNIT]) == is_written, doing
        limited = person(role, Scope("unit", UNIT))
        assert is_allowed(store.database.cursor, limited, doing, [UNIT]) == is_written, doing
        if ACTS[doing].where == "place":  # elsewhere, or of no unit: nobody who is limited
            for units in ([OTHER], [UNIT, OTHER], [""], []):
                assert not is_allowed(store.database.cursor, limited, doing, units), (doing, units)
    with acting_as(lambda: Actor("An", person(role))):
        for name in SCREENS:
            assert may_open(name) == (role in WRITTEN["pages"].get(name, ROLES)), name


def test_an_officer_of_nothing_may_nothing(store: Store) -> None:
    nobody = Person("An", "An", ())
    assert not any(is_allowed(store.database.cursor, nobody, doing, [UNIT]) for doing in ALL_ACTS)
    assert not person("officer", Scope("unit", "")).may("edit", Place(""))
