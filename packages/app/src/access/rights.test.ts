import { describe, expect, test } from "vitest";
import { everyScope, demandAccess, nobody, type Caller, type Demand } from "./rights.ts";
import { isInReview, recountDocuments, recountEntities, withoutReview } from "./rights-counts.ts";
import { mayRead } from "./rights-readers.ts";
import { changesOwner, reaches, seesDocument, seesOwner, visibilityKey, visibilityOf } from "./rights-visibility.ts";
import { maySeeLink } from "../library/demand-change.ts";
import { everything, hasRole, type Membership } from "../library/membership.ts";
import { roles, type Role } from "../records/roles.ts";
import { sampleContent, sampleDocument, sampleEntity, sampleStatement } from "../store/testing/sample-records.ts";

const member = (role: Role, grants = everything): Membership => ({ role, grants });

const person: Caller = {
  account: { id: "ann", email: "ann@example.org", name: "Ann", isAdministrator: false, isDisabled: false, createdAt: "2024-05-01T08:00:00.000Z" },
  via: "session",
  scopes: everyScope,
  onlyProject: null,
  csrf: null,
  sessionHash: null,
  tokenHash: null,
};
const demand = (given: Partial<Demand>): Demand => ({ id: "statements.list", access: "signed-in", scope: "read", ...given });
const refusal = (given: Partial<Demand>, caller: Caller, membership: Membership | null = null): string => {
  try {
    demandAccess(demand(given), caller, membership, "main");
    return "";
  } catch (problem) {
    return problem instanceof Error && "code" in problem ? String(problem.code) : "?";
  }
};

describe("who may use an endpoint", () => {
  test("what is public, everybody; else who has signed in, with the scope", () => {
    expect(refusal({ access: "public" }, nobody)).toBe("");
    expect(refusal({}, nobody)).toBe("RAP_ACCOUNT_SIGN_IN");
    expect(refusal({}, person)).toBe("");
    // Anyone who has signed in at a browser does all that their role allows; only tokens are made for less.
    expect((["read", "write", "admin"] as const).map((scope) => refusal({ scope }, person))).toEqual(["", "", ""]);
    expect(refusal({ scope: "write" }, { ...person, scopes: ["read"] })).toBe("RAP_RIGHTS_SCOPE");
    expect(refusal({ scope: "write" }, { ...person, scopes: ["read", "write"] })).toBe("");
  });

  test.each([
    "session.end",
    "session.changePassword",
    "session.list",
    "session.revoke",
    "session.revokeOthers",
    "secondFactor.get",
    "secondFactor.begin",
    "secondFactor.confirm",
    "secondFactor.remove",
    "tokens.create",
    "tokens.remove",
  ])("%s is for a person, not for a token", (id) => {
    expect(refusal({ id }, { ...person, via: "token" })).toBe("RAP_RIGHTS_PERSON");
    expect(refusal({ id }, person)).toBe("");
    expect(refusal({}, { ...person, via: "token" })).toBe("");
  });

  test("of the server, its administrators, and not by a token for one project", () => {
    const administrator: Caller = { ...person, account: person.account === null ? null : { ...person.account, isAdministrator: true } };
    expect(refusal({ access: "administrator" }, administrator)).toBe("");
    expect(refusal({ access: "administrator" }, person, member("admin"))).toBe("RAP_RIGHTS_ADMINISTRATOR");
    expect(refusal({ access: "administrator" }, { ...administrator, onlyProject: "main" })).toBe("RAP_RIGHTS_ADMINISTRATOR");
  });

  test("of a project, its members from the role on; for others there is no such project", () => {
    expect(refusal({ access: "reader" }, person)).toBe("RAP_RIGHTS_NO_PROJECT");
    for (const [at, needed] of roles.entries())
      for (const [own, role] of roles.entries()) {
        expect(hasRole(member(role), needed), `${role} ${needed}`).toBe(own >= at);
        expect(refusal({ access: needed }, person, member(role))).toBe(own >= at ? "" : "RAP_RIGHTS_ROLE");
      }
  });
});

describe("who reads records of a kind", () => {
  test("parts and figures are the editors', the rest everybody's; a figure's link is its maker's and the administrators'", () => {
    expect([mayRead(member("coder"), "part"), mayRead(member("editor"), "part"), mayRead(member("coder"), "figure")]).toEqual([false, true, false]);
    expect(mayRead(member("reader"), "statement")).toBe(true);
    const figure = { id: "f1", createdBy: "ann" };
    expect([
      maySeeLink("ann", member("editor"), figure),
      maySeeLink("bob", member("editor"), figure),
      maySeeLink("bob", member("admin"), figure),
    ]).toEqual([true, false, true]);
  });
});

describe("whose work a member sees", () => {
  const own = { ...everything, seeStatements: "own" } as const;

  test("everybody's without grants that narrow it, and always as an administrator of the project", () => {
    expect(visibilityOf("ann", member("coder"), false)).toBeNull();
    expect(visibilityOf("ann", member("admin", own), true)).toBeNull();
    expect(visibilityOf("ann", member("editor"), true)).toBeNull();
    expect(visibilityOf("ann", member("coder", own), false)).toEqual({
      account: "ann",
      seesDocuments: "all",
      seesStatements: new Set(["ann"]),
      changesDocuments: "all",
      changesStatements: "all",
    });
  });

  test("in a blind project one's own alone below the editors, whatever the grants say of statements", () => {
    const visibility = visibilityOf("ann", member("coder", { ...everything, seeStatements: ["bob"], seeDocuments: ["bob"] }), true);
    expect(visibility).toMatchObject({
      seesDocuments: new Set(["ann", "bob"]),
      seesStatements: new Set(["ann"]),
      changesStatements: new Set(["ann"]),
      changesDocuments: "all",
    });
    expect(visibilityOf("ann", member("editor", { ...everything, changeStatements: ["bob"] }), true)).toMatchObject({
      seesStatements: "all",
      changesStatements: new Set(["ann", "bob"]),
    });
    for (const grant of ["seeDocuments", "changeDocuments", "changeStatements"] as const)
      expect(visibilityOf("ann", member("coder", { ...everything, [grant]: "own" }), false)).not.toBeNull();
  });

  test("what nobody has reviewed is everybody's; else its coder's, or its reviewer's", () => {
    const visibility = visibilityOf("ann", member("coder", { ...own, seeDocuments: "own", changeStatements: [] }), false);
    if (visibility === null) throw new Error("something is hidden");
    const draft = sampleStatement("s", "d");
    const statements = [
      draft,
      { ...draft, reviewedBy: "ann" },
      { ...draft, reviewedBy: "bob" },
      { ...draft, coder: { kind: "person", name: "bob" } as const, reviewedBy: "ann" },
    ];
    expect(statements.map((one) => seesOwner(visibility, one))).toEqual([true, true, false, false]);
    expect(statements.map((one) => changesOwner(visibility, one))).toEqual([true, true, false, false]);
    expect([seesDocument(visibility, { addedBy: "ann" }), seesDocument(visibility, { addedBy: "bob" })]).toEqual([true, false]);
    expect([reaches("all", "x"), reaches(new Set(["x"]), "x"), reaches(new Set(), "x")]).toEqual([true, true, false]);
  });

  test("has a key that is equal for those who see the same, and names nobody", () => {
    const key = (account: string, grants: Membership["grants"]) => visibilityKey(visibilityOf(account, member("coder", grants), false));
    expect(key("ann", everything)).toBe("all");
    expect(key("ann", { ...everything, seeDocuments: ["bob"] })).toBe(key("bob", { ...everything, seeDocuments: ["ann"] }));
    expect(key("ann", { ...everything, seeStatements: ["bob"] })).not.toBe(key("bob", { ...everything, seeStatements: ["ann"] }));
    expect(key("ann", { ...everything, seeDocuments: ["bob"] })).not.toBe(key("ann", { ...everything, seeStatements: ["bob"] }));
    // What one may change is not what one sees.
    expect(key("ann", { ...everything, changeStatements: "own" })).toBe(key("bob", { ...everything, changeDocuments: "own" }));
    expect(key("ann", own)).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("counts of what one sees", () => {
  const content = sampleContent("text");
  const none = { draft: 0, accepted: 0, rejected: 0 };
  const documents = ["d1", "d2", "d3"].map((id) => ({
    record: sampleDocument(id, content),
    revision: 1,
    counts: { draft: 9, accepted: 9, rejected: 9 },
    contributors: [],
    words: 1,
  }));

  test("documents by the review of their statements, page by page", async () => {
    const asked: unknown[] = [];
    const pages = [
      { entries: [sampleStatement("a", "d1"), sampleStatement("b", "d2", { review: "accepted" })], next: "2" },
      { entries: [sampleStatement("c", "d1", { review: "rejected" }), sampleStatement("d", "d1"), sampleStatement("e", "elsewhere")], next: null },
    ];
    const list: Parameters<typeof recountDocuments>[0]["list"] = async (query) => {
      asked.push(query);
      const { entries, next } = pages.shift() ?? { entries: [], next: null };
      return { entries: entries.map((record) => ({ record, revision: 1 })), next };
    };
    const counted = await recountDocuments({ list, count: async () => 0 }, documents);
    expect(counted.map(({ counts }) => counts)).toEqual([{ draft: 2, accepted: 0, rejected: 1 }, { ...none, accepted: 1 }, none]);
    expect(asked).toEqual([
      { documents: ["d1", "d2", "d3"], limit: 500, cursor: undefined },
      { documents: ["d1", "d2", "d3"], limit: 500, cursor: "2" },
    ]);
    expect(await recountDocuments({ list, count: async () => 0 }, [])).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  test("entities by the statements that name them", async () => {
    const count = async ({ entities, limit }: { readonly entities?: readonly string[] | undefined; readonly limit?: number }) =>
      (entities?.[0] === "e1" ? 4 : 0) + (limit === 1 ? 0 : 100);
    const list = async () => ({ entries: [], next: null });
    const entities = ["e1", "e2"].map((id) => ({ record: sampleEntity(id), revision: 1, uses: 50 }));
    expect((await recountEntities({ list, count }, entities)).map(({ uses }) => uses)).toEqual([4, 0]);
  });

  test("a document is with drafts, reviewed, or without statements", () => {
    const states = [{ ...none, draft: 1, accepted: 3 }, { ...none, accepted: 1 }, { ...none, rejected: 1 }, none].map((counts) =>
      (["with drafts", "reviewed", "without statements"] as const).filter((wanted) => isInReview({ counts }, wanted)),
    );
    expect(states).toEqual([["with drafts"], ["reviewed"], ["reviewed"], ["without statements"]]);
    expect(isInReview({ counts: none }, undefined)).toBe(true);
    expect(Object.keys(withoutReview({ review: [], tag: [] }))).toEqual(["tag"]);
  });
});
