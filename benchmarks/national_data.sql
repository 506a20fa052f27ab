-- Beside big_data.sql, in the same connection: 3,838 units × 15 months of the 766 index (six groups), and of its
-- 63 × 20 departments 60 months of dossiers in three fields. Figures come from md5, so every machine measures the same.
create temp table units_766 as
with provinces_now as (
    select
        units.unit_id,
        units.name,
        row_number() over (order by units.unit_id) as place
    from units
    inner join current_provinces on current_provinces.province_id = units.province_id
    where units.kind = 'province' and current_provinces.era in ('new', 'both')
    qualify row_number() over (partition by units.name order by units.unit_id desc) = 1
    order by units.unit_id
    limit 34
)

select
    provinces_now.unit_id,
    provinces_now.unit_id as province_id,
    provinces_now.name,
    provinces_now.name as province,
    'province' as kind,
    'cấp tỉnh' as cohort
from provinces_now
union all
select
    'bench-so-' || format('{:02d}', number) || '.' || provinces_now.unit_id as unit_id,
    provinces_now.unit_id as province_id,
    'Sở thử tải 766 ' || format('{:02d}', number) as name,
    provinces_now.name as province,
    'department' as kind,
    'sở, ban, ngành' as cohort
from provinces_now
cross join range(1, 21) as numbers(number)
union all
select
    'bench-xa-' || format('{:03d}', number) || '.' || provinces_now.unit_id as unit_id,
    provinces_now.unit_id as province_id,
    'UBND xã thử tải ' || format('{:03d}', number) as name,
    provinces_now.name as province,
    'commune' as kind,
    'cấp xã' as cohort
from provinces_now
cross join range(1, 94) as numbers(number)
-- 34 provinces + 34 × 20 departments + 3,124 communes
where number <= 91 or provinces_now.place <= 30 and number = 92;

create temp table months_766 as
select strftime(date '2025-07-01' + to_months(cast(number as integer)), '%Y-%m') as period
from range(15) as numbers(number);

create temp table months_of_dossiers as
select strftime(date '2020-01-01' + to_months(cast(number as integer)), '%Y-%m') as period
from range(60) as numbers(number);

insert into units by name
select *
from units_766
where units_766.unit_id like 'bench-%';

insert into coverages by name
with said as (
    select units_766.unit_id, months_766.period, 'index_766' as topic, 1 as row_count
    from units_766
    cross join months_766
    union all by name
    select departments.unit_id, months_of_dossiers.period, 'dossiers' as topic, 3 as row_count
    from departments
    cross join months_of_dossiers
)

select
    said.*,
    cast(md5('national' || said.topic || said.unit_id || said.period) as uuid) as coverage_id,
    said.topic || '|' || said.unit_id || '|bench|' || said.period as scope,
    'bench' as subject,
    uploads.upload_id,
    uploads.published_no,
    true as stands
from said
inner join uploads on uploads.file_name = 'thu_tai.sql';

insert into index_766 by name
with points as (
    select
        coverages.coverage_id,
        coverages.unit_id,
        coverages.period,
        round(18 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '1') % 1000) / 1000.0), 2) as transparency,
        round(20 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '2') % 1000) / 1000.0), 2) as progress,
        round(12 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '3') % 1000) / 1000.0), 2) as online_service,
        round(10 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '4') % 1000) / 1000.0), 2) as online_payment,
        round(18 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '5') % 1000) / 1000.0), 2) as satisfaction,
        round(22 * (0.7 + 0.3 * (md5_number_lower(coverages.scope || '6') % 1000) / 1000.0), 2) as digitisation
    from coverages
    where coverages.topic = 'index_766' and coverages.subject = 'bench'
)

select
    points.*,
    points.transparency + points.progress + points.online_service + points.online_payment + points.satisfaction
    + points.digitisation as total
from points;

insert into dossier_counts by name
select
    coverages.coverage_id,
    coverages.unit_id,
    coverages.period,
    number as position,
    'Lĩnh vực ' || number as label,
    100 as received_total,
    80 as received_online,
    15 as received_direct,
    5 as carried_over,
    95 as resolved_total,
    50 as resolved_early,
    45 - md5_number_lower(coverages.scope || number) % 6 as resolved_on_time,
    md5_number_lower(coverages.scope || number) % 6 as resolved_late,
    5 as pending_total,
    5 as pending_in_time,
    0 as pending_late,
    40 as payable_total,
    30 as paid_online,
    60 as digitised,
    'official' as flag
from coverages
cross join range(1, 4) as numbers(number)
where coverages.topic = 'dossiers' and coverages.subject = 'bench';

checkpoint;
