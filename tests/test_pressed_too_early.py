"""A button that is pressed while its page is being drawn anew."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_a_button_of_a_page_that_is_being_drawn_anew_publishes_nothing_and_says_so() -> None:
    def page() -> None:
        from cchc.ui.intake.publishing import publish_files, show_publishing_results

        publish_files(["a file that was on the page"])
        show_publishing_results()

    run = AppTest.from_function(page).run()
    assert not run.exception
    assert "Xem lại các bước rồi bấm «Công bố» lần nữa." in run.error[0].value
