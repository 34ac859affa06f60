// Chromium as people have it, and the rules that every page is held to.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The packages are those that the lock file of assets/ pins.
const require = createRequire(new URL("../../assets/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });

// Accessibility violations of the page as it stands, one line each.
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((runOnly) => axe.run(document, { runOnly }), rules);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

// True when nothing sticks out sideways.
export const fits = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
