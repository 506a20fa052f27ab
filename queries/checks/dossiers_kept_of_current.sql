-- one row per report of dossiers that stands and is not kept, with all its lines, or is kept and does not stand, with what is kept of it
-- A report's lines never change, so what is kept of a report that stands is right; telling everything anew to compare it would take seconds.
with standing as (
    select
        coverages.coverage_id,
        count(*) as lines
    from coverages
    inner join dossier_counts on dossier_counts.coverage_id = coverages.coverage_id
    where coverages.stands and coverages.topic = 'dossiers'
    group by coverages.coverage_id
),

stored as (
    select
        kept_dossiers.coverage_id,
        count(*) as lines
    from kept_dossiers
    where kept_dossiers.span = 'line'
    group by kept_dossiers.coverage_id
)

select
    standing.coverage_id as standing_coverage,
    standing.lines as current_lines,
    stored.coverage_id as kept_coverage,
    stored.lines as kept_lines
from standing
full join stored on stored.coverage_id = standing.coverage_id
where standing.lines is distinct from stored.lines
