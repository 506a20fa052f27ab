-- one row per unit whose newest dossiers are late (rule `late_dossiers`), and per rate of a unit that has fallen from period to period up to
-- its newest (`rate_falling`); of periods that had begun by $as_of (today, where it is not given)
-- A fall counts from one period to the next of its type, without a gap between the two.
with periods_told as materialized (
    select dossier_figures.*
    from dossier_figures
    where
        dossier_figures.span = 'period'
        and dossier_figures.starts_on
        <= coalesce(cast($as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date))
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
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

found as (
    select
        'late_dossiers' as rule,
        newest.*,
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
    found.share
from found
inner join attention_rules on attention_rules.rule = found.rule
where found.hits >= attention_rules.threshold
order by found.unit_id, found.rule, found.measure
