-- one row: a draft that is no more
delete from drafts where tab = $tab and visit = $visit and form = $form
