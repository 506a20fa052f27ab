-- What became of publications that waited for a second person: one row per step (`submitted`, `approved`, `sent_back`, `withdrawn`).
-- `account` is by what they log in, or the user of the system. Only ever appended to.
create table if not exists approvals (
    upload_id uuid,
    approval_event varchar,
    account varchar,
    person varchar,
    note varchar,
    happened_at timestamp
);
