"""What the pages about dossiers and the 766 index share: their periods, readings, large figures and rates."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cchc import sentences, undefined_rates, words
from cchc.language import _
from cchc.sentences.metric import Metric
from cchc.ui.asking.answers import Answer, cached_from
from cchc.ui.asking.explained import explanation_of
from cchc.ui.choosing.filters import Unit, choose_period, has_begun
from cchc.ui.showing.downloads import details
from cchc.ui.showing.metrics import show_metrics
from cchc.ui.showing.page_links import page_link
from cchc.ui.visit.address import asked_or_previous, choose_one, choose_part

TYPES = ("month", "quarter", "half_year", "nine_months", "year")
# rate -> the figures that are entered beside the report to have it
APART = {
    "online_payment_rate": ("payable_dossiers", "paid_online_dossiers"),
    "digitisation_rate": ("digitised_dossiers",),
}
RATES = (
    "rate",
    "rate_value",
    "part",
    "whole",
    "rate_state",
    "rate_target",
    "rate_target_period",
    "shortfall",
)


def choose_dossier_period(periods: Answer) -> tuple[str, str]:
    """A type of period among those that there are, then a period of this type; opens with the newest."""
    held = periods.values("period_type")
    options = {words.label_slug("period_type", kind): kind for kind in TYPES if kind in held}
    labels = {slug: words.label("period_type", kind) for slug, kind in options.items()}
    codes: dict[str, list[str]] = cached_from(periods_by_type, periods)
    # A period that is wanted tells its type.
    wanted = asked_or_previous("ky", "")
    latest = next((kind for kind in codes if wanted in codes[kind]), cached_from(newest_type, periods))
    newest = next(slug for slug, kind in options.items() if kind == latest)
    label = _("Loại kỳ")
    kind = options[
        choose_part("loai_ky", label, labels, newest, depends_on=newest, is_view=False, drops=["ky"])
    ]
    return kind, choose_period(codes[kind]) or ""


def newest_type(rows: pd.DataFrame) -> str:
    """The type of the newest period that is not after today, the newest first as the question has them."""
    begun = rows[[has_begun(period) for period in rows["period"]]]
    return str((rows if begun.empty else begun)["period_type"].iloc[0])


def periods_by_type(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The periods of each type."""
    return {str(kind): list(group["period"]) for kind, group in rows.groupby("period_type")}


def dossier_metrics(now: Answer, rates: Answer) -> None:
    """The large figures of one period, and its rates."""
    row = now.first
    late = words.label("late_basis", row["late_basis"]) if row["late_basis"] else ""
    counts = {
        "received_total": _("Tiếp nhận"),
        "resolved_total": _("Đã giải quyết"),
        "pending_total": _("Đang giải quyết"),
        "late_total": _("Trễ hạn"),
    }
    remarks = {"late_total": late}
    if row["worked_out"]:
        remarks |= dict.fromkeys(row["worked_out"].split(";"), _("tính từ các phần"))
    show_metrics(
        [
            Metric(
                label,
                words.number(row[name], 0),
                None,
                name,
                sentences.finality_remark(row["flag"]),
                remarks.get(name, ""),
            )
            for name, label in counts.items()
        ],
        now,
    )
    show_metrics(
        [
            Metric(
                words.label("rate", each["rate"]),
                undefined_rates.display_cell(each, "rate_value"),
                sentences.distance_to_target(each),
                each["rate"],
                sentences.finality_remark(each["flag"]),
                _("tính từ các phần") if each["rate_state"] == "counted_from_parts" else "",
            )
            for each in rates.some(6)
            if each["rate_state"] != "unknown"
        ],
        rates,
        now,
    )


def dossier_rates(rates: Answer, unit: str) -> None:
    """Every rate with its two counts, the target that applies, and its formula."""
    with st.expander(_("Cách tính các tỷ lệ"), icon=":material/function:"):
        details(rates, RATES, unit, is_open=True)
        st.markdown(explanation_of(rates.values("rate"), rates.name))
        st.caption(
            _("Mẫu số bằng 0 là «không phát sinh»; số chưa biết để trống («—»), không bao giờ coi là 0.")
        )


def say_how_to_enter(rates: Answer, unit: Unit) -> None:
    """Reports have no columns for online payment and digitisation: where they are not known, how to get them in."""
    unknown = [
        row["rate"] for row in rates.some(6) if row["rate_state"] == "unknown" and row["rate"] in APART
    ]
    if not unknown:
        return
    wanted = [words.label("measure", measure) for rate in unknown for measure in APART[rate]]
    said = _(
        "Chưa tính được: {rates}, vì biểu báo cáo không có cột này. Nhập {figures} của {period} ở trang **Chỉ tiêu**, "
        "phần **Số liệu khác theo kỳ**, hoặc bằng mẫu Excel ở đó."
    )
    st.caption(
        said.format(
            rates=", ".join(words.label("rate", rate).lower() for rate in unknown),
            figures=", ".join(_("«{name}»").format(name=name) for name in wanted),
            period=words.period_within(rates.first["period"]),
        )
    )
    page_link("chi_tieu", _("Nhập ở trang Chỉ tiêu"), ":material/edit:", don_vi=unit.unit_id)


def choose_reading(readings: Answer) -> tuple[str, str]:
    """A reading of the 766 index: its period and, where several were taken, which; the newest first."""
    found: dict[str, tuple[str, str]] = cached_from(readings_by_slug, readings)
    labels: dict[str, str] = cached_from(reading_labels, readings)
    begun = next((slug for slug, (period, _snapshot) in found.items() if has_begun(period)), None)
    return found[choose_one("ky_766", _("Kỳ số liệu"), labels, begun)]


def readings_by_slug(rows: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """What stands in the address -> period and snapshot."""
    pairs = rows[["period", "snapshot"]].fillna("").itertuples(index=False)
    return {words.slug(f"{period} {snapshot}"): (str(period), str(snapshot)) for period, snapshot in pairs}


def reading_labels(rows: pd.DataFrame) -> dict[str, str]:
    """How readings are read in the list."""
    return {
        slug: f"{words.period(period)} · {_(snapshot)}" if snapshot else words.period(period)
        for slug, (period, snapshot) in readings_by_slug(rows).items()
    }
