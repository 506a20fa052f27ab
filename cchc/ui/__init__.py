"""Streamlit pieces that two or more pages share."""

from cchc.sentences.metric import Metric
from cchc.ui.administration.accounts import (
    can_administer,
    change_somebody,
    invite_somebody,
    say_who_has_accounts,
    show_accounts,
)
from cchc.ui.administration.logins import show_record, show_sessions
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.asking.comparability import OF_PLACES, OF_POINTS, OF_VALUES, breaks_a_rule
from cchc.ui.asking.lookups import newest_target, pairs
from cchc.ui.choosing.filters import (
    Unit,
    choose_day,
    choose_filters,
    choose_period,
    choose_unit,
    choose_value_or_all,
    choose_year,
    fullest_period,
)
from cchc.ui.choosing.geographies import choose_family_province, choose_geography
from cchc.ui.choosing.peer_groups import (
    choose_own_province,
    choose_province_group,
    choose_unit_group,
    office_province,
)
from cchc.ui.choosing.provinces import ChosenProvince, choose_province, merged_with
from cchc.ui.choosing.score_part import (
    choose_below,
    choose_gains,
    choose_spread,
    name_of_part,
    row_of_part,
)
from cchc.ui.choosing.target import choose_target, say_refused_goal
from cchc.ui.choosing.upload_request import (
    links_of_periods,
    links_of_units,
    links_of_warnings,
    offer_uploads,
    show_upload_request,
)
from cchc.ui.entering.agenda import edit_calendar, offer_calendar, show_calendar_history
from cchc.ui.entering.entry import edit_figures, show_documents, show_history
from cchc.ui.entering.entry_form import offer_form
from cchc.ui.entering.explanation_form import explain_one
from cchc.ui.entering.ledger_plan import take_up_losses
from cchc.ui.entering.ledger_states import change_states
from cchc.ui.entering.pasted_plan import offer_pasted_plan
from cchc.ui.entering.plan_form import offer_plan_form
from cchc.ui.reports.draft import choose_report_kind, choose_report_period, made_draft
from cchc.ui.reports.leaving import offer_files, show_gaps
from cchc.ui.reports.office_form import edit_office, office_saved, show_office_history
from cchc.ui.reports.own_template import offer_own_template
from cchc.ui.reports.saving import show_outcome as show_report_outcome
from cchc.ui.reports.sections import show_sections
from cchc.ui.reports.template_form import edit_templates, show_template_history
from cchc.ui.reports.versions import show_issued_before, show_versions
from cchc.ui.showing.arranging import newest_first, searched_for
from cchc.ui.showing.chart_card import draw_chart
from cchc.ui.showing.disputed import show_disputed
from cchc.ui.showing.downloads import details
from cchc.ui.showing.headline import show_headline
from cchc.ui.showing.metrics import show_metrics, show_sources
from cchc.ui.showing.missing import say_it_comes_along, say_nothing_is_here, say_what_is_missing
from cchc.ui.showing.other_documents import other_documents
from cchc.ui.showing.page_links import page_link
from cchc.ui.showing.picking import draw_to_choose
from cchc.ui.showing.tables import (
    columns_that_differ,
    columns_with_values,
    columns_without_repeats,
    readable_columns,
    show_table,
)
from cchc.ui.showing.verdict import show_verdict
from cchc.ui.topics.attention import (
    attention_day,
    show_all_attention,
    show_attention,
    until,
    vietnam_today,
)
from cchc.ui.topics.backups import (
    offer_backup,
    say_last_backup,
    say_little_room,
    show_backups,
    warn_of_old_backup,
)
from cchc.ui.topics.dossiers import (
    choose_dossier_period,
    choose_reading,
    dossier_metrics,
    dossier_rates,
    say_how_to_enter,
)
from cchc.ui.topics.elsewhere import show_remedies_elsewhere
from cchc.ui.topics.explanations import show_explanations
from cchc.ui.topics.first_visit import offer_welcome_again, welcome
from cchc.ui.topics.guide import show_guide
from cchc.ui.topics.health import check_results, show_checks
from cchc.ui.topics.index_history import choose_index, say_each_index, show_index_history
from cchc.ui.topics.limitations import show_limitations
from cchc.ui.topics.newest import show_newest_work
from cchc.ui.topics.next_questions import show_questions
from cchc.ui.topics.outcomes import (
    choose_assignment,
    show_limitation_outcomes,
    show_outcomes,
    show_owner_points,
)
from cchc.ui.topics.remedies import (
    choose_calendar_actions,
    choose_ledger_part,
    ledger_by_area,
    ledger_by_owner,
    ledger_by_time,
    ledger_sentence,
    remedy_metrics,
    show_burn_down,
)
from cchc.ui.topics.source_page import show_source, source_choices
from cchc.ui.topics.targets import fold_targets
from cchc.ui.topics.tasks import (
    WEEK,
    choose_days_ahead,
    last_known_period,
    task_lists,
    task_metrics,
    week_sentence,
)
from cchc.ui.topics.uncertain import show_uncertain, uncertain_sentence
from cchc.ui.topics.waiting import say_waiting
from cchc.ui.topics.week import show_ways_down, show_week
from cchc.ui.topics.year_before import show_year_before
from cchc.ui.visit.address import choose_many, choose_one, choose_part, find_text, is_asked, part_asked
from cchc.ui.visit.rights import may_somewhere
from cchc.ui.visit.stop_page import stop_page

__all__ = [
    "OF_PLACES",
    "OF_POINTS",
    "OF_VALUES",
    "WEEK",
    "Answer",
    "ChosenProvince",
    "Metric",
    "Unit",
    "ask",
    "attention_day",
    "breaks_a_rule",
    "cached_from",
    "can_administer",
    "change_somebody",
    "change_states",
    "check_results",
    "choose_assignment",
    "choose_below",
    "choose_calendar_actions",
    "choose_day",
    "choose_days_ahead",
    "choose_dossier_period",
    "choose_family_province",
    "choose_filters",
    "choose_gains",
    "choose_geography",
    "choose_index",
    "choose_ledger_part",
    "choose_many",
    "choose_one",
    "choose_own_province",
    "choose_part",
    "choose_period",
    "choose_province",
    "choose_province_group",
    "choose_reading",
    "choose_report_kind",
    "choose_report_period",
    "choose_spread",
    "choose_target",
    "choose_unit",
    "choose_unit_group",
    "choose_value_or_all",
    "choose_year",
    "columns_that_differ",
    "columns_with_values",
    "columns_without_repeats",
    "details",
    "dossier_metrics",
    "dossier_rates",
    "draw_chart",
    "draw_to_choose",
    "edit_calendar",
    "edit_figures",
    "edit_office",
    "edit_templates",
    "explain_one",
    "find_text",
    "fold_targets",
    "fullest_period",
    "invite_somebody",
    "is_asked",
    "last_known_period",
    "ledger_by_area",
    "ledger_by_owner",
    "ledger_by_time",
    "ledger_sentence",
    "links_of_periods",
    "links_of_units",
    "links_of_warnings",
    "made_draft",
    "may_somewhere",
    "merged_with",
    "name_of_part",
    "newest_first",
    "newest_target",
    "offer_backup",
    "offer_calendar",
    "offer_files",
    "offer_form",
    "offer_own_template",
    "offer_pasted_plan",
    "offer_plan_form",
    "offer_uploads",
    "offer_welcome_again",
    "office_province",
    "office_saved",
    "other_documents",
    "page_link",
    "pairs",
    "part_asked",
    "readable_columns",
    "remedy_metrics",
    "row_of_part",
    "say_each_index",
    "say_how_to_enter",
    "say_it_comes_along",
    "say_last_backup",
    "say_little_room",
    "say_nothing_is_here",
    "say_refused_goal",
    "say_waiting",
    "say_what_is_missing",
    "say_who_has_accounts",
    "searched_for",
    "show_accounts",
    "show_all_attention",
    "show_attention",
    "show_backups",
    "show_burn_down",
    "show_calendar_history",
    "show_checks",
    "show_disputed",
    "show_documents",
    "show_explanations",
    "show_gaps",
    "show_guide",
    "show_headline",
    "show_history",
    "show_index_history",
    "show_issued_before",
    "show_limitation_outcomes",
    "show_limitations",
    "show_metrics",
    "show_newest_work",
    "show_next_event",
    "show_office_history",
    "show_outcomes",
    "show_owner_points",
    "show_questions",
    "show_record",
    "show_remedies_elsewhere",
    "show_report_outcome",
    "show_sections",
    "show_sessions",
    "show_source",
    "show_sources",
    "show_table",
    "show_template_history",
    "show_uncertain",
    "show_upload_request",
    "show_verdict",
    "show_versions",
    "show_ways_down",
    "show_week",
    "show_year_before",
    "source_choices",
    "stop_page",
    "take_up_losses",
    "task_lists",
    "task_metrics",
    "uncertain_sentence",
    "until",
    "vietnam_today",
    "warn_of_old_backup",
    "week_sentence",
    "welcome",
]
