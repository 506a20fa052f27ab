-- Which list and which count speak for a task, said once; every question about tasks asks `task_states` and `authoritative_counts`.
--
-- 1. A later list speaks for the tasks of an earlier one that it names again: with the same title and owner, over overlapping time or
--    with the same deadline.
-- 2. Of counts of one plan and period that differ in capitals only the later one speaks.
--    In both, what is less final never speaks for what is more (`finality`).
-- 3. A count speaks for the listed tasks of the same unit and period whose plan it names (`counted_in`); «Nhiệm vụ được giao» names
--    «UBND tỉnh giao». It does so with the figures that it gives: on how many are late the list is heard where the count is silent.

-- One row per way in which a list says who assigned a task, with the plan that this is: told once per name, not once per task.
create or replace view assigned_plans as
select
    named.assigned_by,
    named.plan,
    name_key(named.plan) as plan_key
from (
    select
        givers.assigned_by,
        case
            when givers.assigned_by is null then 'Nhiệm vụ được giao'
            when contains(lower(givers.assigned_by), 'kết luận') then 'Kết luận'
            -- «Kế hoạch kiểm tra CCHC» is a plan of its own, as `plan_name` reads it in titles.
            when
                regexp_matches(lower(givers.assigned_by), 'cchc|cải cách hành chính')
                and not regexp_matches(
                    lower(givers.assigned_by),
                    '^kế hoạch (kiểm tra|giám sát|tuyên truyền|truyền thông|nâng cao|cải thiện|khắc phục|đào tạo|bồi dưỡng|tập huấn|khảo sát|thi đua)'
                )
                then 'Kế hoạch CCHC'
            when regexp_matches(lower(givers.assigned_by), '(ubnd|ủy ban nhân dân|chủ tịch).*(tỉnh|thành phố)')
                then 'UBND tỉnh giao'
            when name_key(givers.assigned_by) in ('ubnd', 'ủy ban nhân dân') then 'UBND tỉnh giao'
            else givers.assigned_by
        end as plan
    from (select distinct tasks.assigned_by from tasks) as givers
) as named;

-- One row per single task of a standing list, with the plan that it comes from. `said` is what it is known again by.
create or replace view planned_tasks as
select
    current_tasks.*,
    periods.starts_on,
    periods.ends_on,
    periods.year,
    name_key(current_tasks.title) || '|' || name_key(coalesce(current_tasks.owner, '')) as said,
    assigned_plans.plan,
    assigned_plans.plan_key
from current_tasks
inner join periods on periods.period = current_tasks.period
inner join assigned_plans on assigned_plans.assigned_by is not distinct from current_tasks.assigned_by;

-- One row per unit, period and plan of a published count, with what follows from its figures.
-- done_of_all: those done of all planned. Where a number due is given, those done may be meant of these only, unless done and open make the
-- total, or more are done than were due. done_of_due: of those due (of all where no number due is given). late_now: open and past their
-- day, as given, else those due and not done; none where all are done.
create or replace view authoritative_counts as
select
    counts.* exclude (done),
    counts.done_told as done,
    case
        when counts.due is null or counts.due = counts.total or counts.done_told > counts.due then counts.done_told
        when counts.done_told + counts.open_told = counts.total then counts.done_told
    end as done_of_all,
    case
        when counts.due is null then counts.done_told
        when counts.open_late is null then if(counts.done_told <= counts.due, counts.done_told, null)
        when counts.due - counts.open_late between 0 and coalesce(counts.done_told, counts.due) then counts.due - counts.open_late
    end as done_of_due,
    coalesce(
        counts.open_late,
        if(counts.done_told <= counts.due, counts.due - counts.done_told, null),
        if(counts.open_told = 0 or counts.done_told = counts.total, 0, null)
    ) as late_now
from (
    select
        current_task_counts.*,
        name_key(current_task_counts.plan) as plan_key,
        periods.starts_on,
        periods.ends_on,
        own_day(periods.starts_on, periods.ends_on, upload_days.handed_in_on) as own_day,
        periods.year,
        coalesce(
            current_task_counts.done, current_task_counts.done_on_time + current_task_counts.done_late
        ) as done_told,
        coalesce(
            current_task_counts.open, current_task_counts.open_in_time + current_task_counts.open_late
        ) as open_told
    from current_task_counts
    inner join periods on periods.period = current_task_counts.period
    inner join upload_days on upload_days.upload_id = current_task_counts.upload_id
    qualify row_number() over (
        partition by current_task_counts.unit_id, current_task_counts.period, name_key(current_task_counts.plan)
        order by
            finality(current_task_counts.flag) desc, current_task_counts.published_no desc, current_task_counts.plan
    ) = 1
) as counts;

-- Whether a count names the plan that a list's tasks come from.
create or replace macro names_plan(count_key, listed_key) as
    contains(count_key, listed_key) or (count_key = 'nhiệm vụ được giao' and listed_key = 'ubnd tỉnh giao');

-- The rates of tasks, each formula once. How many of those due are done, of all planned where no number due is given; how many of
-- those done were on time, where each of them is told to be on time or late; and which of the rates have nothing to divide by.
create or replace macro task_completion_rate(done_of_due, due, total) as percent(done_of_due, coalesce(due, total));

create or replace macro task_on_time_rate(done_on_time, done_late, done) as
    if(done_on_time + done_late = done, percent(done_on_time, done), null);

create or replace macro task_rates_not_arisen(total, due, done, done_on_time, done_late, state_unknown) as nullif(
    concat_ws(
        ';',
        if(coalesce(due, total) = 0 and state_unknown = 0, 'completion_rate', null),
        if(total = 0 or (done = 0 and done_on_time + done_late = 0), 'on_time_rate', null),
        if(total = 0, 'plan_progress', null)
    ),
    ''
);

-- One row per single task that several lists name (`said`), with all that name it. Grouped, not joined task by task: that a deadline or
-- the time overlaps cannot be looked up, and each task would be held against every other.
create or replace view repeated_tasks as
select
    planned_tasks.unit_id,
    planned_tasks.said,
    array_agg(
        {
            'finality': finality(planned_tasks.flag),
            'published_no': planned_tasks.published_no,
            'starts_on': planned_tasks.starts_on,
            'ends_on': planned_tasks.ends_on,
            'due_on': planned_tasks.due_on
        }
    ) as lists
from planned_tasks
group by planned_tasks.unit_id, planned_tasks.said
having count(distinct (planned_tasks.published_no, planned_tasks.ends_on, planned_tasks.starts_on)) > 1;

-- One row per single task that no later list names again, with the plan of the count that speaks for it (the one that names it most closely).
create or replace view computed_tasks as
select
    planned_tasks.*,
    closest.plan_key as counted_in
from planned_tasks
left join repeated_tasks
    on
        repeated_tasks.unit_id = planned_tasks.unit_id
        and repeated_tasks.said = planned_tasks.said
left join (
    select
        listed.unit_id,
        listed.period,
        listed.plan_key as listed_key,
        arg_min(authoritative_counts.plan_key, (length(authoritative_counts.plan_key), authoritative_counts.plan_key)) as plan_key
    from (select distinct planned_tasks.unit_id, planned_tasks.period, planned_tasks.plan_key from planned_tasks) as listed
    inner join authoritative_counts
        on
            authoritative_counts.unit_id = listed.unit_id
            and authoritative_counts.period = listed.period
            and names_plan(authoritative_counts.plan_key, listed.plan_key)
    group by listed.unit_id, listed.period, listed.plan_key
) as closest
    on
        closest.unit_id = planned_tasks.unit_id
        and closest.period = planned_tasks.period
        and closest.listed_key = planned_tasks.plan_key
where
    repeated_tasks.lists is null
    or not list_bool_or(
        list_transform(
            repeated_tasks.lists,
            lambda later: (later.finality, later.published_no, later.ends_on, later.starts_on)
            > (finality(planned_tasks.flag), planned_tasks.published_no, planned_tasks.ends_on, planned_tasks.starts_on)
            and coalesce(
                (later.starts_on <= planned_tasks.ends_on and planned_tasks.starts_on <= later.ends_on)
                or later.due_on = planned_tasks.due_on,
                false
            )
        )
    );

-- The same, kept: which list speaks takes a second to tell where there are half a million tasks. Whatever changes what stands of a unit's
-- tasks or counts renews its rows (`keep_tasks`), and `queries/checks/` compares the lists of the two.
create or replace table kept_tasks as
select computed_tasks.*
from computed_tasks
order by computed_tasks.unit_id, computed_tasks.period, computed_tasks.position;

-- One row per single task that speaks, and span of days over which it is in one state; both days are of the span. A day in the calendar
-- decides where there is one; a deadline in words («hằng quý») is never past, unless the list itself says that it is. A task without
-- a day, a state and a day on which it was done is `unknown`: nobody says that it is being worked on. The spans are unnested, not united:
-- only so is a unit's filter applied before anything is made.
create or replace view task_states as
with ended as (
    select
        kept_tasks.*,
        case
            when kept_tasks.done_on is null and kept_tasks.state in ('done_on_time', 'done_late')
                then date '0001-01-01'
            else coalesce(kept_tasks.done_on, date '9999-12-31')
        end as done_from
    from kept_tasks
),

spans as (
    select
        ended.*,
        unnest(
            [
                {
                    'state_on_day': case
                        when ended.due_on is null and ended.state = 'open_late' then 'open_late'
                        when coalesce(cast(ended.due_on as varchar), cast(ended.done_on as varchar), ended.state) is null
                            then 'unknown'
                        else 'open_in_time'
                    end,
                    'first_day': date '0001-01-01',
                    'last_day': least(coalesce(ended.due_on, date '9999-12-31'), ended.done_from - 1)
                },
                {
                    'state_on_day': 'open_late',
                    'first_day': ended.due_on + 1,
                    'last_day': if(ended.done_from = date '9999-12-31', ended.done_from, ended.done_from - 1)
                },
                {
                    'state_on_day': case
                        when ended.done_on is null then ended.state
                        when ended.due_on is not null
                            then if(ended.done_on <= ended.due_on, 'done_on_time', 'done_late')
                        when ended.state in ('done_on_time', 'done_late') then ended.state
                        else 'done'
                    end,
                    'first_day': if(ended.done_from = date '9999-12-31', null, ended.done_from),
                    'last_day': date '9999-12-31'
                }
            ]
        ) as span
    from ended
)

select
    spans.* exclude (done_from, span),
    spans.span.state_on_day,
    spans.span.first_day,
    spans.span.last_day
from spans
where spans.span.first_day <= spans.span.last_day;
