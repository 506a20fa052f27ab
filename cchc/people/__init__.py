"""Who may come in, and what each of them may do: accounts, logins, rights, and the record of it.

Kept in a SQLite file of its own beside the database, so that nobody's login waits for a publication or is rolled back with
one. `people.py` names the doors; `rights.py` is the table of who may do what. Knows neither Streamlit nor the store.
"""
