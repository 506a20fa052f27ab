-- one row per draft that nobody took up in time, or beyond what one tab or all of them may keep: the oldest go
delete from drafts
where
    drafts.changed_at < cast($oldest as timestamp)
    or (drafts.tab, drafts.visit, drafts.form) in (
        select (ranked.tab, ranked.visit, ranked.form)
        from (
            select
                tab,
                visit,
                form,
                row_number() over (partition by tab order by changed_at desc) as of_tab,
                row_number() over (order by changed_at desc) as of_all
            from drafts
        ) as ranked
        where ranked.of_tab > $most_of_tab or ranked.of_all > $most_of_all
    )
