-- Criteria over the years: which of them are the same thing under two frameworks, and every line of a score sheet
-- under a name that lasts.
create table if not exists criterion_mappings (
    coverage_id uuid,
    from_framework varchar,
    from_code varchar,
    to_framework varchar,
    to_code varchar,
    relation varchar,
    source_id varchar,
    note varchar
);

create or replace view standing_criterion_mappings as
select
    criterion_mappings.*,
    coverages.upload_id,
    coverages.published_no,
    coverages.topic
from criterion_mappings
inner join coverages on coverages.coverage_id = criterion_mappings.coverage_id
where coverages.stands and coverages.topic = 'criterion_mappings';

-- One name for all criteria that mappings join, over any number of frameworks; what a mapping calls new or dropped
-- has a name of its own, whatever else has its title.
create or replace view criterion_names as
with recursive joined as (
    select
        standing_criterion_mappings.from_framework as framework_id,
        standing_criterion_mappings.from_code as code,
        standing_criterion_mappings.to_framework as other_framework,
        standing_criterion_mappings.to_code as other_code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
    union
    select
        standing_criterion_mappings.to_framework as framework_id,
        standing_criterion_mappings.to_code as code,
        standing_criterion_mappings.from_framework as other_framework,
        standing_criterion_mappings.from_code as other_code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation in ('same', 'renamed', 'split', 'merged')
),

reached as (
    select
        joined.framework_id,
        joined.code,
        joined.framework_id || ' ' || joined.code as name
    from joined
    union
    select
        joined.framework_id,
        joined.code,
        reached.name
    from reached
    inner join joined on joined.other_framework = reached.framework_id and joined.other_code = reached.code
),

alone as (
    select
        standing_criterion_mappings.from_framework as framework_id,
        standing_criterion_mappings.from_code as code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation = 'dropped'
    union
    select
        standing_criterion_mappings.to_framework as framework_id,
        standing_criterion_mappings.to_code as code
    from standing_criterion_mappings
    where standing_criterion_mappings.relation = 'new'
)

select
    reached.framework_id,
    reached.code,
    '=' || min(reached.name) as name
from reached
where reached.framework_id is not null and reached.code is not null
group by reached.framework_id, reached.code
union all
select
    alone.framework_id,
    alone.code,
    '=' || alone.framework_id || ' ' || alone.code as name
from alone
anti join joined on joined.framework_id = alone.framework_id and joined.code = alone.code
where alone.framework_id is not null and alone.code is not null;

-- Every line of the areas of a score sheet with `name`, equal for the same criterion in every year of a unit, and
-- `path`, its unit and the names from its area down to it. The rule, first that fits:
-- 1. what the mapping table says;
-- 2. equal title, without accents, punctuation and the year in it (one framework's criterion has one title, however
-- it was typed); where one sheet has a title twice, title and code;
-- 3. an area whose title no other year has: the area of the same code in other years, unless this year has that too.
-- Bonus and penalty come along with depth 0, and every line with the total of its sheet's year, for a second look at
-- either costs as much as the lines. Everything is windowed by unit and province, so that a question about one unit reads that unit only.
create or replace view criterion_lines as
with folded as (
    select
        units.unit_id,
        units.name as unit,
        units.province,
        standing_scores.year,
        standing_scores.position,
        standing_scores.level,
        case
            when standing_scores.level = 'area' then 'area'
            when standing_scores.level in ('criterion', 'subcriterion') then 'criterion'
            else 'extra'
        end as rung,
        standing_scores.code,
        standing_scores.parent_code,
        standing_scores.area_code,
        standing_scores.is_leaf,
        standing_scores.title,
        standing_scores.max_score,
        standing_scores.score,
        standing_scores.max_score - standing_scores.score as deduction,
        unit_totals.framework_id,
        unit_totals.score as total_score,
        unit_totals.ratio as total_ratio,
        unit_totals.source_id as total_source_id,
        unit_totals.upload_id as total_upload_id,
        criterion_names.name as mapped_name,
        trim(
            regexp_replace(
                replace(strip_accents(lower(coalesce(standing_scores.title, ''))), 'đ', 'd'),
                '(((19|20)[0-9]{2})|[^a-z0-9])+',
                ' ',
                'g'
            )
        ) as title_key
    from standing_scores
    inner join units on units.unit_id = standing_scores.unit_id
    left join unit_totals
        on unit_totals.unit_id = units.unit_id
        and unit_totals.unit = units.name
        and unit_totals.province = units.province
        and unit_totals.year = standing_scores.year
    left join criterion_names
        on criterion_names.framework_id = unit_totals.framework_id
        and criterion_names.code = standing_scores.code
),

titled as (
    select
        folded.* exclude (title_key),
        case
            when folded.framework_id is null or folded.code is null then folded.title_key
            else min(folded.title_key) over (
                partition by
                    folded.unit_id, folded.unit, folded.province, folded.framework_id, folded.rung, folded.code
            )
        end as title_key
    from folded
),

named as (
    select
        titled.*,
        case
            when titled.mapped_name is not null then titled.mapped_name
            when count(*) over same_title > count(distinct titled.year) over same_title
                then titled.title_key || ' #' || coalesce(titled.code, '')
            when titled.rung != 'area' or titled.code is null or min(titled.year) over same_title < max(titled.year) over same_title
                then titled.title_key
        end as own_name
    from titled
    window same_title as (
        partition by titled.unit_id, titled.unit, titled.province, titled.rung, titled.title_key
    )
),

borrowed as (
    select
        named.*,
        coalesce(
            named.own_name,
            min(named.own_name) over (
                partition by named.unit_id, named.unit, named.province, named.rung, named.code
            ),
            '#' || named.code
        ) as likely_name
    from named
),

settled as (
    select
        borrowed.*,
        case
            when
                borrowed.own_name is null
                and count(*) over (
                    partition by
                        borrowed.unit_id, borrowed.unit, borrowed.province, borrowed.year, borrowed.rung, borrowed.likely_name
                ) > 1
                then '#' || borrowed.code
            else borrowed.likely_name
        end as name
    from borrowed
),

placed as (
    select
        settled.*,
        coalesce(
            max(case when settled.rung = 'area' then settled.name end) over (
                partition by settled.unit_id, settled.unit, settled.province, settled.year, settled.area_code
            ),
            '?' || coalesce(settled.area_code, '')
        ) as area_name,
        max(case when settled.level = 'criterion' then settled.name end) over (
            partition by
                settled.unit_id,
                settled.unit,
                settled.province,
                settled.year,
                settled.area_code,
                case settled.level when 'criterion' then settled.code when 'subcriterion' then settled.parent_code end
        ) as criterion_name
    from settled
)

select
    placed.* exclude (rung, mapped_name, title_key, own_name, likely_name, area_name, criterion_name),
    case
        when placed.rung = 'extra' then 0
        when placed.rung = 'area' then 1
        when placed.level = 'subcriterion' and placed.criterion_name is not null then 3
        else 2
    end as depth,
    case
        when placed.rung = 'area' then concat_ws(' / ', placed.unit_id, placed.name)
        when placed.level = 'subcriterion' then concat_ws(' / ', placed.unit_id, placed.area_name, placed.criterion_name, placed.name)
        else concat_ws(' / ', placed.unit_id, placed.area_name, placed.name)
    end as path,
    case
        when placed.rung = 'area' then placed.unit_id
        when placed.level = 'subcriterion' then concat_ws(' / ', placed.unit_id, placed.area_name, placed.criterion_name)
        else concat_ws(' / ', placed.unit_id, placed.area_name)
    end as parent_path
from placed;
