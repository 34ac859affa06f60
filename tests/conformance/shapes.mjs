// Holds a Turtle file against SHACL shapes. Prints a line for each constraint that does not hold: its
// name (path and kind), how often, how grave and where the first time; nothing when all hold.
// usage: node shapes.mjs FILE.ttl SHAPES.ttl...
import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';

const triples = (files) => new Store(files.flatMap((file) => new Parser().parse(readFileSync(file, 'utf8'))));
const last = (term) => term?.value?.split(/[#/]/).pop() ?? '';

const [file, ...shapes] = process.argv.slice(2);
const report = await new Validator(triples(shapes)).validate(triples([file]));
const lines = new Map();
for (const found of report.results) {
  const kind = last(found.sourceConstraintComponent).replace('ConstraintComponent', '');
  const name = `dcat/${last(found.path)}-${kind}`;
  const words = `${last(found.severity)}: ${found.message.map((m) => m.value).join(' ')} (${found.focusNode?.value})`;
  const line = lines.get(name) ?? { times: 0, words };
  lines.set(name, { ...line, times: line.times + 1 });
}
for (const [name, { times, words }] of lines) console.log([name, times, words].join('\t'));
