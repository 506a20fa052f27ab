-- The departments of big_data.sql with a ledger of remedies a year: 25 limitations that name a line each, a remedy and an action for each, two
-- changes of state of every second action, evidence of every fourth; and a list of who answers for the criteria.
create temp table ledgers as
select
    units.unit_id,
    cast(years.year as integer) as year
from units
cross join range(2010, 2025) as years(year)
where units.unit_id like 'bench-%' and units.kind = 'department' and starts_with(units.name, 'Sở thử tải');

insert into uploads by name
select
    cast(md5('bench remedies') as uuid) as upload_id,
    'thu_tai_khac_phuc.sql' as file_name,
    md5('bench remedies') as sha256,
    'remedy_ledger' as kind,
    0 as row_count,
    'benchmark' as published_by,
    timestamp '2025-01-01' as published_at,
    (select max(published_no) + 1 from uploads) as published_no,
    'published' as state;

create temp table ledger_rows as
select
    ledgers.unit_id,
    ledgers.year,
    numbers.number,
    numbers.number || '-' || ledgers.unit_id || '-' || ledgers.year as id
from ledgers
cross join range(1, 26) as numbers(number);

create temp table ledger_scopes as
select topics.topic, ledgers.unit_id, '' as subject, ledgers.year, 25 as row_count
from ledgers
cross join (select unnest(['ledger_limitations', 'ledger_remedies', 'ledger_actions']) as topic) as topics
union all by name
select 'responsibilities' as topic, ledgers.unit_id, '' as subject, ledgers.year, 10 as row_count
from ledgers
where ledgers.year % 5 = 0
union all by name
select 'action_states' as topic, unit_id, 'a-' || id as subject, year, 2 as row_count
from ledger_rows
where number % 2 = 0
union all by name
select 'evidence' as topic, unit_id, 'e-' || id as subject, year, 1 as row_count
from ledger_rows
where number % 4 = 0;

insert into coverages by name
select
    cast(md5(ledger_scopes.topic || ledger_scopes.unit_id || ledger_scopes.subject || ledger_scopes.year) as uuid) as coverage_id,
    ledger_scopes.topic || '|' || ledger_scopes.unit_id || '|' || ledger_scopes.subject || '|' || ledger_scopes.year as scope,
    ledger_scopes.topic,
    ledger_scopes.unit_id,
    ledger_scopes.subject,
    cast(ledger_scopes.year as varchar) as period,
    ledger_scopes.row_count,
    uploads.upload_id,
    uploads.published_no,
    true as stands
from ledger_scopes
inner join uploads on uploads.file_name = 'thu_tai_khac_phuc.sql';

create temp table planned as
select
    ledger_rows.*,
    coverages.topic,
    coverages.coverage_id
from ledger_rows
inner join coverages
    on coverages.unit_id = ledger_rows.unit_id
    and coverages.period = cast(ledger_rows.year as varchar)
    and coverages.subject = ''
    and starts_with(coverages.topic, 'ledger_');

insert into ledger_limitations by name
select
    planned.coverage_id,
    planned.unit_id,
    planned.year,
    planned.number as position,
    'l-' || planned.id as limitation_id,
    cast(ceil(planned.number / 2.5) as integer) as area_code,
    'Nội dung ' || cast(ceil(planned.number / 2.5) as integer) as area,
    'Hạn chế ' || planned.number as text,
    cast(ceil(planned.number / 2.5) as integer) || '.' || planned.number % 3 + 1 || '.' || planned.number % 2 + 1 as criteria,
    'score_sheet' as taken_from
from planned
where planned.topic = 'ledger_limitations';

insert into ledger_remedies by name
select
    planned.coverage_id,
    planned.unit_id,
    planned.year,
    planned.number as position,
    'r-' || planned.id as remedy_id,
    'l-' || planned.id as limitation_ids,
    true as paired,
    'Giải pháp ' || planned.number as text
from planned
where planned.topic = 'ledger_remedies';

insert into ledger_actions by name
select
    planned.coverage_id,
    planned.unit_id,
    planned.year,
    planned.number as position,
    'a-' || planned.id as action_id,
    'r-' || planned.id as remedy_id,
    'Việc ' || planned.number as text,
    'Phòng ' || planned.number % 7 as owner,
    if(planned.number % 10 = 0, null, make_date(cast(planned.year as integer) + 1, 1, 1) + cast(12 * planned.number as integer)) as due_on,
    if(planned.number % 10 = 0, 'hằng quý', null) as due_text
from planned
where planned.topic = 'ledger_actions';

insert into action_states by name
select
    coverages.coverage_id,
    coverages.unit_id,
    cast(coverages.period as integer) as year,
    coverages.subject as action_id,
    ['in_progress', 'confirmed'][changes.number] as action_state,
    make_date(cast(coverages.period as integer) + 1, cast(3 * changes.number as integer), 1) as changed_on,
    'Phòng 1' as changed_by
from coverages
cross join range(1, 3) as changes(number)
where coverages.topic = 'action_states' and coverages.unit_id like 'bench-%';

insert into evidence by name
select
    coverages.coverage_id,
    coverages.unit_id,
    cast(coverages.period as integer) as year,
    coverages.subject as evidence_id,
    'a-' || substr(coverages.subject, 3) as action_id,
    '12/BC' as document,
    make_date(cast(coverages.period as integer) + 1, 6, 1) as added_on,
    'Phòng 1' as added_by
from coverages
where coverages.topic = 'evidence' and coverages.unit_id like 'bench-%';

insert into responsibilities by name
select
    coverages.coverage_id,
    coverages.unit_id,
    cast(coverages.period as integer) as year,
    numbers.number as position,
    cast(numbers.number as varchar) as criterion,
    cast(numbers.number as varchar) as code,
    'Phòng ' || numbers.number % 7 as owner
from coverages
cross join range(1, 11) as numbers(number)
where coverages.topic = 'responsibilities' and coverages.unit_id like 'bench-%';

drop table planned;
drop table ledger_scopes;
drop table ledger_rows;
drop table ledgers;

checkpoint;
