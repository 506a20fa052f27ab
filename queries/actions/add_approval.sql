-- one row: a step of a publication that waits for a second person
insert into approvals (upload_id, approval_event, account, person, note, happened_at)
values (cast($upload_id as uuid), $approval_event, $account, $person, $note, $happened_at)
