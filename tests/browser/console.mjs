// The console of the example study as those who work with it see it: logged in and walked through by
// keyboard, on a phone and a large screen, in forced colours and on paper; and every figure that any of
// its pages shows is one that `peil tables` lets out.
// usage: node console.mjs PROGRAM STUDY [FOLDER FOR PICTURES]
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fits, launch, violations } from "./browser.mjs";
import { check, finish, same } from "./check.mjs";

const [program, example, pictures] = process.argv.slice(2);
if (pictures) mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "peil-console-"));
const study = join(folder, "study");
const data = join(study, "data");
const password = "a sentence of mine";

// A fifth of the sample says all that has to be seen here, and is worked out in a fifth of the time.
cpSync(example, study, { recursive: true });
for (const wave of ["2011", "2013"]) {
  const plan = join(study, "plans", `${wave}.toml`);
  writeFileSync(plan, readFileSync(plan, "utf8").replace(/^(".*" = )(\d+)$/gm, (_, name, size) => `${name}${Math.ceil(size / 5)}`));
}
execFileSync(program, ["simulate", study, "--waves", "2011 2013", "--frame", "8000", "--out", join(folder, "waves"), "--data", data],
  { stdio: "ignore" });
for (const role of ["lead", "reader", "agency"])
  execFileSync(program, ["user", "add", study, role, "--role", role], { input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
const released = new Set(execFileSync(program, ["tables", study], { maxBuffer: 1 << 28 }).toString().split("\n").slice(1)
  .map((line) => line.split(",")[1]?.replaceAll('"', "")));

// What the library of fonts keeps for itself until the end is no leak of ours.
const kept = join(folder, "kept");
writeFileSync(kept, "leak:libfontconfig\n");
const server = spawn(program, ["serve", study, "--port", "0", "--letter", join(study, "letter.nl.md")],
  { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, LSAN_OPTIONS: `suppressions=${kept}:print_suppressions=0` } });
process.on("exit", () => server.kill("SIGKILL"));  // also when a step here fails
const site = await new Promise((resolve) => {
  let printed = "";
  server.stdout.on("data", (piece) => {
    printed += piece;
    const found = printed.match(/console: (http:\S+)\/console/);
    if (found) resolve(found[1]);
  });
});

const browser = await launch();
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.value || "");

// Presses Tab until what is looked for has the focus.
async function reach(page, wanted) {
  for (let i = 0; i < 200 && (await focused(page)) !== wanted; ++i) await page.keyboard.press("Tab");
  same(await focused(page), wanted, `${wanted} is reached by keyboard`);
}

// Logs in by keyboard alone, from the address that was asked for.
async function logIn(page, name, at) {
  await page.goto(`${site}${at}`);
  await reach(page, "name");
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// Pages that say that something is being worked out come again by themselves.
async function settled(page) {
  for (let i = 0; i < 240 && (await page.locator("meta[http-equiv=refresh]").count()) > 0; ++i) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
}
// There is no response where such a page came again at the same moment.
async function visit(page, at) {
  const status = async () => (await page.goto(`${site}${at}`))?.status() ?? 503;
  let last = await status();
  for (let i = 0; i < 240 && last === 503; ++i) {
    await page.waitForTimeout(1000);
    last = await status();
  }
  return last;
}
// The same without a browser around it: what stands on a page, or in a file.
async function fetched(page, at) {
  let response = await page.request.get(`${site}${at}`, { maxRedirects: 0 });
  for (let i = 0; i < 240 && response.status() === 503; ++i) {
    await page.waitForTimeout(1000);
    response = await page.request.get(`${site}${at}`, { maxRedirects: 0 });
  }
  return response;
}

async function looked(page, name) {
  for (const width of pictures ? [360, 768, 1280] : [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    check(await fits(page), `${name} at ${width}: nothing sticks out sideways`);
    same(await violations(page), [], `${name} at ${width}: accessibility`);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await page.emulateMedia({ forcedColors: "active" });
  same(await violations(page), [], `${name} in forced colours: accessibility`);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-forced.png`) });
  await page.emulateMedia({ forcedColors: "none" });
  if (pictures) await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true });
}

const context = await browser.newContext();
const page = await context.newPage();
await page.goto(`${site}/console/nl/log-in`);
await looked(page, "log-in");
await logIn(page, "lead", "/console/nl/results");
check(new URL(page.url()).pathname.startsWith("/console/nl/"), "the way goes on to what was asked for");
same(await visit(page, "/console/nl/waves/2013"), 200, "the last wave is there");

// What stands out is what the command finds, that of the aspects among it once they are worked out.
same(await visit(page, "/console/nl/priorities"), 200, "priorities are worked out");
await visit(page, "/console/nl/waves/2013");
const found = JSON.parse(execFileSync(program, ["findings", study, "--json"], { maxBuffer: 1 << 28 })).findings;
const standOut = found.filter((one) => one.stands_out > 0).map((one) => one.sentence.nl);
const said = (await page.locator("#summary").innerText()).replace(/\s+/g, " ");
check(standOut.length > 0 && standOut.every((sentence) => said.includes(sentence)), `what stands out is ${standOut.join(" ")}, and the page says: ${said}`);

const table = "title=Oordeel&rows=overall&rows=staff&show=mean&show=high&columns=customer_group&total=true&before=2011";
const pages = {
  wave: "/console/nl/waves/2013", "wave-en": "/console/en/waves/2013", group: "/console/nl/waves/2013/groups/vr",
  aspect: "/console/nl/waves/2013/aspects/overall", account: "/console/en/waves/2013/figures/vr/overall/mean",
  trend: "/console/nl/trend", priorities: "/console/nl/priorities", letter: "/console/nl/letter",
  "next-wave": "/console/nl/next-wave", "next-wave-margin": "/console/nl/next-wave?margin=0,15&interview-price=12&invitation-price=2,5",
  "next-wave-change": "/console/en/next-wave?change=0.2&power=0.9", "table-form": "/console/nl/tables", table: `/console/nl/tables?${table}`,
  cell: `/console/nl/tables/cells/1/2?${table}`, "cell-en": `/console/en/tables/cells/2/1?${table}`, model: "/console/nl/priorities/figures/vr",
  "open-answers": "/console/nl/waves/2013/open-answers", audit: "/console/nl/audit", sessions: "/console/nl/sessions",
};
for (const [name, at] of Object.entries(pages)) {
  same(await visit(page, at), 200, `${name} is there`);
  await looked(page, name);
}
same(await visit(page, "/console/nl/tables?title=t&rows=ovrall&columns=chanel&only=%24%7Blanguage%7D+%3D&before=2013"), 422, "mistakes are told");
await looked(page, "table-wrong");
check((await page.locator(".wrong").count()) >= 3, "mistakes stand beside their fields");

same(await visit(page, "/console/nl/next-wave?margin=x&power=2&interview-price=-1"), 422, "mistakes of a wish are told");
await looked(page, "next-wave-wrong");
same(await page.locator(".wrong").count(), 3, "mistakes of a wish stand beside their fields");

// What a wish takes, filled in by keyboard, is what the command says.
const wanted = { margin: "0.15", "interview-price": "12", "invitation-price": "2.5" };
const sized = JSON.parse(execFileSync(program, ["plan", "size", study, "--json", ...Object.entries(wanted).flatMap(([name, value]) => [`--${name}`, value])]));
await visit(page, "/console/en/next-wave");
for (const [name, value] of Object.entries(wanted)) {
  await reach(page, name);
  await page.keyboard.type(value);
}
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
check(page.url().endsWith("/next-wave?margin=0.15&change=&power=&interview-price=12&invitation-price=2.5&allocation=neyman#needs"), `the wish stands in the address: ${page.url()}`);
const needs = await page.evaluate(() => [...document.querySelectorAll("#needs tbody tr:not(.over)")].map((row) => [...row.cells].slice(1).map((cell) => cell.innerText)));
const whole = (n) => n === null ? "unknown" : Math.round(n).toLocaleString("en-GB");
same(needs, sized.groups.map((g) => [whole(g.people), whole(g.answers), g.margin.toFixed(2), whole(g.interviews), whole(g.invitations), whole(g.cost)]), "what a wish takes is what the command says");
check(needs.length >= 8, "every group is sized");

// A table made by keyboard alone.
await visit(page, "/console/nl/tables");
await reach(page, "overall");
await page.keyboard.press("Space");
await reach(page, "customer_group");
await page.keyboard.press("Space");
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
await settled(page);
check(page.url().includes("rows=overall") && page.url().includes("columns=customer_group"), "the choice stands in the address");
check((await page.locator("table.banner tbody tr").count()) > 3, "the table is there");
check((await page.locator("table.banner thead th[scope=col]").count()) === 6, "a column for each customer group");

// A row that is split up, chosen in the form.
await visit(page, "/console/nl/tables");
await page.selectOption("#before", "2011");
await page.selectOption("#nest_row", "overall");
await page.selectOption("#nest_within", { index: 1 });
await page.check("input[name=columns][value=reporting_group]");
await Promise.all([page.waitForNavigation(), page.click("form.table-form button[type=submit]")]);
await settled(page);
check((await page.locator("table.banner tbody tr").count()) > 3, "the row is split up");
await looked(page, "table-split");

// Each number of a table and of the drivers leads to what it rests on.
await visit(page, `/console/nl/tables?${table}`);
const cells = await page.evaluate(() => [...document.querySelectorAll("table.banner td a")].map((a) => a.getAttribute("href")));
check(cells.length > 6, `numbers of a table lead to their accounts: ${cells.length}`);
for (const at of cells.slice(0, 5)) check((await (await fetched(page, at)).text()).includes("block-"), `${at} says its key`);
await visit(page, "/console/nl/priorities");
const drivers = await page.evaluate(() => [...new Set([...document.querySelectorAll("a[href*='/priorities/figures/']")].map((a) => a.getAttribute("href")))]);
check(drivers.length > 3, `numbers of drivers lead to their accounts: ${drivers.length}`);
for (const at of drivers.slice(0, 5)) same((await fetched(page, at)).status(), 200, `${at} is there`);
same(await visit(page, drivers.at(-1)), 200, "the account of a driver");
await looked(page, "driver");

// What is taken along, of a table and of charts.
const csv = await (await fetched(page, `/console/nl/tables/file/csv?${table}`)).text();
check(csv.startsWith("fictional,row,"), "a table as CSV");
const json = await (await fetched(page, `/console/nl/tables/file/json?${table}`)).json();
same(json.rows.length * json.columns.length, csv.trim().split("\n").length - 1, "JSON and CSV have the same cells");
const xlsx = await fetched(page, `/console/nl/tables/file/xlsx?${table}`);
same((await xlsx.body()).subarray(0, 2).toString(), "PK", "a table as a spreadsheet");
const toml = await (await fetched(page, `/console/nl/tables/file/toml?${table}`)).text();
writeFileSync(join(folder, "taken.toml"), toml);
const byCommand = JSON.parse(execFileSync(program, ["tables", study, "--spec", join(folder, "taken.toml"), "--json"], { maxBuffer: 1 << 28 }));
same(byCommand.rows.map((r) => r.cells.map((c) => c.key ?? "held").filter((k) => k !== "held")).flat().length > 0, true, "the command takes the specification");
const keys = (all) => new Set(all.rows.flatMap((r) => r.cells.map((c) => `${c.key} ${c.value}`)));
const ofCommand = keys(byCommand);
check([...keys(json)].every((key) => ofCommand.has(key) || key.startsWith("undefined")), "figures are those of the command");
await visit(page, "/console/nl/trend");
const charts = await page.evaluate(() => [...document.querySelectorAll("a[href*='/charts/']")].map((a) => a.getAttribute("href")));
check(charts.length > 0, "charts can be taken along");
for (const at of charts.slice(0, 4)) {
  if (at.endsWith(".png")) {
    const png = await (await fetched(page, at)).body();
    same(png.subarray(1, 4).toString(), "PNG", `${at} is a picture`);
    if (pictures) writeFileSync(join(pictures, `chart-${at.split("/").pop()}`), png);
    continue;
  }
  const svg = await (await fetched(page, at)).text();
  const other = await context.newPage();
  await other.setContent(`<img id="chart" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`);
  check(await other.evaluate(async () => { const i = document.getElementById("chart"); await i.decode(); return i.naturalWidth > 300; }), `${at} is drawn by itself`);
  if (pictures) await other.screenshot({ path: join(pictures, `chart-${at.split("/").pop()}.png`) });
  check(!svg.includes("var(") && !svg.includes("<script"), `${at} needs nothing else`);
  for (const [, key] of svg.matchAll(/data-key="([^"]*)"/g)) {
    if (key.split("/").length === 4) check(released.has(key), `${at} shows ${key}, which the tables hold back`);
  }
  await other.close();
}

// Every page that a link leads to, of both languages: 200, and no figure that the tables hold back.
const seen = new Set();
const ahead = ["/console/nl/waves/2013", "/console/en/waves/2011"];
let figures = 0;
while (ahead.length > 0) {
  const at = ahead.pop();
  if (seen.has(at) || /log-out|audit|tables|charts|css/.test(at)) continue;
  seen.add(at);
  const response = await fetched(page, at);
  check([200, 303].includes(response.status()), `${at} answers: ${response.status()}`);
  const text = await response.text();
  for (const [, key] of text.matchAll(/data-(?:key|before)="([^"]*)"/g)) {
    if (key.split("/").length !== 4) continue;
    figures += 1;
    if (!released.has(key)) check(false, `${at} shows ${key}, which the tables hold back`);
  }
  // Accounts are many and alike: one in twenty.
  const links = [...text.matchAll(/href="(\/console\/[^"]*)"/g)].map((found) => found[1].replaceAll("&amp;", "&"));
  ahead.push(...links.filter((l) => !l.includes("/figures/") || l.length % 20 === 0));
}
check(figures > 1000, `figures were seen: ${figures}`);

for (const wrong of ["/console/nl/waves/1999", "/console/nl/waves/2013/groups/x", "/console/nl/waves/2013/aspects/overall2",
  "/console/nl/waves/2013/figures/vr/overall/sd", "/console/nl/waves/2013/figures/vr/overall/median",
  "/console/nl/waves/2013/groups/vr%2F..%2Fboak", "/console/nl/waves/2013'--", "/console/nl/trend/charts/99.svg", `/console/nl/tables/file/exe?${table}`])
  same((await fetched(page, wrong)).status(), 404, `${wrong} is not there`);

const reader = await (await browser.newContext()).newPage();
await logIn(reader, "reader", "/console/en/results");
same(await visit(reader, "/console/en/audit"), 403, "a reader does not see the log");
same(await visit(reader, "/console/en/waves/2013"), 200, "a reader sees results");
const agency = await (await browser.newContext()).newPage();
await logIn(agency, "agency", "/console/en/trend");
same(await visit(agency, "/console/en/letter"), 403, "an agency does not see its client's letter");
await page.goto(`${site}/console/en/sessions`);
await page.getByRole("button", { name: "Log out" }).click();
same(await visit(page, "/console/en/waves/2013"), 401, "who logged out is out");

await browser.close();
server.kill("SIGTERM");
rmSync(folder, { recursive: true });
finish();
