"""A long table is written out for paper, as people write it, and says what it leaves out."""

import pandas as pd

from cchc.ui.showing.on_paper import MOST_ROWS, paper_table

ROWS = pd.DataFrame(
    {"unit": ["Sở <img src=x>", "Sở Y tế"], "score": [78.97, None], "is_own": [False, True]},
)


def test_a_row_is_written_as_on_the_screen_and_text_is_no_markup() -> None:
    table = paper_table(ROWS, ["unit", "score"])
    assert "<th>STT</th><th>Đơn vị</th><th>Điểm đạt</th>" in table
    assert '<td class="number">1</td><td>Sở &lt;img src=x&gt;</td><td class="number">78,97</td>' in table
    assert '<tr class="own"><td class="number">2</td><td>Sở Y tế</td><td class="number">—</td>' in table
    assert "caption" not in table


def test_what_does_not_fit_is_said() -> None:
    many = pd.concat([ROWS] * MOST_ROWS, ignore_index=True)
    table = paper_table(many, ["unit"])
    assert table.count("<tr") == MOST_ROWS + 1
    assert "Trên giấy là 200 dòng đầu trong 400 dòng" in table
