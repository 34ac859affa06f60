// Bundles the style sheet and writes it as a C++ source: assets.cpp with the bytes and their gzip.
import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
mkdirSync(out, { recursive: true });

const result = await build({
  entryPoints: [join(here, "src/peil.css")],
  bundle: true,
  minify: true,
  write: false,
  logLevel: "error",
});
const css = Buffer.from(result.outputFiles[0].contents);
const zipped = gzipSync(css, { level: 9 });

const bytes = (name, data) =>
  `const unsigned char ${name}_bytes[] = {${[...data].join(",")}};\n` +
  `const std::string_view ${name}(reinterpret_cast<const char*>(${name}_bytes), ${data.length});\n`;

writeFileSync(
  join(out, "assets.cpp"),
  `#include <string_view>\nnamespace peil::assets {\nextern const std::string_view style;\nextern const std::string_view style_gzip;\n` +
    `${bytes("style", css)}${bytes("style_gzip", zipped)}}  // namespace peil::assets\n`,
);
