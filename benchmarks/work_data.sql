-- The departments of big_data.sql with a list of 60 single tasks a year over five years, and in the newest of them 8 targets and 12
-- other figures a quarter.
insert into uploads by name
select
    cast(md5('bench work') as uuid) as upload_id,
    'thu_tai_cong_viec.sql' as file_name,
    md5('bench work') as sha256,
    'task_list' as kind,
    0 as row_count,
    'benchmark' as published_by,
    timestamp '2025-01-01' as published_at,
    (select max(published_no) + 1 from uploads) as published_no,
    'published' as state;

create temp table yearly as
select
    units.unit_id,
    cast(years.year as integer) as year
from units
cross join range(2020, 2025) as years(year)
where units.unit_id like 'bench-%' and units.kind = 'department';

create temp table work_lines as
select 'tasks' as topic, unit_id, '' as subject, cast(year as varchar) as period, year, 60 as row_count
from yearly
union all by name
select 'targets' as topic, unit_id, 'measure_' || number as subject, cast(year as varchar) as period, year, 1 as row_count
from yearly
cross join range(8) as numbers(number)
where year = 2024
union all by name
select
    'measures' as topic,
    unit_id,
    'measure_' || number || ' Số liệu ' || number as subject,
    year || '-Q' || quarter as period,
    year,
    1 as row_count
from yearly
cross join range(12) as numbers(number)
cross join range(1, 5) as quarters(quarter)
where year = 2024;

insert into coverages by name
select
    cast(md5(work_lines.topic || work_lines.unit_id || work_lines.subject || work_lines.period) as uuid) as coverage_id,
    work_lines.topic || '|' || work_lines.unit_id || '|' || work_lines.subject || '|' || work_lines.period as scope,
    work_lines.topic,
    work_lines.unit_id,
    work_lines.subject,
    work_lines.period,
    work_lines.row_count,
    uploads.upload_id,
    uploads.published_no,
    true as stands
from work_lines
inner join uploads on uploads.file_name = 'thu_tai_cong_viec.sql';

insert into tasks by name
select
    coverages.coverage_id,
    coverages.unit_id,
    coverages.period,
    numbers.number as position,
    'Nhiệm vụ ' || numbers.number as title,
    'Phòng ' || numbers.number % 7 as owner,
    ['UBND tỉnh', 'Kế hoạch CCHC', 'Kết luận của Chủ tịch UBND tỉnh'][numbers.number % 3 + 1] as assigned_by,
    if(
        numbers.number % 10 = 0,
        null,
        make_date(cast(coverages.period as integer), 1, 1) + cast(6 * numbers.number as integer)
    ) as due_on,
    if(numbers.number % 10 = 0, 'hằng quý', null) as due_text,
    if(
        numbers.number % 4 = 0,
        null,
        make_date(cast(coverages.period as integer), 1, 1) + cast(6 * numbers.number + numbers.number % 5 - 3 as integer)
    ) as done_on
from coverages
cross join range(1, 61) as numbers(number)
where coverages.topic = 'tasks' and coverages.unit_id like 'bench-%';

insert into targets by name
select
    coverages.coverage_id,
    coverages.unit_id,
    coverages.subject as measure,
    'Chỉ tiêu ' || coverages.subject as title,
    coverages.period,
    '>=' as comparison,
    100 as value,
    'triệu đồng' as measure_unit
from coverages
where coverages.topic = 'targets' and coverages.unit_id like 'bench-%';

insert into measures by name
select
    coverages.coverage_id,
    coverages.unit_id,
    split_part(coverages.subject, ' ', 1) as measure,
    coverages.subject as title,
    coverages.period,
    100 as plan,
    md5_number_lower(coverages.scope) % 50 as actual,
    'triệu đồng' as measure_unit,
    'official' as flag
from coverages
where coverages.topic = 'measures' and coverages.unit_id like 'bench-%';

drop table work_lines;
drop table yearly;

-- These figures came in beside the publication, which would have kept them.
create or replace table kept_dossiers as
select computed_dossiers.*
from computed_dossiers
order by computed_dossiers.province, computed_dossiers.unit_id, computed_dossiers.span, computed_dossiers.starts_on;

create or replace table kept_tasks as
select computed_tasks.*
from computed_tasks
order by computed_tasks.unit_id, computed_tasks.period, computed_tasks.position;

checkpoint;
