"""The demonstration: the same on every machine, known by its mark wherever it shows, and kept out of every other database."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from google.protobuf.text_format import MessageToString
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe, Table

from cchc import words
from cchc.__main__ import main
from cchc.commands import serving, storing
from cchc.demo import VERSION, explanations, history, remedies, remedy_changes
from cchc.demo.books import books
from cchc.demo.scoring import leaf_points, office, ranked_departments
from cchc.demonstration import BANNER, IN_FILES, TODAY, provinces
from cchc.exporting import export_file
from cchc.intake import owners, publication_of
from cchc.intake.figures import entered_figures
from cchc.language import set_language
from cchc.reading import read_workbook
from cchc.reading.identity.register import register
from cchc.seed import seed_database
from cchc.store import Publication, Store, StoreError, open_store
from cchc.store.backups.backing_up import back_up
from cchc.store.backups.restoring import restore_backup
from cchc.store.errors import MadeUpError
from cchc.ui.choosing.filters import Unit
from cchc.ui.topics.brief import brief
from cchc.ui.topics.menu import period_shown
from tests.intake_page import IntakePage
from tests.test_frame import FRAME
from tests.test_pages import NAMES, said, visited

# Of every figure that is generated; where it changes VERSION changes too, so that a database of an older one is built anew.
DIGEST = "161723edf732d687"
OWN = Unit("so-khoa-hoc-va-cong-nghe.minh-hoa", "Sở Khoa học và Công nghệ", "Minh Họa")
EXAMPLE = Path(__file__).parent / "workbooks" / "loi_diem_va_tong.xlsx"
# The main views of pages that have several; the others are opened as they are.
VIEWS: dict[str, dict[str, tuple[str, ...]]] = {
    "diem_tru": {"xem": ("thac", "pareto", "nam", "lap-lai", "tu-cham", "nam-sau", "nguoi")},
    "ho_so": {"xem": ("don-vi", "tinh")},
    "khac_phuc": {"xem": ("linh_vuc", "chu_tri", "thoi_gian")},
    "nhiem_vu": {"theo": ("nguon", "ky", "chu_tri", "don_vi")},
    "sap_xep": {"tinh_thanh": ("minh-hoa", "mo-phong")},
    "chi_so_766": {"xem": ("nhom", "ky", "don-vi")},
    "so_sanh": {"xem": ("hang", "ban-do", "duong", "hai-nam", "doi-chieu")},
    "so_sanh_don_vi": {"xem_don_vi": ("hang", "doi-chieu")},
    "suc_khoe": {"xem_gi": ("don-vi", "ky", "chua-chac", "chi-so", "kiem-tra")},
    "xu_huong": {"xem": ("tong", "linh-vuc", "chung", "hop-nhat"), "cach": ("bac", "nguyen-nhan")},
}


@pytest.fixture(scope="module")
def shown(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A demonstration to read from, opened as pages open it."""
    store = open_store(str(shutil.copy(demonstration_file, tmp_path_factory.mktemp("shown") / "demo.duckdb")))
    yield store
    store.close()


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    yield
    set_language("vi")


@pytest.fixture
def copy(demonstration_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A demonstration to write to."""
    store = open_store(str(shutil.copy(demonstration_file, tmp_path / "demo.duckdb")))
    yield store
    store.close()


@pytest.fixture(scope="module")
def exported(shown: Store) -> bytes:
    """What the button below a table of it gives."""
    rows = shown.ask("unit_headline", **OWN.filters)
    return export_file(shown, "unit_headline", rows, {}, "xlsx")


@pytest.fixture(scope="module")
def ranking_file() -> tuple[str, bytes]:
    return next(book for book in books() if "xep-hang_2025" in book[0])


def test_the_same_figures_are_made_every_time_and_those_of_this_version() -> None:
    digest = hashlib.sha256(json.dumps(history.figures(), ensure_ascii=False, default=str).encode())
    for year in range(2019, 2026):
        digest.update(json.dumps(ranked_departments(year), ensure_ascii=False).encode())
        digest.update(json.dumps(leaf_points(office("Sở Nội vụ"), year), ensure_ascii=False).encode())
    digest.update(json.dumps(list(remedies.plans()), ensure_ascii=False, default=str).encode())
    changed = [list(remedy_changes.rearranged()), explanations.explained()]
    digest.update(json.dumps(changed, ensure_ascii=False).encode())
    assert (VERSION, digest.hexdigest()[:16]) == ("10", DIGEST)


def test_it_is_sound_small_and_of_made_up_places_alone(demonstration_file: Path, shown: Store) -> None:
    assert not any(shown.offences().values())
    assert demonstration_file.stat().st_size < 150_000_000
    names = {province["name"] for province in provinces()}
    assert set(shown.ask("units_with_figures")["province"]) <= names
    assert not names & set(register().provinces.names), "no real document knows such a name"


def addresses() -> list[tuple[str, dict[str, str]]]:
    """Every page, in each of its main views."""
    found: list[tuple[str, dict[str, str]]] = [(name, {}) for name in NAMES if name not in VIEWS]
    return found + [
        (name, {key: view}) for name, keys in VIEWS.items() for key, views in keys.items() for view in views
    ]


def texts_below(block: Any) -> Iterator[str]:
    """All that a page says, writes beside its widgets and draws."""
    for child in block.children.values():
        if child.proto is not None:
            yield MessageToString(child.proto, as_utf8=True)
        if isinstance(child, Table | Dataframe):
            yield child.value.to_csv()
        if isinstance(child, Block):
            yield from texts_below(child)


def wrongly_named(page: AppTest) -> set[str]:
    """Provinces that a page of the demonstration speaks of and that there are; plain files named as a source."""
    names = "|".join(map(re.escape, sorted(register().provinces.names, key=len, reverse=True)))
    meant = re.compile(rf"(?<!\w)(?:{names})(?!\w)|Nguồn: [^\"]*minh-hoa_[\w-]+\.csv")
    told = (text for part in (page.main, page.sidebar) for text in texts_below(part))
    return {found for text in told for found in meant.findall(text.replace("\\", ""))}


def test_no_page_of_it_has_an_empty_chart_or_names_a_real_place(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    for name, address in addresses():
        page = visited(monkeypatch, shown.path, name, **address)
        assert not [box for box in page.button if box.label == "Dùng lựa chọn đang xem"], (name, address)
        assert not wrongly_named(page), (name, address)
        for chart in page.get("plotly_chart"):
            assert json.loads(chart.proto.spec)["data"], (name, address)
    assert "hạng **3/15**" in said(visited(monkeypatch, shown.path, "tong_quan"))
    health = said(visited(monkeypatch, shown.path, "suc_khoe"))
    assert "(19 đã sắp xếp), **0** có số liệu đã cũ" in health
    assert "bản sao lưu" not in health, "it is made anew by a command"


def test_its_office_has_issued_a_report_and_writes_the_next(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    text = said(visited(monkeypatch, shown.path, "bao_cao", don_vi=OWN.unit_id, ky="2026-Q3"))
    assert "**1** câu đã sửa mà số liệu nay khác" in text
    assert "Quý II/2026 đã viết" in text
    issued = said(visited(monkeypatch, shown.path, "bao_cao", don_vi=OWN.unit_id, ky="2026-Q2"))
    assert "đã phát hành, số **31/BC-SKHCN**" in issued


@pytest.mark.parametrize(("language", "words_of_it"), [("vi", BANNER), ("en", "DEMONSTRATION FIGURES")])
def test_every_page_says_so_first_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, shown: Store, language: str, words_of_it: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", shown.path)
    page = AppTest.from_file(str(FRAME), default_timeout=60)
    page.query_params["ngon_ngu"] = language
    page.run()
    assert words_of_it in page.markdown[0].value
    assert words.date(TODAY) in page.markdown[0].value


def test_real_figures_are_shown_without_a_word_of_it(
    monkeypatch: pytest.MonkeyPatch, real_figures: str
) -> None:
    monkeypatch.setenv("CCHC_DATABASE", real_figures)
    page = AppTest.from_file(str(FRAME), default_timeout=60).run()
    assert "MINH HỌA" not in said(page)


def test_its_day_stands_still_so_that_what_is_due_stays_due(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    assert shown.today() == TODAY
    soon = shown.ask("calendar_dates", within_days=14)
    assert "Báo cáo công vụ Quý IV" in set(soon["title"])
    tasks = shown.ask("tasks", **OWN.filters)
    assert {"open_late", "open_in_time"} <= set(tasks["state"])


def test_remedies_of_it_are_late_due_soon_confirmed_and_lost_again(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    actions = shown.ask("remedy_actions", **OWN.filters)
    this_year = actions[actions["year"] == 2025]
    assert len(set(this_year["action_state"])) == 6
    assert (this_year["days_late"] > 0).any()
    assert (this_year["days_left"] <= 30).any()
    assert this_year["points_at_stake"].all()
    assert (actions["days_late"] > 365).any(), "one of a year ago was never closed"
    outcomes = shown.ask("limitation_outcomes", **OWN.filters)
    assert outcomes["is_lost_in_spite"].any()
    assert {"won_all", "lost_again"} <= set(outcomes["loss_outcome"])
    proved = actions[actions["evidence_count"] > 0].iloc[0]
    place = {"don_vi": OWN.unit_id, "nam": str(proved["year"]), "viec": proved["action_id"]}
    page = visited(monkeypatch, shown.path, "khac_phuc", **place)
    assert any("BC-MINHHOA" in str(table.value.to_dict()) for table in (*page.table, *page.dataframe))
    assert not page.get("link_button"), "what is known by its number alone cannot be downloaded"


def test_files_of_it_say_so_inside_and_in_their_names(
    monkeypatch: pytest.MonkeyPatch, shown: Store, exported: bytes
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(exported)).worksheets[0]
    assert sheet["A1"].value == IN_FILES
    assert BANNER in sheet.oddHeader.center.text
    rows = shown.ask("unit_headline", **OWN.filters)
    for ending in ("csv", "excel.csv"):
        lines = export_file(shown, "unit_headline", rows, {}, ending).decode("utf-8-sig").splitlines()
        assert all(IN_FILES in line for line in lines[1:])
    monkeypatch.setenv("CCHC_DATABASE", shown.path)
    (sheet_of_paper,) = PdfReader(io.BytesIO(brief(shown.path, OWN, None, "en"))).pages
    assert "DEMONSTRATION FIGURES" in sheet_of_paper.extract_text()
    assert sheet_of_paper.extract_text().count(words.date(TODAY)) >= 2  # its date, and when it was printed
    page = visited(monkeypatch, shown.path, "so_sanh")
    pictures = [each.proto.body for each in page.get("html") if "quiet-buttons save" in each.proto.body]
    assert pictures
    assert all(IN_FILES in each and "minh-hoa_" in each for each in pictures)
    files = [each.proto for each in page.get("download_button")]
    assert files
    uploads = shown.ask_rows("uploads")
    assert all(re.search(r"^minh-hoa_|\(minh họa\)", row["file_name"]) for row in uploads)
    for row in uploads:
        name, content = shown.original_file(str(row["id"]))
        if name.endswith(".csv"):
            assert IN_FILES in content.decode("utf-8-sig")


def test_a_file_is_known_without_its_first_line(exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported))
    sheet = book.worksheets[0]
    sheet.unmerge_cells(next(str(area) for area in sheet.merged_cells.ranges if "A1" in area))
    sheet["A1"] = None
    book.save(saved := io.BytesIO())
    assert read_workbook(saved.getvalue(), "sua.xlsx").is_demonstration
    book.properties.description = None
    del book["Nguồn"]  # whose first line says it too
    book.save(saved := io.BytesIO())
    assert not read_workbook(saved.getvalue(), "sua.xlsx").is_demonstration


def test_an_office_may_write_the_words_above_an_example() -> None:
    assert not read_workbook(EXAMPLE.read_bytes(), EXAMPLE.name).is_demonstration


@pytest.mark.parametrize("kind", ["workbook", "export", "typed"])
def test_no_figure_of_it_is_published_among_real_ones(
    store: Store, exported: bytes, ranking_file: tuple[str, bytes], kind: str
) -> None:
    if kind == "typed":
        row = {"title": "Thu phí", "period": "2026", "actual": 5.0, "measure_unit": "triệu đồng"}
        publication = entered_figures("measures", "Sở Y tế", "Minh Họa", [row], "An")
    elif kind == "workbook":
        publication = publication_of(read_workbook(ranking_file[1], "xep-hang.xlsx"), ranking_file[1], "An")
    else:
        reading = read_workbook(exported, "tai-ve.xlsx")
        assert reading.is_demonstration
        publication = Publication("tai-ve.xlsx", exported, "ranking", "An", is_demonstration=True)
        publication.add(
            "results",
            {},
            "result",
            publication.add_unit(owners.unit("Sở Y tế", "Long An", "2023")),
            "",
            "2023",
        )
    with pytest.raises(MadeUpError, match="minh họa"):
        store.publish(publication)
    assert store.version().number == 0


def test_the_command_line_and_the_page_say_at_once_that_a_file_of_it_is_none_for_real_figures(
    monkeypatch: pytest.MonkeyPatch,
    seed_copy: Path,
    tmp_path: Path,
    exported: bytes,
    ranking_file: tuple[str, bytes],
) -> None:
    store = open_store(str(seed_copy))
    before = store.version().number
    monkeypatch.setattr(storing, "read_in_sandbox", read_workbook)
    for name, content in (("tai-ve.xlsx", exported), ranking_file):
        (file := tmp_path / name).write_bytes(content)
        told = CliRunner().invoke(main, ["load", str(file), "--database", str(seed_copy)])
        assert told.exit_code == 2
        assert json.loads(told.stdout)["problems"][0]["code"] == "demonstration"
    monkeypatch.setenv("CCHC_DATABASE", str(seed_copy))
    page = IntakePage(xep_hang=ranking_file[1])
    assert "Tệp này là số liệu minh họa" in page.said
    assert not page.has("button", "Công bố")
    assert store.version().number == before
    store.close()


def test_whoever_tries_it_may_publish_in_it(
    monkeypatch: pytest.MonkeyPatch, copy: Store, ranking_file: tuple[str, bytes]
) -> None:
    before = copy.version().number
    changed = ranking_file[1]
    reading = read_workbook(changed, "xep-hang.xlsx")
    reading.tables[0].rows[0]["score"] = 99.0
    copy.publish(publication_of(reading, changed + b" ", "An"), replace=True)
    assert copy.version().number == before + 1


@pytest.mark.parametrize("portable", [False, True])
def test_a_backup_of_it_goes_back_into_its_own_place_and_nowhere_else(
    copy: Store, seed_copy: Path, tmp_path: Path, portable: bool
) -> None:
    backup = tmp_path / "sao-luu" / back_up(copy, tmp_path / "sao-luu", portable=portable).file
    assert backup.name.startswith("cchc-minh-hoa-")
    before = seed_copy.read_bytes()
    for target in (seed_copy, tmp_path / "moi.duckdb"):
        with pytest.raises(MadeUpError, match="minh họa"):
            restore_backup(backup, target)
    assert seed_copy.read_bytes() == before
    assert not (tmp_path / "moi.duckdb").exists()
    own = Path(copy.path)
    copy.close()
    restore_backup(backup, own)
    with pytest.raises(MadeUpError):
        restore_backup(seed_copy, own)


def test_figures_that_come_along_never_go_into_it_and_it_never_takes_the_place_of_real_ones(
    monkeypatch: pytest.MonkeyPatch, copy: Store, seed_copy: Path
) -> None:
    with pytest.raises(StoreError, match="minh họa"):
        seed_database(copy)
    told = CliRunner().invoke(main, ["serve", "--demo", "--database", str(seed_copy)])
    assert told.exit_code == 1
    assert "không phải bản minh họa" in told.output
    real = Store(str(seed_copy))
    with pytest.raises(StoreError, match="đã có số liệu"):
        real.become_demonstration(VERSION, TODAY)
    assert real.demonstration is None
    real.close()


def test_uploads_come_a_few_at_a_time_and_are_found_by_what_is_told_of_them(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    def listed(page: AppTest) -> list[str]:
        return [text.value for text in page.markdown if "lần nạp số" in text.value]

    page = visited(monkeypatch, shown.path, "nap_du_lieu")
    assert len(listed(page)) == 8
    page.button(key="older_uploads").click().run()
    assert len(listed(page)) == 16
    wanted = [
        row for row in shown.ask_rows("uploads") if "Sở Y tế" in (row["units"] or []) and 2023 in row["years"]
    ]
    page = visited(monkeypatch, shown.path, "nap_du_lieu", tim_lan_nap="2023 so y te")
    assert len(listed(page)) == len(wanted) > 1, "of any unit of theirs, without diacritics"
    page = visited(monkeypatch, shown.path, "nap_du_lieu", tim_lan_nap="không có gì như thế")
    assert "Không có lần nạp nào có chữ cần tìm." in said(page)


def test_sources_stand_by_their_use_and_indices_by_their_names(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    sources = shown.ask("figure_sources")
    page = visited(monkeypatch, shown.path, "nguon")
    assert page.selectbox(key="widget_nguon").options[0].startswith(str(sources["source"].iloc[0]))
    lines = shown.ask("source_lines")
    source = lines.loc[lines["topic"] == "index_readings", "figure_source"].iloc[0]
    page = visited(monkeypatch, shown.path, "nguon", nguon=str(source))
    assert "PAR INDEX" in set(page.table[0].value["Nội dung"])


def test_the_command_line_says_so_beside_its_answers(copy: Store) -> None:
    told = CliRunner().invoke(
        main, ["ask", "unit_headline", f"unit_id={OWN.unit_id}", "--database", copy.path]
    )
    assert told.stderr.strip() == IN_FILES
    assert json.loads(told.stdout)


def test_a_second_start_uses_the_file_and_another_version_builds_it_anew(
    monkeypatch: pytest.MonkeyPatch, demonstration_file: Path, tmp_path: Path
) -> None:
    built: list[Path] = []
    monkeypatch.setattr(serving, "build", lambda path, tell: built.append(path))
    path = str(shutil.copy(demonstration_file, tmp_path / "demo.duckdb"))
    assert serving.demonstration(path) == path
    assert not built
    monkeypatch.setattr(serving, "VERSION", "next")
    assert serving.demonstration(path) == path
    assert built == [Path(path)]


OF_A_SHEET = ("Mất điểm ở đâu nhiều năm liền", "Lấy lại điểm ở đâu")


def links_on(page: AppTest) -> list[str]:
    return [link.proto.label for link in page.get("page_link")]


def test_better_or_worse_is_answered_where_the_year_before_is_missing(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    merged = said(visited(monkeypatch, shown.path, "tong_quan", don_vi="thanh-tra-tinh.mo-phong"))
    assert "Thanh tra tỉnh chưa có kết quả năm 2024; các đơn vị hợp thành nó khi ấy" in merged
    assert "**Thanh tra tỉnh · Mô Phỏng A**: Năm 2024 đạt" in merged
    assert "**Thanh tra tỉnh · Mô Phỏng B**: Năm 2024 đạt" in merged
    page = visited(monkeypatch, shown.path, "tong_quan", don_vi="ubnd-phuong-minh-hoa-111.minh-hoa")
    commune = said(page)
    assert "chưa nói được, UBND phường Minh Họa 111 chưa có kết quả năm 2024 để so" in commune
    assert not [label for label in links_on(page) if label.startswith(OF_A_SHEET)], "no sheet answers it"
    page = visited(monkeypatch, shown.path, "tong_quan", don_vi=OWN.unit_id)
    usual = said(page)
    assert len([label for label in links_on(page) if label.startswith(OF_A_SHEET)]) == 2
    assert "Tốt lên hay kém đi" not in usual
    assert "**20/11/2026**: Cập nhật dữ liệu an toàn bức xạ" in usual, "what is due this week is named"


def test_what_came_back_opens_on_a_year_that_is_followed_by_a_sheet(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    page = visited(monkeypatch, shown.path, "diem_tru", don_vi=OWN.unit_id, xem="nam-sau")
    assert page.selectbox(key="widget_nam").value == "2024"
    assert "chưa có bảng điểm năm" not in page.markdown[0].value
    page = visited(monkeypatch, shown.path, "diem_tru", don_vi=OWN.unit_id, xem="nam-sau", nam="2023")
    assert page.selectbox(key="widget_nam").value == "2023", "a year that was chosen stays"


def test_it_needs_no_backup_and_its_list_of_sources_says_what_they_are(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    page = said(visited(monkeypatch, shown.path, "sao_luu"))
    assert "không cần sao lưu" in page
    assert "mất hết số liệu" not in page
    rows = shown.ask("province_indices", units=["minh-hoa"])
    book = openpyxl.load_workbook(io.BytesIO(export_file(shown, "province_indices", rows, {}, "xlsx")))
    assert [sheet["A1"].value for sheet in book.worksheets] == [IN_FILES, IN_FILES]


def test_the_menu_says_the_year_that_the_targets_are_of(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    monkeypatch.setattr(
        "cchc.ui.topics.menu.shown_on_page",
        lambda: {"don_vi": OWN.unit_id, "nam_chi_tieu": "2026", "ky": "2025-Q1"},
    )
    assert period_shown() == "năm 2026"


def test_a_picture_of_one_province_names_it(monkeypatch: pytest.MonkeyPatch, shown: Store) -> None:
    page = visited(monkeypatch, shown.path, "chi_so_tinh", tinh_xem="minh-hoa", chi_so="PAPI")
    (picture,) = [each.proto.body for each in page.get("html") if "quiet-buttons save" in each.proto.body]
    assert "&quot;Minh Họa&quot;" in picture
    assert "tat-ca" not in picture


def test_a_unit_without_figures_of_a_page_leads_to_those_that_it_has(
    monkeypatch: pytest.MonkeyPatch, shown: Store
) -> None:
    province = visited(monkeypatch, shown.path, "tong_quan", don_vi="minh-hoa")
    links = [link.proto for link in province.get("page_link")]
    (index,) = [link for link in links if link.label == "Xem chỉ số của tỉnh của Minh Họa"]
    assert "tinh_xem=minh-hoa" in index.query_string
    assert "PAR INDEX: **Minh Họa** lên từ vị trí" in said(visited(monkeypatch, shown.path, "chi_so_tinh"))
    district = visited(monkeypatch, shown.path, "diem_tru", don_vi="ubnd-huyen-minh-hoa-1.minh-hoa")
    assert "Xem kết quả chấm điểm của UBND huyện Minh Họa 1 · Minh Họa" in links_on(district)
