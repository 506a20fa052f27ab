// The small buttons beside the title and below charts (client_buttons.py): a press does what its row asks for, and the row says
// what became of it. `data-row` holds what the server knows, as JSON: words only. Which script draws pictures stands here, so that
// no row can name another.
const PRESSED = {
  async copy() {
    if (!((await copied(location.href)) || copiedOldWay(location.href))) throw new Error("no clipboard");
  },
  async copy_part({ parts }) {
    const page = asInDocument(parts);
    if (!((await copiedAsDocument(page)) || copiedSelected(page))) throw new Error("no clipboard");
  },
  async save(row, kind) {
    const { save } = await import(new URL("tep/chart_files.js", document.baseURI));
    await save(kind, row);
  },
};

addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".quiet-buttons button");
  if (!button) return;
  const place = button.closest(".quiet-buttons");
  const row = JSON.parse(place.dataset.row);
  const say = (text) => {
    place.querySelector("[role=status]").textContent = text;
    clearTimeout(place.waiting);
  };
  say(row.said.doing ?? "");
  try {
    await PRESSED[row.does](row, button.dataset.kind);
    say(row.said.done);
  } catch (error) {
    say(row.said.failed);
    console.warn(error);
  }
  place.waiting = setTimeout(() => say(""), 6000);
});

/** Browsers give the clipboard to https and to this very machine only, and then only where they may. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** For plain http in the office's network. */
function copiedOldWay(text) {
  const focused = document.activeElement;
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return done;
}

/** Headings and sentences of a document as elements with the form that Word keeps; every text is text. */
function asInDocument(parts) {
  const page = document.createElement("div");
  for (const { heading, lines, tables } of parts) {
    for (const [place, text] of [heading, ...lines].entries()) {
      const line = Object.assign(document.createElement("p"), { textContent: text });
      Object.assign(line.style, { fontFamily: "'Times New Roman'", fontSize: "14pt", textAlign: "justify" });
      Object.assign(line.style, { textIndent: "1.27cm", margin: "6pt 0", fontWeight: place ? "normal" : "bold" });
      if (text) page.append(line);
    }
    page.append(...tables.map(asTable));
  }
  return page;
}

function asTable(rows) {
  const table = document.createElement("table");
  table.style.borderCollapse = "collapse";
  for (const [place, texts] of rows.entries()) {
    const row = table.insertRow();
    for (const text of texts) {
      const cell = Object.assign(row.insertCell(), { textContent: text });
      Object.assign(cell.style, { border: "1px solid black", fontFamily: "'Times New Roman'", fontSize: "12pt" });
      cell.style.fontWeight = place ? "normal" : "bold";
    }
  }
  return table;
}

function asPlain(element) {
  const cells = (row) => [...row.cells].map((cell) => cell.textContent).join("\t");
  return element.rows ? [...element.rows].map(cells).join("\n") : element.textContent;
}

async function copiedAsDocument(page) {
  const plain = [...page.children].map(asPlain).join("\n");
  const kinds = { "text/html": page.innerHTML, "text/plain": plain };
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** For plain http in the office's network. */
function copiedSelected(page) {
  document.body.append(page);
  const selection = getSelection();
  selection.selectAllChildren(page);
  const done = document.execCommand("copy");
  selection.removeAllRanges();
  page.remove();
  return done;
}
