// Streamlit's list of pages has its sections inside the list and outside the items: neither is a list then. They are
// groups of links, and their headings, which fold them, are buttons. A table wider than its place is scrolled by keys.
const FOLD = "[data-testid=stNavSectionHeader] > span";

function mend(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const part = node.closest("[data-testid=stSidebarNav]") ?? node;
  for (const fold of part.querySelectorAll(FOLD)) {
    const section = fold.parentElement.parentElement;
    fold.setAttribute("role", "button");
    fold.tabIndex = 0;
    section.setAttribute("role", "group");
    section.setAttribute("aria-label", fold.textContent);
    section.parentElement.setAttribute("role", "none");
  }
  for (const item of part.querySelectorAll("[data-testid=stSidebarNavItems] li")) item.setAttribute("role", "none");
  for (const table of part.querySelectorAll(".stTable > div")) widths.observe(table);
}

const widths = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

addEventListener("keydown", (press) => {
  if (!["Enter", " "].includes(press.key) || !press.target.matches?.(FOLD)) return;
  press.preventDefault();
  press.target.click();
});

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(mend);
}).observe(document, { subtree: true, childList: true });
