import { existsSync } from "node:fs";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { startChild } from "./child";
import { startPostgres } from "./start-postgres";

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.each([
  ["the installed binaries, or npm's", {}],
  ["npm's binaries", { fromNpm: true }],
])("a test server from %s", (_name, options) => {
  it("answers, and leaves neither process nor files behind", async () => {
    const server = await startPostgres(options);
    const client = new pg.Client({ connectionString: await server.createDatabase("one") });
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_database() AS name, current_setting('data_directory') AS folder",
    );
    expect(rows).toMatchObject([{ name: "one" }]);
    await client.end();
    expect(isAlive(server.pid)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(existsSync(rows[0]?.folder ?? "/")).toBe(false);
  });
});

describe("a test server whose test process is killed", () => {
  it("ends by itself", async () => {
    const child = startChild("./start-postgres.child.ts", []);
    const pid = Number(await child.nextLine());
    expect(isAlive(pid)).toBe(true);
    await child.kill();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 });
  });
});
