"""What is changed in Streamlit's own files on their way to the browser: data only, `mending.py` applies it (decision 0037).

A patch is applied where all its changes fit one file, each as often as it says; else not at all, and the log and
`python -m cchc.browser` name it. Names of one or two letters within patterns are the minifier's and change with every version.
"""

from __future__ import annotations

from dataclasses import dataclass

from cchc.language import mark

APP_TITLE = mark("Chỉ số cải cách hành chính")
ISSUES = "https://github.com/streamlit/streamlit/issues/"


@dataclass(frozen=True)
class Change:
    """`pattern` (a regular expression) occurs `times` in the file and `becomes` this (a template of `re.sub`)."""

    pattern: str
    becomes: str
    times: int = 1


@dataclass(frozen=True)
class Patch:
    """`name`: how log and check call it; `holds`: a text of the file that is meant, so that few files are searched; `upstream`:
    where Streamlit is asked for the same, blank where nobody asked."""

    name: str
    why: str
    holds: str
    changes: tuple[Change, ...]
    upstream: str = ""


GRID = "canExportCsv"  # stands in the script of long tables alone
# Each letter becomes one letter, as the scripts count on; it says the same of both texts.
FOLDED = r'.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g,"").replaceAll("đ","d")'
FOLD = FOLDED.replace("\\", r"\\")
SCRIPTS_HERE, LINKS_HERE, STYLE_HERE = (f"<!-- {what} of ours -->" for what in ("scripts", "links", "style"))

PATCHES = (
    Patch(
        "choices are found without diacritics",
        "«dak lak» finds Đắk Lắk: Streamlit's boxes compare what is typed letter by letter.",
        "FILTER_MODE_FUZZY",
        (
            Change(  # whether the letters typed occur in an option
                r"(\w)=\1\.toLowerCase\(\),(\w)=\2\.toLowerCase\(\)(?=;let \w=\1\.length;for\(let \w=0,\w=0;)",
                rf"\1=\1{FOLD},\2=\2{FOLD}",
            ),
            Change(  # how well they fit
                r"(\w)=(\w)\?(\w):\3\.toLowerCase\(\),(\w)=\2\?(\w):\5\.toLowerCase\(\)",
                rf"\1=\2?\3:\3{FOLD},\4=\2?\5:\5{FOLD}",
            ),
        ),
        f"{ISSUES}15110",
    ),
    Patch(
        "cells are found without diacritics",
        "The search of a long table compares letter by letter as well.",
        GRID,
        (
            Change(  # the pattern that is made of what is typed
                r"(new RegExp\(\w)(\.replace\(/\(\[\$\(\)\*\+\.\?)", rf"\1{FOLD}\2"
            ),
            Change(  # the cells that it is held against
                r"((\w)!==void 0&&\w\.test\()\2(\)&&\(\w\.push\()", rf"\1\2{FOLD}\3"
            ),
        ),
    ),
    Patch(
        "blank cells keep what is written in them",
        "«không phát sinh» is another thing than «—»; the grid writes one placeholder into every cell without a value, whatever "
        "a styled frame says there.",
        GRID,
        (
            Change(
                r"(`progress`\]\.includes\(\w+\.kind\)\?\w+\(\):\w+\((\w+)),(\w+)\)",
                r"\1,\2.cell.displayData||\3)",
            ),
        ),
        f"{ISSUES}11123",
    ),
    Patch(
        "cells are copied as they are seen",
        "The grid copies the number behind a cell, 78.97, which a Vietnamese spreadsheet does not read. Copied are plain spaces "
        "and the hyphen before a number; texts with tabs, line breaks or quotes stay the grid's, which puts them into quotes.",
        GRID,
        (
            Change(
                r"(\w)=\{\.\.\.\1,displayData:(\w)\}:(?=\1\.kind===\w+\.Custom&&)",
                r'\1={...\1,displayData:\2,.../[\\t\\n"]/.test(\2)?{}:'
                r'{copyData:\2.replaceAll("\\u00a0"," ").replace(/^\\u2212(?=\\d)/,"-")}}:',
            ),
        ),
        "https://github.com/streamlit/streamlit/pull/8708",
    ),
    Patch(
        "long tables offer no file of their own",
        "Their toolbar hands out the rows that were sent to the browser, 1,000 at most; our own buttons hand out all.",
        GRID,
        (Change(r"(return\{canSort:\w+,canSearch:\w+,)canExportCsv:\w+", r"\1canExportCsv:!1"),),
        f"{ISSUES}8402",
    ),
    Patch(
        "the document is Vietnamese",
        "With `lang=en` browsers offer to translate the page, and screen readers read it in English.",
        '<div id="root">',
        (
            Change(r'<html lang="en">', '<html lang="vi">'),
            Change(r"<title>Streamlit</title>", f"<title>{APP_TITLE}</title>"),
            Change(
                r"(?s)<noscript>.*?</noscript>",
                "<noscript>Trình duyệt cần bật JavaScript để xem trang này.</noscript>",
            ),
        ),
        f"{ISSUES}15726",
    ),
    Patch(
        "the document names no agent's door",
        "What an agent may ask for is closed here.",
        '<div id="root">',
        (Change(r'<link rel="service-desc"[^>]*>', ""),),
    ),
    Patch(
        "no font is fetched that no theme of ours uses",
        "Streamlit's own is fetched before anything is drawn.",
        '<div id="root">',
        (Change(r'<link\s+rel="preload"\s+href="[^"]*SourceSansVF[^>]*>', ""),),
    ),
    Patch(
        "the document carries our scripts and our style",
        "Scripts run before Streamlit does, links name what every page needs, and the style stands behind Streamlit's own.",
        '<div id="root">',
        (
            Change(r"<head>", f"<head>\n{SCRIPTS_HERE}"),
            Change(r"</head>", f"{LINKS_HERE}\n</head>"),
            Change(r"</body>", f"{STYLE_HERE}\n</body>"),
        ),
    ),
)
