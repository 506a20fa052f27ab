-- Who says who they are elsewhere (OIDC): issuer and subject, as the provider has them; and logins that have begun there.
alter table people add column subject text;

create unique index people_by_subject on people (subject);

create table login_starts (
    state text primary key,
    nonce text not null,
    verifier text not null,
    onward text not null,
    host text not null,
    made_at real not null
) strict;
