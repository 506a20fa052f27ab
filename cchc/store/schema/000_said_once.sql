-- What texts, shares, days, years and keys of lines mean everywhere, each said once.

-- A text as it is looked for: without diacritics and capitals. As `fold` has it in cchc/folding.py.
create or replace macro folded(said) as replace(strip_accents(lower(said)), 'đ', 'd');

-- Whether a text says what was looked for; everything does where nothing was.
create or replace macro says(said, looked_for) as
    looked_for is null or contains(folded(said), folded(cast(looked_for as varchar)));

-- What a plan, a task or its owner is known again by, however it is written.
create or replace macro name_key(said) as lower(trim(said));

-- What a criterion is known again by from framework to framework: its words, without punctuation and the year in them.
create or replace macro title_key(title) as
    trim(regexp_replace(folded(coalesce(title, '')), '(((19|20)[0-9]{2})|[^a-z0-9])+', ' ', 'g'));

-- The day that a question is asked of: the given one, else today in Vietnam.
create or replace macro asked_day(as_of) as
    coalesce(cast(as_of as date), cast(timezone('Asia/Ho_Chi_Minh', now()) as date));

-- Which provinces there were: those of before ('old', until 30/06/2025) or the 34 since ('new'); of a whole year, those of
-- most of what is told of it.
create or replace macro day_of_mergers() as date '2025-07-01';
create or replace macro is_before_mergers(day) as day < day_of_mergers();
create or replace macro geography_of(year) as if(year < 2025, 'old', 'new');

-- How many provinces there were in a year (63, 64 until Hà Tây went into Hà Nội), of a list of those of before or since.
create or replace macro provinces_in(year, geography) as
    case when geography = 'new' then 34 when year < 2009 then 64 else 63 end;

-- A part of a whole in percent; blank where there is nothing to divide by.
create or replace macro percent(part, whole) as 100.0 * part / nullif(whole, 0);

-- What of a plan its completion rate is counted on: what is due, else all of it.
create or replace macro completion_basis(due, total) as
    case when due is not null then 'due' when total is not null then 'all' end;

-- Where a place stands among all, in percent: 100 for the first, 0 for the last; blank where there is one alone.
create or replace macro percentile(place, out_of) as percent(out_of - place, out_of - 1);

-- The keys of lines that many questions name as their `origin` (006_filed_lines.sql).
create or replace macro total_origin(unit_id, year, coverage_id) as concat_ws('|', 'results', unit_id, year, coverage_id, '');
create or replace macro score_origin(unit_id, year, place) as concat_ws('|', 'scores', unit_id, year, place, '');
create or replace macro dossier_origin(unit_id, period) as concat_ws('|', 'dossiers', unit_id, period, '');
create or replace macro task_origin(unit_id, period, place) as concat_ws('|', 'tasks', unit_id, period, place, '');
create or replace macro task_count_origin(unit_id, period, plan) as concat_ws('|', 'task_counts', unit_id, period, plan, '');

-- Points divided evenly among several, in hundredths; the first takes what is left over, so that the shares make the points exactly.
create or replace macro even_share(points, sharers) as
    cast(cast(cast(points * 1000000 as bigint) // (sharers * 10000) as decimal(18, 0)) * 0.01 as decimal(18, 6));
create or replace macro own_share(points, sharers, is_first) as
    if(is_first, points - even_share(points, sharers) * (sharers - 1), even_share(points, sharers));
