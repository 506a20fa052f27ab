-- one row: number and fingerprint of the newest row of the record of the data
select
    coalesce(max(data_events.event_no), 0) as event_no,
    coalesce(arg_max(data_events.event_hash, data_events.event_no), '') as event_hash
from data_events
