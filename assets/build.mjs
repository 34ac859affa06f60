// Bundles the style sheet and writes it as a C++ source: assets.cpp with the bytes and their gzip.
// usage: node build.mjs FOLDER [--sizes]
import { build, transform } from "esbuild";
import { gzipSync } from "node:zlib";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dropUnsetProperties, dropUnusedRules } from "./prune.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [out, sizes] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

// The classes that the pages have, from the sources that write them.
const pages = join(here, "../src/peil/web");
const written = readdirSync(pages, { recursive: true })
  .filter((name) => name.endsWith(".cpp") && !name.endsWith("_test.cpp"))
  .map((name) => readFileSync(join(pages, name), "utf8"))
  .join("\n");
const used = new Set(written.match(/utrecht-[\w-]+/g));

const bundled = await build({
  entryPoints: [join(here, "src/peil.css")],
  bundle: true,
  minify: true,
  legalComments: "none",
  write: false,
  logLevel: "error",
});
const pruned = dropUnsetProperties(
  dropUnusedRules(bundled.outputFiles[0].text.trim(), "utrecht-", used));
const { code } = await transform(pruned, { loader: "css", minify: true, legalComments: "none" });
const licence =
  "/*! With parts of the Utrecht component library, (c) Frameless B.V. and Gemeente Utrecht, EUPL-1.2, " +
  "changed: rules that are not used are left out. https://github.com/nl-design-system/utrecht */\n";
const css = Buffer.from(licence + code);
const zipped = gzipSync(css, { level: 9 });
if (sizes) {
  writeFileSync(join(out, "style.css"), css);
  console.log(`${css.length} bytes, ${zipped.length} with gzip`);
}

const bytes = (name, data) =>
  `const unsigned char ${name}_bytes[] = {${[...data].join(",")}};\n` +
  `const std::string_view ${name}(reinterpret_cast<const char*>(${name}_bytes), ${data.length});\n`;

writeFileSync(
  join(out, "assets.cpp"),
  `#include <string_view>\nnamespace peil::assets {\nextern const std::string_view style;\nextern const std::string_view style_gzip;\n` +
    `${bytes("style", css)}${bytes("style_gzip", zipped)}}  // namespace peil::assets\n`,
);
