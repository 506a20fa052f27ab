-- The register: provinces and units as they were, dated, with successors; sources; frameworks.
create table if not exists sources (
    coverage_id uuid,
    source_id varchar,
    title varchar,
    publisher varchar,
    decision_number varchar,
    decided_on varchar,
    url varchar,
    reliability varchar
);

create table if not exists provinces (
    coverage_id uuid,
    province_id varchar,
    code varchar,
    name varchar,
    full_name varchar,
    region varchar,
    region_2025 varchar,
    valid_from date,
    valid_to date,
    era varchar
);

create table if not exists province_successors (
    coverage_id uuid,
    old_code varchar,
    old_province varchar,
    new_code varchar,
    new_province varchar,
    merged_on date,
    source_id varchar
);

-- A unit is made the first time a figure speaks of it; it is never removed, only dated.
create table if not exists units (
    unit_id varchar,
    province_id varchar,
    name varchar,
    province varchar,
    kind varchar,
    cohort varchar,
    valid_from date,
    valid_to date
);

create table if not exists unit_successors (
    coverage_id uuid,
    old_name varchar,
    new_name varchar,
    merged_on date
);
-- Where the merger was decided.
alter table unit_successors add column if not exists source_id varchar;

create table if not exists frameworks (
    coverage_id uuid,
    framework_id varchar,
    name varchar,
    level varchar,
    issuer varchar,
    decision varchar,
    decided_on date,
    year_from integer,
    year_to integer,
    max_score decimal(18, 6),
    n_areas integer,
    n_criteria integer,
    n_subcriteria integer,
    source_id varchar,
    note varchar
);

create table if not exists criteria (
    coverage_id uuid,
    framework_id varchar,
    code varchar,
    parent_code varchar,
    level varchar,
    title varchar,
    max_score decimal(18, 6),
    scoring_method varchar,
    source_id varchar,
    note varchar
);
alter table criteria add column if not exists position integer;

create table if not exists rating_classes (
    coverage_id uuid,
    province varchar,
    cohort varchar,
    year_from integer,
    year_to integer,
    class varchar,
    lower_bound double,
    lower_op varchar,
    upper_bound double,
    upper_op varchar,
    basis varchar,
    max_scale varchar,
    status varchar,
    source_id varchar,
    note varchar
);

-- Which criteria are the same thing under two frameworks.
create table if not exists criterion_mappings (
    coverage_id uuid,
    from_framework varchar,
    from_code varchar,
    to_framework varchar,
    to_code varchar,
    relation varchar,
    source_id varchar,
    note varchar
);

-- What is due on which day of a scoring year, with its ground. `year_offset` 1: in the year after the one that is scored.
-- An event is entered anew to change it; the newest stands, as with all other data.
create table if not exists calendar_events (
    coverage_id uuid,
    event varchar,
    title varchar,
    kind varchar,
    month integer,
    day integer,
    year_offset integer,
    document varchar,
    source_id varchar,
    note varchar
);
