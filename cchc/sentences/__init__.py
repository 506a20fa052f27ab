"""Sentences that say the finding: rows in, one sentence out. They repeat numbers, never compute them."""

from cchc.sentences.backups import backup_age
from cchc.sentences.changes import rebased, repeated, score_change
from cchc.sentences.comparability import reason_and_allowance, refusal, verdict_in_short, verdict_with_reasons
from cchc.sentences.flags import finality_remark, flags_of, remark_of_value, remarks, starred
from cchc.sentences.health import holdings, unsure
from cchc.sentences.places.families import became_sentence, comparable_across_merger, merged_units
from cchc.sentences.places.peers import (
    about_the_middle,
    best_and_worst,
    group_coverage,
    next_to,
    own_metrics,
    rank_in_group,
    without_areas,
    years_known,
)
from cchc.sentences.places.provinces import (
    bare_index_place,
    coverage,
    index_over_years,
    index_place,
    is_counted_by_us,
    place_over_years,
)
from cchc.sentences.readings import unused
from cchc.sentences.remedies.ledger import (
    actions_at_hand,
    how_points_are_held,
    next_step,
    nothing_to_remedy,
    points_known,
    remedies_elsewhere,
    remedy_progress,
    what_is_missing,
)
from cchc.sentences.remedies.outcomes import (
    borne,
    confirmed_in_vain,
    owner_found,
    points_borne,
    to_explain,
    won_back,
)
from cchc.sentences.remedies.remedies import unpaired_remedies
from cchc.sentences.reports import office_state, report_state
from cchc.sentences.scenarios import scenario, target_name, unknown_in_scenario
from cchc.sentences.scores import (
    change_since,
    class_metric,
    deduction_metric,
    lost_points,
    rank_metric,
    ranks_moved,
    score_and_rank,
    score_metric,
    trend,
    where_reasons_are,
)
from cchc.sentences.standing import standing
from cchc.sentences.sums import of_another_sheet, partly_lost, points_lost, unknown_parts
from cchc.sentences.work.agenda import next_event
from cchc.sentences.work.attention import at_stake, attention_sentence
from cchc.sentences.work.dossiers import (
    distance_to_target,
    dossiers_of_period,
    index_766_change,
    latest_field,
    latest_units,
    reading_766,
    tells_of_dossiers,
    to_date,
)
from cchc.sentences.work.targets import missed_targets, target_metric, targets_met
from cchc.sentences.work.tasks import (
    fraction,
    overdue,
    plan_pace,
    plan_progress,
    tasks_by_size,
    unlike_the_list,
)
from cchc.sentences.work.week import due_things, tasks_within, things_due, things_late

__all__ = [
    "about_the_middle",
    "actions_at_hand",
    "at_stake",
    "attention_sentence",
    "backup_age",
    "bare_index_place",
    "became_sentence",
    "best_and_worst",
    "borne",
    "change_since",
    "class_metric",
    "comparable_across_merger",
    "confirmed_in_vain",
    "coverage",
    "deduction_metric",
    "distance_to_target",
    "dossiers_of_period",
    "due_things",
    "finality_remark",
    "flags_of",
    "fraction",
    "group_coverage",
    "holdings",
    "how_points_are_held",
    "index_766_change",
    "index_over_years",
    "index_place",
    "is_counted_by_us",
    "latest_field",
    "latest_units",
    "lost_points",
    "merged_units",
    "missed_targets",
    "next_event",
    "next_step",
    "next_to",
    "nothing_to_remedy",
    "of_another_sheet",
    "office_state",
    "overdue",
    "own_metrics",
    "owner_found",
    "partly_lost",
    "place_over_years",
    "plan_pace",
    "plan_progress",
    "points_borne",
    "points_known",
    "points_lost",
    "rank_in_group",
    "rank_metric",
    "ranks_moved",
    "reading_766",
    "reason_and_allowance",
    "rebased",
    "refusal",
    "remark_of_value",
    "remarks",
    "remedies_elsewhere",
    "remedy_progress",
    "repeated",
    "report_state",
    "scenario",
    "score_and_rank",
    "score_change",
    "score_metric",
    "standing",
    "starred",
    "target_metric",
    "target_name",
    "targets_met",
    "tasks_by_size",
    "tasks_within",
    "tells_of_dossiers",
    "things_due",
    "things_late",
    "to_date",
    "to_explain",
    "trend",
    "unknown_in_scenario",
    "unknown_parts",
    "unlike_the_list",
    "unpaired_remedies",
    "unsure",
    "unused",
    "verdict_in_short",
    "verdict_with_reasons",
    "what_is_missing",
    "where_reasons_are",
    "without_areas",
    "won_back",
    "years_known",
]
