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
    amendments varchar,
    published_by varchar,
    published_at timestamp,
    published_no bigint,
    state varchar,
    taken_back_by varchar,
    taken_back_at timestamp
);

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

-- One row per change of the data: the data version is the newest number.
create table if not exists versions (
    version_no bigint,
    event varchar,
    upload_id uuid,
    changed_by varchar,
    changed_at timestamp
);
