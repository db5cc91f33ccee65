import { describe, expect, it } from "vitest";
import { nextUndo, reasonToAsk } from "./next-undo.ts";

const done = (revision: number, given: { action?: string; account?: string; undoes?: number; undoneBy?: number } = {}) => ({
  revision,
  by: { account: given.account ?? "me", name: "Me" },
  action: given.action ?? "edit",
  changeCount: 1,
  undoes: given.undoes ?? null,
  undoneBy: given.undoneBy ?? null,
});

describe("what is undone next", () => {
  it("is one's own latest change that stands, passing over undos and others' work", () => {
    const list = [done(5, { action: "undo", undoes: 4 }), done(4, { undoneBy: 5 }), done(3, { account: "other" }), done(2), done(1)];
    expect(nextUndo(list, "me")?.revision).toBe(2);
    expect(nextUndo([], "me")).toBeNull();
  });

  it("is also what was done again", () => {
    const list = [done(3, { action: "redo", undoes: 2 }), done(2, { action: "undo", undoes: 1, undoneBy: 3 }), done(1, { undoneBy: 2 })];
    expect(nextUndo(list, "me")?.revision).toBe(3);
  });

  it("is asked about where it was done before this window opened, and always where documents move", () => {
    expect(reasonToAsk(done(7), { begunAt: 5, areDocumentsMoved: false })).toBeNull();
    expect(reasonToAsk(done(5), { begunAt: 5, areDocumentsMoved: false })).toBe("older");
    expect(reasonToAsk(done(7), { begunAt: null, areDocumentsMoved: false })).toBe("older");
    expect(reasonToAsk(done(7, { action: "import" }), { begunAt: 5, areDocumentsMoved: true })).toBe("documents");
    expect(reasonToAsk(done(7, { action: "remove" }), { begunAt: 5, areDocumentsMoved: true })).toBe("documents");
    expect(reasonToAsk(done(7, { action: "remove" }), { begunAt: 5, areDocumentsMoved: false })).toBeNull();
  });
});
