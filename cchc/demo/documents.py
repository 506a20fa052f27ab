"""What the demonstration's office prints, the report that it issued, and the one that it is writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc.demo.filing import BY
from cchc.demo.offices import CLIMBER
from cchc.demonstration import PROVINCE
from cchc.reports import Edit, OwnPassage, ReportEdits
from cchc.reports.making import made_report
from cchc.reports.offices import Signer, guessed_settings
from cchc.reports.stored import report_as_data
from cchc.store import Store
from cchc.store.reports import ReportKey, save_office, save_report

KIND, ISSUED, WRITTEN = "quarterly", "2026-Q2", "2026-Q3"
SIGNERS = (Signer(("GIÁM ĐỐC",), "Trần Minh Họa"), Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê Minh Họa"))
OWN = (
    ("I.3", "- Sở đã kiểm tra công vụ tại các phòng, đơn vị theo kế hoạch năm."),
    ("I.4", "- Tuyên truyền cải cách hành chính trên trang thông tin điện tử và tại bộ phận một cửa."),
    ("V", "- Đề nghị UBND tỉnh bố trí kinh phí số hóa hồ sơ trong năm tới."),
)
# An officer's words over a figure that was corrected since: the page shows both.
SIGNED = "signed-documents:signed-documents"
REWORDED = "- Toàn bộ văn bản đi đều được ký số, trong quý là 915 văn bản."


def write_documents(store: Store) -> None:
    """The settings of one office, its report of a quarter as issued, and its draft of the next."""
    (row,) = (
        row
        for row in store.ask_rows("units_with_figures")
        if (row["unit"], row["province"]) == (CLIMBER, PROVINCE)
    )
    unit_id = str(row["unit_id"])
    settings = replace(guessed_settings(CLIMBER, PROVINCE), signers=SIGNERS)
    save_office(store, unit_id, settings.as_data(), BY, based_on=0)
    own = tuple(OwnPassage(f"own-{section}-1", section, text) for section, text in OWN)
    issue(store, ReportKey(unit_id, KIND, ISSUED), ReportEdits(own=own))
    reworded = {SIGNED: Edit(REWORDED, {"actual": "915", "measure_unit": "văn bản"}, "II.6")}
    draft = ReportEdits(reworded, own[:1])
    save_report(store, ReportKey(unit_id, KIND, WRITTEN), draft.as_data(), BY, based_on=0)


def issue(store: Store, key: ReportKey, edits: ReportEdits) -> None:
    """The report is written and leaves the office."""
    based_on = save_report(store, key, edits.as_data(), BY, based_on=0)
    number, day = "31/BC-SKHCN", date(2026, 6, 12)
    left = replace(made_report(store, key, CLIMBER, PROVINCE).report, number=number, issued_on=day)
    save_report(
        store,
        key,
        edits.as_data(),
        BY,
        based_on=based_on,
        content=report_as_data(left),
        number=number,
        issued_on=day,
    )
