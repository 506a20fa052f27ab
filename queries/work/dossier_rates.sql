-- one row per rate of a unit's dossiers in a period: its two counts, what it comes to, and the target that applies
-- `rate_state`: counted from the two counts; counted_from_parts where the whole is not printed and its parts add up to it; published
-- where only the rate itself is given; not_arisen where there is nothing to divide by (`nothing_arisen` names the value then); unknown.
-- What is counted goes before what is published, unless it is less final.
-- `flag` is of all that the row tells, its target too. The target is the unit's own for this rate, of the shortest period around this one.
with rates as (
    select
        dossier_figures.unit,
        dossier_figures.province,
        dossier_figures.unit_id,
        dossier_figures.period,
        dossier_figures.period_type,
        dossier_figures.starts_on,
        dossier_figures.ends_on,
        dossier_figures.source_id,
        dossier_figures.upload_id,
        dossier_figures.origin,
        dossier_figures.flag,
        coalesce(contains(dossier_figures.worked_out, 'resolved_total'), false) as is_worked_out,
        unnest(
            [
                {
                    'position': 1,
                    'rate': 'on_time_rate',
                    'part': dossier_figures.resolved_early_or_on_time,
                    'whole': dossier_figures.resolved_total,
                    'counted': dossier_figures.on_time_rate
                },
                {
                    'position': 2,
                    'rate': 'in_time_rate',
                    'part': dossier_figures.in_time_total,
                    'whole': dossier_figures.in_time_total + dossier_figures.overdue_total,
                    'counted': dossier_figures.in_time_rate
                },
                {
                    'position': 3,
                    'rate': 'early_rate',
                    'part': dossier_figures.resolved_early,
                    'whole': dossier_figures.resolved_total,
                    'counted': dossier_figures.early_rate
                },
                {
                    'position': 4,
                    'rate': 'online_rate',
                    'part': dossier_figures.received_online,
                    'whole': dossier_figures.received_new,
                    'counted': dossier_figures.online_rate
                },
                {
                    'position': 5,
                    'rate': 'online_payment_rate',
                    'part': dossier_figures.paid_online,
                    'whole': dossier_figures.payable_total,
                    'counted': dossier_figures.online_payment_rate
                },
                {
                    'position': 6,
                    'rate': 'digitisation_rate',
                    'part': dossier_figures.digitised,
                    'whole': dossier_figures.received_new,
                    'counted': dossier_figures.digitisation_rate
                }
            ],
            max_depth := 2
        )
    from dossier_figures
    where
        dossier_figures.span = 'period'
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
        and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
        and ($province is null or dossier_figures.province = cast($province as varchar))
        and ($period_type is null or dossier_figures.period_type = cast($period_type as varchar))
        and ($period is null or dossier_figures.period = cast($period as varchar))
),

published as (
    select
        coverages.unit_id,
        measures.period,
        measures.measure,
        max(measures.actual) as value,
        combined_flags(list(effective_flag(measures.flag, coverages.standing)) filter (where measures.actual is not null)) as flag
    from units
    inner join coverages on coverages.unit_id = units.unit_id
    inner join measures on measures.coverage_id = coverages.coverage_id
    where
        coverages.stands
        and coverages.topic = 'measures'
        and measures.measure_unit = '%'
        and ($unit is null or units.name = cast($unit as varchar))
        and ($unit_id is null or units.unit_id = cast($unit_id as varchar))
        and ($province is null or units.province = cast($province as varchar))
    group by coverages.unit_id, measures.period, measures.measure
),

targets as (
    select
        current_targets.unit_id,
        current_targets.measure,
        current_targets.value,
        current_targets.title,
        current_targets.flag,
        current_targets.period,
        periods.starts_on,
        periods.ends_on,
        periods.months
    from current_targets
    inner join periods on periods.period = current_targets.period
    where current_targets.comparison in ('>=', '>') and current_targets.value is not null
),

rates_stated as (
    select
        rates.* exclude (flag, part, whole),
        published.value is not null and (rates.counted is null or finality(rates.flag) < finality(published.flag)) as is_published,
        if(is_published, published.flag, rates.flag) as flag,
        if(is_published, published.value, rates.counted) as value,
        if(is_published and rates.counted is not null, null, rates.part) as part,
        if(is_published and rates.counted is not null, null, rates.whole) as whole
    from rates
    left join published
        on
            published.unit_id = rates.unit_id
            and published.period = rates.period
            and published.measure = rates.rate
)

select
    rates_stated.unit,
    rates_stated.province,
    rates_stated.period,
    rates_stated.period_type,
    combined_flags([rates_stated.flag, targets.flag]) as flag,
    rates_stated.rate,
    rates_stated.part,
    rates_stated.whole,
    if(rates_stated.whole = 0, 'rate_value', null) as nothing_arisen,
    rates_stated.value as rate_value,
    case
        when rates_stated.is_published then 'published'
        when rates_stated.counted is not null and rates_stated.is_worked_out and rates_stated.rate in ('on_time_rate', 'early_rate')
            then 'counted_from_parts'
        when rates_stated.counted is not null then 'counted'
        when rates_stated.whole = 0 then 'not_arisen'
        else 'unknown'
    end as rate_state,
    targets.value as rate_target,
    targets.period as rate_target_period,
    targets.value - rates_stated.value as shortfall,
    coalesce(current_sources.title, uploads.file_name) as source,
    if(
        rates_stated.is_published, concat_ws('|', 'measures', rates_stated.unit_id, rates_stated.period, rates_stated.rate, ''), rates_stated.origin
    ) as origin
from rates_stated
inner join uploads on uploads.upload_id = rates_stated.upload_id
left join current_sources on current_sources.source_id = rates_stated.source_id
left join targets
    on
        targets.unit_id = rates_stated.unit_id
        and targets.measure = rates_stated.rate
        and targets.starts_on <= rates_stated.starts_on
        and targets.ends_on >= rates_stated.ends_on
qualify row_number() over (
    partition by rates_stated.unit_id, rates_stated.period, rates_stated.rate
    order by targets.months, targets.value desc, in_name_order(targets.title)
) = 1
order by
    in_name_order(rates_stated.province),
    in_name_order(rates_stated.unit),
    rates_stated.starts_on,
    rates_stated.ends_on,
    rates_stated.unit_id,
    rates_stated.position
