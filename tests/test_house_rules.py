"""What every file keeps to and no tool looks after; who may import whom stands in `pyproject.toml`."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cchc.__main__ import COMMANDS
from cchc.store.questions import COMPOSED

ROOT = Path(__file__).parents[1]
SOURCES = sorted([ROOT / "app.py", *(ROOT / "cchc").rglob("*.py"), *(ROOT / "pages").glob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
QUERIES = sorted((ROOT / "queries").rglob("*.sql"))

ATTICS = {"utils", "util", "helpers", "helper", "common", "misc"}
CALLBACKS = {"on_click", "on_change", "on_submit", "on_select"}
SQL = re.compile(
    r"\bselect\b.+\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\b.+\bset\b|\bcreate\s+(table|view)\b",
    re.I | re.S,
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(paths: list[Path]) -> Iterator[tuple[Path, ast.AST]]:
    return ((path, node) for path in paths for node in ast.walk(tree(path)))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def texts(paths: list[Path]) -> set[str]:
    return {n.value for _, n in nodes(paths) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def called(node: ast.AST) -> str:
    """The last word of what a call calls: `store.ask(…)` is `ask`."""
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))


def test_the_server_file_puts_rooms_together_and_leaves_libraries_to_them() -> None:
    """What every other file may import is said in `pyproject.toml`; a file that is no package has no contract there."""
    modules = {module.split(".")[0] for module in imports(ROOT / "app.py")}
    assert modules - set(sys.stdlib_module_names) <= {"cchc", "streamlit", "starlette"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_has_no_function_but_a_widgets_callback(page: Path) -> None:
    functions = {n.name for _, n in nodes([page]) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}
    callbacks = {
        keyword.value.id
        for _, node in nodes([page])
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in CALLBACKS and isinstance(keyword.value, ast.Name)
    }
    assert functions <= callbacks


def test_a_page_holds_no_sql() -> None:
    assert not [text for text in texts(PAGES) if SQL.search(text)]


def test_no_sql_is_put_together_from_strings() -> None:
    made = []
    for path, node in nodes(SOURCES):
        if isinstance(node, ast.JoinedStr):
            text = " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Mod | ast.Add)
            and isinstance(node.left, ast.Constant)
        ):
            text = str(node.left.value)
        elif called(node) == "format" and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            text = str(getattr(node.func.value, "value", ""))
        else:
            continue
        if SQL.search(text):
            made.append(f"{name(path)}:{getattr(node, 'lineno', 0)}")
    assert not made


@pytest.mark.parametrize("query", QUERIES, ids=name)
def test_a_query_says_first_what_one_row_is(query: Path) -> None:
    assert re.match(r"-- one row( per | if |:)", query.read_text(encoding="utf-8"))


def test_every_query_is_asked() -> None:
    spoken = texts(SOURCES)
    named_by_folder = {"checks"}
    assert not [name(q) for q in QUERIES if q.parent.name not in named_by_folder and q.stem not in spoken]


def test_every_question_asked_has_its_query() -> None:
    calls = [node for _, node in nodes(SOURCES) if isinstance(node, ast.Call) and node.args]
    firsts = [call.args[0] for call in calls if called(call) in {"ask", "ask_rows", "act"}]
    asked = {first.value for first in firsts if isinstance(first, ast.Constant)}
    assert asked <= {query.stem for query in QUERIES} | set(COMPOSED)


def test_no_two_queries_share_a_name() -> None:
    stems = [query.stem for query in QUERIES]
    assert len(stems) == len(set(stems))


def test_every_command_is_described_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert COMMANDS
    assert not [command for command in COMMANDS if not re.search(rf"[` ]{command}\b", readme)]


def test_every_requirement_is_used_and_everything_used_is_required() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    called = {"python-docx": "docx", "python-pptx": "pptx", "argon2-cffi": "argon2"}
    named = [line.split("==")[0].lower() for line in lines if "==" in line]
    required = {called.get(each, each).replace("-", "_") for each in named}
    used = {module.split(".")[0] for path in SOURCES for module in imports(path)}
    assert required <= used
    assert used & third_party() <= required


def third_party() -> set[str]:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8") + (
        ROOT / "requirements-dev.txt"
    ).read_text(encoding="utf-8")
    return {found.lower().replace("-", "_") for found in re.findall(r"^([\w-]+)==", pinned, re.M)}


def test_every_decision_stands_in_the_index_and_every_number_named_is_one() -> None:
    folder = ROOT / "docs" / "decisions"
    decisions = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("[0-9]*.md")}
    numbers = [file[:4] for file in decisions]
    assert len(set(numbers)) == len(numbers) > 30
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^- \[\d{4} [^\]]*\]\((.*?\.md)\)", index, re.M) == sorted(decisions)
    headed = re.compile(r"# \d{4} .+\n\nStatus: .+ Since: \d{4}-\d\d-\d\d.*\n\nInstead of: .+\n")
    assert not [file for file, text in decisions.items() if not headed.match(text)]
    sources = [*SOURCES, *QUERIES, ROOT / "Makefile", ROOT / ".streamlit" / "config.toml"]
    named = {
        number
        for path in sources
        for number in re.findall(r"decision (\d{4})", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(numbers)


def test_no_file_is_an_attic() -> None:
    assert not [name(path) for path in [*SOURCES, *TESTS] if path.stem in ATTICS]


def test_no_page_writes_its_own_html() -> None:
    assert not [
        name(path)
        for path, node in nodes(SOURCES)
        if isinstance(node, ast.keyword)
        if node.arg == "unsafe_allow_html"
    ]


def test_a_page_that_ends_early_keeps_its_frame() -> None:
    """After `st.stop()` the frame could draw nothing; `ui.stop_page()` lets it go on."""
    assert not [name(path) for path, node in nodes(SOURCES) if called(node) == "stop"]


def test_no_error_is_swallowed() -> None:
    silent = [
        f"{name(path)}:{node.lineno}"
        for path, node in nodes(SOURCES)
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert not silent


def test_what_is_suppressed_is_known_by_name() -> None:
    """`suppress` is an `except` that passes: where one stands, what it leaves unsaid is written down here."""
    found = {
        (name(path), ", ".join(ast.unparse(error) for error in node.args))
        for path, node in nodes(SOURCES)
        if isinstance(node, ast.Call)
        if called(node) == "suppress"
    }
    assert found == {
        ("cchc/frame.py", "PageStopped"),  # a page that ends early keeps its frame
        (
            "cchc/store/backups/backing_up.py",
            "duckdb.TransactionException",
        ),  # others are writing; the copy is checked
        ("cchc/store/file/database.py", "duckdb.Error"),  # rolled back already; why is told by who calls
        (
            "cchc/store/tidying.py",
            "duckdb.Error, StoreError",
        ),  # what only makes reading faster waits for another start
    }


def test_files_and_functions_stay_readable() -> None:
    long_files = [name(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > 350]
    long_functions = [
        f"{name(path)}: {node.name}"
        for path, node in nodes(SOURCES)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= 60
    ]
    assert not long_files + long_functions


def test_every_grid_says_how_it_shows_blanks() -> None:
    grids = [node for _, node in nodes(SOURCES) if called(node) in {"dataframe", "data_editor"}]
    assert len(grids) > 2
    for grid in grids:
        assert isinstance(grid, ast.Call)
        assert "placeholder" in {given.arg for given in grid.keywords}, ast.unparse(grid)


WIDGETS = {
    "text_input",
    "text_area",
    "chat_input",
    "selectbox",
    "select_slider",
    "multiselect",
    "radio",
    "pills",
}
WIDGETS |= {
    "segmented_control",
    "data_editor",
    "toggle",
    "checkbox",
    "choose_one",
    "choose_part",
    "choose_many",
}
# These read what is typed in the manner of the browser, or digit by digit.
READERS_OF_THEIR_OWN = {
    "number_input",
    "NumberColumn",
    "ProgressColumn",
    "slider",
    "date_input",
    "time_input",
}
READERS_OF_THEIR_OWN |= {"datetime_input", "DateColumn", "DatetimeColumn", "TimeColumn"}
CONVERSIONS = {"int", "float", "Decimal", "fromisoformat", "strptime", "to_numeric", "to_datetime"}
ON_SCREEN = [path for path in SOURCES if name(path).startswith(("cchc/ui/", "pages/", "cchc/frame.py"))]


def from_a_widget(node: ast.AST, known: set[str]) -> bool:
    """Whether a value comes out of a widget, or of the session in which widgets leave theirs."""
    return any(
        called(part) in WIDGETS
        or (isinstance(part, ast.Attribute) and part.attr == "session_state")
        or (isinstance(part, ast.Name) and part.id in known)
        for part in ast.walk(node)
    )


def own_readings(path: Path, text: str) -> list[str]:
    """Where a file takes a number or a day from a person otherwise than through `cchc.intake.typed`."""
    module = ast.parse(text)
    found = [
        f"{path}:{node.lineno} {called(node)}"
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and called(node) in READERS_OF_THEIR_OWN
    ]
    functions: list[list[ast.stmt]] = [
        [node] for node in ast.walk(module) if isinstance(node, ast.FunctionDef)
    ]
    script = [node for node in module.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for block in [script, *functions]:
        inside = [node for statement in block for node in ast.walk(statement)]
        known: set[str] = set()
        for node in inside:
            if isinstance(node, ast.Assign) and from_a_widget(node.value, known):
                names = [part for target in node.targets for part in ast.walk(target)]
                known |= {part.id for part in names if isinstance(part, ast.Name)}
        for node in inside:
            if isinstance(node, ast.Call) and called(node) in CONVERSIONS:
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                if any(from_a_widget(value, known) for value in given):
                    found.append(f"{path}:{node.lineno} {called(node)} of what a person typed")
    return found


def test_every_number_and_day_that_a_person_types_goes_through_one_reader() -> None:
    assert not [one for path in ON_SCREEN for one in own_readings(path, path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "text",
    [
        'st.number_input("Năm")',
        'left.date_input("Ngày", format="DD/MM/YYYY")',
        'st.column_config.NumberColumn("Số", format="localized")',
        'int(st.text_input("Năm"))',
        'def page():\n    typed = left.text_input("Năm").strip()\n    return float(typed)',
        'def page():\n    rows = st.data_editor(frame)\n    return pd.to_numeric(rows["value"])',
        'def publish():\n    return int(st.session_state["day"])',
    ],
)
def test_another_reader_of_typed_numbers_is_found(text: str) -> None:
    assert own_readings(Path("page.py"), text)


def test_a_grid_that_people_type_into_stands_in_one_place() -> None:
    """There every cell is text, and the last edit can be taken back."""
    editors = [name(path) for path, node in nodes(ON_SCREEN) if called(node) == "data_editor"]
    assert set(editors) == {"cchc/ui/entering/grids.py"}


FRONT_END = re.compile(
    r"data-testid|_stcore|st-key-|\.st[A-Z]\w+|streamlit\.(runtime|web|elements|proto|delta_generator)\b|\._(compute|translate)\b"
)


def test_streamlits_front_end_and_inner_parts_are_touched_in_one_room() -> None:
    written = [*SOURCES, *(ROOT / "cchc").rglob("*.js"), *(ROOT / "cchc").rglob("*.css")]
    touching = {name(path) for path in written if FRONT_END.search(path.read_text(encoding="utf-8"))}
    assert {"cchc/browser/addresses.py", "cchc/browser/style/paper.css"} <= touching
    assert not [path for path in touching if not path.startswith("cchc/browser/")]
