-- Who may speak before whom. Of one thing the strongest document speaks, whatever came first: a decision, a published ranking
-- or matrix before an appraised sheet, that before what is derived from changes told elsewhere, then a self-assessment, and
-- last what is provisional. `flag` is the row's own, `standing` its document's.
create or replace macro authority(flag, standing) as case
    when standing = 'provisional' or contains(coalesce(flag, ''), 'provisional') then 0
    when standing = 'self_assessment' or contains(coalesce(flag, ''), 'self_assessment') then 1
    when contains(coalesce(flag, ''), 'derived') then 2
    when standing = 'appraised' then 3
    else 4
end;

-- The flag of a row as it is told: a document that is not final makes all its rows so.
create or replace macro told_flag(flag, standing) as case
    when standing in ('provisional', 'self_assessment') and not contains(coalesce(flag, ''), standing)
        then concat_ws(';', nullif(flag, 'official'), standing)
    else flag
end;

-- What was published before documents had a standing: rows that said so themselves, and sheets with own points alone.
update coverages
set standing = 'provisional'
where
    coverages.standing is null
    and coverages.coverage_id in (
        select results.coverage_id
        from results
        where results.flag = 'provisional'
        union all
        select scores.coverage_id
        from scores
        where scores.flag = 'provisional'
    );
update coverages
set standing = 'self_assessment'
where
    coverages.standing is null
    and coverages.topic = 'assessment'
    and coverages.coverage_id in (
        select results.coverage_id
        from results
        where results.score is null and results.self_score is not null
    );
update coverages
set standing = if(coverages.topic = 'assessment', 'appraised', 'published')
where coverages.standing is null;
