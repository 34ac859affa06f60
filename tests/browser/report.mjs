// The report of the example study as its readers get it, in both languages: on a phone, a tablet and a
// large screen with everything unfolded, and on paper.
// usage: node report.mjs PROGRAM STUDY [FOLDER FOR PICTURES]
// or, for reports that are there: node report.mjs --reports FILE.html...
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fits, launch, violations } from "./browser.mjs";
import { check, finish, same } from "./check.mjs";
import { asPaper, cutWithoutSign, overlaps, pages, paper, squeezed, tallCharts } from "./layout.mjs";

const [first, ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "peil-report-"));
const [study, pictures] = first === "--reports" ? [] : rest;
if (pictures) mkdirSync(pictures, { recursive: true });

function made(program) {
  const data = join(folder, "data");
  const reports = join(folder, "reports");
  // Two of its waves and a smaller frame: the pages are the same, and made in half the time.
  execFileSync(program, ["simulate", study, "--waves", "2011 2013", "--frame", "20000", "--out", join(folder, "waves"), "--data", data],
    { stdio: "ignore" });
  execFileSync(program, ["report", study, "--data", data, "--out", reports, "--format", "html,summary"], { stdio: "ignore" });
  return readdirSync(reports).filter((f) => f.endsWith(".html")).map((f) => join(reports, f));
}

const height = 900;

async function onScreen(page, width, name) {
  await page.setViewportSize({ width, height });
  const where = `${name} at ${width}`;
  check(await fits(page), `${where}: nothing sticks out sideways`);
  same(await overlaps(page), [], `${where}: texts on one another`);
  same(await squeezed(page), [], `${where}: columns too narrow for their words`);
  same(await cutWithoutSign(page), [], `${where}: cut without a sign`);
  same(await tallCharts(page, height), [], `${where}: charts taller than the screen`);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
}

async function onPaper(page, name) {
  same(await asPaper(page, overlaps), [], `${name} on paper: texts on one another`);
  same(await asPaper(page, squeezed), [], `${name} on paper: columns too narrow for their words`);
  same(await asPaper(page, (p) => tallCharts(p, paper.height)), [], `${name}: charts taller than a page`);
  const laid = await asPaper(page, pages);
  same(laid.wrong, [], `${name} on paper: pages`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: pictures && join(pictures, `${name}.pdf`) });
  const printed = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  check(Math.abs(printed - laid.count) <= 1, `${name}: ${printed} pages are printed, ${laid.count} were looked at`);
}

const browser = await launch();
for (const file of first === "--reports" ? rest : made(first)) {
  const page = await browser.newPage();
  const name = basename(file, ".html");
  await page.goto(`file://${resolve(file)}`);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  for (const width of [320, 360, 768, 1280]) await onScreen(page, width, name);
  same(await violations(page), [], `${name}: accessibility`);
  await onPaper(page, name);
  await page.close();
}
await browser.close();
rmSync(folder, { recursive: true });
finish();
