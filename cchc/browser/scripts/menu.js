// Where the menu lies over the page, as on a phone, it makes room for what was chosen in it. Streamlit closes it by itself on
// some machines only, and never for the links below its own list.
const OVER_THE_PAGE = matchMedia("(max-width: 768px)"); // as Streamlit lays it there

addEventListener("click", ({ target }) => {
  if (!OVER_THE_PAGE.matches || !target.closest?.("[data-testid=stSidebar] a[href]")) return;
  setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] [aria-expanded=true]")?.click());
});
