"""Where Streamlit answers beside its pages."""

STREAM = "/_stcore/stream"  # the websocket of a tab
ALIVE = "/_stcore/health"  # says that the server answers, and nothing else
COUNTERS = "/_stcore/metrics"
AGENTS = "/_stcore/agent"
SERVED_BELOW = ("_stcore", "media", "component")  # first parts of addresses
