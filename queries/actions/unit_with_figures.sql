-- one row per unit that is asked about in a trial, of which there is one, or none where no figure of a unit stands
select
    units.name as unit,
    units.province,
    units.unit_id
from coverages
inner join units on units.unit_id = coverages.unit_id
where coverages.stands
order by coverages.topic = 'assessment' desc, coverages.period desc, units.unit_id
limit 1
