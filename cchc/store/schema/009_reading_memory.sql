-- What officers taught the reader: names they chose for names it did not know, and what the columns of a header mean.
create table if not exists unit_aliases (
    alias varchar,
    unit varchar,
    chosen_by varchar,
    chosen_at timestamp
);

create table if not exists reading_corrections (
    fingerprint varchar,
    correction varchar,
    chosen_by varchar,
    chosen_at timestamp
);
