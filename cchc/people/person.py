"""A person with roles, each within a scope, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.people.rights import MAY, SCOPES, WHOLE, Action, Role, ScopeKind


@dataclass(frozen=True)
class Place:
    """What an act is about: a unit's figures, by the ids that the register has."""

    unit: str
    province: str = ""
    cohort: str = ""


@dataclass(frozen=True)
class Scope:
    """Where a role holds: everywhere, or in one province, unit or cohort."""

    kind: ScopeKind = WHOLE
    of: str = ""

    def holds(self, place: Place | None) -> bool:
        """Whether it covers a place; an act of no place asks for a scope without bounds."""
        if self.kind == WHOLE:
            return True
        return place is not None and bool(self.of) and getattr(place, self.kind) == self.of

    def __str__(self) -> str:
        return self.kind if self.kind == WHOLE else f"{self.kind}:{self.of}"


@dataclass(frozen=True)
class Grant:
    """A role within a scope."""

    role: Role
    scope: Scope = Scope()


@dataclass(frozen=True)
class Person:
    """Somebody who said who they are. `name` is what they log in with, `title` how they sign."""

    name: str
    title: str
    grants: tuple[Grant, ...]
    must_change: bool = False

    def may(self, action: Action, place: Place | None = None) -> bool:
        """Whether one of the roles allows an act at a place; without one, an act that is about everything."""
        return any(action in MAY[grant.role] and grant.scope.holds(place) for grant in self.grants)

    def may_somewhere(self, action: Action) -> bool:
        """Whether one of the roles allows an act at any place."""
        return any(action in MAY[grant.role] for grant in self.grants)


def parse_scope(text: str) -> Scope | None:
    """`whole`, or `province:…`, `unit:…`, `cohort:…`; None for anything else."""
    kind, _colon, of = text.partition(":")
    found: ScopeKind | None = next((each for each in SCOPES if each == kind.strip()), None)
    if found is None or (found == WHOLE) == bool(of.strip()):
        return None
    return Scope(found, of.strip())
