"""Hồ sơ TTHC: received, resolved, pending and late by period, field and unit; rates against the targets."""

import streamlit as st

from cchc import sentences, ui, words
from cchc.charts.parts.channel import channel_bars
from cchc.charts.progress.dossier import dossier_bars
from cchc.charts.progress.rates import rate_panels
from cchc.charts.ranking.late import late_bars
from cchc.language import _

COUNTS = ["received_total", "received_online", "received_direct", "carried_over", "resolved_total"]
COUNTS += [
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "pending_total",
    "pending_in_time",
    "pending_late",
]
LATE = ["late_total", "late_rate", "late_basis"]
RATES = [
    "on_time_rate",
    "in_time_rate",
    "early_rate",
    "online_rate",
    "online_payment_rate",
    "digitisation_rate",
]
ADDED = ["period", "periods_added", "received_total", "carried_over", "received_new", "resolved_total"]
ADDED += ["resolved_late", "pending_total", "on_time_rate", "online_rate"]
PLACES = ["late_place", "late_rate_place"]

st.title(_("Hồ sơ TTHC"))

unit = ui.choose_unit("dossiers")
filters = st.container(horizontal=True)
with filters:
    scope = ui.choose_part("xem", _("Xem"), {"don-vi": _("Đơn vị này"), "tinh": _("Các đơn vị trong tỉnh")})

if scope == "don-vi":
    with filters:
        kind, period = ui.choose_dossier_period(ui.ask("dossier_periods", **unit.filters))
    now = ui.ask("dossiers_by_period", **unit.filters, period=period)
    rates = ui.ask("dossier_rates", **unit.filters, period=period)
    ui.show_headline(sentences.dossiers_of_period(now.first), unit.called, words.period_within(period))
    ui.dossier_metrics(now, rates)
    ui.dossier_rates(rates, unit.unit)
    ui.say_how_to_enter(rates, unit)

    every = ui.ask("dossiers_by_period", **unit.filters, period_type=kind)
    fields = ui.ask("dossiers_by_field", **unit.filters, period=period)
    added = ui.ask("dossiers_to_date", **unit.filters, period_type=kind)
    parts = {
        "giai-quyet": _("Giải quyết qua các kỳ"),
        **({"ty-le": _("Các tỷ lệ")} if len(every.rows) > 1 else {}),
        **({"duong-nop": _("Nộp bằng đường nào")} if every.values("received_online") else {}),
        **({"linh-vuc": _("Lĩnh vực")} if len(fields.rows) > 1 else {}),
        **(
            {"luy-ke": _("Lũy kế từ đầu năm")}
            if any(last["periods_added"] > 1 for last in added.some(-1))
            else {}
        ),
    }
    part = ui.choose_part("phan", _("Phần"), parts)
    if part == "giai-quyet" and every.values("resolved_total"):
        title = _("Hồ sơ đã giải quyết theo {kind}").format(kind=words.label("period_type", kind).lower())
        ui.draw_chart(dossier_bars, every, title=title, target=rates.first["rate_target"])
    if part == "ty-le":
        ui.draw_chart(
            rate_panels,
            ui.ask("dossier_rates", **unit.filters, period_type=kind),
            title=_("Các tỷ lệ khác qua các kỳ"),
            without=("on_time_rate",),
        )
    if part == "duong-nop":
        ui.draw_chart(channel_bars, every, title=_("Hồ sơ đến bằng đường nào"))
    if part == "linh-vuc":
        st.markdown(ui.cached_from(sentences.latest_field, fields))
        bases = fields.values("late_basis") if any(fields.values("late_total")) else []
        for basis in bases:
            alike = ui.ask("dossiers_by_field", **unit.filters, period=period, late_basis=basis)
            title = _("Lĩnh vực trễ hạn nhiều nhất")
            told = f"{title}: {words.label('late_basis', basis).lower()}" if len(bases) > 1 else title
            ui.draw_chart(late_bars, alike, title=told, name="label", apart=told)
        ui.details(fields, ["label", *COUNTS[:5], "pending_total", *LATE], unit.unit, is_open=True)
    elif part == "luy-ke":
        for last in added.some(-1):
            st.markdown(sentences.to_date(last))
        ui.details(added, ADDED, unit.unit, is_open=True)
    else:
        columns = ["period", *COUNTS, "worked_out", *LATE, *RATES]
        ui.details(every, ui.columns_with_values(every, columns), unit.unit)

    warnings = ui.ask("dossier_warnings", **unit.filters)
    if not warnings.is_empty:
        st.warning(_("Số liệu hồ sơ có chỗ chưa khớp; xem lại báo cáo rồi nạp lại."))
        shown = ["period", "identity", "stated_count", "added_count"]
        ui.details(warnings, shown, unit.unit, is_open=True, links=ui.links_of_warnings)

    targets = ui.ask(
        "targets",
        **unit.filters,
        year=int(period[:4]),
        measures=["on_time_rate", "online_rate", "early_rate", "online_payment_rate", "late_dossiers"],
    )
    if part == "ty-le" and not targets.is_empty:
        st.subheader(_("Chỉ tiêu năm {year}").format(year=period[:4]))
        ui.details(
            targets, ["title", "period", "comparison", "value", "measure_unit"], unit.unit, is_open=True
        )
else:
    with filters:
        kind, period = ui.choose_dossier_period(ui.ask("dossier_periods", **unit.of_province))
        orders = {by: words.label("sort_by", by) for by in ("late_total", "late_rate")}
        by = ui.choose_part("theo", _("Xếp theo"), orders)
    units = ui.ask("dossiers_by_unit", **unit.of_province, period=period)
    if units.is_empty:
        ui.say_what_is_missing(
            _("Kỳ này mới có số liệu của cả tỉnh. Nạp báo cáo theo từng đơn vị ở trang **Nạp dữ liệu**.")
        )
    else:
        told = sentences.latest_units(units.some(len(units.rows)), period)
        ui.show_headline(told, unit.province, words.period_within(period))
        ui.show_verdict(
            ui.ask(
                "comparability",
                topics=["dossiers"],
                province_ids=[unit.of_province["province_id"]],
                units=units.values("unit"),
                periods=[period],
            )
        )
        title = _("Đơn vị nào trễ nhiều nhất, {period}").format(period=words.period(period))
        share = by if by == "late_rate" else None
        asked = {**unit.of_province, "period": period, "sort_by": share}
        ordered = ui.ask("dossiers_by_unit", **asked)
        # Units of several kinds, or whose late dossiers are counted on another basis, are not ranked together.
        for cohort in units.values("cohort"):
            for basis in ui.ask("dossiers_by_unit", **asked, cohort=cohort).values("late_basis"):
                alike = ui.ask("dossiers_by_unit", **asked, cohort=cohort, late_basis=basis)
                told = f"{title}: {_(cohort)}, {words.label('late_basis', basis).lower()}"
                ui.draw_chart(late_bars, alike, title=told, name="unit", value=by, own=unit.unit, apart=told)
        ui.details(
            ordered,
            ["unit", "received_total", "resolved_total", "pending_total", *LATE, *PLACES],
            unit.province,
        )
