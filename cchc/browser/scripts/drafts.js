// What is typed and not published is kept under a name that only this tab knows (cchc/ui/visit/tab.py). It stands in no address
// and in no cookie: whoever is sent a link, and every other tab, has another one. Streamlit's connection carries it beside
// its own words, of which the third is the session to take up again, or none.
const TAB = "cchc.tab";

function newTab() {
  const letters = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function keepTab(name) {
  try {
    sessionStorage.setItem(TAB, name);
  } catch (error) {
    console.warn(error.message); // nothing may be kept: drafts live as long as the page
  }
  return name;
}

function keptTab() {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

const known = keptTab();
const tab = known ?? keepTab(newTab());

window.WebSocket = class extends WebSocket {
  constructor(address, words, ...rest) {
    const named = words?.[0] === "streamlit";
    super(address, named ? [...words, ...(words.length < 3 ? ["none"] : []), `cchc-tab.${tab}`] : words, ...rest);
  }
};

// A tab that was duplicated begins with the storage of the other: who has the name already says so, and the copy takes another.
const here = crypto.getRandomValues(new Uint32Array(2)).join();
const tabs = new BroadcastChannel(TAB);
tabs.onmessage = ({ data }) => {
  if (data.tab !== tab || data.from === here) return;
  if (data.asks) tabs.postMessage({ tab, from: here });
  else if (known) {
    keepTab(newTab());
    location.reload();
  }
};
if (known) tabs.postMessage({ tab, from: here, asks: true });

// Closing asks first where something is not published, or still stands in a box that was not left.
let typing = null;
addEventListener("focusin", ({ target }) => (typing = { target, before: target.value }));
const isTyping = () =>
  typing?.target.isConnected &&
  typing.target === document.activeElement &&
  typing.target.matches("input[type=text], input[type=number], textarea") &&
  !typing.target.closest("[role=combobox]") &&
  typing.target.role !== "combobox" &&
  typing.target.value !== typing.before;
addEventListener("beforeunload", (leaving) => {
  if (document.querySelector(".st-key-unpublished") || isTyping()) leaving.preventDefault();
});
