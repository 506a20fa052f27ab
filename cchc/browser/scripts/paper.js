// Plotly draws for the width of the screen; a view box lets paper.css scale that drawing to the paper's width.
addEventListener("beforeprint", () => {
  for (const drawing of document.querySelectorAll("svg.main-svg")) {
    const { width, height } = drawing.getBoundingClientRect();
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const frame = drawing.closest(".svg-container").style;
    frame.setProperty("--drawn", `${width} / ${height}`);
    frame.setProperty("--drawn-width", `${width}px`);
  }
  for (const grid of document.querySelectorAll(".stDataFrame")) {
    const { width, height } = grid.getBoundingClientRect();
    grid.style.setProperty("--drawn", `${width} / ${height}`);
  }
  const app = document.querySelector(".stApp");
  document.documentElement.classList.toggle("dark", getComputedStyle(app).colorScheme === "dark");
  margins.textContent = inMargins();
  document.head.append(margins);
});

// Every sheet says what it belongs to: page, filters, data version, its number, and whether its figures are made up. A table of
// many columns lies across it.
const margins = document.createElement("style");
const MOST_COLUMNS = 11;

// Long filters take further lines, for which the margin makes room: two fit as it is. Letters of 8 pt, the narrowest guess.
const LINE = { portrait: 80, landscape: 120 };
const ROOM = 14; // mm, as paper.css has it
const LINE_HEIGHT = 3.8; // mm

function inMargins() {
  const text = (place) => (document.querySelector(place)?.textContent ?? "").trim();
  const said = (...places) => JSON.stringify(places.map(text).filter(Boolean).join(" · "));
  const letters = "font: 8pt 'Segoe UI', 'Noto Sans', sans-serif; color: #4a5866;";
  const heads = [...document.querySelectorAll(":is(.paper-table, .stTable) thead tr")];
  const lies = heads.some((row) => row.cells.length > MOST_COLUMNS);
  const lines = Math.ceil(text(".st-key-about_on_paper").length / (lies ? LINE.landscape : LINE.portrait));
  return `@page {
    ${lies ? "size: A4 landscape !important;" : ""}
    margin-top: ${ROOM + LINE_HEIGHT * Math.max(0, lines - 2)}mm !important;
    @top-left { content: ${said(".st-key-about_on_paper")}; width: 75%; ${letters} }
    @top-right { content: ${said("h1")}; ${letters} }
    @bottom-left { content: ${said(".st-key-demonstration strong", ".st-key-data_version")}; width: 75%; ${letters} }
    @bottom-right { content: counter(page) "/" counter(pages); ${letters} }
  }
  @page :first {
    margin-top: ${ROOM}mm !important;
    @top-left { content: none; }
    @top-right { content: none; }
  }`;
}
