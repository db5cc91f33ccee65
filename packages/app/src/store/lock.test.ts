import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, linkSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { libraryOwner, lockLibrary } from "./lock.ts";

let folder: string;
let library: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  library = join(folder, "a.rapporteur");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = "2026-01-01T00:00:00.000Z";

/** Another process that locks the library and then waits. */
async function otherOwner(): Promise<{ pid: number; kill(): Promise<void> }> {
  const script = `import { lockLibrary } from ${JSON.stringify(new URL("lock.ts", import.meta.url).href)};
    lockLibrary(${JSON.stringify(library)}, "2026-01-02T03:04:05.000Z").setAddress("http://127.0.0.1:4321");
    process.stdout.write("locked"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return {
    pid: child.pid!,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

test("one owner at a time, also within a process; released, it is free", () => {
  const lock = lockLibrary(library, now);
  expect(() => lockLibrary(library, now)).toThrow(expect.objectContaining({ code: "RAP_STORE_LOCKED" }));
  expect(libraryOwner(library)).toMatchObject({ pid: process.pid, since: now, address: null });
  lock.release();
  lock.release();
  expect(libraryOwner(library)).toBeNull();
  lockLibrary(library, now).release();
});

test("the refusal names process, time and address of the owner, and a kill leaves no lock behind", async () => {
  const other = await otherOwner();
  expect(() => lockLibrary(library, now)).toThrow(
    expect.objectContaining({
      code: "RAP_STORE_LOCKED",
      details: expect.objectContaining({ pid: other.pid, since: "2026-01-02T03:04:05.000Z", address: " at http://127.0.0.1:4321" }),
    }),
  );
  await other.kill();
  expect(existsSync(`${library}.owner`)).toBe(true);
  expect(libraryOwner(library)).toBeNull();
  const mine = lockLibrary(library, now);
  expect(libraryOwner(library)?.pid).toBe(process.pid);
  mine.release();
});

test("a library has one owner under all of its names: a symbolic link is followed, a hard link refused", () => {
  writeFileSync(library, "");
  symlinkSync(library, join(folder, "soft.rapporteur"));
  const lock = lockLibrary(library, now);
  expect(() => lockLibrary(join(folder, "soft.rapporteur"), now)).toThrow(expect.objectContaining({ code: "RAP_STORE_LOCKED" }));
  expect(libraryOwner(join(folder, "soft.rapporteur"))?.pid).toBe(process.pid);
  linkSync(library, join(folder, "hard.rapporteur"));
  expect(() => lockLibrary(join(folder, "hard.rapporteur"), now)).toThrow(expect.objectContaining({ code: "RAP_STORE_LINKED" }));
  lock.release();
});

test.skipIf(!existsSync("/dev/full"))("a full disk is called full, and leaves nothing behind", () => {
  // What is written there meets a full disk.
  symlinkSync("/dev/full", `${library}.owner.${process.pid}`);
  expect(() => lockLibrary(library, now)).toThrow(expect.objectContaining({ code: "RAP_STORE_FULL" }));
  expect(readdirSync(folder)).toEqual(["a.rapporteur.lock"]);
});

test("drafts of owners that ended while they wrote are taken away, nothing else is", () => {
  for (const name of ["a.rapporteur.owner.17", "a.rapporteur.owner.99999", "a.rapporteur.owner.notes", "b.rapporteur.owner.17"])
    writeFileSync(join(folder, name), "");
  lockLibrary(library, now).release();
  expect(readdirSync(folder)).toEqual(["a.rapporteur.lock", "a.rapporteur.owner.notes", "b.rapporteur.owner.17"]);
});

test.skipIf(process.getuid?.() === 0)("a place where nothing can be written is named", () => {
  chmodSync(folder, 0o500);
  expect(() => lockLibrary(library, now)).toThrow(expect.objectContaining({ code: "RAP_STORE_READ_ONLY" }));
});

test("a folder that is not there is named", () => {
  expect(() => lockLibrary(join(folder, "none", "a"), now)).toThrow(expect.objectContaining({ code: "RAP_STORE_READ_ONLY" }));
});
