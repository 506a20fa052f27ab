"""What needs attention."""

from __future__ import annotations

from textwrap import shorten

from cchc import words
from cchc.language import _
from cchc.sentences.flags import ends_with_remark, flag_of
from cchc.sentences.row import Row, is_known
from cchc.sentences.work.targets import NOT_MET_ELSEWHEN, RANKS, time_of_figure
from cchc.sentences.work.tasks import counted_and_listed

NAME = 40  # letters of the name of one of several things, whole on its page: so the sentence stays within two lines


@ends_with_remark(flag_of)
def attention_sentence(row: Row) -> str:
    """One thing that needs attention, as the rule `row["rule"]` of `attention.sql` found it."""
    return SENTENCES[str(row["rule"])](row)


def at_stake(row: Row) -> str:
    """What it weighs where that is estimated: «khoảng 1,20 điểm», of a whole area: how many its criterion has is not known; a
    rule about points says them itself."""
    if row["points_basis"] != "estimated":
        return ""
    return _("khoảng {points} điểm").format(points=words.number(row["points_at_stake"]))


def target_missed(row: Row) -> str:
    """A target that was not reached in its period."""
    if row["measure"] == "score":
        return on_target(row, _("Thiếu **{short} điểm** so với chỉ tiêu {target} của {period}"))
    if row["measure_unit"] == RANKS:
        return on_target(row, _("{title}: {held} hạng **{actual}**, chỉ tiêu của {period} là hạng {target}"))
    return on_target(row, _("{title}: {held} có **{actual}** {unit}, chỉ tiêu của {period} là {target}"))


def target_behind(row: Row) -> str:
    """A target that will not be reached at the present pace, or of which only another period tells something."""
    if row["outlook"] in NOT_MET_ELSEWHEN:
        of_another = _("{title}: {held} có **{actual}** {unit}, chỉ tiêu của {period} là {target}")
        if row["measure_unit"] == RANKS:
            of_another = _("{title}: {held} hạng **{actual}**, chỉ tiêu của {period} là hạng {target}")
        return on_target(row, of_another + _(" (chưa có số liệu của cả {period})"))
    if row["measure"] == "score":
        return on_target(row, _("Còn thiếu **{short} điểm** so với chỉ tiêu {target} của {period}"))
    if row["measure_unit"] == RANKS:
        return on_target(
            row, _("{title}: {held} hạng **{actual}**, chưa đạt chỉ tiêu hạng {target} của {period}")
        )
    said = _("{title}: {held} có **{actual}** {unit}, chưa đạt chỉ tiêu {target} của {period}")
    if row["outlook"] == "behind":
        said = _(
            "{title}: {held} có **{actual}** {unit}, theo đà này không đạt chỉ tiêu {target} của {period}"
        )
    return on_target(row, said)


def on_target(row: Row, said: str) -> str:
    """A sentence about a figure and its target, filled in."""
    return said.format(
        title=words.literal(_(str(row["subject"]))),
        actual=words.quantity(row["actual"]),
        unit=words.literal(words.display_text("measure_unit", row["measure_unit"] or "")),
        short=words.number(row["at_stake"]),
        target=aim(row),
        period=when(row),
        held=time_of_figure(row),
    )


def repeated_deduction(row: Row) -> str:
    """Points lost year after year at the same place."""
    said = _("{subject}: mất điểm **{years} năm liền**, {period} mất {points} điểm")
    return said.format(
        subject=words.literal(row["subject"]),
        years=words.number(row["actual"], 0),
        period=when(row),
        points=words.number(row["at_stake"]),
    )


def rate_falling(row: Row) -> str:
    """A rate that fell for several periods (percent)."""
    said = _("Tỷ lệ «{rate}» giảm nhiều kỳ liền: từ {before} còn **{now}**, {period}")
    return said.format(
        rate=words.label("rate", row["measure"]).lower(),
        before=words.percent(row["target"]),
        now=words.percent(row["actual"]),
        period=when(row),
    )


def overdue_tasks(row: Row) -> str:
    """How many tasks are overdue, and of which plan."""
    count, period = words.number(row["at_stake"], 0), when(row)
    subject = words.literal(_(str(row["subject"])))
    after = row["at_stake"] - (row["actual"] if is_known(row["actual"]) else 0)
    if not after:
        said = _("**{count} nhiệm vụ** theo «{subject}» quá hạn, chưa xong, {period}")
    elif after == row["at_stake"]:
        said = _("**{count} nhiệm vụ** theo «{subject}» hoàn thành quá hạn, {period}")
    else:
        said = _(
            "**{count} nhiệm vụ** theo «{subject}» quá hạn ({open} chưa xong, {late} xong sau hạn), {period}"
        )
    told = said.format(
        subject=subject,
        count=count,
        period=period,
        open=words.number(row["actual"], 0),
        late=words.number(after, 0),
    )
    unlike = counted_and_listed(row["counted_late"], row["listed_late"])
    return f"{told} ({unlike})" if unlike else told


def late_dossiers(row: Row) -> str:
    """How many dossiers were late in a period."""
    return _("**{count} hồ sơ** trễ hạn trong {period}").format(
        count=words.number(row["at_stake"], 0), period=when(row)
    )


def deadline_near(row: Row) -> str:
    """How many tasks fall due soon, and the nearest of them."""
    said = _("**{count} nhiệm vụ** sắp đến hạn, gần nhất ngày {day}: {subject}")
    return said.format(
        count=words.number(row["at_stake"], 0),
        day=words.date(row["due_on"]),
        subject=words.literal(shorten(str(row["subject"]), NAME, placeholder="…")),
    )


def report_due(row: Row) -> str:
    """A day of the calendar that is near."""
    left = _("hôm nay") if not row["at_stake"] else _("còn **{count} ngày**")
    return _("{subject}: đến hạn ngày {day}, {left}").format(
        subject=words.literal(_(str(row["subject"]))),
        day=words.date(row["due_on"]),
        left=left.format(count=words.number(row["at_stake"], 0)),
    )


def stale_data(row: Row) -> str:
    """Figures of a topic that are old or missing."""
    topic = words.label("topic", row["topic"])
    if not is_known(row["period"]):
        return _("Chưa có số liệu **{topic}**").format(topic=topic)
    said = _("Số liệu **{topic}** mới nhất là {period}, đã qua {days} ngày")
    return said.format(topic=topic, period=when(row), days=words.number(row["at_stake"], 0))


def largest_deduction(row: Row) -> str:
    """The area that lost most points."""
    said = _("{subject}: mất **{points} điểm** trong {period}, nhiều nhất các lĩnh vực")
    if row["known_parts"] < row["all_parts"]:
        said = _(
            "{subject}: mất **{points} điểm** trong {period}, nhiều nhất trong {held} lĩnh vực đã đủ điểm"
        )
    return said.format(
        subject=words.literal(row["subject"]),
        points=words.number(row["at_stake"]),
        period=when(row),
        held=words.rank(row["known_parts"], row["all_parts"]),
    )


def late_remedies(row: Row) -> str:
    """How many actions of the ledger are late, and the longest of them."""
    said = _("**{count} việc khắc phục** của {period} quá hạn, lâu nhất từ {day}: {subject}")
    return with_points(row, said)


def due_remedies(row: Row) -> str:
    """How many actions of the ledger fall due soon, and the nearest of them."""
    said = _("**{count} việc khắc phục** của {period} sắp đến hạn, gần nhất {day}: {subject}")
    return with_points(row, said)


def with_points(row: Row, said: str) -> str:
    """A sentence about actions, with the points of what they are for where these are known."""
    told = said.format(
        count=words.number(row["at_stake"], 0),
        period=when(row),
        day=words.date(row["due_on"]),
        subject=words.literal(shorten(str(row["subject"]), NAME, placeholder="…")),
    )
    if not is_known(row["points_at_stake"]):
        return told
    is_partial = is_known(row["known_parts"]) and row["known_parts"] < row["all_parts"]
    points = words.at_least(words.number(row["points_at_stake"]), is_partial)
    return _("{told} (giữ {points} điểm)").format(told=told, points=points)


def when(row: Row) -> str:
    """A period within a sentence: «năm 2023»."""
    return words.period_within(row["period"])


def aim(row: Row) -> str:
    """The target of a row as it is written: points with two decimals, all else with those it has."""
    return words.number(row["target"]) if row["measure"] == "score" else words.quantity(row["target"])


RULES = (
    target_missed,
    target_behind,
    repeated_deduction,
    rate_falling,
    overdue_tasks,
    late_dossiers,
    deadline_near,
    report_due,
    stale_data,
    largest_deduction,
    late_remedies,
    due_remedies,
)
SENTENCES = {rule.__name__: rule for rule in RULES}
