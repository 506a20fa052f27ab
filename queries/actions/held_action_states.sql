-- one row per action whose state was changed, of a unit and year of the view `incoming`, with the state that its newest change left it in and the
-- fingerprint of the file that said so
select
    state_changes.action_id,
    max_by(state_changes.action_state, row(state_changes.changed_on, state_changes.published_no)) as action_state,
    max(state_changes.changed_on) as changed_on,
    max_by(uploads.sha256, row(state_changes.changed_on, state_changes.published_no)) as sha256
from state_changes
inner join uploads on uploads.upload_id = state_changes.upload_id
semi join incoming
    on incoming.unit_id = state_changes.unit_id
    and cast(incoming.year as integer) = state_changes.year
group by state_changes.action_id
order by state_changes.action_id
