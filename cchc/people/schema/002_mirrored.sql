-- Up to which line the record was also written to the file of `CCHC_RECORD_FILE`.
create table mirrored (
    path text primary key,
    no integer not null
) strict;
