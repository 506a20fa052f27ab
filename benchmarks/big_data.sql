-- 63 provinces × 20 departments × 15 years × 100 lines of a score sheet (each published as often as the variable `size` says), with totals, dossiers and tasks, beside the
-- seeded figures. Points come from md5, so every machine measures the same rows.
create temp table departments as
select
    'bench-' || old_provinces.province_id || '-' || format('{:02d}', number) as unit_id,
    old_provinces.province_id,
    old_provinces.name as province,
    'Sở thử tải ' || format('{:02d}', number) as name
from (
    select distinct provinces.province_id, provinces.name
    from provinces
    where provinces.era in ('old', 'both')
    order by provinces.province_id
    limit 63
) as old_provinces
cross join range(1, 21) as numbers(number);

create temp table sheets as
select
    departments.unit_id,
    cast(year as integer) as year,
    cast(md5('assessment' || departments.unit_id || year) as uuid) as assessment_id,
    cast(md5('result' || departments.unit_id || year) as uuid) as result_id
from departments
cross join range(2010, 2025) as years(year);

create temp table lines as
select
    cast(area as varchar) as area_code,
    position,
    case when part = 0 then 'area' when part in (1, 4, 7) then 'criterion' else 'subcriterion' end as level,
    case
        when part = 0 then cast(area as varchar)
        when part in (1, 4, 7) then area || '.' || cast((part + 2) / 3 as integer)
        else area || '.' || cast(ceil(part / 3.0) as integer) || '.' || ((part + 1) % 3)
    end as code,
    case when part = 0 then 10 when part in (1, 4, 7) then 0 when part in (2, 3) then 1 else 2 end as max_score
from (
    select position, cast(floor(position / 10) as integer) + 1 as area, position % 10 as part
    from range(100) as positions(position)
) as parts;

create temp table leaf_points as
select
    sheets.assessment_id as coverage_id,
    sheets.unit_id,
    sheets.year,
    lines.area_code,
    lines.code,
    lines.max_score,
    round(
        lines.max_score * (0.6 + 0.4 * (md5_number_lower(sheets.unit_id || sheets.year || lines.code) % 1000) / 1000.0), 2
    ) as score
from sheets
cross join lines
where lines.level = 'subcriterion';

insert into units by name
select unit_id, province_id, name, province, 'department' as kind, 'sở, ban, ngành' as cohort
from departments;

insert into uploads by name
select
    cast(md5('bench') as uuid) as upload_id,
    'thu_tai.sql' as file_name,
    md5('bench') as sha256,
    'score_sheet' as kind,
    (select count(*) from sheets) * 100 as row_count,
    'benchmark' as published_by,
    timestamp '2025-01-01' as published_at,
    (select max(published_no) + 1 from uploads) as published_no,
    'published' as state;

insert into coverages by name
with said as (
    select assessment_id as coverage_id, 'assessment' as topic, unit_id, cast(year as varchar) as period, 100 as row_count
    from sheets
    union all by name
    select result_id as coverage_id, 'result' as topic, unit_id, cast(year as varchar) as period, 1 as row_count
    from sheets
    union all by name
    select
        cast(md5(topic || unit_id || period) as uuid) as coverage_id,
        topic,
        unit_id,
        period,
        1 as row_count
    from departments
    cross join (select unnest(['dossiers', 'task_counts']) as topic) as topics
    cross join (
        select year || '-Q' || quarter as period
        from range(2020, 2025) as years(year)
        cross join range(1, 5) as quarters(quarter)
    ) as periods
)

select
    said.*,
    said.topic || '|' || said.unit_id || '||' || said.period as scope,
    '' as subject,
    uploads.upload_id,
    uploads.published_no,
    true as stands
from said
inner join uploads on uploads.file_name = 'thu_tai.sql';

insert into scores by name
with parents as (
    select coverage_id, area_code as code, sum(max_score) as max_score, sum(score) as score
    from leaf_points
    group by all
    union all by name
    select coverage_id, left(code, -2) as code, sum(max_score) as max_score, sum(score) as score
    from leaf_points
    group by all
)

select
    sheets.assessment_id as coverage_id,
    sheets.unit_id,
    sheets.year,
    lines.position + 1 as position,
    lines.level,
    lines.code,
    case when lines.level != 'area' then left(lines.code, -2) end as parent_code,
    lines.area_code,
    lines.level = 'subcriterion' as is_leaf,
    'Nội dung ' || lines.code as title,
    coalesce(leaf_points.max_score, parents.max_score) as max_score,
    coalesce(leaf_points.score, parents.score) as self_score,
    coalesce(leaf_points.score, parents.score) as appraised_score,
    coalesce(leaf_points.score, parents.score) as score,
    'official' as flag,
    'Sheet1' as sheet,
    lines.position + 8 as row_no
from sheets
cross join lines
left join leaf_points on leaf_points.coverage_id = sheets.assessment_id and leaf_points.code = lines.code
left join parents on parents.coverage_id = sheets.assessment_id and parents.code = lines.code
-- As uploads come: year by year, the lines of a sheet together.
order by sheets.year, sheets.unit_id, lines.position;

-- Self-assessed, appraised, corrected: what a publication replaced stays as history and no longer stands.
create temp table replaced as
select
    version,
    sheets.assessment_id,
    cast(md5('replaced' || version || sheets.assessment_id) as uuid) as coverage_id
from sheets
cross join range(1, getvariable('size')) as versions(version);

insert into coverages by name
select coverages.* replace (replaced.coverage_id as coverage_id, false as stands)
from coverages
inner join replaced on replaced.assessment_id = coverages.coverage_id;

insert into scores by name
select scores.* replace (replaced.coverage_id as coverage_id)
from scores
inner join replaced on replaced.assessment_id = scores.coverage_id
order by replaced.version, scores.year, scores.unit_id, scores.position;

insert into results by name
select
    sheets.result_id as coverage_id,
    sheets.unit_id,
    sheets.year,
    'bo-chi-so-thu-tai' as framework_id,
    100 as max_score,
    points.score,
    cast(points.score as double) as ratio,
    true as listed,
    'official' as flag
from sheets
inner join (
    select coverage_id, sum(score) as score
    from leaf_points
    group by coverage_id
) as points on points.coverage_id = sheets.assessment_id;

create or replace table kept_totals as
select computed_totals.*
from computed_totals
order by computed_totals.province, computed_totals.unit_id, computed_totals.year;

insert into dossier_counts by name
select
    coverages.coverage_id,
    coverages.unit_id,
    coverages.period,
    1 as position,
    'Tổng số' as label,
    1000 as received_total,
    800 as received_online,
    150 as received_direct,
    50 as carried_over,
    950 as resolved_total,
    500 as resolved_early,
    450 - md5_number_lower(coverages.scope) % 30 as resolved_on_time,
    md5_number_lower(coverages.scope) % 30 as resolved_late,
    50 as pending_total,
    50 as pending_in_time,
    0 as pending_late,
    'official' as flag
from coverages
where coverages.topic = 'dossiers' and coverages.unit_id like 'bench-%';

insert into task_counts by name
select
    coverages.coverage_id,
    coverages.unit_id,
    coverages.period,
    'Kế hoạch CCHC' as plan,
    40 as total,
    30 as due,
    28 as done,
    25 as done_on_time,
    3 as done_late,
    12 as open,
    10 as open_in_time,
    2 as open_late,
    'official' as flag
from coverages
where coverages.topic = 'task_counts' and coverages.unit_id like 'bench-%';

insert into versions by name
select max(version_no) + 1 as version_no, 'publish' as event, timestamp '2025-01-01' as changed_at
from versions;

checkpoint;
