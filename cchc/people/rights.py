"""Which role may do what: one table, from which the matrix of the tests is made."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["viewer", "officer", "approver", "data_admin", "admin"]
Action = Literal[
    "view",  # pages, charts, published figures
    "export",  # the same rows as a file
    "view_original",  # a file as it was sent, evidence
    "upload",  # send in a workbook
    "edit",  # type figures, plans, explanations
    "approve",  # let another's publication stand
    "take_back",  # a publication
    "keep_data",  # settings of the data, backups
    "keep_people",  # accounts, roles, logins
    "view_record",  # who did what
]
ScopeKind = Literal["whole", "province", "unit", "cohort"]

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)
SCOPES: tuple[ScopeKind, ...] = get_args(ScopeKind)
WHOLE: ScopeKind = "whole"

_LOOKING: frozenset[Action] = frozenset({"view", "export"})
_WORKING: frozenset[Action] = _LOOKING | {"view_original", "upload", "edit", "take_back"}
MAY: dict[Role, frozenset[Action]] = {
    "viewer": _LOOKING,
    "officer": _WORKING,
    "approver": _LOOKING | {"view_original", "approve", "take_back"},
    "data_admin": _WORKING | {"keep_data"},
    "admin": _LOOKING | {"view_original", "keep_data", "keep_people", "view_record"},
}
