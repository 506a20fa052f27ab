-- one row per thing that needs attention on $as_of (today, where it is not given) by the rules of `attention_rules`, the most points
-- at stake first, then by the order of the rules; $first_of_rule gives the first of each rule only
-- Figures of periods that had begun by that day count, of each kind the newest. points_at_stake: points where the rule is about points;
-- else estimated as the maximum of the areas that the topic weighs in (`attention_areas`, newest sheet) × the share in question, or,
-- where figures are missing, what those areas lost. Blank where the sheet does not tell.
with today as materialized (
    select
        asked.day,
        limits.*
    from (
        select coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date)) as day
    ) as asked
    cross join (
        select
            max(threshold) filter (where rule = 'repeated_deduction') as years_lost,
            max(threshold) filter (where rule = 'deadline_near') as days_left,
            max(threshold) filter (where rule = 'report_due') as report_days,
            max(threshold) filter (where rule = 'stale_data') as months_old
        from attention_rules
    ) as limits
),

wanted_units as materialized (
    select
        units.unit_id,
        units.name as unit,
        units.province
    from units
    where
        ($unit is null or units.name = cast($unit as varchar))
        and ($province is null or units.province = cast($province as varchar))
),

known_periods as materialized (
    select
        periods.period,
        periods.period_type,
        periods.starts_on,
        periods.ends_on,
        periods.months,
        today.day,
        today.days_left
    from periods
    cross join today
    where periods.starts_on <= today.day + interval '1 year'
),

own_coverages as materialized (
    select
        coverages.coverage_id,
        coverages.unit_id,
        coverages.topic,
        coverages.period
    from coverages
    semi join wanted_units on wanted_units.unit_id = coverages.unit_id
    where coverages.stands
),

titled as (
    select
        own_coverages.unit_id,
        scores.year,
        scores.position,
        scores.code,
        scores.title,
        scores.level = 'area' as is_area,
        scores.is_leaf,
        cast(scores.max_score as double) as max_score,
        cast(scores.max_score - scores.score as double) as deduction,
        trim(
            regexp_replace(
                replace(strip_accents(lower(coalesce(scores.title, ''))), 'đ', 'd'),
                '(((19|20)[0-9]{2})|[^a-z0-9])+',
                ' ',
                'g'
            )
        ) as said
    from own_coverages
    cross join today
    inner join scores on scores.coverage_id = own_coverages.coverage_id
    where
        own_coverages.topic = 'assessment'
        and scores.year <= year(today.day)
        and (scores.level = 'area' or (scores.is_leaf and scores.level in ('criterion', 'subcriterion')))
),

-- A criterion is followed by its title, as `repeated_losses` follows it where nothing else is stated: with its code where a sheet has the
-- title twice; an area that is called so in one year only by its code.
lines as materialized (
    select
        titled.* exclude (said),
        case
            when count(*) over same_title > count(distinct titled.year) over same_title
                then titled.said || ' #' || coalesce(titled.code, '')
            when
                not titled.is_area
                or titled.code is null
                or min(titled.year) over same_title < max(titled.year) over same_title
                then titled.said
            else '#' || titled.code
        end as name,
        dense_rank() over (partition by titled.unit_id order by titled.year) as place,
        titled.year = max(titled.year) over (partition by titled.unit_id) as is_newest
    from titled
    window same_title as (partition by titled.unit_id, titled.is_area, titled.said)
),

weights as (
    select
        lines.unit_id,
        attention_areas.topic,
        sum(lines.max_score) as max_score,
        sum(lines.deduction) as deduction
    from lines
    inner join attention_areas on regexp_matches(lower(lines.title), attention_areas.words)
    where lines.is_area and lines.is_newest
    group by lines.unit_id, attention_areas.topic
),

dossiers as materialized (
    select
        dossier_figures.unit_id,
        dossier_figures.period,
        dossier_figures.period_type,
        dossier_figures.starts_on,
        dossier_figures.ends_on,
        dossier_figures.on_time_rate,
        dossier_figures.early_rate,
        dossier_figures.online_rate,
        dossier_figures.online_payment_rate,
        dossier_figures.digitisation_rate,
        dossier_figures.late_total,
        dossier_figures.late_rate,
        row_number() over (
            partition by dossier_figures.unit_id
            order by dossier_figures.ends_on desc, dossier_figures.starts_on
        ) as age
    from dossier_figures
    cross join today
    where
        dossier_figures.span = 'period'
        and dossier_figures.starts_on <= today.day
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
        and ($province is null or dossier_figures.province = cast($province as varchar))
),

aims as materialized (
    select
        row_number() over () as aim_no,
        targets.*,
        periods.starts_on,
        periods.ends_on,
        periods.day,
        targets.comparison in ('>=', '>') as is_floor,
        targets.comparison != '='
        and coalesce(targets.measure_unit, '') not in ('', '%', 'điểm', 'hạng', 'ngày', 'lần', 'trường')
            as is_cumulative
    from own_coverages
    inner join targets on targets.coverage_id = own_coverages.coverage_id
    inner join known_periods as periods on periods.period = targets.period
    where own_coverages.topic = 'targets' and targets.value is not null
    qualify rank() over (
        partition by targets.unit_id, targets.measure
        order by periods.ends_on desc, periods.starts_on
    ) = 1
),

figures as (
    select
        own_coverages.unit_id,
        measures.period,
        measures.measure,
        measures.title,
        measures.measure_unit,
        measures.actual as value
    from own_coverages
    inner join measures on measures.coverage_id = own_coverages.coverage_id
    where own_coverages.topic = 'measures'
    union all by name
    select
        dossiers.unit_id,
        dossiers.period,
        unnest(
            [
                {'measure': 'on_time_rate', 'measure_unit': '%', 'value': dossiers.on_time_rate},
                {'measure': 'early_rate', 'measure_unit': '%', 'value': dossiers.early_rate},
                {'measure': 'online_rate', 'measure_unit': '%', 'value': dossiers.online_rate},
                {'measure': 'online_payment_rate', 'measure_unit': '%', 'value': dossiers.online_payment_rate},
                {'measure': 'late_dossiers', 'measure_unit': 'hồ sơ', 'value': cast(dossiers.late_total as double)}
            ],
            max_depth := 2
        )
    from dossiers
    union all by name
    select
        unit_totals.unit_id,
        cast(unit_totals.year as varchar) as period,
        unnest(
            [
                {'measure': 'score', 'measure_unit': 'điểm', 'value': cast(unit_totals.score as double)},
                {'measure': 'ratio', 'measure_unit': '%', 'value': cast(unit_totals.ratio as double)},
                {'measure': 'rank', 'measure_unit': 'hạng', 'value': cast(unit_totals.printed_rank as double)}
            ],
            max_depth := 2
        )
    from unit_totals
    where
        ($unit is null or unit_totals.unit = cast($unit as varchar))
        and ($province is null or unit_totals.province = cast($province as varchar))
),

-- Which figure a target is held against: exactly as `target_distances` has it.
known_figures as (
    select
        figures.*,
        known_periods.period_type,
        known_periods.starts_on,
        known_periods.ends_on,
        known_periods.months,
        least(known_periods.ends_on, known_periods.day) as known_on,
        bool_or(figures.title is null) over (partition by figures.unit_id, figures.measure, figures.period) as is_computed,
        min(figures.title) over (partition by figures.unit_id, figures.measure)
        = max(figures.title) over (partition by figures.unit_id, figures.measure) as has_one_title
    from figures
    inner join known_periods on known_periods.period = figures.period
    where figures.value is not null and known_periods.starts_on <= known_periods.day
),

fitting as (
    select
        aims.aim_no,
        aims.is_cumulative,
        aims.starts_on as begins_on,
        known_figures.*
    from aims
    inner join known_figures
        on known_figures.unit_id = aims.unit_id
        and known_figures.measure = aims.measure
        and if(
            known_figures.is_computed,
            known_figures.title is null,
            known_figures.has_one_title or known_figures.title = aims.title
        )
        and (
            known_figures.measure_unit is null
            or aims.measure_unit is null
            or lower(known_figures.measure_unit) = lower(aims.measure_unit)
        )
        and known_figures.ends_on <= aims.ends_on
        and (not aims.is_cumulative or known_figures.starts_on >= aims.starts_on)
),

added as (
    select
        fitting.* exclude (value, months),
        sum(fitting.value) over so_far as value,
        min(fitting.starts_on) over so_far as first_day,
        sum(fitting.months) over so_far as months,
        count(*) over so_far as periods_added
    from fitting
    where fitting.is_cumulative and fitting.period_type in ('quarter', 'month')
    window so_far as (
        partition by fitting.aim_no, fitting.period_type
        order by fitting.starts_on
        rows between unbounded preceding and current row
    )
),

newest_figures as (
    select candidates.*
    from (
        select
            fitting.aim_no,
            fitting.period,
            fitting.value,
            fitting.known_on,
            fitting.months,
            1 as periods_added
        from fitting
        where not fitting.is_cumulative or fitting.starts_on = fitting.begins_on
        union all by name
        select
            added.aim_no,
            added.period,
            added.value,
            added.known_on,
            added.months,
            added.periods_added
        from added
        where
            added.periods_added > 1
            and added.first_day = added.begins_on
            and added.months = datediff('month', added.begins_on, added.ends_on) + 1
    ) as candidates
    qualify row_number() over (
        partition by candidates.aim_no
        order by
            candidates.known_on desc,
            candidates.periods_added,
            candidates.months desc,
            candidates.period
    ) = 1
),

held as (
    select
        aims.*,
        newest_figures.value as actual,
        newest_figures.known_on,
        case
            when aims.is_cumulative
                then newest_figures.value * (aims.ends_on - aims.starts_on + 1)
                / (newest_figures.known_on - aims.starts_on + 1)
            else newest_figures.value
        end as expected
    from aims
    inner join newest_figures on newest_figures.aim_no = aims.aim_no
),

missed_targets as (
    select
        case
            when held.known_on >= held.ends_on or (held.is_cumulative and not held.is_floor and held.actual > held.value)
                then 'target_missed'
            else 'target_behind'
        end as rule,
        held.unit_id,
        held.period,
        held.title as subject,
        held.measure,
        held.measure_unit,
        held.value as target,
        held.actual,
        abs(held.value - held.expected) as at_stake,
        case
            when held.measure in ('on_time_rate', 'early_rate', 'late_dossiers') then 'dossiers'
            when held.measure in ('online_rate', 'online_payment_rate', 'digitisation_rate') then 'online'
            when held.measure_unit like '%đồng' or held.measure like '%spending%' then 'money'
        end as topic,
        if(held.measure = 'score', abs(held.value - held.expected), null) as points,
        abs(held.value - held.expected) / nullif(abs(held.value), 0) as share
    from held
    where case held.comparison
        when '>=' then held.expected < held.value
        when '>' then held.expected <= held.value
        when '<=' then held.expected > held.value
        when '<' then held.expected >= held.value
        else held.expected != held.value
    end
),

losses as (
    select
        lines.unit_id,
        lines.is_area,
        lines.name,
        lines.year,
        arg_min(lines.title, lines.position) as title,
        sum(lines.deduction) as deduction,
        bool_and(lines.is_leaf) as is_leaf,
        bool_or(lines.is_newest) as is_newest,
        lines.place - row_number() over (
            partition by lines.unit_id, lines.is_area, lines.name
            order by lines.year
        ) as run
    from lines
    where lines.deduction > 0
    group by lines.unit_id, lines.is_area, lines.name, lines.year, lines.place
),

repeated as (
    select
        losses.unit_id,
        losses.is_area,
        losses.name,
        arg_max(losses.title, losses.year) as title,
        max(losses.year) as year,
        count(*) as years_lost,
        arg_max(losses.deduction, losses.year) as deduction,
        bool_or(losses.is_leaf) as has_leaf
    from losses
    cross join today
    group by losses.unit_id, losses.is_area, losses.name, losses.run, today.years_lost
    having count(*) >= today.years_lost and bool_or(losses.is_newest)
),

repeated_deductions as (
    select
        'repeated_deduction' as rule,
        repeated.unit_id,
        cast(repeated.year as varchar) as period,
        repeated.title as subject,
        repeated.name,
        cast(repeated.years_lost as double) as actual,
        repeated.deduction as at_stake,
        repeated.deduction as points
    from repeated
    where not repeated.is_area or repeated.has_leaf
),

largest_deductions as (
    select
        'largest_deduction' as rule,
        lines.unit_id,
        cast(lines.year as varchar) as period,
        lines.title as subject,
        lines.name,
        lines.max_score as target,
        lines.deduction as at_stake,
        lines.deduction as points
    from lines
    anti join repeated
        on repeated.unit_id = lines.unit_id
        and repeated.is_area
        and repeated.name = lines.name
    where lines.is_area and lines.is_newest and lines.deduction > 0
    qualify row_number() over (
        partition by lines.unit_id
        order by lines.deduction desc, lines.position
    ) = 1
),

late_dossiers as (
    select
        'late_dossiers' as rule,
        dossiers.unit_id,
        dossiers.period,
        cast(dossiers.late_total as double) as at_stake,
        'dossiers' as topic,
        dossiers.late_rate / 100 as share,
        dossiers.late_total as hits
    from dossiers
    where dossiers.age = 1
),

rates as (
    select
        dossiers.unit_id,
        dossiers.period,
        dossiers.period_type,
        dossiers.starts_on,
        dossiers.ends_on,
        unnest(
            [
                {'measure': 'on_time_rate', 'topic': 'dossiers', 'value': dossiers.on_time_rate},
                {'measure': 'online_rate', 'topic': 'online', 'value': dossiers.online_rate},
                {'measure': 'online_payment_rate', 'topic': 'online', 'value': dossiers.online_payment_rate},
                {'measure': 'digitisation_rate', 'topic': 'online', 'value': dossiers.digitisation_rate}
            ],
            max_depth := 2
        )
    from dossiers
),

followed as (
    select
        rates.*,
        coalesce(
            round(rates.value, 9) < round(lag(rates.value) over of_type, 9)
            and rates.starts_on = lag(rates.ends_on) over of_type + 1,
            false
        ) as has_fallen
    from rates
    where rates.value is not null
    window of_type as (
        partition by rates.unit_id, rates.measure, rates.period_type
        order by rates.starts_on
    )
),

runs as (
    select
        followed.*,
        count(*) filter (where not followed.has_fallen) over (
            partition by followed.unit_id, followed.measure, followed.period_type
            order by followed.starts_on
        ) as run
    from followed
),

fallen as (
    select
        runs.*,
        first_value(runs.value) over of_run as value_before,
        row_number() over of_run - 1 as falls
    from runs
    window of_run as (
        partition by runs.unit_id, runs.measure, runs.period_type, runs.run
        order by runs.starts_on
    )
    qualify row_number() over (
        partition by runs.unit_id, runs.measure
        order by runs.ends_on desc, runs.starts_on desc
    ) = 1
),

rates_falling as (
    select
        'rate_falling' as rule,
        fallen.unit_id,
        fallen.period,
        fallen.measure,
        '%' as measure_unit,
        fallen.value_before as target,
        fallen.value as actual,
        fallen.value_before - fallen.value as at_stake,
        fallen.topic,
        (fallen.value_before - fallen.value) / 100 as share,
        fallen.falls as hits
    from fallen
),

counts as (
    select
        task_counts.unit_id,
        task_counts.period,
        task_counts.plan,
        periods.starts_on,
        periods.ends_on,
        task_counts.done_late as late,
        coalesce(
            task_counts.open_late,
            task_counts.due - coalesce(
                task_counts.done, task_counts.done_on_time + task_counts.done_late
            )
        ) as open_late,
        coalesce(task_counts.due, task_counts.total) as tasks
    from own_coverages
    inner join task_counts on task_counts.coverage_id = own_coverages.coverage_id
    inner join known_periods as periods on periods.period = task_counts.period
    where periods.starts_on <= periods.day
),

listed as (
    select
        task_states.*,
        periods.starts_on,
        periods.ends_on,
        periods.day,
        periods.days_left,
        lower(trim(task_states.title)) || '|' || lower(trim(coalesce(task_states.owner, ''))) as said
    from task_states
    semi join wanted_units on wanted_units.unit_id = task_states.unit_id
    inner join known_periods as periods on periods.period = task_states.period
    where periods.day between task_states.first_day and task_states.last_day and periods.starts_on <= periods.day
),

single as (
    select
        listed.*,
        listed.state_on_day = 'open_in_time' and listed.due_on <= listed.day + listed.days_left as is_near
    from listed
    anti join listed as later
        on later.unit_id = listed.unit_id
        and later.said = listed.said
        and later.published_no > listed.published_no
        and later.starts_on <= listed.ends_on
        and listed.starts_on <= later.ends_on
    where
        listed.state_on_day = 'open_late'
        or year(listed.due_on) = year(listed.day)
        or (listed.state_on_day = 'open_in_time' and listed.due_on <= listed.day + listed.days_left)
),

deadlines_near as (
    select
        'deadline_near' as rule,
        single.unit_id,
        arg_min(single.period, (single.due_on, single.title, single.period)) filter (where single.is_near) as period,
        arg_min(single.title, (single.due_on, single.title, single.period)) filter (where single.is_near) as subject,
        min(single.due_on) filter (where single.is_near) as due_on,
        cast(count(*) filter (where single.is_near) as double) as at_stake,
        'tasks' as topic,
        count(*) filter (where single.is_near) / count(*) as share
    from single
    group by single.unit_id
    having count(*) filter (where single.is_near) > 0
),

tasks as (
    select
        counts.unit_id,
        counts.plan,
        counts.period,
        counts.starts_on,
        counts.ends_on,
        1 as precedence,
        greatest(coalesce(counts.open_late, 0), 0) + coalesce(counts.late, 0) as overdue,
        counts.tasks
    from counts
    union all by name
    select
        single.unit_id,
        single.plan,
        arg_max(single.period, (single.ends_on, single.period)) as period,
        min(single.starts_on) as starts_on,
        max(single.ends_on) as ends_on,
        2 as precedence,
        count(*) filter (where single.state_on_day in ('open_late', 'done_late')) as overdue,
        count(*) as tasks
    from single
    anti join counts
        on counts.unit_id = single.unit_id
        and counts.period = single.period
        and (
            contains(counts.plan, single.plan)
            or (counts.plan = 'Nhiệm vụ được giao' and single.plan = 'UBND tỉnh giao')
        )
    group by single.unit_id, single.plan
),

newest_tasks as (
    select tasks.*
    from tasks
    qualify row_number() over (
        partition by tasks.unit_id, tasks.plan
        order by tasks.ends_on desc, tasks.precedence, tasks.starts_on
    ) = 1
),

overdue_tasks as (
    select
        'overdue_tasks' as rule,
        newest_tasks.unit_id,
        newest_tasks.period,
        newest_tasks.plan as subject,
        cast(newest_tasks.tasks as double) as target,
        cast(newest_tasks.overdue as double) as at_stake,
        'tasks' as topic,
        newest_tasks.overdue / nullif(newest_tasks.tasks, 0) as share,
        newest_tasks.overdue as hits
    from newest_tasks
),

held_topics as (
    select
        own_coverages.unit_id,
        unnest(
            [
                {
                    'topic': 'result',
                    'period': arg_max(periods.period, (periods.ends_on, -periods.months)) filter (
                        where own_coverages.topic in ('result', 'assessment')
                    ),
                    'ends_on': max(periods.ends_on) filter (where own_coverages.topic in ('result', 'assessment'))
                },
                {
                    'topic': 'dossiers',
                    'period': arg_max(periods.period, (periods.ends_on, -periods.months)) filter (
                        where own_coverages.topic = 'dossiers'
                    ),
                    'ends_on': max(periods.ends_on) filter (where own_coverages.topic = 'dossiers')
                },
                {
                    'topic': 'tasks',
                    'period': arg_max(periods.period, (periods.ends_on, -periods.months)) filter (
                        where own_coverages.topic in ('task_counts', 'tasks')
                    ),
                    'ends_on': max(periods.ends_on) filter (where own_coverages.topic in ('task_counts', 'tasks'))
                }
            ],
            max_depth := 2
        )
    from own_coverages
    inner join known_periods as periods on periods.period = own_coverages.period
    where
        own_coverages.topic in ('result', 'assessment', 'dossiers', 'task_counts', 'tasks')
        and periods.starts_on <= periods.day
    group by own_coverages.unit_id
),

events as (
    select
        standing_calendar_events.event,
        standing_calendar_events.title,
        today.day,
        today.report_days,
        make_date(
            cast(year(today.day) + shifts.shift + standing_calendar_events.year_offset as integer),
            standing_calendar_events.month,
            1
        ) as month_begins,
        least(month_begins + standing_calendar_events.day - 1, last_day(month_begins)) as due_on
    from standing_calendar_events
    cross join today
    cross join (values (-1), (0), (1)) as shifts(shift)
),

reports_due as (
    select
        'report_due' as rule,
        known_units.unit_id,
        events.title as subject,
        events.event as name,
        events.due_on,
        cast(events.due_on - events.day as double) as at_stake
    from events
    cross join (select distinct held_topics.unit_id from held_topics) as known_units
    where events.due_on between events.day and events.day + cast(events.report_days as integer)
),

stale_data as (
    select
        'stale_data' as rule,
        held_topics.unit_id,
        held_topics.period,
        held_topics.topic,
        cast(today.day - held_topics.ends_on as double) as at_stake
    from held_topics
    cross join today
    where
        held_topics.ends_on is null
        or held_topics.ends_on + to_months(cast(today.months_old + if(held_topics.topic = 'result', 12, 0) as integer))
        < today.day
),

everything as (
    select * from missed_targets
    union all by name
    select * from repeated_deductions
    union all by name
    select * from rates_falling
    union all by name
    select * from overdue_tasks
    union all by name
    select * from late_dossiers
    union all by name
    select * from deadlines_near
    union all by name
    select * from reports_due
    union all by name
    select * from stale_data
    union all by name
    select * from largest_deductions
),

weighed as (
    select
        everything.* exclude (points, share, hits),
        attention_rules.position as rule_no,
        attention_rules.page,
        if(everything.points is not null, 'points', 'estimated') as weighed_by,
        round(
            coalesce(
                everything.points,
                if(everything.rule = 'stale_data', weights.deduction, weights.max_score * if(everything.share > 1, 1, everything.share))
            ),
            6
        ) as points_at_stake
    from everything
    inner join attention_rules on attention_rules.rule = everything.rule
    left join weights on weights.unit_id = everything.unit_id and weights.topic = everything.topic
    where
        everything.rule not in ('rate_falling', 'overdue_tasks', 'late_dossiers')
        or everything.hits >= attention_rules.threshold
)

select
    wanted_units.unit,
    wanted_units.province,
    weighed.rule,
    weighed.page,
    weighed.period,
    periods.period_type,
    weighed.subject,
    weighed.measure,
    weighed.measure_unit,
    weighed.topic,
    if(weighed.points_at_stake is null, null, weighed.weighed_by) as points_basis,
    weighed.target,
    weighed.actual,
    weighed.at_stake,
    weighed.points_at_stake,
    weighed.due_on
from weighed
inner join wanted_units on wanted_units.unit_id = weighed.unit_id
left join known_periods as periods on periods.period = weighed.period
qualify
    $first_of_rule is null
    or not cast($first_of_rule as boolean)
    or row_number() over (
        partition by weighed.unit_id, weighed.rule_no
        order by
            weighed.points_at_stake desc nulls last,
            weighed.at_stake desc nulls last,
            weighed.period desc nulls last,
            weighed.topic nulls last,
            weighed.measure nulls last,
            weighed.subject nulls last,
            weighed.name nulls last
    ) = 1
order by
    weighed.points_at_stake desc nulls last,
    weighed.rule_no,
    weighed.at_stake desc nulls last,
    weighed.period desc nulls last,
    weighed.topic nulls last,
    weighed.measure nulls last,
    weighed.subject nulls last,
    weighed.name nulls last,
    weighed.unit_id
