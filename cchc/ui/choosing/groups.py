"""With whom to compare: a group from a list, its members editable, kept under a name, always in the address.

`nhom` in the address names the group. A group that depends on this office (a kept one, a hand-picked one) also
writes its members, as `tinh` or `thanh_vien`: a link opens the same comparison where nobody knows the group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from cchc import words
from cchc.language import _
from cchc.store import SavedGroup, delete_group, open_store, save_group, saved_groups
from cchc.ui.drafting.drafts import Form, offer_draft
from cchc.ui.drafting.fields import fill_boxes, hold_typed
from cchc.ui.visit.address import (
    SEPARATOR,
    asked_or_previous,
    changed_outside,
    choose_one,
    drop_filter,
    ignored_choices,
    known_and_unknown,
    set_choice,
    write_choice,
)
from cchc.ui.visit.person import ask_signature
from cchc.ui.visit.rights import may_somewhere
from cchc.ui.visit.unshown import note_unshown, quoted_markdown

HAND_PICKED = "tu-chon"
KEPT = "nhom-"


@dataclass(frozen=True)
class Group:
    """Who is compared. `members` None is everybody there is (then nothing need be listed).

    `name` goes into a sentence («vùng Đông Nam Bộ»), `label` into the list where more need be said. Whoever picks
    members by hand picks them to stand among them; any other group is what it is, and knows outsiders.
    """

    name: str
    members: list[str] | None
    label: str = ""
    is_hand_picked: bool = False

    @property
    def in_list(self) -> str:
        """As it is read in the list of groups."""
        text = self.label or self.name
        return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class GroupChoices:
    """What a page offers: its own groups (slug → group), everybody (slug → what is read), and its address word."""

    level: str
    address: str
    groups: Mapping[str, Group]
    everybody: Mapping[str, str]
    values: Mapping[str, str]

    def known(self, slugs: Sequence[str]) -> list[str]:
        """Those that there are, each once, in order."""
        return known_and_unknown(slugs, self.everybody)[0]

    def slugs_of(self, members: Sequence[str]) -> list[str]:
        """How members stand in the address, without those that there are not."""
        slugs = {value: slug for slug, value in self.values.items()}
        return [slugs[member] for member in members if member in slugs]


def choose_group(choices: GroupChoices, default: str, depends_on: str, most: int = 40) -> Group:
    """One select; beside it the members to edit, to keep under a name, or to drop. The default follows `depends_on`."""
    kept = {KEPT + group.group_id: group for group in saved_groups(open_store(), choices.level)}
    read_link(choices, kept)
    options = {slug: group.in_list for slug, group in choices.groups.items()}
    options |= {slug: group.name for slug, group in kept.items()} | {HAND_PICKED: _("Tự chọn")}
    slug = choose_one(
        "nhom",
        _("So với"),
        options,
        HAND_PICKED if asked_or_previous(choices.address, "") else default,
        depends_on=depends_on,
        drops=[choices.address],
    )
    group = chosen_group(choices, kept, slug)
    edit_members(choices, group, kept.get(slug), most)
    offer_draft(draft_of(choices))
    return group


def read_link(choices: GroupChoices, kept: Mapping[str, SavedGroup]) -> None:
    """A link that names a kept group but other members shows the members it names, and this is said."""
    slug, members = asked_or_previous("nhom", ""), asked_or_previous(choices.address, "")
    flag = f"link_to_other_members_{choices.address}"
    if members.strip() and slug in kept and changed_outside(choices.address):
        wanted, strange = known_and_unknown(members.split(SEPARATOR), choices.everybody)
        own = kept[slug].members
        is_same = set(wanted) == set(choices.slugs_of(own)) and set(strange) <= {
            *own,
            *map(words.slug, own),
            *wanted,
        }
        if not is_same:
            set_choice("nhom", HAND_PICKED)
            st.session_state[flag] = (kept[slug].name, members)
    name, of_link = st.session_state.get(flag, ("", ""))
    if name and (asked_or_previous("nhom", ""), members) == (HAND_PICKED, of_link):
        said = _("Nhóm **{name}** nay có thành viên khác; đang xem các thành viên ghi trong liên kết.")
        note_unshown(said.format(name=words.literal(name)), partial(st.session_state.pop, flag, None))


def chosen_group(choices: GroupChoices, kept: Mapping[str, SavedGroup], slug: str) -> Group:
    """The group of a slug; its members stand in the address unless everybody can tell them from its name."""
    if slug in choices.groups:
        group = choices.groups[slug]
        note_members_of_no_use(choices, group, slug)
        st.session_state[f"shown_{choices.address}"] = choices.slugs_of(group.members or [])
        return group
    if slug in kept:
        slugs, name = choices.slugs_of(kept[slug].members), kept[slug].name
        strange = [member for member in kept[slug].members if member not in choices.values.values()]
        wanted = SEPARATOR.join(slugs)
    else:
        wanted = asked_or_previous(
            choices.address, SEPARATOR.join(st.session_state.get(f"shown_{choices.address}", []))
        )
        slugs, strange = known_and_unknown(wanted.split(SEPARATOR), choices.everybody)
        name = _("nhóm tự chọn")
    if strange:
        accept = partial(set_choice, choices.address, SEPARATOR.join(slugs))
        note_unshown(ignored_choices(_("Thành viên"), strange), accept)
    write_choice(choices.address, wanted)
    st.session_state[f"shown_{choices.address}"] = slugs
    return Group(name, [choices.values[one] for one in slugs], is_hand_picked=slug == HAND_PICKED)


def note_members_of_no_use(choices: GroupChoices, group: Group, slug: str) -> None:
    """Members that a link lists beside a group that everybody can tell from its name are not counted, and this is said."""
    wanted, flag = asked_or_previous(choices.address, ""), f"link_to_group_and_{choices.address}"
    if changed_outside(choices.address):
        st.session_state[flag] = (slug, wanted)
    is_of_link = st.session_state.get(flag) == (slug, wanted)  # else picked by hand in another group
    listed = {slug for slug in wanted.split(SEPARATOR) if slug.strip()}
    everybody = group.members if group.members is not None else choices.values.values()
    if not is_of_link or not listed or listed == set(choices.slugs_of(list(everybody))):
        drop_filter(choices.address)
        return
    said = _("Liên kết nêu **{group}** và cả danh sách **{members}**; chỉ tính nhóm, không tính danh sách.")
    said = said.format(group=words.literal(group.name), members=quoted_markdown(wanted))
    note_unshown(said, partial(drop_filter, choices.address))
    write_choice(choices.address, wanted)


def edit_members(choices: GroupChoices, group: Group, kept: SavedGroup | None, most: int) -> None:
    """The members to change at will; a changed list is a hand-picked group, to be kept under a name if wanted."""
    slugs = list(choices.everybody) if group.members is None else choices.slugs_of(group.members)
    key = f"members_{choices.address}"
    if st.session_state.get(key) != slugs:
        st.session_state[key] = slugs[:most] if group.members is not None else []
    listed = "" if group.members is None else f" ({words.number(len(slugs), 0)})"
    with st.popover(_("Sửa danh sách") + listed, icon=":material/group:"):
        st.multiselect(
            _("Thành viên"),
            list(choices.everybody),
            format_func=choices.everybody.__getitem__,
            key=key,
            max_selections=most,
            placeholder=_("Chọn hoặc gõ để tìm"),
            on_change=pick_by_hand,
            args=(choices.address, key),
        )
        if may_somewhere("save_group"):
            keep_or_drop(choices, slugs, kept)


def pick_by_hand(address: str, key: str) -> None:
    """The members were changed: from now on they are a group of their own."""
    set_choice("nhom", HAND_PICKED)
    set_choice(address, SEPARATOR.join(st.session_state[key]))


def keep_or_drop(choices: GroupChoices, slugs: Sequence[str], kept: SavedGroup | None) -> None:
    """Keep the shown members under a name for everybody who uses this dashboard, or drop a kept group."""
    name_key, by_key = f"group_name_{choices.address}", "group_saved_by"
    form = draft_of(choices)
    fill_boxes(form, {name_key: ""}, [by_key])
    st.text_input(_("Tên nhóm"), key=name_key, placeholder=_("Các tỉnh giáp ranh"))
    ask_signature(_("Người lưu"), by_key)
    hold_typed(form, {name_key: ""}, [by_key])
    can_save = bool(st.session_state[name_key].strip() and st.session_state[by_key].strip() and slugs)
    with st.container(horizontal=True):
        members = [choices.values[slug] for slug in slugs]
        st.button(
            _("Lưu nhóm"),
            icon=":material/bookmark_add:",
            on_click=save_chosen_group,
            args=(choices, members, name_key, by_key),
            disabled=not can_save,
            help=_("Cần tên nhóm, người lưu và ít nhất một thành viên"),
        )
        if kept is not None:
            st.button(
                _("Bỏ nhóm này"),
                icon=":material/bookmark_remove:",
                on_click=drop_saved_group,
                args=(choices, kept, by_key),
                disabled=not st.session_state[by_key].strip(),
            )
    if kept is not None:
        saved_at = words.moment(kept.saved_at)
        st.caption(_("{who} lưu lúc {when}").format(who=words.literal(kept.saved_by), when=saved_at))


def draft_of(choices: GroupChoices) -> Form:
    """The name that is not kept yet; the members stand in the address."""
    return Form(f"group_{choices.address}", _("Tên nhóm so sánh"))


def save_chosen_group(choices: GroupChoices, members: Sequence[str], name_key: str, by_key: str) -> None:
    """Save the group and show it; the same name again changes its members."""
    name = st.session_state[name_key].strip()
    slug = words.slug(name)
    save_group(open_store(), slug, name, choices.level, members, st.session_state[by_key].strip())
    set_choice("nhom", KEPT + slug)
    set_choice(choices.address, SEPARATOR.join(choices.slugs_of(members)))
    st.session_state[name_key] = ""


def drop_saved_group(choices: GroupChoices, kept: SavedGroup, by_key: str) -> None:
    """The members stay on the screen, hand-picked."""
    by = st.session_state[by_key].strip()
    delete_group(open_store(), kept.group_id, kept.name, choices.level, by)
    set_choice("nhom", HAND_PICKED)
