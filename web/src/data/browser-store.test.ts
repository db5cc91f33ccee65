import { afterEach, expect, test, vi } from "vitest";

/** As the browser's own. */
function store(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, words) => void kept.set(name, words),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test("where browsers are to keep nothing, what was kept is forgotten, and what is kept stays in the page", async () => {
  const [local, session] = [store(), store()];
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
  const { keep, keepNothing, keptNames, readKept } = await import("./browser-store.ts");
  keep("draft", "of somebody before");
  keep("undo", "of somebody before", "window");
  expect([local.length, session.length]).toEqual([1, 1]);
  keepNothing();
  expect([local.length, session.length, readKept("draft"), readKept("undo", "window")]).toEqual([0, 0, null, null]);
  keep("draft", "words");
  keepNothing();
  expect([readKept("draft"), keptNames(), local.length]).toEqual(["words", ["draft"], 0]);
  keep("draft", null);
  expect(readKept("draft")).toBeNull();
});
