-- Groups of provinces or units that people name and keep. Only ever appended to: the newest row of a name stands, so
-- who had which members when is never lost.
create table if not exists saved_groups (
    group_id varchar,
    name varchar,
    level varchar,
    members varchar[],
    is_deleted boolean,
    saved_by varchar,
    saved_at timestamp
);
