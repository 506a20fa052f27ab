// A figure that is copied by itself (a large one, or one cell of a table) brings along what it is, of whom and when, and where it
// was read, where the target is text. A spreadsheet takes the other form: the bare figure in one cell.
addEventListener("copy", (event) => {
  leaveOutJoiners(event);
  const chosen = getSelection();
  const figure = withoutJoiners(chosen.toString()).trim();
  if (!chosen.rangeCount || !/\d/.test(figure) || /[\n\t]/.test(figure)) return;
  const node = chosen.getRangeAt(0).commonAncestorContainer;
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const cell = element.closest(".stTable tbody td");
  const metric = element.closest("[data-testid=stMetricValue]")?.closest("[data-testid=stMetric]");
  const meant = metric ? [metric.querySelector("[data-testid=stMetricLabel]").innerText] : cell && ofCell(cell);
  if (!meant) return;
  const about = document.querySelector(".st-key-about_on_paper")?.textContent ?? "";
  const words = [...meant, about, sourceAfter(cell ?? metric)].map((text) => text.trim().replace(/\s+/g, " "));
  event.clipboardData.setData("text/plain", withoutJoiners(`${figure} (${words.filter(Boolean).join("; ")})`));
  const bare = document.createElement("td");
  bare.textContent = figure;
  event.clipboardData.setData("text/html", `<table><tr>${bare.outerHTML}</tr></table>`);
  event.preventDefault();
});

/** The sign without width that keeps addresses in the text of files from becoming links (`cchc/markdown.py`). */
function withoutJoiners(text) {
  return text.replaceAll("\u2060", "");
}

/** Text of a file is copied as the file has it. */
function leaveOutJoiners(event) {
  const text = getSelection().toString();
  if (withoutJoiners(text) === text) return;
  event.clipboardData.setData("text/plain", withoutJoiners(text));
  event.preventDefault();
}

/** What the heading of a cell says, the name of its row, and its unit and period where the row holds them. */
function ofCell(cell) {
  const row = cell.parentElement;
  const heads = [...row.closest("table").tHead.rows[0].cells].map((head) => head.innerText.trim());
  const more = ["Đơn vị tính", "Kỳ", "Năm", "Unit of measurement", "Period", "Year"];
  const places = [cell.cellIndex > 1 ? 1 : -1, ...[...heads.keys()].filter((place) => more.includes(heads[place]))];
  const own = heads[cell.cellIndex] ?? "";
  return [own, ...places.filter((place) => place > 0 && place !== cell.cellIndex).map((place) => row.cells[place].innerText)];
}

/** The source that is named next below. */
function sourceAfter(element) {
  const said = [...document.querySelectorAll("[data-testid=stCaptionContainer]")].find(
    (one) =>
      element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && /^(Nguồn|Source)/.test(one.innerText),
  );
  return said?.innerText ?? "";
}
