import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { startSingleUser } from "../../../../test/support/library-server.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-duplicates-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const story = `The harbour board met on Monday and put off the tolls until spring. Its chair said that talks with the crews will probably resume in March,
since neither side can afford a strike. The crews had asked for higher wages twice. Shippers expect the tolls to rise by a third, and some will move to other ports.`;

/** One story on three sites, and another one. */
function writeStories(): string {
  const folder = join(desk, "stories");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "agency.txt"), story);
  writeFileSync(join(folder, "bay.txt"), `Bay News staff\n\n${story}\n\nMore on page two.`);
  writeFileSync(join(folder, "coast.txt"), story.replace("on Monday", "this week"));
  writeFileSync(join(folder, "other.txt"), "Fishing quotas will not change next year, the ministry announced. ".repeat(12));
  return folder;
}

interface Listed {
  readonly groups: readonly { readonly documents: readonly { readonly id: string; readonly title: string }[] }[];
}

it("says at import that documents nearly say the same, lists them, joins them, and takes it back", { tags: "long" }, async () => {
  const location = ["--library", join(desk, "a.rapporteur")];
  const run = (...args: string[]): Promise<CommandRun> => runCommand([...args, ...location]);
  const imported = await run("import", writeStories(), "--no-code");
  expect(imported.out).toBe("Imported 4 documents.\n3 documents nearly say what another one says: rapporteur duplicates lists them.\n");
  const { out } = await run("duplicates");
  expect(out).toMatch(/^1 group of documents that nearly say the same:\n\n {2}\S+ {2}keep .*\n {2}\S+ +\d+ % .*\n {2}\S+ +\d+ % .*\n\n/);
  const { groups } = JSON.parse((await run("duplicates", "--json")).out) as Listed;
  const ids = groups[0]?.documents.map(({ id }) => id) ?? [];
  const joined = await run("duplicates", "--join", ids.join(","));
  const revision = /^Joined as revision (\d+): 0 statements moved, 0 statements let go/.exec(joined.out)?.[1] ?? expect.unreachable(joined.err);
  expect((await run("duplicates")).out).toBe("No two documents nearly say the same.\n");
  expect((await run("import", join(desk, "stories"), "--no-code")).out).toContain("4 documents known already");
  expect((await run("duplicates", "--undo", String(Number(revision) - 1))).err).toContain("RAP_LIBRARY_JOIN");
  expect((await run("duplicates", "--undo", revision)).out).toContain(`takes revision ${revision} back`);
  expect((await run("duplicates")).out).toContain("1 group");
  const told = await run("duplicates", "--different", ids.join(","));
  const apart = /^Kept as revision (\d+):/.exec(told.out)?.[1] ?? expect.unreachable(told.err);
  expect((await run("duplicates")).out).toBe("No two documents nearly say the same.\n");
  expect((await run("duplicates", "--undo", apart)).out).toContain(`takes revision ${apart} back`);
  expect((await run("duplicates")).out).toContain("1 group");
});

it("refuses ids that are not there, and a single one", { tags: "long" }, async () => {
  const location = ["--library", join(desk, "a.rapporteur")];
  const { code, err } = await runCommand(["duplicates", "--join", "d1,d2", ...location]);
  expect([code, err]).toEqual([1, expect.stringContaining("RAP_LIBRARY_MISSING")]);
  expect((await runCommand(["duplicates", "--join", "d1", ...location])).code).toBe(2);
  expect((await runCommand(["duplicates", "--library", join(desk, "none.rapporteur")])).err).toContain("RAP_STORE_NO_LIBRARY");
});

it("asks the server that has the library open", async () => {
  const server = await startSingleUser();
  try {
    const run = (...args: string[]): Promise<CommandRun> => runCommand([...args, "--library", server.origin]);
    expect((await run("import", writeStories(), "--no-code")).out).toContain("2 documents nearly say what another one says");
    const { groups } = JSON.parse((await run("duplicates", "--json")).out) as Listed;
    const ids = groups[0]?.documents.map(({ id }) => id) ?? [];
    const joined = await run("duplicates", "--join", ids.join(","));
    const revision = /revision (\d+):/.exec(joined.out)?.[1] ?? expect.unreachable(joined.err);
    expect((await run("duplicates")).out).toContain("No two documents");
    expect((await run("duplicates", "--undo", revision)).out).toContain("back");
    expect((await run("duplicates", "--different", ids.join(","))).out).toContain("Kept as revision");
    expect((await run("duplicates")).out).toContain("No two documents");
  } finally {
    await server.end();
  }
});
