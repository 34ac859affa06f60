// Respondents fill in the whole example study in Chromium: in Dutch without scripts, in English with
// the keyboard alone, in Arabic and Tigrinya on a phone, in Farsi. They go back and change an answer,
// reload, send twice, leave and come back. Every page is looked at: rules of accessibility, size,
// direction, what a screen reader gets. At the end the stored answers are compared with what they gave.
// usage: node interview.mjs PROGRAM STUDY [FOLDER FOR PICTURES]
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fits, launch, violations } from "./browser.mjs";
import { check, finish, same } from "./check.mjs";
import { choose, fields, fill, fillByKeyboard, given } from "./fields.mjs";
import { serve } from "./served.mjs";
import { atFourHundred, atTwoHundred, directions, heardScales, seenScales, smallTargets, withTextSpacing } from "./shape.mjs";

const [program, study, pictures] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), "peil-browser-"));
if (pictures) mkdirSync(pictures, { recursive: true });

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const people = [
  { language: "nl", dir: "ltr", viewport: wide, javaScriptEnabled: false },
  { language: "en", dir: "ltr", viewport: wide, keyboard: true },
  { language: "ar", dir: "rtl", viewport: phone },
  { language: "ti", dir: "ltr", viewport: phone },
  { language: "fa", dir: "rtl", viewport: wide },
];

const submit = async (page, keyboard) => {
  const moved = page.waitForNavigation();
  if (keyboard) await page.keyboard.press("Enter");
  else await page.click("form[method=post] .utrecht-button-group button[type=submit]");
  return moved;
};

// The rules are checked by a script: where scripts are off, on the same page in a window where they are on.
async function breaches(page, person) {
  if (person.javaScriptEnabled !== false) return violations(page);
  if (page.url().endsWith("/start")) return [];  // the answer to a wrong code cannot be fetched again
  const context = await page.context().browser().newContext(
    { viewport: person.viewport, storageState: await page.context().storageState() });
  const twin = await context.newPage();
  await twin.goto(page.url());
  const found = await violations(twin);
  await context.close();
  return found;
}

async function look(page, person, name) {
  same(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir || "ltr"]),
    [person.language, person.dir], `${name}: language and direction`);
  check(await fits(page), `${person.language} ${name}: nothing sticks out sideways`);
  check((await page.evaluate(() => document.querySelectorAll("script").length)) === 0, `${name}: no scripts`);
  same(await breaches(page, person), [], `${person.language} ${name}: axe`);
  same(await withTextSpacing(page), [], `${person.language} ${name}: wide text spacing`);
  same(await atFourHundred(page, fits), [], `${person.language} ${name}: at 400 %`);
  check(await atTwoHundred(page, fits), `${person.language} ${name}: text twice as large fits a phone`);
  same(await smallTargets(page), [], `${person.language} ${name}: targets are large enough`);
  same((await directions(page)).filter((d) => d !== person.dir), [], `${person.language} ${name}: scales run with the text`);
  if (pictures) await page.screenshot({ path: join(pictures, `${person.language}-${name}.png`), fullPage: true });
}

// A screen reader gets every scale with its question, the words of its ends, and what is chosen.
async function listen(page, person, name) {
  const heard = await heardScales(page);
  same(heard.map(({ question, points }) => ({ question, points })), await seenScales(page), `${person.language} ${name}: what is heard`);
  if (pictures) writeFileSync(join(pictures, `${person.language}-${name}.json`), JSON.stringify(heard, null, 1));
  return heard;
}

const pageName = (page) => page.url().split("/q/")[1];

async function respond(browser, server, person, { code }) {
  const context = await browser.newContext({ viewport: person.viewport, javaScriptEnabled: person.javaScriptEnabled });
  const page = await context.newPage();
  const outside = [];
  const refused = [];
  page.on("console", (message) => { if (message.text().includes("Content Security Policy")) refused.push(message.text()); });
  page.on("request", (r) => { if (!r.url().startsWith(server.url)) outside.push(r.url()); });

  await page.goto(`${server.url}/`);
  if (person.javaScriptEnabled !== false) same(await violations(page), [], "language choice: axe");
  check(await fits(page), "language choice: nothing sticks out sideways");
  same(await withTextSpacing(page), [], "language choice: wide text spacing");
  same(await atFourHundred(page, fits), [], "language choice: at 400 %");
  same(await smallTargets(page), [], "language choice: targets are large enough");
  if (pictures) await page.screenshot({ path: join(pictures, `languages-${person.viewport.width}.png`), fullPage: true });
  await page.click(`main a[hreflang="${person.language}"]`);
  await look(page, person, "start");

  await page.fill("[name=code]", "0000-0000-0000");
  await submit(page);
  check((await page.locator("[role=alert]").count()) > 0, "a wrong code is told in words");
  await look(page, person, "start-wrong-code");

  await page.fill("[name=code]", code.toLowerCase().replaceAll("-", " "));
  await submit(page);

  const sent = {};
  let lastPost;
  page.on("request", (r) => { if (r.method() === "POST") lastPost = { url: r.url(), data: r.postData() }; });
  let turn = 0;
  while (pageName(page)) {
    const name = pageName(page);
    turn += 1;
    await look(page, person, name);
    if (name === "oordeel") {  // a required question left open
      await submit(page);
      same(pageName(page), name, "the page comes back");
      check((await page.locator("[role=alert] a").count()) > 0, "the error is listed with a link");
      await look(page, person, `${name}-error`);
      await page.locator("[role=alert] a").first().click();
      check(await page.evaluate(() => document.activeElement.name === "overall" || location.hash.includes("overall")),
        "the link leads to the field");
    }
    const list = await fields(page);
    sent[name] = choose(list, turn, `open ${person.language}`);
    await (person.keyboard ? fillByKeyboard : fill)(page, list, sent[name]);
    if (person.keyboard) same(await given(page), sent[name], `${name}: what the keyboard chose`);
    const heard = await listen(page, person, name);
    if (name === "oordeel") {
      const mark = heard.find(({ points }) => points.length === 10) ?? heard[0];
      same(mark.points.length, 10, "ten marks are heard");
      check(/^1 \S/.test(mark.points[0].name) && /^10 \S/.test(mark.points[9].name), "the ends are heard with 1 and 10");
      check(mark.description.length > 0, "the hint is heard with the question");
      same(mark.points.map((p) => p.checked === "true").indexOf(true) + 1, Number(sent[name].overall[0]), "the chosen mark is heard");
    }
    if (pictures) await page.screenshot({ path: join(pictures, `${person.language}-${name}-filled.png`), fullPage: true });
    await submit(page, person.keyboard);

    if (turn === 4) {  // back, another answer, forward again
      await page.goBack();
      const here = pageName(page);
      same(await given(page), sent[here], "going back shows what was sent");
      await page.reload();
      same(await given(page), sent[here], "reloading shows what was sent");
      const again = await fields(page);
      sent[here] = choose(again, turn + 3, "changed");
      await fill(page, again, sent[here]);
      await submit(page);
      for (let i = 0; i < 3; i += 1) {
        const reply = await context.request.post(lastPost.url, {
          data: lastPost.data, maxRedirects: 0,
          headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
        });
        same(reply.status(), 303, "the same page sent again is taken as one");
      }
    }
    if (turn === 6) {  // leave, and come back with the same code
      await context.clearCookies();
      const place = pageName(page);
      await page.goto(`${server.url}/${person.language}`);
      await page.fill("[name=code]", code);
      await submit(page);
      same(pageName(page), place, "the code leads back to the page where the respondent was");
    }
  }
  check(page.url().endsWith("/thanks"), "the interview ends with thanks");
  await look(page, person, "thanks");
  await page.goto(`${server.url}/${person.language}`);
  await page.fill("[name=code]", code);
  await submit(page);
  check(page.url().endsWith("/thanks"), "a used code never opens a fresh form");
  same(outside, [], "nothing is asked of any other host");
  same(refused, [], "the page asks nothing that its own security policy refuses");
  await context.close();
  return sent;
}

// What is in the answer store, per respondent: the last answer to every item.
function stored() {
  const rows = JSON.parse(execFileSync("sqlite3", ["-json", `file:${data}/answers.db?mode=ro`,
    "SELECT respondent, answers FROM event ORDER BY respondent, place"], { encoding: "utf8" }) || "[]");
  const all = new Map();
  for (const row of rows) all.set(row.respondent, { ...all.get(row.respondent), ...JSON.parse(row.answers) });
  return [...all.values()];
}

// A field of the form as the store should hold it.
function asStored(values, held) {
  if (values[0] === "dont_know" || values[0] === "not_applicable") return { absent: values[0] };
  if (Array.isArray(held)) return [...values].sort();
  return typeof held === "number" ? Number(values[0]) : values[0];
}

// The first page and its style sheet: light enough for a slow line, also without compression.
async function weigh(url) {
  const get = (path, encoding) => fetch(url + path, { headers: { "accept-encoding": encoding } });
  const size = async (path, encoding) => Number((await get(path, encoding)).headers.get("content-length"));
  const html = await (await get("/nl", "identity")).text();
  const style = html.match(/rel="stylesheet" href="([^"]+)"/)[1];
  const plain = await size("/nl", "identity") + await size(style, "identity");
  const sent = await size("/nl", "gzip") + await size(style, "gzip");
  console.log(`first page with style sheet: ${plain} bytes, ${sent} bytes as a browser gets it`);
  check(plain > 5000 && plain < 50000, "the first page is under 50 KB without compression");
  check(sent > 2000 && sent < 25000, "the first page is under 25 KB with compression");
}

const server = await serve(program, study, data, people.length);
await weigh(server.url);
const browser = await launch();
const sent = [];
for (const [i, person] of people.entries()) sent.push(await respond(browser, server, person, server.codes[i]));
await browser.close();
same(await server.end(), 0, "the server ends cleanly");

const answers = stored();
same(answers.length, people.length, "one response for every respondent");
for (const [i, person] of people.entries()) {
  const mine = answers.find((a) => Object.values(a).some((v) => typeof v === "string" && v.startsWith(`open ${person.language}`)));
  check(mine, `${person.language}: the open answers are there`);
  for (const page of Object.values(sent[i])) {
    for (const [name, values] of Object.entries(page)) {
      const held = mine?.[name];
      same(Array.isArray(held) ? [...held].sort() : held, asStored(values, held), `${person.language} ${name} as stored`);
    }
  }
}
rmSync(data, { recursive: true });
finish();
