// A link in a table leads to a page of ours: in this tab, without loading the document anew; Streamlit gives it a new tab.
addEventListener("click", (press) => {
  const link = press.target.closest?.(".stTable a[href]");
  if (!link || link.origin !== location.origin || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  step(pushState, [history.state, "", link.href]);
  dispatchEvent(new PopStateEvent("popstate"));
});

// A page writes each of its filters into the address, and Streamlit makes a step of the history of every one, and of
// the page's name after them: «back» would seem dead. One act of a person is one step; what follows belongs to it.
let acted = false;
for (const act of ["pointerdown", "keydown", "click"])
  addEventListener(act, () => (acted = true), { capture: true, passive: true });
addEventListener("popstate", () => (acted = false), { capture: true });
const pushState = history.pushState.bind(history);
const replaceState = history.replaceState.bind(history);
history.pushState = (...told) => {
  step(acted ? pushState : replaceState, told);
  acted = false;
};

// Another page begins at its top; Streamlit leaves it where the page before was scrolled to.
function step(how, told) {
  const page = location.pathname;
  how(...told);
  if (location.pathname !== page) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}
