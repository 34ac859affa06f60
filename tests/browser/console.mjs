// The console of the example study as those who work with it see it: logged in and walked through by
// keyboard, on a phone and a large screen, in forced colours and on paper; and every figure that any of
// its pages shows is one that `peil tables` lets out.
// usage: node console.mjs PROGRAM STUDY [FOLDER FOR PICTURES]
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
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

cpSync(example, study, { recursive: true });
execFileSync(program, ["simulate", study, "--waves", "2011 2013", "--frame", "20000", "--out", join(folder, "waves"), "--data", data],
  { stdio: "ignore" });
for (const role of ["lead", "reader"])
  execFileSync(program, ["user", "add", study, role, "--role", role], { input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
const released = new Set(execFileSync(program, ["tables", study], { maxBuffer: 1 << 28 }).toString().split("\n").slice(1)
  .map((line) => line.split(",")[1]?.replaceAll('"', "")));

const server = spawn(program, ["serve", study, "--port", "0", "--letter", join(study, "letter.nl.md")], { stdio: ["ignore", "pipe", "inherit"] });
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

// Logs in by keyboard alone, from the address that was asked for.
async function logIn(page, name, at) {
  await page.goto(`${site}${at}`);
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  for (let i = 0; i < 20 && (await focused()) !== "name"; ++i) await page.keyboard.press("Tab");
  same(await focused(), "name", "the name is reached by keyboard");
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// Pages that say that the figures are being worked out come again by themselves.
async function visit(page, at) {
  for (let i = 0; i < 240; ++i) {
    const response = await page.goto(`${site}${at}`);
    if (response.status() !== 503) return response.status();
    await page.waitForTimeout(1000);
  }
  return 503;
}

async function looked(page, name) {
  for (const width of [360, 1280]) {
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

const pages = {
  wave: "/console/nl/waves/2013", "wave-en": "/console/en/waves/2013", group: "/console/nl/waves/2013/groups/vr",
  aspect: "/console/nl/waves/2013/aspects/overall", account: "/console/en/waves/2013/figures/vr/overall/mean",
  trend: "/console/nl/trend", priorities: "/console/nl/priorities", letter: "/console/nl/letter",
  audit: "/console/nl/audit", sessions: "/console/nl/sessions",
};
for (const [name, at] of Object.entries(pages)) {
  same(await visit(page, at), 200, `${name} is there`);
  await looked(page, name);
}

// Every page that a link leads to, of both languages: 200, and no figure that the tables hold back.
const seen = new Set();
const ahead = ["/console/nl/waves/2013", "/console/en/waves/2011"];
let figures = 0;
while (ahead.length > 0) {
  const at = ahead.pop();
  if (seen.has(at) || at.includes("log-out") || at.includes("audit")) continue;
  seen.add(at);
  same(await visit(page, at), 200, `${at} answers`);
  const found = await page.evaluate(() => ({
    links: [...document.querySelectorAll("a[href^='/console/']")].map((a) => a.getAttribute("href")),
    keys: [...document.querySelectorAll("data[data-key]")].flatMap((d) => [d.dataset.key, d.dataset.before ?? ""]),
  }));
  for (const key of found.keys.filter((k) => k.split("/").length === 4)) {
    figures += 1;
    if (!released.has(key)) check(false, `${at} shows ${key}, which the tables hold back`);
  }
  // Accounts are many and alike: one in twenty.
  ahead.push(...found.links.filter((l) => !l.includes("/figures/") || l.length % 20 === 0));
}
check(figures > 1000, `figures were seen: ${figures}`);

for (const wrong of ["/console/nl/waves/1999", "/console/nl/waves/2013/groups/x", "/console/nl/waves/2013/aspects/overall2",
  "/console/nl/waves/2013/figures/vr/overall/sd", "/console/nl/waves/2013/figures/vr/overall/median",
  "/console/nl/waves/2013/groups/vr%2F..%2Fboak", "/console/nl/waves/2013'--"])
  same(await visit(page, wrong), 404, `${wrong} is not there`);

const other = await browser.newContext();
const reader = await other.newPage();
await logIn(reader, "reader", "/console/en/results");
same(await visit(reader, "/console/en/audit"), 403, "a reader does not see the log");
same(await visit(reader, "/console/en/waves/2013"), 200, "a reader sees results");
await page.goto(`${site}/console/en/sessions`);
await page.getByRole("button", { name: "Log out" }).click();
same(await visit(page, "/console/en/waves/2013"), 401, "who logged out is out");

await browser.close();
server.kill("SIGTERM");
rmSync(folder, { recursive: true });
finish();
