-- one row if many lines lie apart, with their number: over 10 % and over two row groups
-- DuckDB skips a row group (122,880 rows) by the least and greatest value of a column. Apart lies a row group that begins
-- before an earlier one ended. What is published lies behind all others until the lines are gathered.
with row_groups as (
    select
        scores.rowid // 122880 as place,
        min(scores.unit_id) as first_unit,
        max(scores.unit_id) as last_unit,
        count(*) as line_count
    from scores
    group by scores.rowid // 122880
),

compared as (
    select
        row_groups.line_count,
        row_groups.first_unit < max(row_groups.last_unit) over (
            order by row_groups.place
            rows between unbounded preceding and 1 preceding
        ) as lies_apart
    from row_groups
)

select sum(compared.line_count) filter (where compared.lies_apart) as lines_apart
from compared
having
    sum(compared.line_count) filter (where compared.lies_apart)
    > greatest(2 * 122880, 0.1 * sum(compared.line_count))
