// Gives Streamlit's own English texts in Vietnamese, since they have no setting. The server fills in TEXTS and PATTERNS (`texts.toml`).

// The page that the address names as the document is loaded; Streamlit does not say which one it has not.
const PAGE_ASKED = pageAsked();

function pageAsked() {
  const name = location.pathname.slice(1, 81);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // no letters that anybody meant
  }
}

const WHOLE = new Map(Object.entries(TEXTS));
const PUT_TOGETHER = PATTERNS.map(([english, said]) => [new RegExp(english), said]);
const comma = (number) => number.replace(".", ",");
const SPOKEN = ["aria-label", "title", "placeholder"];

function vietnamese(text) {
  const plain = text.trim();
  if (plain.startsWith("Error: ")) return text.replace(plain, `Lỗi: ${vietnamese(plain.slice(7))}`);
  const said = WHOLE.get(plain) ?? putTogether(plain);
  return said ? text.replace(plain, () => said) : text;
}

function putTogether(plain) {
  for (const [english, said] of PUT_TOGETHER) {
    const parts = plain.match(english);
    if (parts) return said.replace(/\$page|([$#])(\d)/g, (_, how, at) => filledIn(how, parts[at]));
  }
}

/** `how`: "#" for a number, "$" for any other part, nothing for the page. */
function filledIn(how, part) {
  if (!how) return PAGE_ASKED;
  return how === "#" ? comma(part) : part;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = vietnamese(node.nodeValue);
    if (text !== node.nodeValue) node.nodeValue = text;
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const name of SPOKEN) {
      const text = node.getAttribute(name);
      if (text && vietnamese(text) !== text) node.setAttribute(name, vietnamese(text));
    }
    node.childNodes.forEach(translate);
  }
}

if (document.documentElement.lang === "vi") new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translate);
    else translate(change.target);
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN });
