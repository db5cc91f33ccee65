import { describe, expect, it } from "vitest";
import type { GazetteerEntry } from "../gazetteer/gazetteer-entry.ts";
import { decideAllegiance, throughPersons } from "./decide-allegiance.ts";
import type { RoleEvidence } from "./role.ts";

const entry = (id: string, given: Partial<GazetteerEntry>): [string, GazetteerEntry] => [
  id,
  { id, type: "organization", name: id, iso3: null, country: null, actsFor: null, kind: null, nouns: [], gender: null, ...given },
];
const known = new Map([
  entry("org:army", { kind: "state", country: "state:A", actsFor: "state:A" }),
  entry("org:bank", { kind: "state", country: "state:A" }),
  entry("org:union", { kind: "international" }),
  entry("org:rebels", { kind: "armed", country: "state:B" }),
  entry("org:paper", {}),
]);

const role = (given: Partial<RoleEvidence>): RoleEvidence => ({
  roleClass: "state",
  noun: "minister",
  holder: null,
  isFormer: false,
  isGovernmental: false,
  at: 1,
  first: 0,
  last: 1,
  ...given,
});
const decided = (...roles: Partial<RoleEvidence>[]): (string | null)[] => {
  const { country, actsFor } = decideAllegiance(roles.map(role), (id) => known.get(id));
  return [country, actsFor];
};

describe("whom a person acts for", () => {
  it("is the state of a present office, and nobody by a former one", () => {
    expect(decided({ holder: "state:A" })).toEqual(["state:A", "state:A"]);
    expect(decided({ holder: "state:A", isFormer: true })).toEqual(["state:A", null]);
    expect(decided()).toEqual([null, null]);
  });

  it("is what a post in a body of state or of states, or in a movement, acts for, and no company", () => {
    const post = (holder: string) => decided({ roleClass: "body", noun: "spokesman", holder });
    expect(post("org:army")).toEqual(["state:A", "state:A"]);
    expect(post("org:bank")).toEqual(["state:A", "org:bank"]);
    expect(post("org:union")).toEqual([null, "org:union"]);
    expect(post("org:rebels")).toEqual(["state:B", "org:rebels"]);
    expect(post("org:paper")).toEqual([null, null]);
    expect(post("org:unknown")).toEqual([null, null]);
  });

  it("is a state by a post of its body only where the post governs", () => {
    const post = { roleClass: "body", noun: "adviser", holder: "state:A" } as const;
    expect(decided(post)).toEqual(["state:A", null]);
    expect(decided({ ...post, isGovernmental: true })).toEqual(["state:A", "state:A"]);
  });

  it("is nobody by a profession or by where somebody is from", () => {
    for (const roleClass of ["private", "nationality", "honorific"] as const)
      expect(decided({ roleClass, noun: "scholar", holder: "state:A" })).toEqual(["state:A", null]);
  });

  it("is one's own country by a bare title, unless an office is called former or one is in opposition", () => {
    const from = { roleClass: "nationality", holder: "state:A" } as const;
    expect(decided({}, from)).toEqual(["state:A", "state:A"]);
    expect(decided({}, from, { isFormer: true })).toEqual(["state:A", null]);
    for (const noun of ["leader", "dissident", "exile", "opponent", "challenger"])
      expect(decided({}, from, { roleClass: "private", noun })).toEqual(["state:A", null]);
    expect(decided({}, from, { roleClass: "private", noun: "lawyer" })).toEqual(["state:A", "state:A"]);
    expect(decided({})).toEqual([null, null]);
  });

  it("is not a state that one is called leader of while in opposition; another office counts", () => {
    const outside = { roleClass: "private", noun: "dissident" } as const;
    expect(decided({ noun: "leader", holder: "state:A" }, outside)).toEqual(["state:A", null]);
    expect(decided({ noun: "mayor", holder: "state:A" }, outside)).toEqual(["state:A", "state:A"]);
  });
});

describe("the country of a person", () => {
  it("is that of a present office of state, before what is named more often", () => {
    const scholar = { roleClass: "private", holder: "state:B" } as const;
    expect(decided(scholar, scholar, scholar, { holder: "state:A" })[0]).toBe("state:A");
    expect(decided(scholar, scholar, scholar, scholar, scholar, { holder: "state:A" })[0]).toBe("state:B");
    expect(decided(scholar, { roleClass: "nationality", holder: "state:A" })[0]).toBe("state:A");
  });

  it("is the first named where as much speaks for another", () => {
    const scholar = (holder: string) => ({ roleClass: "private", holder }) as const;
    expect(decided(scholar("state:B"), scholar("state:A"))[0]).toBe("state:B");
  });
});

describe("an office under a person", () => {
  it("is one of whom that person acts for; a profession is none", () => {
    const actsFor = (person: string): string | null => (person === "person:a" ? "state:A" : null);
    const held = (given: Partial<RoleEvidence>): string | null | undefined => throughPersons([role(given)], actsFor)[0]?.holder;
    expect(held({ holder: "person:a" })).toBe("state:A");
    expect(held({ holder: "person:a", roleClass: "body" })).toBe("state:A");
    expect(held({ holder: "person:a", roleClass: "private" })).toBeNull();
    expect(held({ holder: "person:b" })).toBeNull();
    expect(held({ holder: "state:B" })).toBe("state:B");
  });
});
