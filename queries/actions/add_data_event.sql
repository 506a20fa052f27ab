-- one row per change of the data: what the record says of it for good
insert into data_events (event_no, recorded_at, actor, data_act, about, details, previous, event_hash)
values ($event_no, $recorded_at, $actor, $data_act, $about, $details, $previous, $event_hash)
