"""Our style, for what the theme (`.streamlit/config.toml`) has no setting for: a file per subject in `style/`."""

from pathlib import Path

HERE = Path(__file__).parent
# In this order, since of two rules of one weight the later one counts.
SUBJECTS = (
    "legible",
    "tables",
    "choosing",
    "answer",
    "menu",
    "tools",
    "fingers",
    "small_screens",
    "charts",
    "uploads",
    "demonstration",
    "paper",
)


def own_style() -> str:
    """All of it as HTML. It stands at the end of the document's body, behind the styles that Streamlit makes as it draws."""
    parts = [(HERE / "style" / f"{name}.css").read_text(encoding="utf-8") for name in SUBJECTS]
    return f"<style>\n{''.join(parts)}</style>"
