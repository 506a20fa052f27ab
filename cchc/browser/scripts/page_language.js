// The code's own language; with another one in the address Streamlit's English texts stay (`translate.js`). Switching loads the document anew.
const LANGUAGE = new URLSearchParams(location.search).get("ngon_ngu") === "en" ? "en" : "vi";
document.documentElement.lang = LANGUAGE;

// The browser's own language decides nothing: names of months and days and written numbers follow the page.
const LOCALE = LANGUAGE === "en" ? "en-GB" : "vi-VN";
for (const [name, value] of Object.entries({ language: LOCALE, languages: [LOCALE] }))
  Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value });
for (const name of ["NumberFormat", "DateTimeFormat"]) {
  const plain = Intl[name];
  Intl[name] = new Proxy(plain, {
    construct: (_, [locales = LOCALE, ...rest]) => new plain(locales, ...rest),
    apply: (_, __, [locales = LOCALE, ...rest]) => plain(locales, ...rest),
  });
}
for (const [kind, name] of [
  [Number, "toLocaleString"], [Date, "toLocaleString"], [Date, "toLocaleDateString"], [Date, "toLocaleTimeString"],
]) {
  const plain = kind.prototype[name];
  kind.prototype[name] = function (locales = LOCALE, ...rest) {
    return plain.call(this, locales, ...rest);
  };
}
