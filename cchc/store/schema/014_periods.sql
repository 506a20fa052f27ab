-- Every period that a figure can be of: its type, year, days and length in months. The one place for the arithmetic of
-- periods: two periods overlap where neither ends before the other starts; one follows another where it starts the day
-- after. Only periods of one type are ever put together (a quarter is never added to a month that it contains).
create or replace view periods as
select
    years.year || parts.part as period,
    parts.period_type,
    cast(years.year as integer) as year,
    make_date(years.year, parts.first_month, 1) as starts_on,
    last_day(make_date(years.year, parts.last_month, 1)) as ends_on,
    parts.last_month - parts.first_month + 1 as months
from range(2000, 2051) as years(year)
cross join (
    values
    ('', 'year', 1, 12),
    ('-H1', 'half_year', 1, 6),
    ('-H2', 'half_year', 7, 12),
    ('-9M', 'nine_months', 1, 9),
    ('-Q1', 'quarter', 1, 3),
    ('-Q2', 'quarter', 4, 6),
    ('-Q3', 'quarter', 7, 9),
    ('-Q4', 'quarter', 10, 12),
    ('-01', 'month', 1, 1),
    ('-02', 'month', 2, 2),
    ('-03', 'month', 3, 3),
    ('-04', 'month', 4, 4),
    ('-05', 'month', 5, 5),
    ('-06', 'month', 6, 6),
    ('-07', 'month', 7, 7),
    ('-08', 'month', 8, 8),
    ('-09', 'month', 9, 9),
    ('-10', 'month', 10, 10),
    ('-11', 'month', 11, 11),
    ('-12', 'month', 12, 12)
) as parts(part, period_type, first_month, last_month);

-- The day that a count is of: the last of its period, whenever it was handed in. Only what came before reports of the period close, in
-- the middle of its last month (decision 0023; `_SHORT_OF` of `cchc/reading/identity/cutoffs.py`), cannot be of all of it, and is of
-- the day that it came on. A demonstration's came on its own day.
create or replace macro own_day(starts_on, ends_on, handed_in_on) as
    if(handed_in_on >= ends_on - 17, ends_on, greatest(starts_on, handed_in_on));

create or replace view upload_days as
select
    uploads.upload_id,
    coalesce(
        (select max(demonstration.today) from demonstration), cast(uploads.published_at + interval '7 hours' as date)
    ) as handed_in_on
from uploads;
