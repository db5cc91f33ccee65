import { describe, expect, it, test } from "vitest";
import type { Membership } from "../library/membership.ts";
import type { Role } from "../records/roles.ts";
import { sampleStatement } from "../store/testing/sample-records.ts";
import { isInReview, withoutReview } from "./rights-counts.ts";
import { mayRead } from "./rights-readers.ts";
import { changesOwner, seesDocument, seesOwner, visibilityKey, visibilityOf, type Visibility } from "./rights-visibility.ts";

type Grants = Membership["grants"];
const all: Grants = { seeDocuments: "all", changeDocuments: "all", seeStatements: "all", changeStatements: "all" };

function visibility(role: Role, grants: Partial<Grants> = {}, isBlind = false): Visibility | null {
  return visibilityOf("ann", { role, grants: { ...all, ...grants } }, isBlind);
}

describe("what a member sees", () => {
  it("is everything where no grant holds anything back, and for who administers the project", () => {
    for (const role of ["reader", "coder", "editor"] as const) expect(visibility(role)).toBeNull();
    expect(visibility("admin", { seeDocuments: "own", seeStatements: "own" }, true)).toBeNull();
  });

  it("is as far as the grants reach, one's own always among it", () => {
    for (const name of ["seeDocuments", "seeStatements", "changeDocuments", "changeStatements"] as const) {
      const field = name.replace("see", "sees").replace("change", "changes") as keyof Visibility;
      expect(visibility("editor", { [name]: "own" })?.[field]).toEqual(new Set(["ann"]));
      expect(visibility("editor", { [name]: ["bob"] })?.[field]).toEqual(new Set(["ann", "bob"]));
    }
  });

  it("is nobody else's statements in a blind project below an editor, whatever the grants say", () => {
    const blind = visibility("coder", { seeStatements: ["bob"], changeStatements: "all" }, true);
    expect([blind?.seesStatements, blind?.changesStatements, blind?.seesDocuments]).toEqual([new Set(["ann"]), new Set(["ann"]), "all"]);
    expect(visibility("editor", {}, true)).toBeNull();
  });

  it("is a machine's statement until somebody reviews it, a person's by whose it is, a document by who added it", () => {
    const own = visibility("coder", { seeStatements: "own", changeStatements: "own", seeDocuments: "own" });
    if (own === null) throw new Error("something is held back");
    const statement = (given: object) => sampleStatement("s1", "d1", given);
    const machine = { kind: "builtin", name: "builtin@1" } as const;
    const cases = [
      [{ coder: machine, reviewedBy: null }, true],
      [{ coder: machine, reviewedBy: "bob" }, false],
      [{ coder: machine, reviewedBy: "ann" }, true],
      [{ coder: { kind: "person", name: "bob" }, reviewedBy: null }, false],
      [{ coder: { kind: "person", name: "ann" }, reviewedBy: "bob" }, true],
    ] as const;
    for (const [given, is] of cases) {
      expect(seesOwner(own, statement(given)), JSON.stringify(given)).toBe(is);
      expect(changesOwner(own, statement(given)), JSON.stringify(given)).toBe(is);
    }
    expect([seesDocument(own, { addedBy: "ann" }), seesDocument(own, { addedBy: "bob" })]).toEqual([true, false]);
  });
});

test("those who see the same have one key, which names nobody; others have another", () => {
  const keys = [
    visibility("coder", { seeStatements: ["bob", "cem"] }),
    visibility("coder", { seeStatements: ["cem", "bob"] }),
    visibility("coder", { seeStatements: ["bob"] }),
    visibility("coder", { seeDocuments: ["bob", "cem"] }),
    visibility("coder", { changeStatements: "own" }),
    visibility("coder"),
  ].map(visibilityKey);
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(5);
  expect(keys.at(-1)).toBe("all");
  for (const key of keys.slice(0, -1)) expect(key).toMatch(/^[0-9a-f]{16}$/);
});

test("two who do not see the same have two keys, however their accounts are called", () => {
  const seen = (seesDocuments: Visibility["seesDocuments"], seesStatements: Visibility["seesStatements"] = "all", account = "ann"): Visibility => ({
    account,
    seesDocuments,
    seesStatements,
    changesDocuments: "all",
    changesStatements: "all",
  });
  const different = [
    seen("all"),
    seen(new Set()),
    seen(new Set(["a", "b"])),
    seen(new Set(["ab"])),
    seen("all", new Set()),
    seen("all", new Set(["a"])),
    seen("all", new Set(["a"]), "bob"),
    seen(new Set(["a"]), new Set(["a"])),
  ];
  expect(new Set(different.map(visibilityKey)).size).toBe(different.length);
  // Who sees everybody's statements has none of their own in place of drafts.
  expect(visibilityKey(seen(new Set(["a"]), "all", "ann"))).toBe(visibilityKey(seen(new Set(["a"]), "all", "bob")));
});

test("of a document whose statements one sees in part, the state of review is what one sees", () => {
  const states = ["with drafts", "reviewed", "without statements"] as const;
  const inReview = (draft: number, accepted: number, rejected: number) =>
    states.filter((state) => isInReview({ counts: { draft, accepted, rejected } }, state));
  expect([inReview(1, 0, 0), inReview(1, 2, 0), inReview(0, 1, 0), inReview(0, 0, 1), inReview(0, 0, 0)]).toEqual([
    ["with drafts"],
    ["with drafts"],
    ["reviewed"],
    ["reviewed"],
    ["without statements"],
  ]);
  expect(isInReview({ counts: { draft: 0, accepted: 0, rejected: 0 } }, undefined)).toBe(true);
  expect(Object.keys(withoutReview({ review: [], tag: [] }))).toEqual(["tag"]);
});

test("parts of experts and frozen figures are for editors, everything else for every member", () => {
  const reads = (role: Role, kind: Parameters<typeof mayRead>[1]) => mayRead({ role, grants: all }, kind);
  for (const kind of ["part", "figure"] as const)
    expect([reads("coder", kind), reads("editor", kind), reads("admin", kind)]).toEqual([false, true, true]);
  for (const kind of ["statement", "document", "memo", "roundup"] as const) expect(reads("reader", kind)).toBe(true);
});
