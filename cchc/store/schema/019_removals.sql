-- What was removed: one row per scope and upload that covers it without a row, so that nothing stands for it. The figures that
-- stood before are kept, and stand again once the upload is taken back.
-- The newest publication is looked up for these scopes only: few are ever removed, and coverages are many.
create or replace view removals as
select
    publication_history.* replace (
        case
            when publication_history.state = 'replaced' and publication_history.published_no = newest.published_no then 'removed'
            else publication_history.state
        end as state
    )
from publication_history
left join (
    select
        rivals.scope,
        max(rivals.published_no) as published_no
    from publication_history as rivals
    semi join coverages as emptied on emptied.scope = rivals.scope and emptied.row_count = 0
    where rivals.state != 'taken_back'
    group by rivals.scope
) as newest on newest.scope = publication_history.scope
where publication_history.row_count = 0;
