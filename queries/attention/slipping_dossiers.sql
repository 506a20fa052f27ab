-- one row per unit whose newest dossiers are late (rule `late_dossiers`), and per rate of a unit that has fallen from period to period up to
-- its newest (`rate_falling`); of periods that had begun by $as_of (today, where it is not given)
-- A fall counts from one period to the next of its type, without a gap between the two.
with periods_told as materialized (
    select dossier_figures.*
    from dossier_figures
    where
        dossier_figures.span = 'period'
        and dossier_figures.starts_on
        <= asked_day($as_of)
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
        and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
        and ($province is null or dossier_figures.province = cast($province as varchar))
),

newest as (
    select periods_told.*
    from periods_told
    qualify row_number() over (
        partition by periods_told.unit_id
        order by periods_told.ends_on desc, periods_told.starts_on
    ) = 1
),

rates as (
    select
        periods_told.unit_id,
        periods_told.unit,
        periods_told.province,
        periods_told.period,
        periods_told.period_type,
        periods_told.starts_on,
        periods_told.ends_on,
        periods_told.flag,
        periods_told.origin,
        unnest(
            [
                {'measure': 'on_time_rate', 'topic': 'dossiers', 'value': periods_told.on_time_rate},
                {'measure': 'online_rate', 'topic': 'online', 'value': periods_told.online_rate},
                {'measure': 'online_payment_rate', 'topic': 'online', 'value': periods_told.online_payment_rate},
                {'measure': 'digitisation_rate', 'topic': 'online', 'value': periods_told.digitisation_rate}
            ],
            max_depth := 2
        )
    from periods_told
),

-- of each rate and type of period all that is known, the newest first
followed as (
    select
        rates.unit_id,
        rates.unit,
        rates.province,
        rates.measure,
        rates.topic,
        rates.period_type,
        list(
            {
                'ends_on': rates.ends_on,
                'starts_on': rates.starts_on,
                'period': rates.period,
                'value': rates.value,
                'flag': rates.flag,
                'origin': rates.origin
            }
            order by rates.starts_on desc
        ) as known
    from rates
    where rates.value is not null
    group by rates.unit_id, rates.unit, rates.province, rates.measure, rates.topic, rates.period_type
),

stepped as (
    select
        followed.*,
        list_transform(
            range(1, len(followed.known)),
            lambda n: round(followed.known[n].value, 9) < round(followed.known[n + 1].value, 9)
            and followed.known[n].starts_on = followed.known[n + 1].ends_on + 1
        ) as has_fallen
    from followed
    qualify row_number() over (
        partition by followed.unit_id, followed.measure
        order by followed.known[1].ends_on desc, followed.known[1].starts_on desc
    ) = 1
),

fallen as (
    select
        stepped.unit_id,
        stepped.unit,
        stepped.province,
        stepped.measure,
        stepped.topic,
        stepped.period_type,
        stepped.known[1].period as period,
        stepped.known[1].value as value,
        coalesce(list_position(stepped.has_fallen, false) - 1, len(stepped.has_fallen)) as falls,
        stepped.known[falls + 1].value as value_before,
        combined_flags(list_transform(stepped.known[1:falls + 1], lambda told: told.flag)) as flag,
        array_to_string(list_transform(stepped.known[1:falls + 1], lambda told: told.origin), chr(10)) as origin
    from stepped
),

found as (
    select
        'late_dossiers' as rule,
        newest.* exclude (flag),
        combined_flags([newest.flag]) as flag,
        'dossiers' as topic,
        cast(newest.late_total as double) as at_stake,
        newest.late_rate / 100 as share,
        newest.late_total as hits
    from newest
    union all by name
    select
        'rate_falling' as rule,
        fallen.*,
        '%' as measure_unit,
        fallen.value_before as target,
        fallen.value as actual,
        fallen.value_before - fallen.value as at_stake,
        (fallen.value_before - fallen.value) / 100 as share,
        fallen.falls as hits
    from fallen
)

select
    found.rule,
    found.unit_id,
    found.unit,
    found.province,
    found.period,
    found.period_type,
    found.measure,
    found.measure_unit,
    found.topic,
    found.target,
    found.actual,
    found.at_stake,
    found.share,
    found.flag,
    found.origin
from found
inner join attention_rules on attention_rules.rule = found.rule
where found.hits >= attention_rules.threshold
order by found.unit_id, found.rule, found.measure
