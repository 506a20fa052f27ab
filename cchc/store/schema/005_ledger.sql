-- The ledger of what is done about lost points: limitations, remedies, actions, how far they are, and what proves it. A row keeps the id
-- that it was given when it was first published; a newer row of that id stands in its place.

-- What was found wanting in a year, as the office follows it. `criteria`: the codes of the lines of the unit's score sheet of that year
-- that it costs points in (the name of a line without code), one to a line of text. What these cost is never stored: the sheet tells it.
-- `taken_from`: what it was taken up from (`score_sheet`, `document`, `scenario`, `previous_year`, `typed`). One that went into another
-- names that one in `merged_into` and is followed no more; one that came out of another names in `split_from` the one that
-- all of them come from.
create table if not exists ledger_limitations (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    limitation_id varchar,
    area_code varchar,
    area varchar,
    text varchar,
    criteria varchar,
    cause varchar,
    cause_kind varchar,
    recoverability varchar,
    taken_from varchar,
    merged_into varchar,
    split_from varchar,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- What shall be done about limitations: `limitation_ids`, one to a line of text. `paired`: the document itself says which limitation
-- a remedy is for; false where they only stand in one order.
create table if not exists ledger_remedies (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    remedy_id varchar,
    limitation_ids varchar,
    paired boolean,
    text varchar,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- A single thing to do for a remedy: who, with whom, by when, and what comes of it.
create table if not exists ledger_actions (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    action_id varchar,
    remedy_id varchar,
    text varchar,
    owner varchar,
    supporters varchar,
    due_on date,
    due_text varchar,
    product varchar,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- A change of how far an action is: from the day `changed_on` on, until the next change. Of an action without any, nothing is done yet.
create table if not exists action_states (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    action_id varchar,
    action_state varchar,
    changed_on date,
    changed_by varchar,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);

-- What proves an action: a file, kept under its fingerprint in `upload_files` as the file of its publication, or the number of a document.
create table if not exists evidence (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    evidence_id varchar,
    action_id varchar,
    file_name varchar,
    file_kind varchar,
    byte_count bigint,
    sha256 varchar,
    document varchar,
    added_on date,
    added_by varchar,
    source_id varchar,
    note varchar
);

-- What a unit explains of a line of its score sheet that was appraised below its own score, before the second appraisal: `criterion` is the
-- line's code (the name of a line without code), `evidence` the number of a document, or the name of a file that the ledger holds.
create table if not exists explanations (
    coverage_id uuid,
    unit_id varchar,
    year integer,
    position integer,
    criterion varchar,
    text varchar,
    evidence varchar,
    explanation_state varchar,
    document varchar,
    source_id varchar,
    sheet varchar,
    row_no integer,
    note varchar
);
