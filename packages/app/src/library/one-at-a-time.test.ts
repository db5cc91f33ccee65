import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

/** Notes when each work begins and ends, and holds it until it is told to end. */
function openWork() {
  const notes: string[] = [];
  const held = new Map<string, PromiseWithResolvers<void>>();
  const start = (name: string, keys: readonly string[]): Promise<string> => {
    const end = Promise.withResolvers<void>();
    held.set(name, end);
    return oneAtATime(keys, async () => {
      notes.push(`${name} begins`);
      await end.promise;
      notes.push(`${name} ends`);
      return name;
    });
  };
  return { notes, start, end: (name: string) => held.get(name)?.resolve(), fail: (name: string) => held.get(name)?.reject(new Error(name)) };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("work that shares a key waits for the other to end; work without goes on beside it", async () => {
  const work = openWork();
  const [first, second, other] = [work.start("first", ["a", "b"]), work.start("second", ["b", "c"]), work.start("other", ["d"])];
  await soon();
  expect(work.notes).toEqual(["first begins", "other begins"]);
  work.end("first");
  expect(await first).toBe("first");
  await soon();
  expect(work.notes).toEqual(["first begins", "other begins", "first ends", "second begins"]);
  work.end("second");
  work.end("other");
  await Promise.all([second, other]);
});

test("work that fails says so to who asked, and holds up nobody", async () => {
  const work = openWork();
  const [first, second] = [work.start("first", ["e"]), work.start("second", ["e"])];
  work.fail("first");
  await expect(first).rejects.toThrow("first");
  work.end("second");
  expect(await second).toBe("second");
});

test("of three that wait for one key only one works at a time", async () => {
  const work = openWork();
  const all = ["one", "two", "three"].map((name) => work.start(name, ["f"]));
  for (const name of ["one", "two", "three"]) work.end(name);
  await Promise.all(all);
  for (let at = 0; at < work.notes.length; at += 2) expect(work.notes[at + 1]).toBe(work.notes[at]?.replace("begins", "ends"));
});
