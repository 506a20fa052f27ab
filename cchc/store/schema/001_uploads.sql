-- Who published what, when, and what of it stands. No keys or constraints: DuckLake knows none;
-- integrity is queries/checks/. Times are UTC.
create table if not exists uploads (
    upload_id uuid,
    file_name varchar,
    sha256 varchar,
    kind varchar,
    units varchar,
    years varchar,
    row_count bigint,
    note varchar,
    published_by varchar,
    published_at timestamp,
    published_no bigint,
    state varchar,
    taken_back_by varchar,
    taken_back_at timestamp
);
alter table uploads add column if not exists amendments varchar;

-- The sender's file, byte for byte, once per content.
create table if not exists upload_files (
    sha256 varchar,
    content blob
);

-- What one upload speaks about: a topic of a unit in a period. `scope` is the four joined;
-- of all published coverages of a scope the newest stands.
create table if not exists coverages (
    coverage_id uuid,
    upload_id uuid,
    scope varchar,
    topic varchar,
    unit_id varchar,
    subject varchar,
    period varchar,
    row_count bigint,
    published_no bigint,
    stands boolean
);
-- `keeps`: what stands for the scope and its rows do not carry stands on. Coverages that are made for that, and not handed in,
-- name in `completes` the one in whose place they stand (cchc/store/publishing/carrying_over.py).
alter table coverages add column if not exists keeps boolean;
alter table coverages add column if not exists completes uuid;
-- How much its document says of what it covers (`published`, `appraised`, `self_assessment`, `provisional`), whether it
-- stands by a person's word before stronger ones, and whether it is kept as a further reading.
alter table coverages add column if not exists standing varchar;
alter table coverages add column if not exists overrules boolean;
alter table coverages add column if not exists is_further boolean;
-- Whether it is kept beside a newer one of its standing that was asked to keep what it does not carry.
alter table coverages add column if not exists is_kept boolean;

-- One row per change of the data: the data version is the newest number.
create table if not exists versions (
    version_no bigint,
    event varchar,
    upload_id uuid,
    changed_by varchar,
    changed_at timestamp
);

-- One row per coverage that was handed in: whose publication it is, from when (in Vietnam's zone, which keeps one offset all year), and what became of it.
create or replace view publication_history as
select
    coverages.coverage_id,
    coverages.upload_id,
    coverages.scope,
    coverages.topic,
    coverages.unit_id,
    coverages.subject,
    coverages.period,
    coverages.row_count,
    coverages.published_no,
    coverages.standing,
    uploads.file_name,
    uploads.published_by,
    uploads.published_at + interval '7 hours' as published_at,
    case
        when uploads.state = 'taken_back' then 'taken_back'
        when coverages.stands or completed.coverage_id is not null then 'published'
        when coverages.is_further then 'further'
        when coverages.is_kept then 'kept'
        else 'replaced'
    end as state
from coverages
inner join uploads on uploads.upload_id = coverages.upload_id
left join (
    select distinct
        completing.completes as coverage_id,
        completing.scope
    from coverages as completing
    where completing.stands and completing.completes is not null
) as completed on completed.coverage_id = coverages.coverage_id and completed.scope = coverages.scope
-- What waits for a second person, and what was not approved, is nobody's history.
where coverages.completes is null and uploads.state not in ('pending', 'sent_back');
