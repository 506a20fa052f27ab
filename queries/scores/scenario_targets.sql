-- one row per target that a unit has not reached in one year, with the points that are missing
-- `score`: the first target of that year or the next that more points can reach (`target_score` in its `target_unit`, as points `goal`),
-- judged as on every page; 80 % of the maximum where none is set; `class`: each better class
-- whose lower bound the province states; `rank`: 1, 2, 3, 5 or 10 places up, counted as in scenario_outcome; `goal`: the points of $goal,
-- where they are more than the unit has and no more than its maximum.
-- Missing points are rounded up to hundredths; where a bound must be passed, not reached, a hundredth more.
with totals as (
    select ranked_totals.*
    from ranked_totals
    where
        ranked_totals.province = cast($province as varchar)
        and ranked_totals.year = cast($year as integer)
        and ranked_totals.ratio is not null
),

own as (
    select totals.*
    from totals
    where
        totals.unit = cast($unit as varchar)
        and ($unit_id is null or totals.unit_id = cast($unit_id as varchar))
        and totals.score is not null
        and totals.max_score > 0
),

-- Targets of points and of the ratio, as points: those that more points can reach, judged by the rules of all targets.
points_aimed as (
    select
        own.unit_id,
        current_targets.comparison,
        current_targets.measure_unit,
        current_targets.value,
        current_targets.period,
        current_targets.flag,
        measure_held(current_targets.measure, current_targets.measure_unit) = 'ratio' as is_of_ratio,
        current_targets.value * if(is_of_ratio, cast(own.max_score as double) / 100, 1) as points,
        cast(if(is_of_ratio, own.ratio, own.score) as double) as actual,
        not meets_target(current_targets.comparison, actual, current_targets.value)
        and current_targets.value >= actual
        and current_targets.comparison not in ('<=', '<')
        and points + if(current_targets.comparison = '>', 0.01, 0) <= own.max_score + 1e-6 as is_ahead
    from own
    inner join current_targets on current_targets.unit_id = own.unit_id
    where
        current_targets.measure = 'score'
        and current_targets.period in (cast(own.year as varchar), cast(own.year + 1 as varchar))
        and current_targets.value is not null
        and coalesce(lower(current_targets.measure_unit), 'điểm') in ('điểm', '%')
),

aims as (
    select
        points_aimed.unit_id,
        min_by(
            points_aimed,
            {
                'period': points_aimed.period,
                'points': points_aimed.points,
                'comparison': points_aimed.comparison,
                'measure_unit': coalesce(points_aimed.measure_unit, ''),
                'flag': coalesce(points_aimed.flag, '')
            }
        ) filter (where points_aimed.is_ahead) as first
    from points_aimed
    group by points_aimed.unit_id
),

-- Places are counted in the own list only where nine in ten of it are known.
lists as (
    select
        own.unit_id,
        nearly_whole(count(*), any_value(coalesce(own.list_size, own.out_of))) as is_nearly_whole
    from own
    inner join totals as others
        on others.province_id = own.province_id
        and others.cohort = own.cohort
        and coalesce(others.out_of = own.out_of, true)
    group by own.unit_id
),

better as (
    select
        own.unit_id,
        others.ratio,
        others.flag,
        row_number() over (partition by own.unit_id order by others.ratio, others.unit_id) as places
    from own
    inner join totals as others
        on others.province_id = own.province_id
        and others.cohort = own.cohort
        and others.ratio > own.ratio + 1e-9
        and coalesce(others.out_of = own.out_of, true)
    inner join lists on lists.unit_id = own.unit_id and lists.is_nearly_whole
),

reachable as (
    select
        own.unit_id,
        'score' as kind,
        1 as step,
        if(aims.unit_id is null, 0.8 * cast(own.max_score as double), aims.first.points) as goal,
        null as class,
        goal + if(aims.first.comparison = '>', 0.01, 0) - cast(own.score as double) as missing,
        aims.first.comparison as target_comparison,
        aims.first.measure_unit as target_unit,
        aims.first.value as target_score,
        aims.first.flag
    from own
    left join aims on aims.unit_id = own.unit_id
    union all by name
    select
        own.unit_id,
        'goal' as kind,
        1 as step,
        cast($goal as double) as goal,
        cast($goal as double) - cast(own.score as double) as missing
    from own
    where cast($goal as double) <= own.max_score
    union all by name
    select
        own.unit_id,
        'class' as kind,
        row_number() over (
            partition by own.unit_id
            order by current_rating_classes.lower_bound, in_name_order(current_rating_classes.class)
        ) as step,
        current_rating_classes.lower_bound as goal,
        current_rating_classes.class,
        if(
            starts_with(current_rating_classes.basis, '%'),
            current_rating_classes.lower_bound * cast(own.max_score as double) / 100,
            current_rating_classes.lower_bound
        ) - cast(own.score as double) + if(current_rating_classes.lower_op = '>', 0.01, 0) as missing
    from own
    inner join current_rating_classes
        on current_rating_classes.province = own.province
        and current_rating_classes.cohort in (own.cohort, 'mọi khối')
        and own.year >= coalesce(current_rating_classes.year_from, own.year)
        and own.year <= coalesce(current_rating_classes.year_to, own.year)
    where
        current_rating_classes.status = 'stated'
        and current_rating_classes.lower_bound is not null
        and (
            starts_with(current_rating_classes.basis, '%')
            or try_cast(current_rating_classes.max_scale as double) = own.max_score
        )
    union all by name
    select
        own.unit_id,
        'rank' as kind,
        better.places as step,
        better.ratio as goal,
        better.ratio * cast(own.max_score as double) / 100 - cast(own.score as double) as missing,
        better.flag
    from own
    inner join better on better.unit_id = own.unit_id
    where better.places in (1, 2, 3, 5, 10)
)

select
    reachable.kind || '-' || reachable.step as target,
    reachable.kind,
    reachable.step,
    reachable.class,
    reachable.goal,
    reachable.target_comparison,
    reachable.target_unit,
    reachable.target_score,
    ceil(round(100 * reachable.missing, 6)) / 100 as gain_needed,
    own.score + ceil(round(100 * reachable.missing, 6)) / 100 as goal_score,
    combined_flags([own.flag, reachable.flag]) as flag,
    own.origin
from reachable
inner join own on own.unit_id = reachable.unit_id
where round(100 * reachable.missing, 6) > 0
order by reachable.unit_id, list_position(['score', 'goal', 'class', 'rank'], reachable.kind), reachable.step
