// What a page of figures is to those who read it, on a screen of some width or page by page on paper:
// nothing lies on a text, no line holds a few letters only, no chart is taller than what is seen at once.

// Runs in the page: texts that are seen, with the boxes of their lines. A box is that of the letters,
// without the room above and below that a font asks for.
const lines = `(() => {
  const hidden = (e) => e.closest("[hidden], .skip, title, desc, style, script") ||
    getComputedStyle(e).visibility === "hidden" ||
    (e.closest("thead") && getComputedStyle(e.closest("thead")).clipPath !== "none");
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || hidden(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 1 || r.height < 1) continue;
      found.push({ node, left: r.left + scrollX, right: r.right + scrollX,
        top: r.top + scrollY + r.height / 5, bottom: r.bottom + scrollY - r.height / 5 });
    }
  }
  return found;
})()`;

const inPage = (page, body) => page.evaluate(`(() => { const lines = ${lines};
  const short = (node) => node.data.trim().replace(/\\s+/g, " ").slice(0, 40);
  ${body} })()`);

// Pairs of texts that lie on one another.
export const overlaps = (page) => inPage(page, `
  const found = [];
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    for (let k = i + 1; k < lines.length && lines[k].top < a.bottom - 1; k += 1) {
      const b = lines[k];
      if (b.node === a.node) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1) found.push(short(a.node) + " / " + short(b.node));
    }
  });
  return found.slice(0, 5);`);

// Texts in a column that is too narrow for them: a word of letters is broken, or three lines and
// more hold less than eight letters each.
export const squeezed = (page) => inPage(page, `
  const found = [];
  const tops = new Map();
  for (const l of lines) {
    if (l.node.parentElement.closest("code, svg")) continue;
    if (!tops.has(l.node)) tops.set(l.node, new Set());
    tops.get(l.node).add(Math.round(l.left / 2000) + ":" + Math.round(l.top));
  }
  for (const [node, all] of tops) {
    if (all.size < 2) continue;
    if (all.size > 2 && node.data.trim().length / all.size < 8) found.push(short(node));
    for (const word of node.data.matchAll(/(?<![\\p{L}\\p{N}\\/.\\u00AD-])\\p{L}{4,}(?![\\p{L}\\p{N}\\/.\\u00AD-])/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rows = new Set([...range.getClientRects()].filter((r) => r.width > 0.5).map((r) => Math.round(r.top)));
      if (rows.size > 1) found.push(word[0]);
    }
  }
  return found.slice(0, 5);`);

// What is moved sideways without a sign that there is more to see.
export const cutWithoutSign = (page) =>
  page.evaluate(() => [...document.querySelectorAll("body *")]
    .filter((e) => /auto|scroll|hidden/.test(getComputedStyle(e).overflowX) && e.clientWidth > 1)
    .filter((e) => e.scrollWidth > e.clientWidth + 1)
    .filter((e) => !getComputedStyle(e).backgroundAttachment.includes("local"))
    .map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`));

// Charts higher than this many points.
export const tallCharts = (page, most) =>
  page.evaluate((limit) => [...document.querySelectorAll("svg")]
    .map((e) => [e, e.getBoundingClientRect().height])
    .filter(([, height]) => height > limit)
    .map(([e, height]) => `${e.querySelector("title")?.textContent}: ${Math.round(height)}`), most);

const point = 96 / 25.4;  // CSS points in a millimetre
export const paper = { width: Math.round(174 * point), height: Math.round(259 * point) };  // A4 less the margins of @page

// Lays the page out as paper, one page beside the other: columns of a page's size are broken by the
// same rules as pages, and where things land in them can be measured.
export async function asPaper(page, measure) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: paper.width, height: paper.height });
  await page.evaluate(({ width, height }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { columns: ${width}px; column-gap: 100px; column-fill: auto; width: ${width}px; height: ${height}px }
      nav { break-after: column !important }`);
    document.adoptedStyleSheets = [sheet];
  }, paper);
  const found = await measure(page);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  await page.emulateMedia({ media: null });
  return found;
}

// Pages in columns that hold nothing, headings alone, or end in a heading whose text is on the next;
// how many there are, and charts that are cut by the end of a page.
export const pages = (page) => inPage(page, `
  const step = ${paper.width} + 100;
  const heads = "h1, h2, h3, dt, caption, thead, tr.over";
  const last = Math.max(...lines.map((l) => Math.floor(l.left / step)));
  const wrong = [];
  for (let n = 0; n <= last; n += 1) {
    const here = lines.filter((l) => Math.floor(l.left / step) === n);
    const charts = [...document.querySelectorAll("svg")].map((e) => e.getBoundingClientRect())
      .filter((r) => Math.floor((r.left + scrollX) / step) === n);
    if (here.length === 0) wrong.push("page " + (n + 1) + " is empty");
    else if (charts.length === 0 && here.every((l) => l.node.parentElement.closest(heads))) {
      wrong.push("page " + (n + 1) + " has headings only: " + short(here[0].node));
    } else {
      const lowest = here.reduce((a, b) => (b.bottom > a.bottom ? b : a));
      const below = charts.some((r) => r.bottom > lowest.bottom);
      if (!below && lowest.node.parentElement.closest(heads)) wrong.push("page " + (n + 1) + " ends in a heading: " + short(lowest.node));
    }
    if (here.some((l) => l.bottom > ${paper.height} + 2)) wrong.push("page " + (n + 1) + " runs out of the paper");
    if (charts.some((r) => r.bottom + scrollY > ${paper.height} + 2)) wrong.push("a chart is cut at the end of page " + (n + 1));
  }
  return { count: last + 1, wrong };`);
