// Files that could not be sent, said in words below their box (cchc/ui/intake/choosing.py): Streamlit marks them red and says why to
// who can hover over them, in English. Also which files have to be chosen again after the server has let them go.
const BOX = ".stFileUploader";
const PLACE = ".upload-troubles";
const NAMED = 5;
// In English or as translate.js has put it by now.
const KINDS = [
  ["large", /status code 413|or smaller|không được quá/],
  ["ending", /not allowed|Không nhận/],
  ["cut", /Network Error|Lỗi mạng|timed? ?out|không trả lời|aborted|ECONN/i],
  ["gone", /status code 40[0134]/],
  ["other", /./],
];
let sentBefore = [];

function names(chips) {
  const all = chips.map((chip) => `«${chip.querySelector("[data-testid=stFileChipName]")?.title ?? ""}»`);
  return all.slice(0, NAMED).join(", ") + (all.length > NAMED ? ` … (+${all.length - NAMED})` : "");
}

function kindOf(chip) {
  const said = chip.querySelector("[role=alert]")?.textContent ?? "";
  return KINDS.find(([, sign]) => sign.test(said))?.[0] ?? "other";
}

function sayTroubles() {
  const place = document.querySelector(PLACE);
  if (!place) return;
  const chips = [...document.querySelectorAll(`${BOX} [data-testid=stFileChip]`)];
  const refused = chips.filter((chip) => chip.hasAttribute("aria-invalid"));
  if (chips.length > refused.length) sentBefore = chips.filter((chip) => !refused.includes(chip));
  const said = JSON.parse(place.dataset.said);
  const lines = KINDS.map(([kind]) => [kind, refused.filter((chip) => kindOf(chip) === kind)])
    .filter(([, those]) => those.length)
    .map(([kind, those]) => `${names(those)}: ${said[kind]}`);
  if ("lost" in place.dataset && sentBefore.length) lines.unshift(`${said.lost}: ${names(sentBefore)}`);
  if (lines.join("\n") === [...place.children].map((line) => line.textContent).join("\n")) return;
  place.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

let waiting = 0;
new MutationObserver(() => {
  if (waiting || !document.querySelector(PLACE)) return;
  waiting = setTimeout(() => {
    waiting = 0;
    sayTroubles();
  }, 100);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-invalid"] });
