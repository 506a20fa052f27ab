"""Hồ sơ TTHC: received, resolved, pending; on time and online against the targets."""

import streamlit as st

from cchc import findings, ui, words
from cchc.charts.dossier import dossier_bars
from cchc.charts.index766 import index766_bars

st.title("Hồ sơ TTHC")

unit = ui.choose_unit("dossiers", "index_766")
dossiers = ui.ask("dossiers_by_period", **unit.filters)
targets = ui.ask(
    "targets",
    **unit.filters,
    measures=["on_time_rate", "online_rate", "early_rate", "online_payment_rate", "late_dossiers"],
)

if dossiers.is_empty:
    st.info("Đơn vị này chưa có báo cáo hồ sơ. Nạp biểu II.06a ở trang **Nạp dữ liệu**.")
for now in dossiers.some(-1):
    ui.finding(findings.dossiers(now))
    ui.measures(
        [
            (
                "Tiếp nhận",
                words.number(now["received_total"], 0),
                None,
                "Trực tuyến + trực tiếp, bưu chính + kỳ trước chuyển qua",
            ),
            ("Đã giải quyết", words.number(now["resolved_total"], 0), None, "Trước hạn + đúng hạn + trễ hạn"),
            ("Đang giải quyết", words.number(now["pending_total"], 0), None, "Trong hạn + quá hạn"),
            ("Trễ hạn", words.number(now["resolved_late"], 0), None, "Hồ sơ đã giải quyết nhưng quá hạn"),
            ("Đúng hạn", words.percent(now["on_time_rate"]), None, "(Trước hạn + đúng hạn) ÷ đã giải quyết"),
            (
                "Trực tuyến",
                words.percent(now["online_rate"]),
                None,
                "Trực tuyến ÷ (tiếp nhận − kỳ trước chuyển qua)",
            ),
        ]
    )
    if dossiers.values("resolved_total"):
        ui.draw(dossier_bars, dossiers, title="Hồ sơ theo kỳ", target=ui.target(targets, "on_time_rate"))
    ui.details(
        dossiers,
        [
            "period",
            "received_total",
            "received_online",
            "received_direct",
            "carried_over",
            "resolved_total",
            "resolved_early",
            "resolved_on_time",
            "resolved_late",
            "pending_total",
            "pending_in_time",
            "pending_late",
            "on_time_rate",
            "online_rate",
        ],
        unit.unit,
    )

if not targets.is_empty:
    st.subheader("Chỉ tiêu")
    ui.details(targets, ["title", "period", "comparison", "value", "measure_unit"], unit.unit, is_open=True)

groups = ui.ask("index_766", **unit.filters)
if not groups.is_empty:
    st.subheader("Sáu nhóm của Chỉ số 766")
    maxima = ui.pairs(ui.ask("index_766_maxima"), "group_name", "max_score")
    newest = ui.ask("index_766_now", **unit.filters)
    ui.draw(index766_bars, newest, title=f"Điểm từng nhóm so với tối đa · {unit.unit}", maxima=maxima)
    ui.details(
        groups,
        [
            "period",
            "transparency",
            "progress",
            "online_service",
            "online_payment",
            "satisfaction",
            "digitisation",
            "total",
        ],
        unit.unit,
    )
