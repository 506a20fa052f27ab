-- The points available for each group of the 766 index, in each version of its framework: five groups of the decision,
-- or six where the portal tells online payment apart from online service.
create or replace view index_766_maxima as
select
    standing_criteria.framework_id,
    standing_frameworks.name as framework,
    coalesce(standing_frameworks.year_from, 0) as year_from,
    coalesce(standing_frameworks.year_to, 9999) as year_to,
    groups.group_name,
    cast(standing_criteria.max_score as double) as max_score,
    bool_or(groups.group_name = 'online_payment') over (partition by standing_criteria.framework_id) as has_payment
from standing_criteria
inner join standing_frameworks on standing_frameworks.framework_id = standing_criteria.framework_id
inner join (
    values
    ('CKMB', 'transparency'),
    ('TDGQ', 'progress'),
    ('CLGQ', 'online_service'),
    ('TTTT', 'online_payment'),
    ('MDHL', 'satisfaction'),
    ('MDSH', 'digitisation'),
    ('1', 'transparency'),
    ('2', 'progress'),
    ('3', 'digitisation'),
    ('4', 'online_service'),
    ('5', 'satisfaction')
) as groups(code, group_name) on groups.code = standing_criteria.code
where standing_criteria.framework_id like '766%' and standing_criteria.level = 'area';

-- Every document that tells a reading of the 766 index: the one that stands, and what is kept as a further reading or beside a newer one
-- that was asked to keep it. Only what stands is told of its `origin` without the document.
create or replace view documents_766 as
select
    index_766.*,
    told_flag(null, coverages.standing) as flag,
    coverages.upload_id,
    coverages.published_no,
    coverages.standing,
    coverages.stands,
    case when coverages.stands then 'used' when coverages.is_kept then 'kept' else 'further' end as use_state,
    concat_ws(
        '|',
        if(coverages.stands, 'index', 'index_besides'),
        '766',
        index_766.period,
        index_766.unit_id,
        coalesce(index_766.snapshot, ''),
        if(coverages.stands, null, cast(coverages.coverage_id as varchar)),
        ''
    ) as origin
from index_766
inner join coverages on coverages.coverage_id = index_766.coverage_id and coverages.unit_id = index_766.unit_id
where (coverages.stands or coverages.is_further or coverages.is_kept) and coverages.topic = 'index_766';

-- Every reading of the 766 index, with whether online payment is counted within online service: no points of its own,
-- and the five others make the total. A group that is only missing leaves the total larger than the rest.
create or replace view readings_766 as
select
    units.name as unit,
    units.province,
    units.cohort,
    standing_index_766.* exclude (snapshot),
    coalesce(standing_index_766.snapshot, '') as snapshot,
    concat_ws(
        '|',
        'index',
        '766',
        standing_index_766.period,
        standing_index_766.unit_id,
        coalesce(standing_index_766.snapshot, ''),
        ''
    ) as origin,
    standing_index_766.online_payment is null
    and coalesce(
        abs(
            standing_index_766.transparency
            + standing_index_766.progress
            + standing_index_766.online_service
            + standing_index_766.satisfaction
            + standing_index_766.digitisation
            - standing_index_766.total
        ) <= 0.05,
        false
    ) as is_merged
from standing_index_766
inner join units on units.unit_id = standing_index_766.unit_id;
