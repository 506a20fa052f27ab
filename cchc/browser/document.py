"""The HTML document around the application: Streamlit's own, made Vietnamese.

Streamlit serves `<html lang="en">`, so browsers offer to translate the page and screen readers read it in English,
and its own widget texts have no setting. `scripts/` mends them in the browser.
"""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.routing import Route

from cchc.browser.files import INDEX
from cchc.browser.mending import served_content
from cchc.browser.own_scripts import own_scripts
from cchc.browser.own_style import own_style
from cchc.browser.patches import LINKS_HERE, SCRIPTS_HERE, STYLE_HERE
from cchc.browser.preloaded import preloads

HOME = "tong_quan"
BELOW = "duong_dan"  # the address that somebody asked for below a page
ICON = Path(__file__).parents[1] / "icon.svg"


class PageNameConvertor(StringConvertor):
    """What a page's address may look like, mistyped ones included: one word that is no file and none of Streamlit's own."""

    regex = r"(?!_|oauth2callback$)[^/.]+"


class BelowAPageConvertor(StringConvertor):
    """An address below a page's, as somebody may write it: neither a file nor where Streamlit or the product serve something."""

    regex = r"(?!_|(?:oauth2callback|static|media|component|app|auth|tep)/)[^/.]+/(?:(?!_|static(?:/|$))[^/.]+/?)*"


register_url_convertor("page_name", PageNameConvertor())
register_url_convertor("below_a_page", BelowAPageConvertor())


def document_routes() -> list[Route]:
    """The root, every address that a page could have (Streamlit tells who mistyped it), and those below, where Streamlit would
    stay blank; anything else stays with Streamlit."""
    return [
        Route("/", _serve),
        Route(f"/{HOME}", _go_home),
        Route("/{name:page_name}", _serve),
        Route("/{place:below_a_page}", _go_up),
        Route("/favicon.ico", _serve_icon),
    ]


def _go_up(request: Request) -> RedirectResponse:
    """To the page itself, which says that there is nothing below it."""
    name, _slash, below = request.path_params["place"].strip("/").partition("/")
    query = parse_qsl(request.url.query, keep_blank_values=True)
    if below:
        query = [*((key, value) for key, value in query if key != BELOW), (BELOW, f"{name}/{below}")]
    page = "" if name == HOME else quote(name)
    return RedirectResponse(f"/{page}" + (f"?{urlencode(query)}" if query else ""))


def _go_home(request: Request) -> RedirectResponse:
    # Streamlit knows the first page by "/" alone and calls its own name «Page not found».
    return RedirectResponse(f"/?{request.url.query}")


async def _serve_icon(_request: Request) -> FileResponse:
    # Browsers ask for it beside what is no page of ours: a refusal, an answer for monitoring.
    return FileResponse(ICON, media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})


async def _serve(_request: Request) -> HTMLResponse:
    # no-cache as Streamlit does: the document names hashed scripts that change with its version.
    return HTMLResponse(document(), headers={"Cache-Control": "no-cache"})


@cache
def document() -> str:
    """The document that every page is in, with our scripts, links and style where its patches let them in."""
    text = served_content(INDEX).decode()
    parts = {SCRIPTS_HERE: own_scripts(), LINKS_HERE: preloads(text), STYLE_HERE: own_style()}
    for place, part in parts.items():
        text = text.replace(place, part)
    return text
