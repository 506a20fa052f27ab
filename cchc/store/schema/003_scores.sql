-- Figures of the CCHC index of units. Points are decimals so that sums are exact.
-- `listed`: the row came from a table of many units, so ranks within it mean something.
create table if not exists results (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    framework_id varchar,
    max_score decimal(18, 6),
    self_score decimal(18, 6),
    appraised_score decimal(18, 6),
    survey_score decimal(18, 6),
    score decimal(18, 6),
    ratio double,
    rank integer,
    out_of integer,
    class varchar,
    rank_change integer,
    listed boolean,
    flag varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- One row per line of a score sheet: area, criterion, subcriterion, bonus, penalty.
create table if not exists scores (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    level varchar,
    code varchar,
    parent_code varchar,
    area_code varchar,
    is_leaf boolean,
    title varchar,
    max_score decimal(18, 6),
    self_score decimal(18, 6),
    appraised_score decimal(18, 6),
    survey_score decimal(18, 6),
    score decimal(18, 6),
    reason varchar,
    flag varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- Whom the sheet names as answering for a line, and what as proof of it: documents, a link.
alter table scores add column if not exists evidence varchar;
alter table scores add column if not exists owner varchar;

create table if not exists limitations (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    area_code varchar,
    area varchar,
    kind varchar,
    position integer,
    text varchar,
    measure_value varchar,
    owner varchar,
    due_text varchar,
    source_id varchar,
    note varchar
);
