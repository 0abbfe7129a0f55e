/** Running other programs: under the project's own Node, with signals and exit codes handed through. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node that the `node` package installs; the one running now where its install script was not allowed to. */
export function projectNode() {
  const own = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  throw new Error(
    `Node ${process.versions.node} is too old, and node_modules has no newer one: run npm ci with install scripts allowed`,
  );
}

/**
 * Runs a script or a Node option list to its end, in the project's folder.
 *
 * @param {readonly string[]} words what follows `node` on the command line
 * @param {{ stdout?: "inherit" | "stderr" }} [options] "stderr" keeps standard output clean for the program asked for
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function runNode(words, options = {}) {
  return run(projectNode(), words, options);
}

/** @param {string} program @param {readonly string[]} words @param {{ stdout?: "inherit" | "stderr" }} [options] */
export function run(program, words, options = {}) {
  const binaries = join(root, "node_modules", ".bin");
  const child = spawn(program, words, {
    cwd: root,
    stdio: ["inherit", options.stdout === "stderr" ? 2 : "inherit", "inherit"],
    env: { ...process.env, PATH: [binaries, process.env.PATH].join(delimiter) },
  });
  // A terminal sends SIGINT to the child by itself; twice would end it before it has cleaned up.
  const handThrough = (signal) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, handThrough);
  return new Promise((resolve, reject) => {
    const done = () => {
      for (const signal of signals) process.off(signal, handThrough);
    };
    child.once("error", (error) => {
      done();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      done();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Does a part and says on stderr how long it took.
 *
 * @template T @param {string} name @param {() => Promise<T>} part @returns {Promise<T>}
 */
export async function timed(name, part) {
  const started = performance.now();
  try {
    return await part();
  } finally {
    console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}
