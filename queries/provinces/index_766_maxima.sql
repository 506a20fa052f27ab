-- one row per group of the 766 index: the points available (six groups of the National Public Service Portal)
select
    case standing_criteria.code
        when 'CKMB' then 'transparency'
        when 'TDGQ' then 'progress'
        when 'CLGQ' then 'online_service'
        when 'TTTT' then 'online_payment'
        when 'MDHL' then 'satisfaction'
        when 'MDSH' then 'digitisation'
    end as group_name,
    standing_criteria.max_score
from standing_criteria
where standing_criteria.framework_id = '766-2026' and standing_criteria.level = 'area'
order by standing_criteria.code
