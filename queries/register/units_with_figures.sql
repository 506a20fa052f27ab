-- one row per unit that has any figure standing, with the topics and the newest year it has
-- Counted by topic first: a year of monthly reports is thousands of coverages of few topics.
with topics_held as (
    select
        coverages.unit_id,
        coverages.topic,
        max(left(coverages.period, 4)) as newest_year,
        count(*) as figures
    from coverages
    where
        coverages.stands
        and coverages.period != ''
        and ($topics is null or list_contains(cast($topics as varchar[]), coverages.topic))
    group by coverages.unit_id, coverages.topic
)

select
    units.unit_id,
    units.name as unit,
    units.province,
    units.cohort,
    list_sort(list(topics_held.topic)) as topics,
    max(cast(topics_held.newest_year as integer)) as newest_year,
    count(*) as topic_count,
    cast(sum(topics_held.figures) as bigint) as figures
from topics_held
inner join units on units.unit_id = topics_held.unit_id
group by units.unit_id, units.name, units.province, units.cohort
order by in_name_order(units.province), in_name_order(units.cohort), in_name_order(units.name), units.unit_id
