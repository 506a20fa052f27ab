// Draws a chart of the page once more, on white, and saves it as a picture that can stand alone in Word or Zalo:
// whose figures above it, source, date and data version below. Fetched from the server at the first click.
// The server fills in LIBRARY (the address of Plotly) and TEMPLATE (see chart_files.py).

const WIDTH = 900; // points of a chart in the picture; its height is the chart's own
const SHARPER = 2; // pixels of a PNG per point
const TEXT = "#1b2733";
const FAMILY = "'Segoe UI', 'Noto Sans', Roboto, 'Helvetica Neue', Arial, sans-serif";
const EDGE = 20;
const LINE = 18;
const TITLE = { size: 18, line: 24 };
const KEY = { size: 14, line: 19 };
const DRAWING = "http://www.w3.org/2000/svg";

let library;

/** said: {chart: class of the chart's element, name: start of the file name, above, below: lines of text} */
export async function save(kind, said) {
  library ??= load();
  const plotly = await library;
  const picture = await compose(plotly, document.querySelector(`.${said.chart} .js-plotly-plot`), said);
  const text = new XMLSerializer().serializeToString(picture.element);
  const vector = new Blob([text], { type: "image/svg+xml" });
  offer(kind === "svg" ? vector : await raster(vector, picture), `${said.name}_${stamp()}.${kind}`);
}

function load() {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = new URL(LIBRARY, document.baseURI);
    script.onload = () => loaded(window.Plotly);
    script.onerror = () => {
      library = undefined; // the next click tries again
      failed(new Error(`${script.src} did not load`));
    };
    document.head.append(script);
  });
}

async function compose(plotly, shown, said) {
  const layout = onPaper(shown.layout);
  const data = recoloured(shown.data, shown.layout.font.color);
  const address = await plotly.toImage({ data, layout }, { format: "svg", width: WIDTH, height: layout.height });
  const source = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const drawn = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const above = wrapped(said.above, 13);
  const below = wrapped([...said.below, dated(said)], 12);
  const top = EDGE + above.length * LINE;
  const size = { width: WIDTH + 2 * EDGE, height: top + layout.height + below.length * LINE + EDGE };
  const element = make("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  element.append(make("title", {}, shown.layout.meta?.alt ?? ""), make("desc", {}, said.below.join(" ")));
  element.append(make("rect", { width: "100%", height: "100%", fill: "white" }));
  write(element, above, EDGE + 10, 13);
  drawn.setAttribute("x", EDGE);
  drawn.setAttribute("y", top);
  element.append(document.importNode(drawn, true));
  write(element, below, top + layout.height + LINE, 12);
  return { element, ...size };
}

/** A copy without the theme of the screen: dark on white, with the title and colour key that the page writes above it. */
function onPaper(screen) {
  const copy = recoloured(screen, screen.font.color);
  const titles = wrapText(screen.meta.title, TITLE.size, "bold").map((line) => `<b>${line}</b>`);
  const keys = wrapText(screen.meta.key, KEY.size, "normal", "   ");
  const head = 18 + titles.length * TITLE.line + keys.length * KEY.line;
  copy.margin = { ...copy.margin, t: copy.margin.t + head };
  copy.height += head;
  copy.title = {
    text: [...titles, ...keys.map((line) => `<span style="font-size:${KEY.size}px">${line}</span>`)].join("<br>"),
    font: { size: TITLE.size },
    ...{ x: 0, xref: "container", y: 1, yref: "paper", yanchor: "bottom" },
    pad: { l: 4, b: copy.margin.t - TITLE.line - 2 }, // the first line is anchored, the others hang below it
  };
  const paper = { paper_bgcolor: "white", plot_bgcolor: "white", font: { ...copy.font, family: FAMILY, color: TEXT } };
  return { ...copy, ...paper, template: TEMPLATE, width: WIDTH, autosize: false };
}

function recoloured(value, screenText) {
  if (value === screenText) return TEXT;
  if (Array.isArray(value)) return value.map((part) => recoloured(part, screenText));
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, recoloured(part, screenText)]));
}

function wrapped(lines, size) {
  return lines.filter(Boolean).flatMap((line) => wrapText(line, size, "normal"));
}

/** Lines no wider than the picture; broken at `between` only, and without the tags of Plotly's writing counted. */
function wrapText(text, size, weight, between = " ") {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `${weight} ${size}px ${FAMILY}`;
  const lines = [];
  for (const part of text.split(between).filter(Boolean)) {
    const longer = lines.length ? lines.at(-1) + between + part : part;
    if (lines.length && ruler.measureText(longer.replace(/<[^>]*>/g, "")).width <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

function make(name, attributes, text) {
  const element = document.createElementNS(DRAWING, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function write(element, lines, top, size) {
  lines.forEach((line, number) =>
    element.append(
      make("text", { x: EDGE + 4, y: top + number * LINE, "font-size": size, "font-family": FAMILY, fill: TEXT }, line),
    ),
  );
}

async function raster(vector, { width, height }) {
  const image = new Image();
  image.src = URL.createObjectURL(vector);
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARPER, height: height * SHARPER });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((made) => canvas.toBlob(made, "image/png"));
}

function offer(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The Vietnamese clock, wherever the browser is. */
function clock() {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(new Date());
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function stamp() {
  const now = clock();
  return `${now.year}${now.month}${now.day}-${now.hour}${now.minute}`;
}

function dated(said) {
  const now = clock();
  return said.dated.replace("{date}", `${now.day}/${now.month}/${now.year}`);
}
