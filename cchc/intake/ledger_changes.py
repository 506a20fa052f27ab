"""The ledger rearranged: all actions of one owner go to another, limitations become one, one becomes several; rows that
replace those that stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.folding import name_key
from cchc.intake.errors import IntakeError
from cchc.intake.ledger import each_line, new_id, one_per_line
from cchc.language import _
from cchc.store.publication import Row

OF_ACTION = ("action_id", "remedy_id", "supporters", "product", "due_on", "due_text")
OF_LIMITATION = (
    "limitation_id",
    "area_code",
    "area",
    "cause",
    "cause_kind",
    "recoverability",
    "taken_from",
    "split_from",
)
Tables = dict[str, list[Row]]


def handed_over(lines: Sequence[Row], owner: str, successor: str) -> Tables:
    """Every action of an owner (rows of `ledger_lines`) under another one; what is confirmed already stays whose it was, so
    leave it out of the lines. Raises IntakeError without a successor, and where the owner has none."""
    if not successor.strip():
        raise IntakeError(_("Cần ghi người nhận bàn giao."))
    own = {
        line["action_id"]: {
            **{name: line[name] for name in OF_ACTION},
            "text": line["action"],
            "position": line["action_position"],
            "note": line["action_note"],
            "owner": successor.strip(),
        }
        for line in lines
        if line["action_id"] and name_key(str(line["owner"] or "")) == name_key(owner)
    }
    if not own:
        raise IntakeError(_("«{owner}» không còn việc nào chưa xác nhận.").format(owner=owner))
    return {"ledger_actions": list(own.values())}


def merged(lines: Sequence[Row], ids: Sequence[str]) -> Tables:
    """Limitations (ids) as one: the first takes their criteria and remedies, the others name it and are followed no more.

    Raises IntakeError for fewer than two.
    """
    known = {line["limitation_id"]: line for line in lines if line["limitation_id"] in ids}
    if len(known) < 2:
        raise IntakeError(_("Chọn ít nhất hai hạn chế để gộp."))
    first, *others = known
    criteria = [code for line in known.values() for code in codes_of(line)]
    limitations = [
        {**limitation_row(line), "criteria": one_per_line(criteria)}
        if name == first
        else {**limitation_row(line), "merged_into": first}
        for name, line in known.items()
    ]
    remedies = {}
    for line in lines:
        tied = each_line(line["limitation_ids"])
        if line["remedy_id"] and set(tied) & set(others):
            kept = one_per_line([first if one in others else one for one in tied])
            remedies[line["remedy_id"]] = {**remedy_row(line), "limitation_ids": kept}
    return {"ledger_limitations": limitations, "ledger_remedies": list(remedies.values())}


@dataclass(frozen=True)
class Part:
    """What a limitation becomes a part of: its words, and which criteria and remedies of the whole it keeps."""

    text: str
    criteria: Sequence[str]
    remedies: Sequence[str]


def divided(lines: Sequence[Row], limitation_id: str, parts: Sequence[Part]) -> Tables:
    """One limitation (rows of `ledger_lines`) as several: the first part keeps its row, each other is a row of its own that names
    the one that all come from. Points of a criterion that several parts keep are divided among these alone.

    Raises IntakeError for fewer than two parts, for two of the same words, where a criterion or remedy would be in no part, and
    where parts of what was split before would keep a criterion together: its points could not be divided exactly.
    """
    own = [line for line in lines if line["limitation_id"] == limitation_id]
    if not own or len(parts) < 2 or len({name_key(part.text) for part in parts}) < len(parts):
        raise IntakeError(_("Ghi ít nhất hai hạn chế khác nhau, mỗi dòng một hạn chế."))
    whole, criteria = own[0], codes_of(own[0])
    refuse_left_out(criteria, [part.criteria for part in parts])
    refuse_left_out(
        {line["remedy_id"]: line["remedy"] for line in own if line["remedy_id"]},
        [part.remedies for part in parts],
    )
    root = whole["split_from"] or limitation_id
    is_split = any(line["limitation_id"] != limitation_id and root_of(line) == root for line in lines)
    if is_split and (not criteria or sum(len(part.criteria) for part in parts) > len(criteria)):
        raise IntakeError(
            _("Hạn chế này đã tách một lần: mỗi tiêu chí chỉ ghi cho một phần, để điểm chia đúng.")
        )
    # In order a part stands right behind what it comes from, so that what is left over of a division stays where it was.
    ids = [limitation_id, *(f"{limitation_id}-{new_id()}" for _part in parts[1:])]
    limitations = [
        {
            **limitation_row(whole),
            "limitation_id": name,
            "text": part.text,
            "criteria": one_per_line(part.criteria),
            "split_from": whole["split_from"] if name == limitation_id else root,
        }
        for name, part in zip(ids, parts, strict=True)
    ]
    remedies = {}
    for line in own:
        if line["remedy_id"]:
            kept = [name for name, part in zip(ids, parts, strict=True) if line["remedy_id"] in part.remedies]
            others = [one for one in each_line(line["limitation_ids"]) if one != limitation_id]
            remedies[line["remedy_id"]] = {
                **remedy_row(line),
                "limitation_ids": one_per_line([*others, *kept]),
            }
    return {"ledger_limitations": limitations, "ledger_remedies": list(remedies.values())}


def refuse_left_out(whole: Mapping[str, str], kept: Sequence[Sequence[str]]) -> None:
    """Raises IntakeError where some of what a limitation has is in none of its parts."""
    left = [said for name, said in whole.items() if not any(name in part for part in kept)]
    if left:
        said = _("«{what}» chưa thuộc phần nào: chọn ít nhất một phần giữ nó.")
        raise IntakeError(said.format(what=str(left[0])[:80]))


def codes_of(line: Row) -> dict[str, str]:
    """The criteria that a limitation (a row of `ledger_lines`) names."""
    return {code: code for code in str(line["criteria"] or "").split("; ") if code}


def root_of(line: Row) -> str:
    """The limitation that all parts of a split one come from; itself where it was never split."""
    return str(line["split_from"] or line["limitation_id"])


def limitation_row(line: Row) -> Row:
    """The limitation of a row of `ledger_lines`, as it stands."""
    told = {name: line[name] for name in (*OF_LIMITATION, "position", "note", "document")}
    return {**told, "text": line["limitation"], "criteria": one_per_line(list(codes_of(line)))}


def remedy_row(line: Row) -> Row:
    """The remedy of a row of `ledger_lines`, as it stands, without what it is for."""
    return {
        "remedy_id": line["remedy_id"],
        "text": line["remedy"],
        "paired": line["paired"],
        "position": line["remedy_position"],
        "note": line["remedy_note"],
    }
