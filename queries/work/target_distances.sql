-- one row per target: the figure that it is held against on $as_of (today, where it is not given), how far that is, and where the
-- present pace leads; those with a figure first ($has_figure: those with, or those without one, alone)
-- distance (blank of a part of a total) = figure − value, counted so that more is better (value − figure where less is wanted; − |figure − value| for «=»).
-- A cumulative measure (one that is counted: not a rate, score, rank, day …) is held against what came together from the
-- first day of the target's period: one figure from that day on, or quarters or months in a row (`actual_since` is the first of these,
-- `actual_period` the last); the one that reaches furthest.
-- projected = figure ÷ share of the period's days that it covers; a period that has ended (`is_closed`) has no pace, nor a figure that was
-- handed in before its own period closed (`unpaced`): nobody says up to which day it counts.
-- Any other measure: its newest figure within the period, else before it;
-- of those that end on one day the one that covers most of the period, be it put together of the counts of shorter ones
-- (`actual_since`). What begins later than the period, or earlier, neither reaches a target nor misses it (`met_off_period`, `not_met_off_period`).
with today as (
    select asked_day($as_of) as day
),

sources as materialized (
    select
        current_sources.source_id,
        current_sources.title
    from current_sources
),

targets as (
    select
        row_number() over () as target_no,
        units.name as unit,
        units.province,
        current_targets.*,
        coalesce(sources.title, current_targets.document, uploads.file_name) as source,
        concat_ws(
            '|', 'targets', current_targets.unit_id, current_targets.period, current_targets.measure, current_targets.title, ''
        ) as origin,
        periods.period_type,
        periods.starts_on,
        periods.ends_on,
        current_targets.comparison != '='
        and coalesce(current_targets.measure_unit, '') not in ('', '%', 'điểm', 'hạng', 'ngày', 'lần', 'trường')
            as is_cumulative,
        measure_held(current_targets.measure, current_targets.measure_unit) as held_measure
    from current_targets
    inner join units on units.unit_id = current_targets.unit_id
    inner join periods on periods.period = current_targets.period
    inner join uploads on uploads.upload_id = current_targets.upload_id
    left join sources on sources.source_id = current_targets.source_id
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
        and ($measures is null or list_contains(cast($measures as varchar[]), current_targets.measure))
        and ($year is null or left(current_targets.period, 4) = cast(cast($year as integer) as varchar))
),

-- a figure that is computed (and has no title) goes before one that was entered, unless it is less final; a measure that stands under several titles
-- says something only of a target of the same title
figures as (
    select
        measured.*,
        periods.period_type,
        coalesce(first_periods.starts_on, periods.starts_on) as starts_on,
        datediff('month', coalesce(first_periods.starts_on, periods.starts_on), periods.ends_on) + 1 as months_covered,
        months_covered // periods.months as periods_covered,
        periods.ends_on,
        own_day(periods.starts_on, periods.ends_on, upload_days.handed_in_on) as known_on,
        max(finality(measured.flag)) filter (where measured.title is null) over same_figure as computed_finality,
        coalesce(
            computed_finality >= max(finality(measured.flag)) filter (where measured.title is not null) over same_figure,
            computed_finality is not null
        ) as is_computed,
        min(measured.title) over (partition by measured.unit_id, measured.measure)
        = max(measured.title) over (partition by measured.unit_id, measured.measure) as has_one_title
    from measured
    cross join today
    semi join targets on targets.unit_id = measured.unit_id and targets.held_measure = measured.measure
    inner join periods on periods.period = measured.period
    left join periods as first_periods on first_periods.period = measured.since
    inner join upload_days on upload_days.upload_id = measured.upload_id
    where
        periods.starts_on <= today.day
        and ($unit is null or measured.unit = cast($unit as varchar))
        and ($unit_id is null or measured.unit_id = cast($unit_id as varchar))
        and ($province is null or measured.province = cast($province as varchar))
    window same_figure as (partition by measured.unit_id, measured.measure, measured.period, measured.since)
),

fitting as (
    select
        targets.target_no,
        targets.is_cumulative,
        targets.starts_on as begins_on,
        figures.*,
        -- Of more than the target's period, but not of another before it.
        figures.starts_on < targets.starts_on and figures.ends_on >= targets.starts_on as is_wider
    from targets
    inner join figures
        on figures.unit_id = targets.unit_id
        and figures.measure = targets.held_measure
        and if(
            figures.is_computed,
            figures.title is null,
            figures.title is not null and (figures.has_one_title or figures.title = targets.title)
        )
        and (
            figures.measure_unit is null
            or targets.measure_unit is null
            or lower(figures.measure_unit) = lower(targets.measure_unit)
        )
        and figures.ends_on <= targets.ends_on
        and (not targets.is_cumulative or figures.starts_on >= targets.starts_on)
),

added as (
    select
        fitting.* exclude (value, origin, flag, since),
        combined_flags(list(fitting.flag) over so_far) as flag,
        string_agg(fitting.origin, chr(10)) over so_far as origin,
        sum(fitting.value) over so_far as value,
        min(fitting.starts_on) over so_far as first_day,
        first_value(fitting.period) over so_far as since,
        sum(fitting.months_covered) over so_far as months_added,
        count(*) over so_far as periods_added
    from fitting
    where
        fitting.is_cumulative
        and fitting.adds_up
        and fitting.since is null
        and fitting.period_type in ('quarter', 'month')
    window so_far as (
        partition by fitting.target_no, fitting.period_type
        order by fitting.starts_on
        rows between unbounded preceding and current row
    )
),

candidates as (
    select
        fitting.target_no,
        fitting.period,
        fitting.value,
        fitting.known_on,
        fitting.known_on < fitting.ends_on as is_unfinished,
        fitting.since,
        fitting.periods_covered as periods_added,
        fitting.starts_on,
        fitting.is_wider,
        fitting.months_covered,
        fitting.source_id,
        fitting.document,
        fitting.upload_id,
        fitting.flag,
        fitting.origin
    from fitting
    where not fitting.is_cumulative or fitting.starts_on = fitting.begins_on
    union all
    select
        added.target_no,
        added.period,
        added.value,
        added.known_on,
        added.known_on < added.ends_on as is_unfinished,
        added.since,
        added.periods_added,
        added.first_day as starts_on,
        false as is_wider,
        added.months_added as months_covered,
        added.source_id,
        added.document,
        added.upload_id,
        added.flag,
        added.origin
    from added
    where
        added.periods_added > 1
        and added.first_day = added.begins_on
        and added.months_added = datediff('month', added.begins_on, added.ends_on) + 1
),

newest as (
    select candidates.*
    from candidates
    qualify row_number() over (
        partition by candidates.target_no
        order by
            candidates.known_on desc,
            candidates.is_wider,
            candidates.months_covered desc,
            candidates.periods_added,
            candidates.period
    ) = 1
),

held as (
    select
        targets.*,
        newest.period as actual_period,
        newest.since as actual_since,
        newest.value as actual,
        combined_flags([targets.flag, newest.flag]) as both_flags,
        concat_ws(chr(10), targets.origin, newest.origin) as origins,
        newest.known_on,
        newest.periods_added,
        contains(coalesce(newest.flag, ''), 'partial') as is_part,
        newest.known_on < targets.starts_on as is_before,
        newest.known_on >= targets.ends_on as is_over,
        targets.ends_on < today.day as is_closed,
        newest.starts_on != targets.starts_on or (not is_over and is_closed) as is_off_period,
        coalesce(actual_sources.title, newest.document, actual_uploads.file_name) as actual_source,
        case
            when targets.is_cumulative and not newest.is_unfinished and (is_over or not is_closed)
                then least(
                    percent(newest.known_on - targets.starts_on + 1, targets.ends_on - targets.starts_on + 1), 100.0
                )
        end as expected_share,
        meets_target(targets.comparison, newest.value, targets.value) as is_met
    from targets
    cross join today
    left join newest on newest.target_no = targets.target_no
    left join uploads as actual_uploads on actual_uploads.upload_id = newest.upload_id
    left join sources as actual_sources on actual_sources.source_id = newest.source_id
),

paced as (
    select
        held.*,
        held.is_before or (not held.is_cumulative and held.is_off_period) as is_of_another,
        held.actual / (held.expected_share / 100.0) as projected
    from held
)

select
    paced.unit,
    paced.province,
    paced.unit_id,
    paced.measure,
    paced.title,
    paced.period,
    cast(left(paced.period, 4) as integer) as year,
    paced.period_type,
    paced.comparison,
    paced.value,
    paced.measure_unit,
    paced.quote,
    paced.both_flags as flag,
    paced.source,
    paced.origins as origin,
    paced.actual,
    paced.actual_period,
    paced.actual_since,
    paced.periods_added,
    paced.actual_source,
    if(paced.is_part, null, distance_to_target(paced.comparison, paced.actual, paced.value)) as distance,
    if(
        paced.comparison in ('>=', '>') and paced.value > 0 and not paced.is_of_another and not paced.is_part,
        percent(paced.actual, paced.value),
        null
    ) as reached_share,
    if(paced.comparison in ('>=', '>') and paced.value = 0, 'reached_share', null) as nothing_arisen,
    paced.expected_share,
    paced.projected,
    case
        when not paced.is_cumulative or paced.value is null or paced.actual is null or paced.is_before or paced.is_over
            then
                outlook_of_figure(
                    paced.comparison,
                    paced.actual,
                    paced.value,
                    paced.is_part,
                    paced.is_before,
                    not paced.is_cumulative and paced.is_off_period,
                    paced.is_over
                )
        when paced.comparison in ('>=', '>') and paced.is_met then 'met'
        when paced.comparison in ('<=', '<') and not paced.is_met then 'missed'
        when paced.is_closed then if(paced.is_met, 'met_off_period', 'not_met_off_period')
        when paced.projected is null then 'unpaced'
        else if(meets_target(paced.comparison, paced.projected, paced.value), 'on_pace', 'behind')
    end as outlook,
    paced.starts_on,
    paced.ends_on,
    paced.is_closed,
    paced.starts_on <= today.day + interval '1 year' as is_within_a_year
from paced
cross join today
where $has_figure is null or (paced.actual is not null) = cast($has_figure as boolean)
order by
    in_name_order(paced.province),
    in_name_order(paced.unit),
    paced.unit_id,
    paced.actual is null,
    paced.period,
    paced.measure,
    in_name_order(paced.title)
