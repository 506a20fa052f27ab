-- Reports as officers left them, one row per version of a report of a unit, kind and period: only ever appended to, the newest stands.
-- `edits` is what was written into it (JSON); `content` the whole report as it left the office, where it was issued (blank before).
create table if not exists reports (
    unit_id varchar,
    kind varchar,
    period varchar,
    version_no integer,
    state varchar,
    edits varchar,
    content varchar,
    number varchar,
    issued_on date,
    data_version integer,
    saved_by varchar,
    saved_at timestamp
);

-- What an office's documents say of it, one row per version of a unit's settings: only ever appended to, the newest stands.
create table if not exists offices (
    unit_id varchar,
    version_no integer,
    settings varchar,
    saved_by varchar,
    saved_at timestamp
);

-- Word templates of an office, one row per version of a template of a unit and kind of document: only ever appended to, the newest
-- stands; `content` is the file, blank where the template was put away.
create table if not exists office_templates (
    unit_id varchar,
    kind varchar,
    name varchar,
    version_no integer,
    content blob,
    byte_count integer,
    sha256 varchar,
    saved_by varchar,
    saved_at timestamp
);

-- Tables and charts that somebody chose for slides, one row per block as it was shown: what it asks and how it is drawn (JSON), never
-- its figures. `block_id` is made from the content, so that an address names blocks shortly and holds no words of its own.
create table if not exists chosen_blocks (
    block_id varchar,
    content varchar,
    saved_at timestamp
);
