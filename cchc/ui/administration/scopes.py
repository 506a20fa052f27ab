"""Where a role can hold, by the names of the register."""

from __future__ import annotations

import pandas as pd

from cchc import words
from cchc.people.person import Grant, Scope
from cchc.people.rights import ScopeKind
from cchc.ui.asking.answers import ask, cached_from


def scope_names(kind: str) -> dict[str, str]:
    """What a role can be limited to, by its code: provinces of both eras, units and cohorts of the register."""
    named: dict[str, dict[str, str]] = cached_from(
        names_of_scopes, ask("unit_kin"), ask("units_with_figures")
    )
    return named.get(kind, {})


def names_of_scopes(units: pd.DataFrame, with_figures: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Kind of scope → code → name."""
    named: dict[str, dict[str, str]] = {"province": {}, "unit": {}, "cohort": {}}
    for unit_id, unit, province in zip(units["unit_id"], units["unit"], units["province"], strict=True):
        province_id = str(unit_id).rpartition(".")[2]
        named["province"][province_id] = str(province)
        named["unit"][str(unit_id)] = unit if unit == province else f"{unit} · {province}"
    cohorts = with_figures["cohort"].dropna().unique()
    named["cohort"] = {str(cohort): str(cohort) for cohort in cohorts}
    return named


def grant_text(grant: Grant) -> str:
    """«Cán bộ: Sở Nội vụ · Long An»; without a place where the role holds everywhere."""
    role = words.label("role", grant.role)
    if grant.scope == Scope():
        return role
    named = scope_names(grant.scope.kind).get(grant.scope.of, grant.scope.of)
    said = words.label("scope_kind", grant.scope.kind)
    return f"{role}: {named}" if grant.scope.kind == "unit" else f"{role}: {said} {named}"


def scope_kinds() -> dict[ScopeKind, str]:
    """The kinds that there is something of to choose from."""
    kinds: tuple[ScopeKind, ...] = ("whole", "province", "unit", "cohort")
    return {kind: words.label("scope_kind", kind) for kind in kinds if kind == "whole" or scope_names(kind)}
