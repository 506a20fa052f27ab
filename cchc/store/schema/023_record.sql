-- What was done to the data, for good: one row per change, in the transaction of what it tells. Each carries the fingerprint of the one
-- before (`previous`), so that one that was changed or left out shows (`first_broken_event`). Of a lake, which has several writers,
-- no row knows the one before. `about` are units, `details` JSON.
create table if not exists data_events (
    event_no bigint,
    recorded_at varchar,
    actor varchar,
    data_act varchar,
    about varchar,
    details varchar,
    previous varchar,
    event_hash varchar
);
