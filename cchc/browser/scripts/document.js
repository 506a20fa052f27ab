// The code's own language; with another one in the address Streamlit's English texts stay. Switching loads the document anew.
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

// Runs in the document before Streamlit does: gives its own English texts in Vietnamese (they have no setting),
// mends its markup for screen readers and keyboards, lets charts shrink to the paper when the page is printed, and keeps
// the back button's steps those of the person.

const TEXTS = {
  "Skip to main content": "Đến nội dung chính",
  "Expand sidebar": "Mở thanh bên",
  "Collapse sidebar": "Thu thanh bên",
  "Main menu": "Trình đơn",
  "App pages": "Các trang",
  "Sidebar": "Thanh bên",
  "View less": "Thu gọn",
  "Theme": "Giao diện",
  "System": "Theo hệ thống",
  "Use system setting": "Theo hệ thống",
  "Light": "Sáng",
  "Dark": "Tối",
  "Close": "Đóng",
  "Dismiss": "Bỏ qua",
  "Page not found": "Không có trang này",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    `Không có trang «${PAGE_ASKED}» trong chương trình. Đang mở trang Tổng quan.`,
  "Connecting": "Đang kết nối",
  "Connection error": "Mất kết nối với máy chủ",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Máy chủ của chương trình có thể đã dừng; hãy báo người quản trị.",
  "Connecting to Streamlit server": "Đang kết nối với máy chủ",
  "Unable to connect to Streamlit server": "Không kết nối được với máy chủ",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Máy chủ không trả lời; hãy kiểm tra mạng rồi báo người quản trị.",
  "Connection timed out.": "Máy chủ không trả lời kịp.",
  "Connection closed": "Kết nối đã đóng",
  "Network error": "Lỗi mạng",
  "Request timed out": "Máy chủ không trả lời kịp.",
  "No response received from server": "Máy chủ không trả lời.",
  "Please wait...": "Xin chờ …",
  "Running...": "Đang chạy …",
  "Rerun": "Chạy lại",
  "Auto rerun": "Tự chạy lại",
  "Settings": "Cài đặt",
  "Print": "In",
  "Clear cache": "Xoá bộ nhớ tạm",
  "Record screen": "Quay màn hình",
  "Report a bug": "Báo lỗi",
  "Get help": "Trợ giúp",
  "About": "Giới thiệu",
  "Stop": "Dừng",
  "Upload": "Chọn tệp",
  "Add files": "Thêm tệp",
  "Drag and drop a file here": "Kéo thả tệp vào đây",
  "Drag and drop files here": "Kéo thả các tệp vào đây",
  "File Uploader": "Ô nạp tệp",
  "Only one file is allowed.": "Chỉ nhận một tệp.",
  "Too many files": "Quá nhiều tệp",
  "Error:": "Lỗi:",
  "Upload failed": "Không gửi được tệp",
  "Error uploading file": "Không gửi được tệp",
  "Unexpected error. Please try again.": "Có trục trặc; hãy thử lại.",
  "Click to retry upload": "Bấm để gửi lại",
  "Download failed": "Không tải được tệp",
  "Previous page": "Trang trước",
  "Next page": "Trang sau",
  "Pagination": "Chuyển trang",
  "Choose an option": "Chọn một mục",
  "Choose options": "Chọn các mục",
  "Select all": "Chọn tất cả",
  "Clear all": "Bỏ chọn tất cả",
  "Clear value": "Xoá giá trị",
  "Clear entry": "Xoá nội dung",
  "Clear selection": "Bỏ chọn",
  "Previous": "Trước",
  "Next": "Sau",
  "No results": "Không có mục phù hợp",
  "No options": "Không có mục nào",
  "No options to select": "Không có mục để chọn",
  "No options to select.": "Không có mục để chọn.",
  "Select...": "Chọn …",
  "All selected options have been cleared.": "Đã bỏ chọn tất cả.",
  "Open": "Mở",
  "Selectbox": "Hộp chọn",
  "Selectbox options": "Các mục để chọn",
  "Multiselect": "Hộp chọn nhiều mục",
  "Multiselect options": "Các mục để chọn",
  "Selected values": "Các mục đã chọn",
  "Press Enter to apply": "Nhấn Enter để áp dụng",
  "Press Ctrl+Enter to apply": "Nhấn Ctrl+Enter để áp dụng",
  "Press ⌘+Enter to apply": "Nhấn ⌘+Enter để áp dụng",
  "This field is required.": "Ô này không được để trống.",
  "Invalid input.": "Giá trị không hợp lệ.",
  "Fullscreen": "Toàn màn hình",
  "Close fullscreen": "Thoát toàn màn hình",
  "Toolbar action": "Công cụ",
  "Search": "Tìm trong bảng",
  "Show/hide columns": "Hiện/ẩn cột",
  "Show less": "Thu gọn",
  "Add row": "Thêm dòng",
  "Delete row(s)": "Xoá dòng",
  "Dataframe column menu": "Trình đơn của cột",
  "Sort ascending": "Sắp xếp tăng dần",
  "Sort descending": "Sắp xếp giảm dần",
  "Autosize": "Vừa độ rộng",
  "number": "số",
  "text": "chữ",
  "Format": "Định dạng",
  "Automatic": "Tự động",
  "Localized": "Theo ngôn ngữ",
  "Plain": "Số trơn",
  "Compact": "Rút gọn",
  "Dollar": "Đô la",
  "Euro": "Euro",
  "Yen": "Yên",
  "Percent": "Phần trăm",
  "Scientific": "Khoa học",
  "Accounting": "Kế toán",
  "Bytes": "Dung lượng",
  "Duration": "Thời lượng",
  "Distance": "Cách bây giờ",
  "Calendar": "Lịch",
  "Pin column": "Ghim cột",
  "Unpin column": "Bỏ ghim cột",
  "Hide column": "Ẩn cột",
  "Copy column name": "Chép tên cột",
  "Statistics": "Thống kê",
  "Values": "Số giá trị",
  "Count": "Số lượng",
  "Distribution histogram": "Biểu đồ phân bố",
  "Empty": "Để trống",
  "Distinct": "Số giá trị khác nhau",
  "Sum": "Tổng",
  "Average": "Trung bình",
  "Median": "Trung vị",
  "Minimum": "Nhỏ nhất",
  "Maximum": "Lớn nhất",
  "Range": "Khoảng",
  "Standard deviation": "Độ lệch chuẩn",
  "25th percentile": "Phân vị 25",
  "75th percentile": "Phân vị 75",
  "Average length": "Độ dài trung bình",
  "Minimum length": "Ngắn nhất",
  "Maximum length": "Dài nhất",
  "Based on sample": "Theo mẫu",
  "No data": "Không có số liệu",
  "Close Search": "Đóng tìm kiếm",
  "Previous Result": "Kết quả trước",
  "Next Result": "Kết quả sau",
  "Type to search": "Gõ để tìm",
  "(index)": "(số thứ tự)",
  "empty": "trống",
  "Scrollable table": "Bảng cuộn được",
  "The value cannot be interpreted as a number.": "Giá trị không phải là số.",
  "The value is not part of the allowed options.": "Giá trị không có trong các mục cho phép.",
  "Failed to load data": "Không tải được số liệu",
  "Metric": "Chỉ số",
  "Copy": "Chép",
  "Copied": "Đã chép",
  "Link to heading": "Liên kết đến mục này",
  "file upload": "nạp tệp",
  "Download plot as a PNG": "Tải biểu đồ (PNG)",
  "Zoom": "Phóng vùng chọn",
  "Pan": "Kéo",
  "Zoom in": "Phóng to",
  "Zoom out": "Thu nhỏ",
  "Autoscale": "Vừa khung",
  "Reset axes": "Đặt lại trục",
};

const PATTERNS = [
  [/^([\d.]+) ?MB per file(?: • (.*))?$/, (_, size, kinds) => `Tối đa ${size} MB mỗi tệp` + (kinds ? ` · ${kinds}` : "")],
  [/^View (\d+) more$/, (_, count) => `Xem thêm ${count} trang`],
  [/^(\d+) results?$/, (_, count) => `${count} kết quả`],
  [/^File must be ([\d.]+?)(?:\.0)? ?([KMG]?B) or smaller\.$/, (_, size, unit) => `Tệp không được quá ${comma(size)} ${unit}.`],
  [/^(?:\S+ )?files are not allowed\.(?: File must be .*)?$/, () => "Không nhận tệp này: chỉ nhận tệp bảng tính."],
  [/^AxiosError: .*status code 413$/, () => "Tệp không được quá mức máy chủ nhận."],
  [/^AxiosError: (?:Network Error|Request aborted|timeout .*)$/, () => "Lỗi mạng: máy chủ chưa nhận được tệp."],
  [/^(\d+) options? available\.$/, (_, count) => `Có ${count} mục để chọn.`],
  [/^Select (\d+) match(es)?$/, (_, count) => `Chọn ${count} mục tìm thấy`],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/,
    (_, most) => `Chỉ chọn được ${most} mục; hãy bỏ bớt một mục.`],
  [/^([\d.]+)([KMG]?B)$/, (_, size, unit) => `${comma(size)} ${unit}`],
  [/^\w+ icon$/, () => "biểu tượng"],
  [/^Cancel upload of (.*)$/, (_, file) => `Thôi gửi ${file}`],
  [/^Page (\d+)$/, (_, page) => `Trang ${page}`],
  [/^Showing page (\d+) of (\d+)$/, (_, page, all) => `Trang ${page}/${all}`],
  [/^(\d+) of (\d+)$/, (_, one, all) => `${one}/${all}`],
  [/^Over (\d+) results$/, (_, count) => `Hơn ${count} kết quả`],
  [/^(\(?\d+)\.(\d+%\)?)$/, (_, whole, part) => `${whole},${part}`],
  [/^binStart: .*; Range: (\S+) – (\S+); Count: (\d+)$/, (_, low, high, count) => `${comma(low)} – ${comma(high)}: ${count}`],
  [/^(-?\d+\.?\d*) – (-?\d+\.?\d*)$/, (_, low, high) => `${comma(low)} – ${comma(high)}`],
  [/^Top values frequency chart: (.*)$/, (_, values) => `Các giá trị gặp nhiều nhất: ${values}`],
  [/^Help for (.*)$/, (_, what) => `Giải thích: ${what}`],
  [/^Fullscreen: (.*)$/, (_, what) => `Toàn màn hình: ${what}`],
  [/^Remove (.*)$/, (_, what) => `Bỏ ${what}`],
  [/^Selected (.*)$/, (_, what) => `Đã chọn ${what}`],
];
const comma = (number) => number.replace(".", ",");
const SPOKEN = ["aria-label", "title", "placeholder"];

function vietnamese(text) {
  const plain = text.trim();
  if (plain.startsWith("Error: ")) return text.replace(plain, `Lỗi: ${vietnamese(plain.slice(7))}`);
  if (TEXTS[plain]) return text.replace(plain, TEXTS[plain]);
  const pattern = PATTERNS.find(([english]) => english.test(plain));
  return pattern ? text.replace(plain, plain.replace(...pattern)) : text;
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

if (LANGUAGE === "vi") new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translate);
    else translate(change.target);
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SPOKEN });

// Ctrl+Z in a grid takes the last edit back, by the button below it; inside a cell's editor it stays the browser's own.
addEventListener("keydown", (press) => {
  if (press.key.toLowerCase() !== "z" || press.shiftKey || press.altKey || !(press.ctrlKey || press.metaKey)) return;
  if (press.target.closest?.("input, textarea") || !press.target.closest?.("[data-testid=stDataFrame]")) return;
  const place = press.target.closest("[data-testid=stVerticalBlock]");
  const undo = place?.querySelector("[class*=st-key-undo_] button");
  if (!undo || undo.disabled) return;
  press.preventDefault();
  undo.click();
});

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

// Plotly draws for the width of the screen; a view box lets frame.css scale that drawing to the paper's width.
addEventListener("beforeprint", () => {
  for (const drawing of document.querySelectorAll("svg.main-svg")) {
    const { width, height } = drawing.getBoundingClientRect();
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const frame = drawing.closest(".svg-container").style;
    frame.setProperty("--drawn", `${width} / ${height}`);
    frame.setProperty("--drawn-width", `${width}px`);
  }
  for (const grid of document.querySelectorAll(".stDataFrame")) {
    const { width, height } = grid.getBoundingClientRect();
    grid.style.setProperty("--drawn", `${width} / ${height}`);
  }
  const app = document.querySelector(".stApp");
  document.documentElement.classList.toggle("dark", getComputedStyle(app).colorScheme === "dark");
  margins.textContent = inMargins();
  document.head.append(margins);
});

// Every sheet says what it belongs to: page, filters, data version, its number. A table of many columns lies across it.
const margins = document.createElement("style");
const MOST_COLUMNS = 11;

// Long filters take further lines, for which the margin makes room: two fit as it is. Letters of 8 pt, the narrowest guess.
const LINE = { portrait: 80, landscape: 120 };
const ROOM = 14; // mm, as frame.css has it
const LINE_HEIGHT = 3.8; // mm

function inMargins() {
  const text = (place) => (document.querySelector(place)?.textContent ?? "").trim();
  const said = (place) => JSON.stringify(text(place));
  const letters = "font: 8pt 'Segoe UI', 'Noto Sans', sans-serif; color: #4a5866;";
  const heads = [...document.querySelectorAll(".paper-table thead tr")];
  const lies = heads.some((row) => row.cells.length > MOST_COLUMNS);
  const lines = Math.ceil(text(".st-key-about_on_paper").length / (lies ? LINE.landscape : LINE.portrait));
  return `@page {
    ${lies ? "size: A4 landscape !important;" : ""}
    margin-top: ${ROOM + LINE_HEIGHT * Math.max(0, lines - 2)}mm !important;
    @top-left { content: ${said(".st-key-about_on_paper")}; width: 75%; ${letters} }
    @top-right { content: ${said("h1")}; ${letters} }
    @bottom-left { content: ${said(".st-key-data_version")}; width: 75%; ${letters} }
    @bottom-right { content: counter(page) "/" counter(pages); ${letters} }
  }
  @page :first {
    margin-top: ${ROOM}mm !important;
    @top-left { content: none; }
    @top-right { content: none; }
  }`;
}

// Who has not been here before is told how to begin (cchc/ui/first_visit.py). This browser keeps that they know by now, and whose
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

// A link in a table leads to a page of ours: in this tab, without loading the document anew; Streamlit gives it a new tab.
addEventListener("click", (press) => {
  const link = press.target.closest?.(".stTable a[href]");
  if (!link || link.origin !== location.origin || press.ctrlKey || press.metaKey || press.shiftKey) return;
  press.preventDefault();
  pushState(history.state, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// A page writes each of its filters into the address, and Streamlit makes a step of the history of every one, and of
// the page's name after them: «back» would seem dead. One act of a person is one step; what follows belongs to it.
let acted = false;
for (const act of ["pointerdown", "keydown", "click"])
  addEventListener(act, () => (acted = true), { capture: true, passive: true });
addEventListener("popstate", () => (acted = false), { capture: true });
const pushState = history.pushState.bind(history);
history.pushState = (...step) => {
  if (acted) pushState(...step);
  else history.replaceState(...step);
  acted = false;
};
