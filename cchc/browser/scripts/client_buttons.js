// The small buttons beside the title and below charts (client_buttons.py): a press does what its row asks for, and the row says
// what became of it. `data-row` holds what the server knows, as JSON: words only. Which script draws pictures stands here, so that
// no row can name another.
const PRESSED = {
  async copy() {
    if (!((await copied(location.href)) || copiedOldWay(location.href))) throw new Error("no clipboard");
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
