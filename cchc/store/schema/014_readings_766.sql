-- The points available for each group of the 766 index, in each version of its framework: five groups of the decision,
-- or six where the portal tells online payment apart from online service.
create or replace view index_766_maxima as
select
    current_criteria.framework_id,
    current_frameworks.name as framework,
    coalesce(current_frameworks.year_from, 0) as year_from,
    coalesce(current_frameworks.year_to, 9999) as year_to,
    groups.group_name,
    cast(current_criteria.max_score as double) as max_score,
    bool_or(groups.group_name = 'online_payment') over (partition by current_criteria.framework_id) as has_payment
from current_criteria
inner join current_frameworks on current_frameworks.framework_id = current_criteria.framework_id
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
) as groups(code, group_name) on groups.code = current_criteria.code
where current_criteria.framework_id like '766%' and current_criteria.level = 'area';

-- Every document that tells a reading of the 766 index: the one that stands, and what is kept as a further reading or beside a newer one
-- that was asked to keep it. Only what stands is told of its `origin` without the document.
create or replace view documents_766 as
select
    index_766.*,
    effective_flag(null, coverages.standing) as flag,
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
    current_index_766.* exclude (snapshot),
    coalesce(current_index_766.snapshot, '') as snapshot,
    concat_ws(
        '|',
        'index',
        '766',
        current_index_766.period,
        current_index_766.unit_id,
        coalesce(current_index_766.snapshot, ''),
        ''
    ) as origin,
    current_index_766.online_payment is null
    and coalesce(
        abs(
            current_index_766.transparency
            + current_index_766.progress
            + current_index_766.online_service
            + current_index_766.satisfaction
            + current_index_766.digitisation
            - current_index_766.total
        ) <= 0.05,
        false
    ) as is_merged
from current_index_766
inner join units on units.unit_id = current_index_766.unit_id;
