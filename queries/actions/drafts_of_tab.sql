-- one row per draft that a tab left in another visit and that is not too old, the newest first
select
    drafts.visit,
    drafts.form,
    drafts.content,
    drafts.changed_at
from drafts
where
    drafts.tab = $tab
    and drafts.visit != $visit
    and drafts.changed_at >= cast($oldest as timestamp)
order by drafts.changed_at desc
