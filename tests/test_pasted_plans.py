"""Plans that come as prose: what the rules understand, and that nothing of a text is lost."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.intake import IntakeError, owners
from cchc.intake.ledger import entered_ledger
from cchc.intake.pasted_plans import ledger_of_plan
from cchc.reading.prose import PlanText, place_items, read_plan
from cchc.store import Store

PLANS = Path(__file__).parent / "plans"
AREAS = ("Công tác chỉ đạo, điều hành", "Cải cách thể chế")


def plan(name: str) -> PlanText:
    return read_plan((PLANS / f"{name}.txt").read_text("utf-8"))


def counts(text: PlanText, kind: str) -> list[int]:
    """Items of a kind per area, in the areas' order."""
    return list(Counter(item.area_code for item in text.items if item.kind == kind).values())


def test_two_lists_of_seven_areas_are_25_limitations_and_25_remedies() -> None:
    read = plan("long_an_2023")
    assert counts(read, "limitation") == [4, 2, 4, 4, 6, 2, 3]
    assert counts(read, "remedy") == [4, 2, 4, 3, 6, 2, 4]
    assert {item.area_code for item in read.items if not item.paired} == {"4", "7"}
    first = read.items[0]
    assert (first.area, first.text) == (AREAS[0], "Báo cáo Quý III trễ thời gian quy định.")
    due = [item.due_text for item in read.items if item.due_text]
    assert due == ["trước ngày 10 của tháng cuối kỳ báo cáo", "trước ngày 17 của tháng cuối kỳ báo cáo"]
    assert all(item.due_on is None and not item.owner for item in read.items)
    left = {line.text for line in read.leftovers}
    assert {"Lĩnh vực", "- 21,03", "• Đang online: 1"} <= left


def test_four_topics_with_limitations_and_remedies_below_letters() -> None:
    read = plan("tay_ninh_2021")
    assert counts(read, "limitation") == [3, 1, 2, 1]
    assert counts(read, "remedy") == [2, 1, 3, 3]
    assert {item.area_code for item in read.items if item.paired} == {"2"}
    broken = next(item for item in read.items if "Chương trình công" in item.text)
    assert "Chương trình công tác của Ủy ban nhân dân tỉnh năm 2022" in broken.text
    assert broken.last_line - broken.first_line == 4  # a footnote stands between, and is left over
    assert any(line.text.startswith("¹ Nghị quyết") for line in read.leftovers)
    assert any(line.text == "- Các phòng, đơn vị (t/h);" for line in read.leftovers)


def test_causes_bold_marks_and_plus_lines_are_understood() -> None:
    read = read_plan(
        "**Lĩnh vực 1: Công tác chỉ đạo**\n"
        "- Nội dung không có tiêu đề\n"
        "II. Tồn tại, hạn chế và giải pháp\n"
        "**Lĩnh vực 1: Công tác chỉ đạo**\n"
        "* Tồn tại, hạn chế:\n- Hai báo cáo nộp muộn:\n+ Quý I\n+ Quý III\n"
        "* Nguyên nhân chủ quan: Thiếu người theo dõi.\n"
        "* Giải pháp khắc phục:\n- Cử người theo dõi\nbáo cáo của từng phòng.\n"
    )
    assert [(item.kind, item.text) for item in read.items] == [
        ("limitation", "Hai báo cáo nộp muộn:\n+ Quý I\n+ Quý III"),
        ("cause", "Thiếu người theo dõi."),
        ("remedy", "Cử người theo dõi báo cáo của từng phòng."),
    ]
    assert {(item.area_code, item.area) for item in read.items} == {("1", "Công tác chỉ đạo")}
    assert [line.number for line in read.leftovers] == [1, 2]


def test_a_label_without_a_mark_is_above_the_numbered_areas_that_follow_it() -> None:
    read = read_plan("Hạn chế:\n1. A\n- Một.\n2. B\n- Hai.\nGiải pháp:\n1. A\n- Làm một.\n2. B\n- Làm hai.")
    assert [(item.kind, item.area) for item in read.items] == [
        ("limitation", "A"),
        ("limitation", "B"),
        ("remedy", "A"),
        ("remedy", "B"),
    ]
    within = read_plan(
        "I. Hạn chế và giải pháp\n1. A\nHạn chế\n- Một.\nGiải pháp\n- Làm một.\n2. B\nGiải pháp\n- Hai."
    )
    assert [(item.kind, item.area) for item in within.items] == [
        ("limitation", "A"),
        ("remedy", "A"),
        ("remedy", "B"),
    ]


def test_roman_areas_with_numbered_labels_are_areas() -> None:
    read = read_plan(
        "I. Cải cách thể chế\n1. Tồn tại\na) Một văn bản chậm.\nb) Một văn bản sai.\n2. Giải pháp\na) Làm sớm."
    )
    assert [(item.kind, item.area_code, item.position) for item in read.items] == [
        ("limitation", "I", 1),
        ("limitation", "I", 2),
        ("remedy", "I", 1),
    ]
    assert not any(item.paired for item in read.items)
    assert not read.leftovers


@pytest.mark.parametrize(
    ("sentence", "owner", "supporters", "due_text", "due_on"),
    [
        (
            "Giao Phòng Kế hoạch chủ trì, phối hợp với Thanh tra Sở rà soát, hoàn thành trước ngày 30/6/2024.",
            "Phòng Kế hoạch",
            "Thanh tra Sở",
            "trước ngày 30/6/2024",
            date(2024, 6, 30),
        ),
        ("Văn phòng Sở chủ trì tổng hợp, chậm nhất ngày 15 hằng tháng.", "Văn phòng Sở", "",
         "chậm nhất ngày 15 hằng tháng", None),
        ("Rà soát quy chế. Chủ trì: Phòng Tổ chức. Phối hợp: Chi cục Đo lường. Thời hạn: quý III/2024.",
         "Phòng Tổ chức", "Chi cục Đo lường", "quý III/2024", date(2024, 9, 30)),
        ("Thực hiện Quyết định số 01/QĐ-UBND ngày 08/01/2022 của UBND tỉnh giao.", "", "", "", None),
        ("Chỉ đạo công chức, viên chức phụ trách cập nhật hồ sơ trước khi nộp.", "", "", "", None),
        ("Phối hợp tốt với cơ quan, đơn vị trong giải quyết hồ sơ đúng hạn.", "", "", "", None),
    ],
)  # fmt: skip
def test_who_and_until_when_are_words_of_the_sentence(
    sentence: str, owner: str, supporters: str, due_text: str, due_on: date | None
) -> None:
    (item,) = read_plan(f"Giải pháp khắc phục:\n1. {AREAS[0]}\n- {sentence}").items
    assert (item.owner, item.supporters, item.due_text, item.due_on) == (owner, supporters, due_text, due_on)


LINES = st.sampled_from(
    [
        "", "I. Mục đích", "II. Tồn tại và giải pháp", "1. Cải cách thể chế", "2. Tài chính công",
        "a) Hạn chế", "b) Giải pháp: làm ngay",
        "- Chậm báo cáo", "+ Quý I.", "Lĩnh vực cải cách thủ tục", "Còn một số hạn chế sau:", "Phương hướng khắc phục như sau:",
        "tiếp theo câu trên.", "¹ Ghi chú", "Nơi nhận:", "**Nguyên nhân:** thiếu người", "a) Điều khác",
        "4.51", "- 21,03", "Tổng:",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(max_size=12), max_size=25))
def test_every_line_of_a_text_is_used_or_left_over(lines: list[str]) -> None:
    read = read_plan("\n".join(lines))
    own = [line.strip() for line in "\n".join(lines).splitlines() if line.strip()]
    assert [line.number for line in read.lines] == sorted({line.number for line in read.lines})
    assert len(read.lines) == len(own)
    used = [line for line in read.lines if line.role in ("item", "continued")]
    assert not read.items or (read.items[0].first_line == min(line.number for line in used))
    for line in used:
        owners = [item for item in read.items if item.first_line <= line.number <= item.last_line]
        assert owners, line
        words = line.text.replace("**", "").split()
        assert words[-1] in owners[-1].text.split() or words[-1].lstrip("-+") in owners[-1].text, line


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_pairs_are_as_many_limitations_as_remedies_of_an_area(lines: list[str]) -> None:
    items = read_plan("\n".join(lines)).items
    for item in items:
        own = [other for other in items if (other.area_code, other.area) == (item.area_code, item.area)]
        sides = [sum(other.kind == kind for other in own) for kind in ("limitation", "remedy")]
        assert item.paired == (item.kind != "cause" and sides[0] == sides[1])
        assert item.position >= 1


def test_a_plan_becomes_rows_of_the_ledger_tied_as_the_text_ties_them(store: Store) -> None:
    rows = ledger_of_plan(plan("long_an_2023").items)
    unit = owners.unit("Sở Khoa học và Công nghệ", "Long An", "2023")
    store.publish(entered_ledger(unit, 2023, rows, "An"), replace=True)
    cursor = store.database.cursor()
    counts = "select count(*), count(distinct limitation_id) from current_ledger_limitations"
    assert cursor.execute(counts).fetchone() == (25, 25)
    tied = cursor.execute(
        "select area_code, paired, count(*) from limitation_remedies join current_ledger_limitations "
        "using (unit_id, year, limitation_id) group by all order by all"
    ).fetchall()
    apart = {"4": 4 * 3, "7": 3 * 4}
    assert tied == [
        (area, area not in apart, apart.get(area, pairs))
        for area, pairs in zip("1234567", (4, 2, 4, 0, 6, 2, 0), strict=True)
    ]
    due = cursor.execute("select due_text, owner from current_ledger_actions order by position").fetchall()
    assert due == [
        ("trước ngày 10 của tháng cuối kỳ báo cáo", None),
        ("trước ngày 17 của tháng cuối kỳ báo cáo", None),
    ]


def test_causes_go_with_all_limitations_of_their_area_and_a_remedy_alone_is_refused() -> None:
    read = read_plan(
        "I. Hạn chế và giải pháp\n1. A\nHạn chế\n- Một.\n- Hai.\nNguyên nhân\n- Thiếu người.\nGiải pháp\n- Thêm người."
    )
    rows = ledger_of_plan(read.items, first_place=5)
    assert [(row["position"], row["cause"]) for row in rows["ledger_limitations"]] == [
        (5, "Thiếu người."),
        (6, "Thiếu người."),
    ]
    assert len(rows["ledger_remedies"][0]["limitation_ids"].split("\n")) == 2
    with pytest.raises(IntakeError, match="không có hạn chế nào"):
        ledger_of_plan([item for item in read.items if item.kind == "remedy"])


def test_taking_an_item_out_unpairs_its_area() -> None:
    items = [item for item in plan("long_an_2023").items if item.area_code == "2"]
    place_items(items[1:])
    assert not any(item.paired for item in items[1:])
