// What a page is to people who see it large, narrow or mirrored, or who hear it.

// Words of the page in a size that does not fit: elements whose text is wider or higher than their box.
const cut = (page) =>
  page.evaluate(() => [...document.querySelectorAll("h1, h2, p, a, legend, label, button, span, li")]
    .filter((e) => !e.closest(".peil-visually-hidden, .utrecht-skip-link"))
    .filter((e) => getComputedStyle(e).display !== "inline" && getComputedStyle(e).display !== "contents")
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`));

// Boxes to choose from that lie on one another.
const overlaps = (page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll("main label, main legend, main button, .peil-scale__point, .peil-scale__end")]
      .filter((e) => !e.closest(".peil-visually-hidden") && getComputedStyle(e).display !== "contents")
      .map((e) => ({ e, r: e.getBoundingClientRect() }));
    const found = [];
    boxes.forEach(({ e, r }, i) => boxes.slice(i + 1).forEach(({ e: f, r: s }) => {
      if (e.contains(f) || f.contains(e)) return;
      const wide = Math.min(r.right, s.right) - Math.max(r.left, s.left);
      const high = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
      if (wide > 1 && high > 1) found.push(`${e.textContent.trim()} / ${f.textContent.trim()}`);
    }));
    return found;
  });

// The list of languages stands behind one button; it is looked at open.
const unfold = (page, open) =>
  page.evaluate((yes) => document.querySelectorAll("details").forEach((d) => { d.open = yes; }), open);

async function wrong(page) {
  await unfold(page, true);
  const found = [...await cut(page), ...await overlaps(page)];
  await unfold(page, false);
  return found;
}

// The spacing of WCAG 2.2, 1.4.12, set by the reader. A style sheet of the page itself would be
// refused by its security policy; this one is not the page's.
export async function withTextSpacing(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
      "p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [sheet];
  });
  const found = await wrong(page);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return found;
}

// Text twice as large on a phone, as people set it in their browser.
export async function atTwoHundred(page, fits) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 740 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const found = await fits(page);
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  await page.setViewportSize(before);
  return found;
}

// 1280 points at 400 %: a window 320 points wide.
export async function atFourHundred(page, fits) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 256 });
  const found = await wrong(page);
  if (!await fits(page)) found.push("sticks out sideways");
  await page.setViewportSize(before);
  return found;
}

// Things to tap smaller than 44 by 44 points, apart from links in running text.
export async function smallTargets(page) {
  await unfold(page, true);
  const found = await tooSmall(page);
  await unfold(page, false);
  return found;
}

const tooSmall = (page) =>
  page.evaluate(() => [...document.querySelectorAll(
    "main button, summary, .peil-scale__point, .peil-option > label, .peil-languages a, .peil-leave, input[type=text], textarea, .peil-errors a")]
    .filter((e) => getComputedStyle(e).display !== "contents")
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, r]) => r.width < 44 || r.height < 44)
    .map(([e, r]) => `${e.textContent.trim() || e.name} ${Math.round(r.width)}x${Math.round(r.height)}`));

// Where the scales run: for each the side of its first point and of the words of its ends.
export const directions = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".peil-scale")].map((scale) => {
    const middle = (e) => { const r = e.getBoundingClientRect(); return (r.left + r.right) / 2; };
    const range = (e) => { const r = document.createRange(); r.selectNodeContents(e); return middle(r); };
    const points = [...scale.querySelectorAll(".peil-scale__point")];
    const rows = Map.groupBy(points, (p) => Math.round(p.getBoundingClientRect().top));
    const runs = [...rows.values()].every((row) => row.every((p, i) => i === 0 || middle(p) < middle(row[i - 1])));
    const back = [...rows.values()].every((row) => row.every((p, i) => i === 0 || middle(p) > middle(row[i - 1])));
    const [low, high] = [...scale.querySelectorAll(".peil-scale__end")];
    const ends = range(low) > range(high);
    const inputs = [...scale.querySelectorAll("input")].every((input, i) => {
      const [a, b] = [input.getBoundingClientRect(), points[i].getBoundingClientRect()];
      return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
    });
    if (!inputs) return "a button lies outside its tile";
    return runs && ends ? "rtl" : back && !ends ? "ltr" : "mixed";
  }));

const byQuestion = (a, b) => (a.question < b.question ? -1 : 1);

// The scales as a screen reader gets them: question, hint, and of each point its name and state.
export async function heardScales(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const groupOf = (node) => {
    for (let at = node; at; at = byId.get(at.parentId)) if (at.role?.value === "radiogroup") return at;
    return undefined;
  };
  const scales = new Map();
  for (const node of nodes.filter((n) => !n.ignored && n.role?.value === "radio")) {
    const group = groupOf(node);
    const heard = scales.get(group) ?? { question: group?.name?.value, description: group?.description?.value ?? "", points: [] };
    heard.points.push({ name: node.name?.value, checked: node.properties?.find((p) => p.name === "checked")?.value.value });
    scales.set(group, heard);
  }
  return [...scales.values()].sort(byQuestion);
}

// The same from the page as it is seen.
export const seenScales = async (page) =>
  (await page.evaluate(() => [...document.querySelectorAll("fieldset[role=radiogroup]")].map((group) => ({
    question: group.querySelector("legend").innerText.replace(/\s+/g, " ").trim(),
    points: [...group.querySelectorAll("input[type=radio]")].map((input) => ({
      name: [...input.labels[0].querySelectorAll("span")].map((s) => s.textContent.trim()).join(" ") || input.labels[0].textContent.trim(),
      checked: String(input.checked),
    })),
  })))).sort(byQuestion);
