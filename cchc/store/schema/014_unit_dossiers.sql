-- One row per line of a report, with what is known of it in other words: early and on time together, what was newly
-- received, and totals that are not printed where all their parts are (`worked_out` names these). Blank stays blank: an unknown
-- part makes the sum unknown, and no part is worked out of a total that has another blank.
-- Joined by way of the units and coverages, so that what is told of a few units does not look at everybody's.
create or replace view dossier_lines as
select
    units.name as unit,
    units.province,
    units.cohort,
    units.unit_id,
    dossier_counts.* exclude (
        unit_id, resolved_early_or_on_time, is_part, received_total, resolved_total, pending_total, flag
    ),
    effective_flag(dossier_counts.flag, coverages.standing) as flag,
    coverages.upload_id,
    coalesce(dossier_counts.is_part, false) as is_part,
    coalesce(
        dossier_counts.resolved_early_or_on_time,
        resolved_early + resolved_on_time,
        dossier_counts.resolved_total - resolved_late
    ) as resolved_early_or_on_time,
    coalesce(dossier_counts.received_total - carried_over, received_online + received_direct) as received_new,
    coalesce(dossier_counts.received_total, received_online + received_direct + carried_over) as received_total,
    coalesce(
        dossier_counts.resolved_total,
        coalesce(dossier_counts.resolved_early_or_on_time, resolved_early + resolved_on_time) + resolved_late
    ) as resolved_total,
    coalesce(dossier_counts.pending_total, pending_in_time + pending_late) as pending_total,
    dossier_counts.received_total is null and received_online + received_direct + carried_over is not null
    as received_worked_out,
    dossier_counts.resolved_total is null
    and coalesce(dossier_counts.resolved_early_or_on_time, resolved_early + resolved_on_time) + resolved_late is not null
    as resolved_worked_out,
    dossier_counts.pending_total is null and pending_in_time + pending_late is not null as pending_worked_out
from coverages
inner join units on units.unit_id = coverages.unit_id
inner join dossier_counts on dossier_counts.coverage_id = coverages.coverage_id
where coverages.stands and coverages.topic = 'dossiers';

-- One row per unit and period: the lines of its report added up; a sum is blank where any line leaves it blank, a mean
-- where there are several lines.
create or replace view dossier_sums as
select
    dossier_lines.unit,
    dossier_lines.province,
    dossier_lines.cohort,
    dossier_lines.unit_id,
    dossier_lines.period,
    coalesce(combined_flags(list(dossier_lines.flag)), max(dossier_lines.flag)) as flag,
    min(dossier_lines.position) as position,
    arg_min(coalesce(dossier_lines.source_id, ''), dossier_lines.position) as source_id,
    arg_min(dossier_lines.upload_id, dossier_lines.position) as upload_id,
    if(count(received_total) = count(*), cast(sum(received_total) as bigint), null) as received_total,
    if(count(received_online) = count(*), cast(sum(received_online) as bigint), null) as received_online,
    if(count(received_direct) = count(*), cast(sum(received_direct) as bigint), null) as received_direct,
    if(count(carried_over) = count(*), cast(sum(carried_over) as bigint), null) as carried_over,
    if(count(received_new) = count(*), cast(sum(received_new) as bigint), null) as received_new,
    if(count(resolved_total) = count(*), cast(sum(resolved_total) as bigint), null) as resolved_total,
    if(count(resolved_early) = count(*), cast(sum(resolved_early) as bigint), null) as resolved_early,
    if(count(resolved_on_time) = count(*), cast(sum(resolved_on_time) as bigint), null) as resolved_on_time,
    if(count(resolved_late) = count(*), cast(sum(resolved_late) as bigint), null) as resolved_late,
    if(
        count(resolved_early_or_on_time) = count(*), cast(sum(resolved_early_or_on_time) as bigint), null
    ) as resolved_early_or_on_time,
    if(count(pending_total) = count(*), cast(sum(pending_total) as bigint), null) as pending_total,
    if(count(pending_in_time) = count(*), cast(sum(pending_in_time) as bigint), null) as pending_in_time,
    if(count(pending_late) = count(*), cast(sum(pending_late) as bigint), null) as pending_late,
    if(count(payable_total) = count(*), cast(sum(payable_total) as bigint), null) as payable_total,
    if(count(paid_online) = count(*), cast(sum(paid_online) as bigint), null) as paid_online,
    if(count(digitised) = count(*), cast(sum(digitised) as bigint), null) as digitised,
    if(count(*) = 1, max(average_days), null) as average_days,
    bool_or(received_worked_out) as received_worked_out,
    bool_or(resolved_worked_out) as resolved_worked_out,
    bool_or(pending_worked_out) as pending_worked_out
from dossier_lines
where not dossier_lines.is_part
group by
    dossier_lines.unit,
    dossier_lines.province,
    dossier_lines.cohort,
    dossier_lines.unit_id,
    dossier_lines.period;

-- What is told of dossiers beside the report: in time and overdue as some sources publish them (resolved and pending together, of all
-- that was received); and counts that its form has no column for, entered as figures of the period.
create or replace view published_dossier_figures as
select
    current_measures.unit_id,
    current_measures.period,
    cast(max(current_measures.actual) filter (where current_measures.measure = 'in_time_dossiers') as bigint) as in_time,
    cast(max(current_measures.actual) filter (where current_measures.measure = 'overdue_dossiers') as bigint) as overdue,
    cast(max(current_measures.actual) filter (where current_measures.measure = 'payable_dossiers') as bigint) as payable_total,
    cast(max(current_measures.actual) filter (where current_measures.measure = 'paid_online_dossiers') as bigint) as paid_online,
    cast(max(current_measures.actual) filter (where current_measures.measure = 'digitised_dossiers') as bigint) as digitised,
    case
        when
            count(distinct coalesce(current_measures.source_id, ''))
                filter (where current_measures.measure = 'in_time_dossiers') = 1
            then max(current_measures.source_id) filter (where current_measures.measure = 'in_time_dossiers')
    end as in_time_source,
    list(current_measures.flag) filter (where current_measures.measure in ('in_time_dossiers', 'overdue_dossiers')) as flags,
    list(current_measures.flag) filter (where current_measures.measure = 'payable_dossiers') as payable_flags,
    list(current_measures.flag) filter (where current_measures.measure = 'paid_online_dossiers') as paid_online_flags,
    list(current_measures.flag) filter (where current_measures.measure = 'digitised_dossiers') as digitised_flags
from current_measures
where
    current_measures.measure in (
        'in_time_dossiers', 'overdue_dossiers', 'payable_dossiers', 'paid_online_dossiers', 'digitised_dossiers'
    )
    and current_measures.actual is not null
group by current_measures.unit_id, current_measures.period;

-- One row per span of dossiers: a `line` of a report, a unit's `period`, and what a unit's periods of one type make
-- together from the start of the year (`year_to_date`). The last stands only where these periods fill the year so far:
-- periods of one type never overlap, so they fill it exactly where their months add up to the month they end with.
-- What came in is added without what was carried over from one to the next; what is pending is what the last one says.
-- `periodic` is read twice and not materialized: only so is a filter by `unit_id` applied before anything is added up.
create or replace view dossier_spans as
with periodic as not materialized (
    select
        dossier_sums.* exclude (source_id),
        nullif(dossier_sums.source_id, '') as source_id,
        periods.period_type,
        periods.year,
        periods.starts_on,
        periods.ends_on,
        periods.months,
        if(month(periods.starts_on) = 1, dossier_sums.received_total, dossier_sums.received_new) as came_in
    from dossier_sums
    inner join periods on periods.period = dossier_sums.period
),

running as (
    select
        unit,
        province,
        cohort,
        unit_id,
        period,
        period_type,
        year,
        starts_on,
        ends_on,
        combined_flags(list(flag) over so_far) as flag,
        source_id,
        upload_id,
        sum(months) over so_far = month(ends_on) as is_whole,
        count(*) over so_far as periods_added,
        first_value(period) over so_far as since,
        string_agg(dossier_origin(unit_id, period), chr(10)) over so_far as added_origin,
        first_value(carried_over) over so_far as carried_over,
        if(count(came_in) over so_far = count(*) over so_far, cast(sum(came_in) over so_far as bigint), null) as received_total,
        if(count(received_online) over so_far = count(*) over so_far, cast(sum(received_online) over so_far as bigint), null) as received_online,
        if(count(received_direct) over so_far = count(*) over so_far, cast(sum(received_direct) over so_far as bigint), null) as received_direct,
        if(count(received_new) over so_far = count(*) over so_far, cast(sum(received_new) over so_far as bigint), null) as received_new,
        if(count(resolved_total) over so_far = count(*) over so_far, cast(sum(resolved_total) over so_far as bigint), null) as resolved_total,
        if(count(resolved_early) over so_far = count(*) over so_far, cast(sum(resolved_early) over so_far as bigint), null) as resolved_early,
        if(
            count(resolved_on_time) over so_far = count(*) over so_far, cast(sum(resolved_on_time) over so_far as bigint), null
        ) as resolved_on_time,
        if(count(resolved_late) over so_far = count(*) over so_far, cast(sum(resolved_late) over so_far as bigint), null) as resolved_late,
        if(
            count(resolved_early_or_on_time) over so_far = count(*) over so_far,
            cast(sum(resolved_early_or_on_time) over so_far as bigint),
            null
        ) as resolved_early_or_on_time,
        if(count(payable_total) over so_far = count(*) over so_far, cast(sum(payable_total) over so_far as bigint), null) as payable_total,
        if(count(paid_online) over so_far = count(*) over so_far, cast(sum(paid_online) over so_far as bigint), null) as paid_online,
        if(count(digitised) over so_far = count(*) over so_far, cast(sum(digitised) over so_far as bigint), null) as digitised,
        pending_total,
        pending_in_time,
        pending_late,
        bool_or(received_worked_out) over so_far as received_worked_out,
        bool_or(resolved_worked_out) over so_far as resolved_worked_out,
        pending_worked_out
    from periodic
    window so_far as (
        partition by unit, province, cohort, unit_id, year, period_type
        order by starts_on
        rows between unbounded preceding and current row
    )
)

select
    'line' as span,
    dossier_lines.coverage_id,
    dossier_lines.unit,
    dossier_lines.province,
    dossier_lines.cohort,
    dossier_lines.unit_id,
    dossier_lines.period,
    periods.period_type,
    periods.year,
    periods.starts_on,
    periods.ends_on,
    dossier_lines.label,
    dossier_lines.position,
    dossier_lines.is_part,
    1 as periods_added,
    cast(null as varchar) as since,
    dossier_lines.flag,
    dossier_lines.source_id,
    dossier_lines.upload_id,
    dossier_lines.received_total,
    dossier_lines.received_online,
    dossier_lines.received_direct,
    dossier_lines.carried_over,
    dossier_lines.received_new,
    dossier_lines.resolved_total,
    dossier_lines.resolved_early,
    dossier_lines.resolved_on_time,
    dossier_lines.resolved_late,
    dossier_lines.resolved_early_or_on_time,
    dossier_lines.pending_total,
    dossier_lines.pending_in_time,
    dossier_lines.pending_late,
    dossier_lines.payable_total,
    dossier_lines.paid_online,
    dossier_lines.digitised,
    dossier_lines.average_days,
    dossier_lines.received_worked_out,
    dossier_lines.resolved_worked_out,
    dossier_lines.pending_worked_out,
    cast(null as bigint) as published_in_time,
    cast(null as bigint) as published_overdue
from dossier_lines
inner join periods on periods.period = dossier_lines.period
union all by name
select
    'period' as span,
    periodic.* exclude (months, came_in, payable_total, paid_online, digitised, flag),
    -- Both counts of a rate are of one document, or it is none.
    coalesce(
        periodic.payable_total + periodic.paid_online is null
        and published_dossier_figures.payable_total + published_dossier_figures.paid_online is not null,
        false
    ) as payment_is_entered,
    coalesce(
        combined_flags(
            list_concat(
                [periodic.flag],
                published_dossier_figures.flags,
                if(
                    periodic.payable_total is null or payment_is_entered, published_dossier_figures.payable_flags, null
                ),
                if(
                    periodic.paid_online is null or payment_is_entered, published_dossier_figures.paid_online_flags, null
                ),
                if(periodic.digitised is null, published_dossier_figures.digitised_flags, null)
            )
        ),
        periodic.flag
    ) as flag,
    if(
        payment_is_entered,
        published_dossier_figures.payable_total,
        coalesce(periodic.payable_total, published_dossier_figures.payable_total)
    ) as payable_total,
    if(
        payment_is_entered,
        published_dossier_figures.paid_online,
        coalesce(periodic.paid_online, published_dossier_figures.paid_online)
    ) as paid_online,
    coalesce(periodic.payable_total, published_dossier_figures.payable_total)
    + coalesce(periodic.paid_online, published_dossier_figures.paid_online) is not null
    and periodic.payable_total + periodic.paid_online is null
    and not payment_is_entered as payment_is_mixed,
    concat_ws(
        chr(10),
        if(
            payment_is_entered or (periodic.payable_total is null and published_dossier_figures.payable_total is not null),
            concat_ws('|', 'measures', periodic.unit_id, periodic.period, 'payable_dossiers', ''),
            null
        ),
        if(
            payment_is_entered or (periodic.paid_online is null and published_dossier_figures.paid_online is not null),
            concat_ws('|', 'measures', periodic.unit_id, periodic.period, 'paid_online_dossiers', ''),
            null
        ),
        if(
            periodic.digitised is null and published_dossier_figures.digitised is not null,
            concat_ws('|', 'measures', periodic.unit_id, periodic.period, 'digitised_dossiers', ''),
            null
        )
    ) as entered_origin,
    coalesce(periodic.digitised, published_dossier_figures.digitised) as digitised,
    1 as periods_added,
    published_dossier_figures.in_time as published_in_time,
    -- What is not in time is overdue only of those that the same document received.
    coalesce(
        published_dossier_figures.overdue,
        if(
            published_dossier_figures.in_time_source = periodic.source_id
            and published_dossier_figures.in_time <= periodic.received_total,
            periodic.received_total - published_dossier_figures.in_time,
            null
        )
    ) as published_overdue
from periodic
left join published_dossier_figures
    on
        published_dossier_figures.unit_id = periodic.unit_id
        and published_dossier_figures.period = periodic.period
union all by name
select
    'year_to_date' as span,
    running.* exclude (is_whole)
from running
where running.is_whole;

-- Every span with its rates, each formula once. Nothing to divide by gives a blank rate; `nothing_arisen` names the rates
-- that are blank for this, so that «không phát sinh» is never mistaken for «chưa có số liệu».
-- on_time_rate = (early + on time) ÷ resolved · early_rate = early ÷ resolved · online_rate = online ÷ newly received
-- online_payment_rate = paid online ÷ with something to pay · digitisation_rate = digitised ÷ newly received
-- in_time_rate (as the 766 index has it) = (resolved in time + pending in time) ÷ (these + overdue)
-- `worked_out` names the totals that the report does not print for all its lines, and that are the sums of their printed parts.
create or replace view computed_dossiers as
select
    counted.* exclude (
        received_worked_out,
        resolved_worked_out,
        pending_worked_out,
        counted_in_time,
        counted_overdue,
        is_as_published,
        is_in_time_mixed
    ),
    nullif(
        concat_ws(
            ';',
            if(counted.received_worked_out and counted.received_total is not null, 'received_total', null),
            if(counted.resolved_worked_out and counted.resolved_total is not null, 'resolved_total', null),
            if(counted.pending_worked_out and counted.pending_total is not null, 'pending_total', null)
        ),
        ''
    ) as worked_out,
    percent(counted.resolved_early_or_on_time, counted.resolved_total) as on_time_rate,
    percent(counted.resolved_early, counted.resolved_total) as early_rate,
    percent(counted.received_online, counted.received_new) as online_rate,
    if(
        coalesce(counted.payment_is_mixed, false), null, percent(counted.paid_online, counted.payable_total)
    ) as online_payment_rate,
    percent(counted.digitised, counted.received_new) as digitisation_rate,
    if(
        counted.is_in_time_mixed, null, percent(counted.in_time_total, counted.in_time_total + counted.overdue_total)
    ) as in_time_rate,
    case
        when counted.overdue_total is not null then 'all'
        when counted.resolved_late is not null then 'resolved'
    end as late_basis,
    coalesce(counted.overdue_total, counted.resolved_late) as late_total,
    case
        when counted.is_in_time_mixed then null
        when counted.overdue_total is not null
            then percent(counted.overdue_total, counted.in_time_total + counted.overdue_total)
        else percent(counted.resolved_late, counted.resolved_total)
    end as late_rate,
    nullif(
        concat_ws(
            ';',
            if(counted.resolved_total = 0, 'on_time_rate;early_rate', null),
            if(counted.received_new = 0, 'online_rate;digitisation_rate', null),
            if(counted.payable_total = 0, 'online_payment_rate', null),
            if(counted.in_time_total + counted.overdue_total = 0, 'in_time_rate', null),
            if(
                if(counted.overdue_total is null, counted.resolved_total, counted.in_time_total + counted.overdue_total) = 0,
                'late_rate',
                null
            )
        ),
        ''
    ) as nothing_arisen
from (
    select
        dossier_spans.*,
        dossier_spans.resolved_early_or_on_time + dossier_spans.pending_in_time as counted_in_time,
        dossier_spans.resolved_late + dossier_spans.pending_late as counted_overdue,
        coalesce(
            counted_in_time + counted_overdue is null
            and dossier_spans.published_in_time + dossier_spans.published_overdue is not null,
            false
        ) as is_as_published,
        if(
            is_as_published, dossier_spans.published_in_time, coalesce(counted_in_time, dossier_spans.published_in_time)
        ) as in_time_total,
        if(
            is_as_published, dossier_spans.published_overdue, coalesce(counted_overdue, dossier_spans.published_overdue)
        ) as overdue_total,
        in_time_total + overdue_total is not null
        and counted_in_time + counted_overdue is null
        and not is_as_published as is_in_time_mixed
    from dossier_spans
) as counted;

-- The same, kept: adding up and rating all periods of a unit would cost each question more than all else it does. Whatever changes
-- what stands of a unit's dossiers renews its rows (`keep_dossiers`), and `queries/checks/` compares the reports of the two.
create or replace table kept_dossiers as
select computed_dossiers.*
from computed_dossiers
order by computed_dossiers.province, computed_dossiers.unit_id, computed_dossiers.span, computed_dossiers.starts_on;

create or replace view dossier_figures as
select
    kept_dossiers.* exclude (payment_is_entered, payment_is_mixed, entered_origin, added_origin),
    coalesce(
        kept_dossiers.added_origin,
        if(
            kept_dossiers.span = 'line',
            concat_ws('|', 'dossiers', kept_dossiers.unit_id, kept_dossiers.period, kept_dossiers.position, ''),
            dossier_origin(kept_dossiers.unit_id, kept_dossiers.period)
        )
    )
    || if(
        coalesce(kept_dossiers.published_in_time, kept_dossiers.published_overdue) is null,
        '',
        chr(10) || concat_ws('|', 'measures', kept_dossiers.unit_id, kept_dossiers.period, 'in_time_dossiers', '')
        || chr(10) || concat_ws('|', 'measures', kept_dossiers.unit_id, kept_dossiers.period, 'overdue_dossiers', '')
    )
    || coalesce(chr(10) || nullif(kept_dossiers.entered_origin, ''), '') as origin
from kept_dossiers;
