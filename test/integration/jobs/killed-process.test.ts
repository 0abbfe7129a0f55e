import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { useServer } from "../../database/test-databases";

const children = new Set<ChildProcess>();

afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
});

/** Starts a worker and waits for the line that says it has taken a job: "hang ID" or "finish ID". */
async function worker(
  mode: "hang" | "finish",
  where: string,
): Promise<{ child: ChildProcess; line: string }> {
  const script = fileURLToPath(new URL("./worker-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, mode, where], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, "line"), once(child, "exit")]);
  const [line] = first as [unknown]; // node:events types what an event carries as any
  if (typeof line !== "string") throw new Error(`the worker ended with ${String(line)} before it took a job`);
  return { child, line };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function survives(where: string): Promise<void> {
  const first = await worker("hang", where);
  await kill(first.child);
  const second = await worker("finish", where);
  expect(second.line).toBe(first.line.replace("hang", "finish"));
}

const server = useServer();

it("gives a killed process' job to another one on a server", async () => {
  await survives(await server().createDatabase("killed"));
});

it("gives a killed process' job to the next owner of the embedded database", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jobs-"));
  try {
    await survives(folder);
  } finally {
    for (const child of children) await kill(child);
    await rm(folder, { recursive: true });
  }
});
