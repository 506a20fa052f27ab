-- one row: what stands in a form of a tab by now
insert into drafts (tab, visit, form, content, changed_at)
values ($tab, $visit, $form, $content, $changed_at)
