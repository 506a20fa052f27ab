-- one row per change of the data, the newest first: when, by whom, which act, at which units, up to which data version
select data_events.*
from data_events
order by data_events.event_no desc
limit cast($most as bigint)
