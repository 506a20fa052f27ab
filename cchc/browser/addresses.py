"""Where Streamlit answers beside its pages."""

STREAM = "/_stcore/stream"  # the websocket of a tab
COUNTERS = "/_stcore/metrics"
AGENTS = "/_stcore/agent"
SERVED_BELOW = ("_stcore", "media", "component")  # first parts of addresses
