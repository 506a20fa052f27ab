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

-- How final something is by its flag or its document's standing: what is less final never goes before what is more.
create or replace macro finality(flag) as case
    when contains(coalesce(flag, ''), 'provisional') then 0
    when contains(coalesce(flag, ''), 'self_assessment') then 1
    else 2
end;

-- The flag of a row as it is told: a document that is not final makes all its rows so.
create or replace macro effective_flag(flag, standing) as case
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
                'rank_of_known',
                'uncertain',
                'disputed',
                'conflict',
                'partial',
                'computed'
            ],
            lambda remark: contains(';' || array_to_string(flags, ';') || ';', ';' || remark || ';')
        ),
        ';'
    ),
    ''
);

-- What came with the product, by who published it (`seed.py`).
create or replace macro is_shipped(published_by) as published_by = 'dữ liệu kèm theo';

-- Every coverage with how final its document is and whether it is in the running for its scope: published, with rows, and not from
-- before a person's word (a removal, or a document put before stronger ones). Those made to complete others never are. What comes with
-- the product (`is_shipped`), also anew with a later version of it, goes behind whatever a person published or removed.
create or replace view coverage_candidates as
select
    coverages.coverage_id,
    coverages.scope,
    coverages.standing,
    coverages.published_no,
    finality(coverages.standing) as finality,
    is_shipped(uploads.published_by) as is_shipped,
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
    )
    and not (
        is_shipped(uploads.published_by)
        and coalesce(
            bool_or(
                uploads.state = 'published'
                and coverages.completes is null
                and (coverages.row_count = 0 or coverages.overrules)
                and not is_shipped(uploads.published_by)
            ) over (partition by coverages.scope),
            false
        )
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

-- One row per document that tells a total or a reading of the 766 index, stands no more and is kept beside the one that does: newer ones
-- were asked to keep what they do not carry, and it says something that none of them says. Its row stays whole, since what one
-- document says of a total is never put together with what another says. Down to the newest that keeps nothing, among those as final as
-- the one that stands.
create or replace view retained_documents as
with reached as (
    select
        coverages.coverage_id,
        coverages.scope,
        coverages.published_no,
        coverages.stands
    from coverages
    inner join coverage_candidates on coverage_candidates.coverage_id = coverages.coverage_id
    inner join coverages as first_ones on first_ones.scope = coverages.scope and first_ones.stands
    inner join coverage_candidates as first_candidates
        on first_candidates.coverage_id = first_ones.coverage_id
        and first_candidates.finality = coverage_candidates.finality
    where
        coverage_candidates.is_running
        and coverages.topic in ('result', 'index_766')
        and coverages.scope in (
            select keeping.scope
            from coverages as keeping
            where keeping.keeps
        )
    qualify
        coverages.published_no >= coalesce(
            max(coverages.published_no) filter (where not coalesce(coverages.keeps, false)) over (partition by coverages.scope),
            0
        )
),

figures_of_documents as (
    select
        results.coverage_id,
        figures.figure
    from results
    cross join lateral (
        values
        ('max_score', results.max_score is not null),
        ('self_score', results.self_score is not null),
        ('appraised_score', results.appraised_score is not null),
        ('survey_score', results.survey_score is not null),
        ('score', results.score is not null),
        ('ratio', results.ratio is not null),
        ('rank', results.rank is not null),
        ('out_of', results.out_of is not null),
        ('class', results.class is not null),
        ('rank_change', results.rank_change is not null)
    ) as figures(figure, is_told)
    where figures.is_told
    union all
    select
        index_766.coverage_id,
        figures.figure
    from index_766
    cross join lateral (
        values
        ('transparency', index_766.transparency is not null),
        ('progress', index_766.progress is not null),
        ('online_service', index_766.online_service is not null),
        ('online_payment', index_766.online_payment is not null),
        ('satisfaction', index_766.satisfaction is not null),
        ('digitisation', index_766.digitisation is not null),
        ('total', index_766.total is not null),
        ('rank', index_766.rank is not null)
    ) as figures(figure, is_told)
    where figures.is_told
),

newest as (
    select
        reached.scope,
        arg_max(reached.coverage_id, reached.published_no) as coverage_id
    from reached
    inner join figures_of_documents on figures_of_documents.coverage_id = reached.coverage_id
    group by reached.scope, figures_of_documents.figure
)

select
    newest.coverage_id,
    newest.scope
from newest
inner join coverages on coverages.coverage_id = newest.coverage_id and not coverages.stands
group by newest.coverage_id, newest.scope;

-- Rows that were put together of several documents before that.
update coverages
set stands = true
where
    coverages.topic in ('result', 'index_766')
    and coverages.coverage_id in (
        select completing.completes
        from coverages as completing
        where completing.stands
    );
update coverages
set stands = false
where coverages.topic in ('result', 'index_766') and coverages.completes is not null;
update coverages
set is_kept = true
where
    coverages.is_kept is null
    and coverages.coverage_id in (
        select retained_documents.coverage_id
        from retained_documents
    );
