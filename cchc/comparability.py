"""What the rows of a question compare: which figures the rules of comparison are asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc.catalogue import KINDS

# question -> the topic of the figures that its rows set side by side
TOPICS: dict[str, str] = {question: kind.topic for kind in KINDS for question in kind.compared_in}
# Several indices stand there on a common scale, and are compared by value only where one is asked for.
OF_ONE_INDEX = {"province_indices"}
# Their unit names the cohort to compare in, not the one unit that is compared.
AMONG_PEERS = {"peers"}
# Their rows set a year beside the one after it.
BESIDE_THE_NEXT = {"loss_outcomes", "owner_points", "limitation_outcomes"}
# Parameters that `comparability` takes as they are.
ALIKE = {"new_provinces", "geography", "family_of", "cohort", "period_type", "snapshot"}
# Whom the members of a group are: provinces by name, units by id.
MEMBERS = {"index_ranking": "provinces", "peers": "unit_ids", "unit_profiles": "unit_ids"}
# Questions that tell places among the members: it matters who of them is missing.
PLACED = {"index_ranking", "peers"}
# parameter of a question -> the list of `comparability` that it goes to
LISTS = {
    "index_type": "index_types",
    "index_types": "index_types",
    "province": "provinces",
    "provinces": "provinces",
    "unit": "units",
    "units": "units",
    "unit_id": "unit_ids",
    "unit_ids": "unit_ids",
    "province_id": "province_ids",
    "year": "years",
    "years": "years",
    "left_year": "years",
    "right_year": "years",
    "period": "periods",
}


def comparability_parameters(name: str, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """The parameters of `comparability` for the answer of a question; None for one that compares nothing."""
    if name not in TOPICS or (name in OF_ONE_INDEX and not given.get("index_type")):
        return None
    asked: dict[str, Any] = {"topics": [TOPICS[name]]}
    for parameter, value in given.items():
        if value is None:
            continue
        if name in AMONG_PEERS and parameter in ("unit", "unit_id"):
            asked |= {"peers_of": value} if parameter == "unit" else {}
        elif parameter in ALIKE:
            asked[parameter] = list(value) if isinstance(value, tuple) else value
        elif parameter == "members":
            asked[MEMBERS[name]] = list(value)
            asked |= {"is_group": True} if name in PLACED else {}
        elif parameter in LISTS:
            asked.setdefault(LISTS[parameter], []).extend(
                value if isinstance(value, list | tuple) else [value]
            )
    if name in BESIDE_THE_NEXT and isinstance(year := given.get("year"), int):
        asked["years"] = [year, year + 1]
    return without_own_cohort(asked, given)


def without_own_cohort(asked: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Peers chosen by hand or by kind are no longer those of the unit's own cohort and province."""
    if "unit_ids" in asked:
        return {key: value for key, value in asked.items() if key not in ("peers_of", "provinces")}
    if given.get("kind_only"):
        kind = {"units": [asked["peers_of"]]} if "peers_of" in asked else {}
        return {key: value for key, value in asked.items() if key not in ("peers_of", "provinces")} | kind
    return asked
