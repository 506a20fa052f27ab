-- one row per unit, year and plan of the year: its newest count, or all its lists together, with the share done beside the share of the
-- year that had passed
-- expected_share = days from 1 January to the day that is counted on ÷ days of the year: of a count its own day (`own_day`), whatever $as_of is
-- (`is_as_uploaded`: it was handed in before its period closed, so nobody says which day it is of, and it has no pace; none of lists);
-- ahead = plan_progress − expected_share. A plan is «kế hoạch …» by its name; single tasks are counted on $as_of. Lists of one plan are
-- added up, each task once; where they do not fill the year they are not the year's plan, and nothing is expected of them.
-- The newer of a count and of the lists whose plan it names is told, the count where both are as new: of a plan that a count names a list may
-- hold a part only. A count that does not say how many of all planned are done is not told, nor a list with a task of unknown state.
with today as (
    select asked_day($as_of) as day
),

chosen_units as (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

counts as (
    select
        authoritative_counts.unit_id,
        authoritative_counts.year,
        authoritative_counts.plan_key,
        trim(authoritative_counts.plan) as plan,
        authoritative_counts.period,
        'counts' as counted_from,
        coalesce(current_sources.title, uploads.file_name) as source,
        task_count_origin(authoritative_counts.unit_id, authoritative_counts.period, authoritative_counts.plan) as origin,
        combined_flags([authoritative_counts.flag]) as flag,
        authoritative_counts.total,
        authoritative_counts.done_of_all as done,
        authoritative_counts.own_day as counted_on,
        authoritative_counts.own_day != authoritative_counts.ends_on as is_as_uploaded,
        true as fills_year
    from authoritative_counts
    cross join today
    inner join chosen_units on chosen_units.unit_id = authoritative_counts.unit_id
    inner join uploads on uploads.upload_id = authoritative_counts.upload_id
    left join current_sources on current_sources.source_id = authoritative_counts.source_id
    where
        contains(authoritative_counts.plan_key, 'kế hoạch')
        and authoritative_counts.total > 0
        and authoritative_counts.done_of_all is not null
        and authoritative_counts.starts_on <= today.day
    qualify row_number() over (
        partition by authoritative_counts.unit_id, authoritative_counts.year, authoritative_counts.plan_key
        order by authoritative_counts.own_day desc, authoritative_counts.ends_on desc, authoritative_counts.starts_on
    ) = 1
),

lists as (
    select
        task_states.unit_id,
        task_states.year,
        task_states.plan_key,
        min(trim(task_states.plan)) as plan,
        if(count(distinct task_states.period) = 1, min(task_states.period), cast(task_states.year as varchar)) as period,
        'tasks' as counted_from,
        string_agg(
            distinct coalesce(current_sources.title, uploads.file_name),
            '; ' order by coalesce(current_sources.title, uploads.file_name)
        ) as source,
        string_agg(
            task_origin(task_states.unit_id, task_states.period, task_states.position),
            chr(10) order by task_states.period, task_states.position
        ) as origin,
        combined_flags(list(task_states.flag)) as flag,
        count(*) as total,
        count(*) filter (where starts_with(task_states.state_on_day, 'done')) as done,
        least(max(task_states.ends_on), any_value(today.day)) as counted_on,
        cast(null as boolean) as is_as_uploaded,
        len(list_distinct(flatten(list(range(month(task_states.starts_on), month(task_states.ends_on) + 1))))) = 12
        as fills_year
    from task_states
    cross join today
    inner join chosen_units on chosen_units.unit_id = task_states.unit_id
    inner join uploads on uploads.upload_id = task_states.upload_id
    left join current_sources on current_sources.source_id = task_states.source_id
    where
        today.day between task_states.first_day and task_states.last_day
        and contains(task_states.plan_key, 'kế hoạch')
    group by task_states.unit_id, task_states.year, task_states.plan_key
    having
        count(*) filter (where task_states.state_on_day = 'unknown') = 0
        and min(task_states.starts_on) <= any_value(today.day)
),

plans as (
    select counts.*
    from counts
    anti join lists
        on lists.unit_id = counts.unit_id
        and lists.year = counts.year
        and lists.plan_key = counts.plan_key
        and lists.counted_on > counts.counted_on
    union all by name
    select lists.*
    from lists
    anti join (
        select
            listed.unit_id,
            listed.year,
            listed.plan_key,
            max(authoritative_counts.own_day) as counted_on
        from lists as listed
        cross join today
        inner join authoritative_counts
            on
                authoritative_counts.unit_id = listed.unit_id
                and authoritative_counts.year = listed.year
                and names_plan(authoritative_counts.plan_key, listed.plan_key)
        where authoritative_counts.starts_on <= today.day
        group by listed.unit_id, listed.year, listed.plan_key
    ) as naming
        on naming.unit_id = lists.unit_id
        and naming.year = lists.year
        and naming.plan_key = lists.plan_key
        and naming.counted_on >= lists.counted_on
)

select
    chosen_units.unit,
    chosen_units.province,
    plans.year,
    plans.plan,
    plans.period,
    plans.counted_from,
    plans.source,
    plans.origin,
    plans.flag,
    plans.total,
    plans.done,
    plans.counted_on,
    plans.is_as_uploaded,
    percent(plans.done, plans.total) as plan_progress,
    if(
        plans.fills_year and not coalesce(plans.is_as_uploaded, false),
        percent(
            plans.counted_on - make_date(plans.year, 1, 1) + 1, make_date(plans.year + 1, 1, 1) - make_date(plans.year, 1, 1)
        ),
        null
    ) as expected_share,
    plan_progress - expected_share as ahead
from plans
inner join chosen_units on chosen_units.unit_id = plans.unit_id
order by
    in_name_order(chosen_units.province),
    in_name_order(chosen_units.unit),
    plans.year,
    plans.unit_id,
    in_name_order(plans.plan)
