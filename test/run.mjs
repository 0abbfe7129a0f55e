/**
 * Runs the tests, one kind after the other, and counts: `node test/run.mjs [KIND… | PATH…]`. The last line is
 * `N passed, N failed, N skipped`; it succeeds only when something passed, nothing failed and nothing was skipped.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "../scripts/launch/run.mjs";

const kinds = ["unit", "contract", "integration", "e2e", "chaos"];
const asked = process.argv.slice(2);
const askedKinds = asked.filter((word) => kinds.includes(word));
const rest = asked.filter((word) => !kinds.includes(word));

// Paths alone find their kind by themselves.
const runs =
  askedKinds.length > 0 || rest.length === 0
    ? (askedKinds.length > 0 ? askedKinds : kinds).map((kind) => ({
        name: kind,
        words: ["--project", kind, ...rest],
      }))
    : [{ name: rest.join(" "), words: rest }];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, words } of runs) {
  const started = performance.now();
  const counted = await count(words);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${inWords(counted)} in ${seconds} s`);
  for (const key of Object.keys(total)) total[key] += counted[key];
}
if (total.passed === 0 && total.failed === 0) console.log("no test ran");
console.log(inWords(total));
process.exitCode = total.passed > 0 && total.failed === 0 && total.skipped === 0 ? 0 : 1;

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {readonly string[]} words for vitest */
async function count(words) {
  const folder = mkdtempSync(join(tmpdir(), "navette-tests-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await runNode(["node_modules/vitest/vitest.mjs", "run", ...words, ...reporters]);
    return countsOf(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be loaded, an unhandled error or a killed run has no failed test, but has failed. */
function countsOf(file, code) {
  const report = readReport(file);
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // vitest writes none when it found no file, or did not get to its end: then the exit code says it.
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
