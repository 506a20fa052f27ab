-- The one order of names and texts: as a Vietnamese dictionary has it (CLDR: letter by letter, then tone, then case;
-- Đ after D, Ă after A, Ơ after O), and numbers within them by their size: «Xã Số 2» before «Xã Số 10».
-- Use: order by in_name_order(units.name). Blanks stay blank, and blanks come last both ways.
create or replace macro in_name_order(said) as icu_sort_key(
    regexp_replace(regexp_replace(said, '([0-9]+)', '00000\1', 'g'), '0*([0-9]{6,})', '\1', 'g'),
    'vi'
);
