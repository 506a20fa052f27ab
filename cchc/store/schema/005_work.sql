-- The work of the year: dossiers, tasks, targets, other measures, documents that figures refer to.
create table if not exists dossier_counts (
    coverage_id uuid,
    unit_id varchar,
    period varchar,
    position integer,
    label varchar,
    received_total bigint,
    received_online bigint,
    received_direct bigint,
    carried_over bigint,
    resolved_total bigint,
    resolved_early bigint,
    resolved_on_time bigint,
    resolved_late bigint,
    resolved_early_or_on_time bigint,
    pending_total bigint,
    pending_in_time bigint,
    pending_late bigint,
    average_days double,
    flag varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    quote varchar,
    note varchar
);
-- What a report counts besides: dossiers with something to pay, paid online, digitised; and whether a line is part of
-- the line above it (then it is never summed).
alter table dossier_counts add column if not exists payable_total bigint;
alter table dossier_counts add column if not exists paid_online bigint;
alter table dossier_counts add column if not exists digitised bigint;
alter table dossier_counts add column if not exists is_part boolean;

create table if not exists task_counts (
    coverage_id uuid,
    unit_id varchar,
    period varchar,
    plan varchar,
    total bigint,
    due bigint,
    done bigint,
    done_on_time bigint,
    done_late bigint,
    open bigint,
    open_in_time bigint,
    open_late bigint,
    flag varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    quote varchar,
    note varchar
);

create table if not exists tasks (
    coverage_id uuid,
    unit_id varchar,
    period varchar,
    position integer,
    title varchar,
    owner varchar,
    assigned_by varchar,
    due_on date,
    due_text varchar,
    done_on date,
    state varchar,
    sheet varchar,
    row_no integer
);

create table if not exists targets (
    coverage_id uuid,
    unit_id varchar,
    measure varchar,
    title varchar,
    period varchar,
    comparison varchar,
    value double,
    measure_unit varchar,
    source_id varchar,
    quote varchar,
    note varchar
);

create table if not exists measures (
    coverage_id uuid,
    unit_id varchar,
    measure varchar,
    title varchar,
    period varchar,
    plan double,
    actual double,
    measure_unit varchar,
    flag varchar,
    source_id varchar,
    quote varchar,
    note varchar
);

create table if not exists documents (
    coverage_id uuid,
    unit_id varchar,
    period varchar,
    title varchar,
    number varchar,
    quote varchar,
    source_id varchar
);

-- Figures and targets that officers enter themselves name their document, or the cell they were read from.
alter table measures add column if not exists document varchar;
alter table measures add column if not exists sheet varchar;
alter table measures add column if not exists row_no integer;
alter table targets add column if not exists document varchar;
alter table targets add column if not exists sheet varchar;
alter table targets add column if not exists row_no integer;

-- Tasks that a document lists name it, as figures do; those of an uploaded list come from its file.
alter table tasks add column if not exists source_id varchar;

-- Who answers for a criterion or area of the year's index: `criterion` is its code, else its name. `since` is blank where no day is
-- said: then it is for the whole year.
create table if not exists responsibilities (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    criterion varchar,
    code varchar,
    title varchar,
    owner varchar,
    supporters varchar,
    since date,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer
);
