"""Step 2, where a person says otherwise: which sheets, where the header stands, whose figures, which column is what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from cchc import words
from cchc.browser.elements import Container
from cchc.catalogue import SHEETS
from cchc.intake import document_weight, level_of
from cchc.intake.typed import parse_row_numbers, parse_typed_period
from cchc.language import _
from cchc.reading import Correction, Reading, Table
from cchc.reading.corrections import KINDS, STANDINGS
from cchc.ui.asking.answers import ask
from cchc.ui.choosing.typed_boxes import type_year
from cchc.ui.choosing.upload_request import upload_request
from cchc.ui.intake.checked import check_file
from cchc.ui.intake.memory import remembered_corrections
from cchc.ui.intake.sent import SentFile, TablePosition
from cchc.ui.intake.understood import table_summary
from cchc.ui.intake.unread import note_unread, refuse_emptied, unread

AUTO, NONE = "auto", "none"
COLUMN_BOX = 190  # pixels: as wide as its longest label
Corrections = dict[TablePosition, Correction]


def correct(sent: SentFile) -> SentFile:
    """The file as the forms say it is to be understood; sheets and headers first, for the rest hangs on them.

    Our own form leaves nothing to be understood otherwise.
    """
    tables = sent.as_sent.read().tables
    if tables and all(found.kind not in KINDS for found in tables):
        return sent
    kept = remembered_corrections(sent)
    unread(sent).clear()
    if kept:
        st.caption(
            _("Đã áp dụng cách hiểu đã ghi nhớ cho {count} bảng có cùng tiêu đề.").format(count=len(kept))
        )
    name = _("Hiểu sai? Sửa trang tính, dòng tiêu đề, loại bảng, đơn vị, năm, bộ chỉ số, ý nghĩa cột")
    with st.expander(name, icon=":material/edit:"):
        structure = choose_structure(sent, kept)
        reading = sent.with_corrections(that_say_something(structure)).read()
        made = dict(structure)
        for number, place in enumerate(sent.places):
            found = table_at(reading, place, structure.get(place))
            if found is not None:
                st.markdown(f"**{words.literal(table_summary(found))}**")
                one = correction_form(sent, place, found, structure, f"{sent.key}_{number}")
                made[place] = one
    return sent.with_corrections(that_say_something(made))


def that_say_something(made: Corrections) -> Corrections:
    """Without those that change nothing: the same reading is not made twice."""
    return {place: one for place, one in made.items() if one != plain_correction(place)}


def plain_correction(place: TablePosition) -> Correction:
    """The correction that says nothing."""
    return Correction(place.sheet, header_rows=place.rows if place.shared else None)


def choose_structure(sent: SentFile, kept: Mapping[TablePosition, Correction]) -> Corrections:
    """Which sheets are taken, where their headers stand and what kind of table follows."""
    first = sent.as_sent.read()
    sheets = [preview.sheet for preview in first.previews]
    with_tables = {place.sheet for place in sent.places if place.rows}
    # A form that nobody filled in is left out by taking its sheet out of the choice.
    not_filled_in = {problem.sheet for problem in first.problems if problem.code == "no_table_found"}
    with_tables |= {sheet for sheet in not_filled_in if sheet}
    taken = sheets
    if len(sheets) > 1:
        taken = st.multiselect(
            _("Lấy số liệu từ các trang"),
            sheets,
            [sheet for sheet in sheets if sheet in with_tables or any(p.sheet == sheet for p in kept)],
            key=f"nap_sheets_{sent.key}",
            placeholder=_("Chọn trang"),
        )
    made: Corrections = {}
    for number, place in enumerate(sent.places):
        own = kept.get(place, plain_correction(place))
        if place.sheet in taken:
            made[place] = header_form(sent, place, own, f"{sent.key}_{number}")
        elif place.rows or place.sheet in with_tables:
            made[place] = replace(plain_correction(place), ignored=True)
    return made


def header_form(sent: SentFile, place: TablePosition, own: Correction, key: str) -> Correction:
    """Header rows and kind of the table at a place; what is as recognised is not said again."""
    found = table_at(sent.as_sent.read(), place, None)
    left, right = st.columns([1, 2])
    known = written_rows(own.header_rows or place.rows)
    rows = left.text_input(
        _("Dòng tiêu đề cột, trang «{sheet}»").format(sheet=words.literal(place.sheet)),
        known,
        key=f"nap_header_{key}",
        placeholder=_("Ví dụ: 5 hoặc 5-6"),
    )
    refuse_emptied(sent, f"nap_header_{key}", _("Dòng tiêu đề cột"), rows, known, left)
    given = parse_row_numbers(rows)
    if note_unread(sent, f"nap_header_{key}", bool(rows.strip() and not given)):
        said = _("«{text}» không phải là số dòng. Hãy ghi như 5 hoặc 5-6.").format(text=rows.strip())
        left.error(words.literal(said))
    if given == place.rows or not given:
        given = place.rows if place.shared else ()
    kinds = [AUTO, *KINDS] if found is None else list(KINDS)
    kind_known = own.kind or (found.kind if found else AUTO)
    kind = right.selectbox(
        _("Loại bảng"),
        kinds,
        kinds.index(kind_known),
        lambda code: _("Tự nhận ra") if code == AUTO else words.label("kind", code),
        key=f"nap_kind_{key}",
    )
    recognised = AUTO if found is None else found.kind
    return replace(own, header_rows=given or None, kind=None if kind == recognised else kind)


def written_rows(rows: tuple[int, ...]) -> str:
    """«5», «5-6»."""
    if not rows:
        return ""
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"


def table_at(reading: Reading, place: TablePosition, correction: Correction | None) -> Table | None:
    """The table of a place in a reading, where it is read at all."""
    wanted = (correction.header_rows if correction else None) or place.rows
    for table in reading.tables:
        if table.sheet == place.sheet and (not wanted or set(wanted) & set(table.header_rows)):
            return table
    return None


def correction_form(
    sent: SentFile, place: TablePosition, found: Table, structure: Corrections, key: str
) -> Correction:
    """What a person says of one table, on top of sheet, header and kind; fresh boxes for another header."""
    own = structure.get(place, plain_correction(place))
    key = f"{key}_{written_rows(tuple(found.header_rows))}_{found.kind}"
    is_of_a_period = SHEETS[found.kind].time in ("period", "either")
    boxes = iter(st.columns([*([3] if found.of_one_unit else []), 2, 1, *([2] if is_of_a_period else [])]))
    faults = st.container()
    unit, asked_for = "", upload_request()  # what the table does not say is taken from the link that led here
    if found.of_one_unit:
        known = found.unit or (asked_for.unit.unit if asked_for else "")
        unit = next(boxes).text_input(_("Đơn vị"), known, key=f"nap_unit_{key}").strip()
        refuse_emptied(sent, f"nap_unit_{key}", _("Đơn vị"), unit, known, faults)
    # A list of provinces is nobody's.
    is_asked = asked_for and found.kind != "province_index"
    known = found.province or (asked_for.unit.province if asked_for and is_asked else "")
    province = next(boxes).text_input(_("Tỉnh, thành phố"), known, key=f"nap_province_{key}").strip()
    refuse_emptied(sent, f"nap_province_{key}", _("Tỉnh, thành phố"), province, known, faults)
    year, is_year = type_year(_("Năm"), f"nap_year_{key}", found.year, next(boxes))
    if not note_unread(sent, f"nap_year_{key}", not is_year):
        refuse_emptied(sent, f"nap_year_{key}", _("Năm"), str(year or ""), found.year, faults)
    period = (
        type_period(sent, found, f"nap_period_{key}", next(boxes), faults) if is_of_a_period else own.period
    )
    rules = st.container()
    meanings = column_meanings(sent, found, key)
    with rules:
        chosen_round = choose_round(found, own, key)
        chosen_standing = choose_document_weight(found, own, key)
    made = replace(
        own,
        unit=unit if unit and unit != (found.unit or "") else None,
        province=province if province and province != (found.province or "") else None,
        year=year if year != found.year else None,
        period=period,
        columns=own.columns
        | {r: letter for r, letter in meanings.items() if letter != found.columns.get(r, "")},
        round=chosen_round,
        standing=chosen_standing,
    )
    if found.kind != "score_sheet":
        return made
    with rules:
        return replace(made, framework=choose_framework(sent, made, place, structure, own, key))


def type_period(sent: SentFile, found: Table, key: str, box: Container, faults: Container) -> str | None:
    """The period in a box where it is another one than what was read."""
    known = words.period(found.period) if found.period else ""
    typed = box.text_input(_("Kỳ"), known, key=key, placeholder=_("Ví dụ: Quý I/2026")).strip()
    refuse_emptied(sent, key, _("Kỳ"), typed, known, faults)
    if not typed or typed == known:
        return None
    period = parse_typed_period(typed)
    if note_unread(sent, key, period is None):
        said = _(
            "«{text}» chưa rõ là kỳ nào; hãy ghi như: Năm 2026, Quý I/2026, Tháng 9/2026, 9 tháng năm 2026."
        )
        faults.error(words.literal(said.format(text=typed)))
    return period


def choose_document_weight(found: Table, own: Correction, key: str) -> str | None:
    """How much the document says; None leaves it to what the sheet says of itself."""
    recognised = words.label("standing", document_weight(replace(found, standing=None)))
    automatic = _("Tự nhận ra: {name}").format(name=recognised if own.standing is None else _("theo bảng"))
    # Of an option None Streamlit shows nothing.
    options = [AUTO, *STANDINGS]
    chosen = st.selectbox(
        _("Văn bản này là"),
        options,
        options.index(own.standing or AUTO),
        lambda code: automatic if code == AUTO else words.label("standing", code),
        key=f"nap_standing_{key}",
        help=_(
            "Số đã công bố đứng trước bảng thẩm định, rồi tự đánh giá; số tạm tính không thay số chính thức."
        ),
    )
    return None if chosen == AUTO else chosen


def choose_round(found: Table, own: Correction, key: str) -> int | None:
    """Which appraisal counts, where several stand side by side; None leaves it to the rule."""
    if len(found.rounds) < 2:
        return None
    rounds = [0, *range(1, len(found.rounds) + 1)]
    chosen = st.selectbox(
        _("Vòng thẩm định được tính"),
        rounds,
        min(own.round or 0, len(found.rounds)),
        lambda number: (
            found.rounds[number - 1] if number else _("Tự động: lần sau cùng, ô trống thì lấy lần trước")
        ),
        key=f"nap_round_{key}",
    )
    return chosen or None


def choose_framework(
    sent: SentFile, made: Correction, place: TablePosition, structure: Corrections, own: Correction, key: str
) -> str | None:
    """The framework that the sheet is compared with: recognised, one of its level and year, or none."""
    alone = {**structure, place: replace(made, framework=None)}
    otherwise = sent.with_corrections(that_say_something(alone))
    checked = check_file(otherwise)
    table = table_at(checked.reading, place, made)
    if table is None:
        return own.framework
    followed = checked.followed[checked.reading.tables.index(table)]
    known = ask("frameworks_in_force", level=level_of(table), year=table.year)
    names = {row["framework_id"]: row["framework"] or row["framework_id"] for row in known.some(1_000)}
    recognised = followed.framework if followed else _("không có bộ chỉ số nào đủ giống")
    names = {AUTO: _("Tự nhận ra: {name}").format(name=recognised), **names}
    names[NONE] = _("Không đối chiếu với bộ chỉ số nào")
    default = {None: AUTO, "": NONE}.get(own.framework, own.framework)
    options = list(names)
    chosen = st.selectbox(
        _("Bộ chỉ số để đối chiếu"),
        options,
        options.index(default) if default in options else 0,
        names.__getitem__,
        key=f"nap_framework_{key}_{table.year}",
        help=_("Các bộ chỉ số đã lưu của cùng cấp và năm. Bảng vẫn được ghi đúng như đã in."),
    )
    return {AUTO: None, NONE: ""}.get(chosen, chosen)


def column_meanings(sent: SentFile, found: Table, key: str) -> dict[str, str]:
    """Role → column letter, as typed; a blank letter means that no column has this role."""
    roles = [
        role
        for role in ("code", *SHEETS[found.kind].columns)
        if words.has_heading(role) and role not in ("level", "group")
    ]
    with st.container(horizontal=True):
        return {role: column_meaning(sent, found, role, key) for role in dict.fromkeys(roles)}


def column_meaning(sent: SentFile, found: Table, role: str, key: str) -> str:
    """The letters of one column; what are none are refused at the box and leave it as it was."""
    known, box = found.columns.get(role, ""), f"nap_column_{role}_{key}"
    label = _("Cột «{heading}»").format(heading=words.heading(role))
    typed = st.text_input(label, known, key=box, width=COLUMN_BOX).strip()
    letters = typed.upper()
    if note_unread(sent, box, not re.fullmatch(r"[A-Z]{0,3}", letters)):
        said = _("«{text}» không phải là tên cột. Hãy ghi chữ cái của cột, như C.").format(text=typed)
        st.error(words.literal(said), width=COLUMN_BOX)
        return known
    return letters
