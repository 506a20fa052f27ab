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

-- The flag of what is made of several figures: each remark that one of them carries, the weakest first; blank where all are official.
-- `flags` is the list of their flags.
create or replace macro combined_flags(flags) as nullif(
    array_to_string(
        list_filter(
            [
                'provisional',
                'self_assessment',
                'derived',
                'derived_rank',
                'uncertain',
                'disputed',
                'conflict',
                'computed'
            ],
            lambda remark: contains(';' || array_to_string(flags, ';') || ';', ';' || remark || ';')
        ),
        ';'
    ),
    ''
);

-- Every coverage with how final its document is and whether it is in the running for its scope: published, with rows, and not from
-- before a person's word (a removal, or a document put before stronger ones). Those made to complete others never are.
create or replace view coverage_rivals as
select
    coverages.coverage_id,
    coverages.scope,
    coverages.standing,
    coverages.published_no,
    case coverages.standing when 'provisional' then 0 when 'self_assessment' then 1 else 2 end as finality,
    uploads.state = 'published'
    and coverages.row_count > 0
    and coverages.completes is null
    and coverages.published_no >= coalesce(
        max(coverages.published_no) filter (
            where
                uploads.state = 'published'
                and coverages.completes is null
                and (coverages.row_count = 0 or coverages.overrules)
        ) over (partition by coverages.scope),
        0
    ) as is_running
from coverages
inner join uploads on uploads.upload_id = coverages.upload_id;

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
