-- Indices of provinces (PAR, SIPAS, PAPI, PCI, DTI): the figure that stands, every reading behind it,
-- parts of the total, national and regional statistics.
create table if not exists index_results (
    coverage_id uuid,
    index_type varchar,
    province_id varchar,
    year integer,
    value double,
    rank integer,
    out_of integer,
    group_published varchar,
    flag varchar,
    rank_flag varchar,
    rank_computed integer,
    n_sources integer,
    source_id varchar,
    rank_source_id varchar,
    note varchar
);
-- Which provinces were ranked where the year does not tell it: 'old' those to 30/06/2025, 'new' those since.
alter table index_results add column if not exists geography varchar;
alter table index_results add column if not exists sheet varchar;
alter table index_results add column if not exists row_no integer;

create table if not exists index_readings (
    coverage_id uuid,
    index_type varchar,
    province_id varchar,
    year integer,
    value double,
    rank integer,
    out_of integer,
    group_published varchar,
    flag varchar,
    source_id varchar,
    note varchar
);
alter table index_readings add column if not exists geography varchar;

create table if not exists index_areas (
    coverage_id uuid,
    province_id varchar,
    year integer,
    area_code varchar,
    area varchar,
    value double,
    measure_unit varchar,
    max_score double,
    rank integer,
    out_of integer,
    flag varchar,
    source_id varchar,
    note varchar
);

-- Parts of PAR INDEX name no index, those of others do.
alter table index_areas add column if not exists index_type varchar;
alter table index_areas add column if not exists sheet varchar;
alter table index_areas add column if not exists row_no integer;

create table if not exists index_stats (
    coverage_id uuid,
    index_type varchar,
    year integer,
    scope varchar,
    name varchar,
    stat varchar,
    value double,
    source_id varchar,
    note varchar
);

create table if not exists index_766 (
    coverage_id uuid,
    unit_id varchar,
    period varchar,
    snapshot varchar,
    transparency double,
    progress double,
    online_service double,
    online_payment double,
    satisfaction double,
    digitisation double,
    total double,
    rank integer,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- Years in which an index changed its rules, so that points before and after are not one line.
create table if not exists index_breaks (
    coverage_id uuid,
    index_type varchar,
    year integer,
    label varchar,
    affects varchar,
    source_id varchar,
    note varchar
);
alter table index_breaks add column if not exists flag varchar;
