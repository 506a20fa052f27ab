// Who has not been here before is told how to begin (cchc/ui/topics/first_visit.py). This browser keeps that they know by now, and whose
// figures they looked at then: an address that names no unit opens with theirs. Where nothing may be kept, the box comes again.
const [UNDERSTOOD, UNIT, ASKED] = ["cchc.understood", "cchc.unit", "don_vi"];

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch (error) {
    console.warn(error.message);
  }
}

const address = new URL(location);
if (kept(UNIT) && !address.searchParams.has(ASKED)) {
  address.searchParams.set(ASKED, kept(UNIT));
  history.replaceState(history.state, "", address);
}
document.documentElement.classList.toggle("first-visit", !kept(UNDERSTOOD));

addEventListener("click", ({ target }) => {
  if (target.closest?.(".st-key-understood button")) {
    keep(UNDERSTOOD, "1");
    keep(UNIT, new URLSearchParams(location.search).get(ASKED));
    document.documentElement.classList.remove("first-visit");
  } else if (target.closest?.(".st-key-welcome_again button")) {
    keep(UNDERSTOOD, null);
    keep(UNIT, null);
    location.assign(".");
  }
});
