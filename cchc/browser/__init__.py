"""All that touches Streamlit's own front end and its inner parts, so that a new Streamlit is a matter of this room.

    patches.py      what is changed in Streamlit's files, as data; mending.py makes the changed copies and checks them
    files.py        which files Streamlit has; packed.py and preloaded.py hand them out
    document.py     the HTML document around the application, with our scripts (`scripts/`, `texts.toml`) and style (`style/`)
    addresses.py, messages.py, closed_tabs.py, sessions.py, elements.py, written.py      what has no public way

Nothing is written into the installed package. `python -m cchc.browser` says which patch does not fit the installed Streamlit.
"""
