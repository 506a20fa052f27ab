-- People, their logins and the record of both.
create table people (
    name text primary key,
    written text not null,
    title text not null,
    password text not null,
    state text not null check (state in ('active', 'blocked')),
    must_change integer not null,
    totp text,
    totp_step integer not null default 0,
    recovery text,
    recovery_until real,
    last_login real,
    made_at real not null
) strict;

create table grants (
    name text not null references people (name),
    role text not null,
    scope_kind text not null,
    scope_of text not null,
    primary key (name, role, scope_kind, scope_of)
) strict;

create table sessions (
    token text primary key,
    name text not null references people (name),
    host text not null,
    address text not null,
    made_at real not null,
    seen_at real not null
) strict;

create index sessions_by_name on sessions (name);

create table attempts (
    about text not null,
    at real not null
) strict;

create index attempts_by_about on attempts (about, at);

create table events (
    no integer primary key,
    at text not null,
    actor text not null,
    action text not null,
    about text not null,
    details text not null,
    previous text not null,
    hash text not null
) strict;

create trigger events_stay before update on events begin select raise(abort, 'events are only added'); end;

create trigger events_are_kept before delete on events begin select raise(abort, 'events are only added'); end;
