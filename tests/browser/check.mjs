// Counts what holds and what does not; the last line says how many of each.
let passed = 0;
let failed = 0;

export function check(holds, sentence) {
  if (holds) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAILED: ${sentence}`);
  }
}

export const same = (got, want, sentence) =>
  check(JSON.stringify(got) === JSON.stringify(want),
    `${sentence}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
