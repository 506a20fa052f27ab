-- one row per unit and period that has no report of its own dossiers while shorter periods of one type fill it: what these make together
-- Where periods of several types fill it, the longest count. What was carried over from one to the next counts once, what is pending is what
-- the last one says. A count is blank where any part leaves it blank; those of payment too where the rate of a part cannot be told.
with parts as (
    select
        dossier_figures.*,
        periods.months,
        coalesce(current_sources.title, uploads.file_name) as source,
        dossier_figures.online_payment_rate is not null or dossier_figures.payable_total = 0 as has_payment
    from dossier_figures
    inner join periods on periods.period = dossier_figures.period
    inner join uploads on uploads.upload_id = dossier_figures.upload_id
    left join current_sources on current_sources.source_id = dossier_figures.source_id
    where
        dossier_figures.span = 'period'
        and ($unit is null or dossier_figures.unit = cast($unit as varchar))
        and ($unit_id is null or dossier_figures.unit_id = cast($unit_id as varchar))
        and ($province is null or dossier_figures.province = cast($province as varchar))
),

within as (
    select
        parts.*,
        wholes.period as whole,
        wholes.period_type as whole_type,
        wholes.months as whole_months,
        wholes.starts_on as whole_starts_on,
        wholes.ends_on as whole_ends_on,
        parts.starts_on = wholes.starts_on as is_first
    from parts
    inner join periods as wholes
        on wholes.starts_on <= parts.starts_on
        and wholes.ends_on >= parts.ends_on
        and wholes.months > parts.months
    anti join parts as own on own.unit_id = parts.unit_id and own.period = wholes.period
    where $period is null or wholes.period = cast($period as varchar)
),

added as (
    select
        unit,
        province,
        unit_id,
        whole as period,
        any_value(whole_type) as period_type,
        combined_flags(list(flag)) as flag,
        array_to_string(list_sort(list_distinct(list(source))), '; ') as source,
        string_agg(origin, chr(10) order by starts_on) as origin,
        count(*) as periods_added,
        arg_min(period, starts_on) as first_part,
        arg_max(period, starts_on) as last_part,
        if(
            count(if(is_first, received_total, received_new)) = count(*),
            cast(sum(if(is_first, received_total, received_new)) as bigint),
            null
        ) as received_total,
        if(count(received_online) = count(*), cast(sum(received_online) as bigint), null) as received_online,
        if(count(received_direct) = count(*), cast(sum(received_direct) as bigint), null) as received_direct,
        max(carried_over) filter (where is_first) as carried_over,
        if(count(received_new) = count(*), cast(sum(received_new) as bigint), null) as received_new,
        if(count(resolved_total) = count(*), cast(sum(resolved_total) as bigint), null) as resolved_total,
        if(count(resolved_early) = count(*), cast(sum(resolved_early) as bigint), null) as resolved_early,
        if(count(resolved_on_time) = count(*), cast(sum(resolved_on_time) as bigint), null) as resolved_on_time,
        if(count(resolved_late) = count(*), cast(sum(resolved_late) as bigint), null) as resolved_late,
        if(
            count(resolved_early_or_on_time) = count(*), cast(sum(resolved_early_or_on_time) as bigint), null
        ) as resolved_early_or_on_time,
        max(pending_total) filter (where ends_on = whole_ends_on) as pending_total,
        max(pending_in_time) filter (where ends_on = whole_ends_on) as pending_in_time,
        max(pending_late) filter (where ends_on = whole_ends_on) as pending_late,
        if(bool_and(coalesce(has_payment, false)), cast(sum(payable_total) as bigint), null) as payable_total,
        if(
            bool_and(coalesce(has_payment, false)) and count(paid_online) = count(*), cast(sum(paid_online) as bigint), null
        ) as paid_online,
        if(count(digitised) = count(*), cast(sum(digitised) as bigint), null) as digitised,
        any_value(whole_starts_on) as starts_on,
        any_value(whole_ends_on) as ends_on
    from within
    group by unit, province, unit_id, whole, period_type
    having sum(months) = any_value(whole_months)
    qualify row_number() over (partition by unit_id, whole order by count(*)) = 1
)

select
    added.unit,
    added.province,
    added.unit_id,
    added.period,
    added.period_type,
    added.flag,
    added.source,
    added.origin,
    added.periods_added,
    added.first_part,
    added.last_part,
    added.received_total,
    added.received_online,
    added.received_direct,
    added.carried_over,
    added.received_new,
    added.resolved_total,
    added.resolved_early,
    added.resolved_on_time,
    added.resolved_late,
    added.resolved_early_or_on_time,
    added.pending_total,
    added.pending_in_time,
    added.pending_late,
    added.payable_total,
    added.paid_online,
    added.digitised,
    percent(added.resolved_early_or_on_time, added.resolved_total) as on_time_rate,
    percent(added.received_online, added.received_new) as online_rate,
    percent(added.paid_online, added.payable_total) as online_payment_rate,
    percent(added.digitised, added.received_new) as digitisation_rate
from added
order by
    in_name_order(added.province),
    in_name_order(added.unit),
    added.starts_on,
    added.ends_on,
    added.unit_id
