-- When a backup was made and where it lies: one row per backup that was checked and put in its place. Not a figure, so it moves no data version.
create table if not exists backups (
    made_at timestamp,
    folder varchar,
    file_name varchar,
    bytes bigint,
    version_no bigint,
    made_by varchar
);

-- What people set for the whole dashboard. Only ever appended to: the newest row of a name stands.
create table if not exists settings (
    name varchar,
    value varchar,
    set_by varchar,
    set_at timestamp
);
