"""What is due and how far it is: the calendar, tasks, dossiers, targets, and what of them needs attention."""
