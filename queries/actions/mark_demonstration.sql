-- one row: the mark of a demonstration
insert into demonstration (generator, today)
values ($generator, $today)
