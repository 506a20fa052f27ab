-- one row per unit that has any figure standing, with the topics and the newest year it has
select
    units.unit_id,
    units.name as unit,
    units.province,
    units.cohort,
    list_sort(list(distinct coverages.topic)) as topics,
    max(cast(left(coverages.period, 4) as integer)) as newest_year,
    count(distinct coverages.topic) as topic_count,
    count(*) as figures
from coverages
inner join units on units.unit_id = coverages.unit_id
where
    coverages.stands
    and coverages.period != ''
    and ($topics is null or list_contains(cast($topics as varchar[]), coverages.topic))
group by units.unit_id, units.name, units.province, units.cohort
order by units.province, units.cohort, units.name, units.unit_id
