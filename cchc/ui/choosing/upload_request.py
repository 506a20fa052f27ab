"""What is to be uploaded next: links that say what for whom, and «Nạp dữ liệu» that takes it up from the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from cchc import words
from cchc.catalogue import KINDS
from cchc.language import _
from cchc.ui.asking.answers import Answer, ask, cached_from
from cchc.ui.choosing.filters import Unit, units_by_id
from cchc.ui.showing.linked import address_of
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.address import drop_filter
from cchc.ui.visit.unshown import note_unshown, quoted_markdown

# topic -> the file that brings it
FILES = {kind.topic: kind.brought_by for kind in KINDS if kind.brought_by}
ENTERED = ("targets", "measures")  # on a page of their own
FILED = {"task_counts": "tasks"}  # a topic that comes in the files of another


@dataclass(frozen=True)
class UploadRequest:
    """A topic of a unit, its period where one is meant, and the newest period that is held (None where there is none)."""

    unit: Unit
    topic: str
    period: str | None
    newest: str | None


def upload_request() -> UploadRequest | None:
    """What the address asks for, if it is something that there is; what it names and is not there is said."""
    topics = {words.label_slug("topic", topic): topic for topic in FILES}
    topic = topics.get(asked_for("can_nap", _("loại số liệu"), topics.__contains__))
    units: dict[str, Unit] = cached_from(units_by_id, ask("units_with_figures"))
    unit = units.get(asked_for("don_vi", _("đơn vị"), units.__contains__))
    period = asked_for("can_nap_ky", _("kỳ"), words.is_period)
    if topic is None or unit is None:
        return None
    held = ask("units_held", **unit.filters)
    meant = period if words.is_period(period) else None
    return UploadRequest(unit, topic, meant, None if held.is_empty else held.first[f"{topic}_period"])


def asked_for(name: str, noun: str, is_known: Callable[[str], bool]) -> str:
    """What the address names; where that is nothing that there is, this is said."""
    value = str(st.query_params.get(name, ""))
    if value and not is_known(value):
        said = _("Liên kết nêu {noun} **{wanted}**, ở đây không có.").format(
            noun=noun, wanted=quoted_markdown(value)
        )
        note_unshown(said, partial(drop_filter, name))
    return value


def show_upload_request() -> None:
    """At the top of «Nạp dữ liệu»: what for whom, and which file has it; nothing where nobody asked for anything."""
    found = upload_request()
    if found is None:
        return
    held = _("chưa có kỳ nào") if found.newest is None else _("đang có đến {period}")
    topic = words.label("topic", found.topic)
    said = _("Cần nạp **{topic}** của **{unit} · {province}**: {held}. Chọn tệp: {file}.").format(
        topic=f"{topic}, {words.period_within(found.period)}" if found.period else topic,
        unit=words.literal(found.unit.unit),
        province=words.literal(found.unit.province),
        held=held.format(period=words.period_within(found.newest)),
        file=_(FILES[found.topic]),
    )
    st.info(said, icon=":material/upload_file:")


def link_to_upload(unit_id: str, topic: str, label: str) -> None:
    """To «Nạp dữ liệu» with unit and topic, or to the page where such figures are entered."""
    if topic in ENTERED:
        page_link("chi_tieu", label, ":material/edit:", don_vi=unit_id)
    else:
        slug = words.label_slug("topic", topic)
        page_link("nap_du_lieu", label, ":material/upload_file:", don_vi=unit_id, can_nap=slug)


def upload_address(unit_id: str, topic: str, period: str = "") -> str:
    """Where `link_to_upload` leads, for a cell of a table; `period` for a figure that is to be uploaded anew."""
    if topic in ENTERED:
        return address_of("chi_tieu", don_vi=unit_id, **({"ky": period} if period else {}))
    asked_for = {"can_nap": words.label_slug("topic", topic)} if topic in FILES else {}
    return address_of(
        "nap_du_lieu", don_vi=unit_id, **asked_for, **({"can_nap_ky": period} if period else {})
    )


def links_of_units(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Where the cells of `units_held` lead: what is told there is to be uploaded for this unit."""
    return {
        f"{topic}_period": [
            upload_address(unit_id, topic) if may_have(unit_id, topic) else "" for unit_id in rows["unit_id"]
        ]
        for topic in (*FILES, *ENTERED)
    }


def may_have(unit_id: str, topic: str) -> bool:
    """Whether there can be such figures of a unit: national indices are of provinces."""
    return topic != "index" or "." not in unit_id


def links_of_periods(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Where the periods of `held_periods` lead: the same of the same period, anew."""
    told = zip(rows["unit_id"], rows["topic"], rows["period"], strict=True)
    return {
        "period": [
            upload_address(unit_id, FILED.get(topic, topic), period) for unit_id, topic, period in told
        ]
    }


def links_of_warnings(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Where the periods of `dossier_warnings` lead: a report that does not add up is to be uploaded anew."""
    told = zip(rows["unit_id"], rows["period"], strict=True)
    return {"period": [upload_address(unit_id, "dossiers", period) for unit_id, period in told]}


def offer_uploads(unit: Unit, held: Answer) -> None:
    """A link for each kind of figure of a unit, with the newest period that is held. `held` is one of `units_held`."""
    row = {} if held.is_empty else held.first
    old = str(row.get("old_topics") or "").split(";")
    for topic in (topic for topic in (*FILES, *ENTERED) if may_have(unit.unit_id, topic)):
        period = row.get(f"{topic}_period")
        state = (
            _("chưa có") if period is None else _("đến {period}").format(period=words.period_within(period))
        )
        if topic in old:
            state = _("{state} (đã cũ)").format(state=state)
        name = words.label("topic", topic)
        link_to_upload(unit.unit_id, topic, f"{name[:1].upper()}{name[1:]}: {state}")
