-- one row per kept name of a criterion
delete from kept_criterion_names
