"""Sentences that say the finding: rows in, one sentence out. They repeat numbers, never compute them."""

from cchc.findings.agenda import next_event
from cchc.findings.backups import last_backup
from cchc.findings.changes import change, rebased, repeated, scenario, target_name
from cchc.findings.comparisons import reason, refusal, verdict, verdict_in_short
from cchc.findings.dossiers import (
    against_target,
    dossiers,
    index_766,
    index_766_change,
    latest_field,
    latest_units,
    to_date,
)
from cchc.findings.families import became, kept_apart, merged_units
from cchc.findings.flags import flags_of, remark, remarks, starred
from cchc.findings.health import held
from cchc.findings.peers import (
    best_and_worst,
    group_coverage,
    group_standing,
    next_to,
    own_measures,
    without_areas,
    years_known,
)
from cchc.findings.provinces import coverage
from cchc.findings.readings import unused
from cchc.findings.remedies import remedies_apart
from cchc.findings.scores import (
    change_since,
    class_figure,
    deduction_figure,
    lost_points,
    places_moved,
    rank_figure,
    score_figure,
    standing,
    target_figure,
    trend,
    where_reasons_are,
)
from cchc.findings.sums import of_another_sheet, partly_lost, points_lost, unknown_parts
from cchc.findings.targets import targets, targets_behind
from cchc.findings.tasks import fraction, overdue, plan_pace, tasks, tasks_by_size, unlike_the_list
from cchc.findings.work import at_stake, attention

__all__ = [
    "against_target",
    "at_stake",
    "attention",
    "became",
    "best_and_worst",
    "change",
    "change_since",
    "class_figure",
    "coverage",
    "deduction_figure",
    "dossiers",
    "flags_of",
    "fraction",
    "group_coverage",
    "group_standing",
    "held",
    "index_766",
    "index_766_change",
    "kept_apart",
    "last_backup",
    "latest_field",
    "latest_units",
    "lost_points",
    "merged_units",
    "next_event",
    "next_to",
    "of_another_sheet",
    "overdue",
    "own_measures",
    "partly_lost",
    "places_moved",
    "plan_pace",
    "points_lost",
    "rank_figure",
    "reason",
    "rebased",
    "refusal",
    "remark",
    "remarks",
    "remedies_apart",
    "repeated",
    "scenario",
    "score_figure",
    "standing",
    "starred",
    "target_figure",
    "target_name",
    "targets",
    "targets_behind",
    "tasks",
    "tasks_by_size",
    "to_date",
    "trend",
    "unknown_parts",
    "unlike_the_list",
    "unused",
    "verdict",
    "verdict_in_short",
    "where_reasons_are",
    "without_areas",
    "years_known",
]
