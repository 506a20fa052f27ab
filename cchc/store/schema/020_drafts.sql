-- What people typed and have not published yet: the only rows that are changed in place and thrown away, for no figure comes from them.
-- `tab` is a fingerprint of what only that tab of a browser knows; a visit is one session of it.
create table if not exists drafts (
    tab varchar,
    visit varchar,
    form varchar,
    content varchar,
    changed_at timestamp
);
