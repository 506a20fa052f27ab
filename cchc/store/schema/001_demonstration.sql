-- One row in a database that holds a demonstration and no real figures: which version of the generator made it, and the day that it
-- is in it. None in any other.
create table if not exists demonstration (
    generator varchar,
    today date
);
