"""What a row of each kind of table carries where the reader hands it over, as `check` prints it (decision 0044).

None is what the sheet leaves blank or what cannot be read. Days are ISO texts, shares in percent, `row` is as Excel shows it.
"""

from typing import NotRequired, TypedDict


class LineRow(TypedDict):
    """`group`: the text of the group line above; `notes`: what raised marks in the line say."""

    row: int
    group: NotRequired[str | None]
    notes: NotRequired[list[str]]


class PointsRow(LineRow):
    """Points of a line or unit."""

    max_score: float | None
    self_score: float | None
    appraised_score: float | None
    survey_score: float | None
    score: float | None


class ScoreSheetRow(PointsRow):
    """A line of one unit's score sheet; what the sheet has no column for is not there (`owner`, `evidence`, `explanation` …)."""

    level: str
    code: str | None
    parent: str | None
    title: str | None
    deduction: float | None
    reason: str | None
    owner: NotRequired[str | None]
    evidence: NotRequired[str | None]
    explanation: NotRequired[str | None]
    explanation_state: NotRequired[str | None]


RankingRow = TypedDict(
    "RankingRow",
    {
        "row": int,
        "group": NotRequired[str | None],
        "notes": NotRequired[list[str]],
        "unit": str | None,
        "year": NotRequired[int | None],
        "max_score": float | None,
        "self_score": float | None,
        "appraised_score": float | None,
        "survey_score": float | None,
        "score": float | None,
        "ratio": float | None,
        "rank": int | None,
        "out_of": int | None,
        "class": str | None,
    },
)


class MatrixRow(PointsRow):
    """One unit in one area."""

    unit: str | None
    year: NotRequired[int | None]
    area_code: str | None
    area: str | None


class DossierRow(LineRow):
    """Counts of a field of one unit, or of one unit of many."""

    label: str | None
    received_total: int | None
    received_online: int | None
    received_direct: int | None
    carried_over: int | None
    resolved_total: int | None
    resolved_early: int | None
    resolved_on_time: int | None
    resolved_late: int | None
    pending_total: int | None
    pending_in_time: int | None
    pending_late: int | None


class Index766Row(LineRow):
    """One unit's groups."""

    unit: str | None
    year: NotRequired[int | None]
    transparency: float | None
    progress: float | None
    online_service: float | None
    online_payment: float | None
    satisfaction: float | None
    digitisation: float | None
    total: float | None


class ProvinceIndexRow(LineRow):
    """One province's figure of one index; `parts` by the name of the part."""

    province: str | None
    value: float | None
    rank: int | None
    out_of: int | None
    parts: dict[str, float | None]


class TaskRow(LineRow):
    """One task."""

    title: str | None
    owner: str | None
    assigned_by: str | None
    due_on: str | None
    due_text: str | None
    done_on: str | None
    state: str | None


class TaskCountRow(LineRow):
    """One unit's counts."""

    unit: str | None
    total: int | None
    due: int | None
    done_on_time: int | None
    done_late: int | None
    open_in_time: int | None
    open_late: int | None


class ResponsibilityRow(LineRow):
    """One criterion or area with who answers for it."""

    code: str | None
    title: str | None
    owner: str | None
    supporters: str | None
    since: str | None


class RemedyRow(LineRow):
    """A limitation and a remedy that stand together, None for one that stands alone; `paired`: the sheet itself sets them
    beside each other, not only in one order. `criteria`: codes, «; » between them. `action_state`: what `result`
    says, where it is one of the known ones. `ledger_id`: the ids that the ledger's own form prints."""

    area_code: str | None
    area: str | None
    code: str | None
    limitation: str | None
    criteria: str | None
    points: float | None
    cause: str | None
    remedy: str | None
    action: str | None
    owner: str | None
    supporters: str | None
    due_on: str | None
    due_text: str | None
    product: str | None
    result: str | None
    action_state: str | None
    done_on: str | None
    note: str | None
    ledger_id: str | None
    paired: bool


ROWS: dict[str, type] = {
    "score_sheet": ScoreSheetRow,
    "ranking": RankingRow,
    "matrix": MatrixRow,
    "dossier_report": DossierRow,
    "index_766": Index766Row,
    "province_index": ProvinceIndexRow,
    "task_list": TaskRow,
    "task_counts": TaskCountRow,
    "responsibilities": ResponsibilityRow,
    "remedy_plan": RemedyRow,
}
