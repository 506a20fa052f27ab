"""The one place that asks whether something may be done, by whom it is done and where. Every change of the store passes here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import duckdb

from cchc.language import _
from cchc.people.acting import Actor, acting
from cchc.people.acts import ACTS, Act
from cchc.people.person import Person, Place
from cchc.store.acting import act
from cchc.store.errors import ForbiddenError
from cchc.store.publication import Publication

OpenCursor = Callable[[], duckdb.DuckDBPyConnection]


def allow(open_cursor: OpenCursor, doing: Act, unit_ids: Iterable[str] = ()) -> Actor:
    """Who does it. Raises ForbiddenError where they may not, at any of these units; "" is what belongs to no unit."""
    actor = acting()
    if not is_allowed(open_cursor, actor.person, doing, unit_ids):
        raise ForbiddenError(
            _("Vai trò của bạn không cho phép việc này."),
            _(
                "Chưa có gì thay đổi. Nhờ người có quyền với đơn vị này làm, hoặc nhờ người quản trị cấp quyền."
            ),
        )
    return actor


def is_allowed(
    open_cursor: OpenCursor, person: Person | None, doing: Act, unit_ids: Iterable[str] = ()
) -> bool:
    """Whether somebody may do it at all of these units; whoever is bounded by nothing may."""
    needed = ACTS[doing]  # an act that nobody put there is nobody's
    if person is None:
        return True
    if needed.where == "somewhere":
        return person.may_somewhere(needed.right)
    unit_ids = list(unit_ids)
    by_cohort = any(grant.scope.kind == "cohort" for grant in person.grants)
    cohorts = cohorts_of(open_cursor(), unit_ids) if by_cohort else {}
    places = [place_of(unit_id, cohorts.get(unit_id, "")) for unit_id in unit_ids] or [None]
    return all(person.may(needed.right, place) for place in places)


def place_of(unit_id: str, cohort: str = "") -> Place | None:
    """Where a unit is; the id of a unit ends with that of its province. None of what belongs to no unit."""
    return Place(unit_id, unit_id.rpartition(".")[2], cohort) if unit_id else None


def cohorts_of(cursor: duckdb.DuckDBPyConnection, unit_ids: list[str]) -> dict[str, str]:
    """Unit → the cohort that the register has it in."""
    found = act(cursor, "cohorts_of_units", {"unit_ids": unit_ids}).fetchall()
    return {unit_id: cohort for unit_id, cohort in found if cohort}


def units_of_upload(cursor: duckdb.DuckDBPyConnection, upload_id: str) -> list[str]:
    """Of which units an upload speaks; "" where it speaks of what belongs to none."""
    found = act(cursor, "units_of_upload", {"upload_id": upload_id}).fetchall()
    return [unit_id for (unit_id,) in found]


def units_of_publications(publications: Sequence[Publication]) -> list[str]:
    """Of which units they speak; "" where they speak of what belongs to none."""
    return sorted(
        {each["unit_id"] for publication in publications for each in publication.coverages.values()}
    )
