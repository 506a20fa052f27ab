-- one row: what was said of an upload when it was last sent back or withdrawn, and by whom
select
    approvals.approval_event,
    approvals.person,
    approvals.note,
    approvals.happened_at
from approvals
where approvals.upload_id = cast($upload_id as uuid) and approvals.approval_event in ('sent_back', 'withdrawn')
order by approvals.happened_at desc
limit 1
