import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProject } from "../library/create-project.ts";
import { everything } from "../library/membership.ts";
import { makeToken, removeToken } from "./accounts-tokens.ts";
import { endOwnSessions, ownSessions } from "./own-sessions.ts";
import { membershipOf, projectsOf } from "./rights-membership.ts";
import { hashToken, recognise, recogniseAgain } from "./sessions.ts";
import { codeOf, noon, openOffice, stranger, type Office } from "./testing/office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const minute = 60_000;

describe("a member's own sessions", () => {
  test("are listed newest first, without those that ended for want of use, and say which is the present one", async () => {
    const ann = await office.person("ann");
    const first = await office.callerOf(ann, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    office.setClock(noon + minute);
    const second = await office.callerOf(ann);
    await office.callerOf(await office.person("ben"));
    const listed = await ownSessions(office.app, first);
    expect(listed.map(({ agent, isCurrent, createdAt }) => [agent, isCurrent, createdAt])).toEqual([
      ["", false, new Date(noon + minute).toISOString()],
      ["Firefox on Linux", true, new Date(noon).toISOString()],
    ]);
    for (const { id } of listed) expect(id).toMatch(/^e[0-9a-f]{24}$/);
    expect(listed[1]?.expiresAt).toBe(new Date(noon + 14 * 24 * 60 * minute).toISOString());
    office.setClock(noon + 72 * 60 * minute);
    expect(await ownSessions(office.app, second)).toHaveLength(1);
    expect(await recogniseAgain(office.app, second)).not.toBeNull();
    office.setClock(noon + 72 * 60 * minute + minute);
    expect(await ownSessions(office.app, second)).toEqual([]);
    // What lasts longer than a request ends with it, too.
    expect(await recogniseAgain(office.app, second)).toBeNull();
  });

  test("one of them, or all others, are ended by one that began within a quarter of an hour; every one ends itself", async () => {
    const ann = await office.person("ann");
    const callers = [await office.callerOf(ann), await office.callerOf(ann), await office.callerOf(ann)] as const;
    const [own, other] = callers;
    const ids = async () => (await ownSessions(office.app, own)).map(({ id, isCurrent }) => ({ id, isCurrent }));
    const idOf = async (caller: typeof own) => (await ownSessions(office.app, caller)).find(({ isCurrent }) => isCurrent)?.id ?? "";
    office.setClock(noon + 15 * minute);
    expect(await codeOf(endOwnSessions(office.app, own, { id: await idOf(other) }))).toBe("RAP_ACCOUNT_FRESH");
    expect(await codeOf(endOwnSessions(office.app, own, "others"))).toBe("RAP_ACCOUNT_FRESH");
    expect(await ids()).toHaveLength(3);
    office.setClock(noon + 15 * minute - 1);
    await endOwnSessions(office.app, own, { id: await idOf(other) });
    expect(await ids()).toHaveLength(2);
    await endOwnSessions(office.app, own, "others");
    expect((await ids()).map(({ isCurrent }) => isCurrent)).toEqual([true]);
    office.setClock(noon + 60 * minute);
    await endOwnSessions(office.app, own, "others");
    await endOwnSessions(office.app, own, { id: await idOf(own) });
    expect(await ids()).toEqual([]);
    expect(await office.noted()).toEqual(
      [1, 1, 0, 1].map((count) => ({ account: ann.id, action: "sessions ended", target: ann.id, details: { count } })),
    );
  });

  test("of others are not there, and a caller without a session ends none", async () => {
    const [ann, ben] = [await office.callerOf(await office.person("ann")), await office.callerOf(await office.person("ben"))];
    const [bens] = await ownSessions(office.app, ben);
    await expect(endOwnSessions(office.app, ann, { id: bens?.id ?? "" })).rejects.toMatchObject({
      code: "RAP_LIBRARY_MISSING",
      details: { kind: "session", id: bens?.id },
    });
    expect(await codeOf(endOwnSessions(office.app, { ...ann, sessionHash: null }, "others"))).toBe("RAP_ACCOUNT_FRESH");
    expect(await ownSessions(office.app, ben)).toHaveLength(1);
  });
});

describe("an API token", () => {
  const wish = { name: "nightly", scopes: ["write", "read", "write"], project: null, expiresAt: null } as const;

  test("is kept as a hash, once for each scope, and recognises its account until it is removed", async () => {
    const ann = await office.person("ann");
    const caller = await office.callerOf(ann);
    const { token, secret } = await makeToken(office.app, caller, wish);
    expect(secret).toMatch(/^rap_[\w-]{43}$/);
    expect(token).toEqual({
      ...wish,
      scopes: ["write", "read"],
      id: expect.stringMatching(/^k\d+$/),
      account: ann.id,
      createdAt: new Date(noon).toISOString(),
      lastUsedAt: null,
    });
    const known = await recognise(office.app, { cookie: undefined, authorization: `Bearer ${secret}` });
    expect(known).toMatchObject({
      account: ann,
      via: "token",
      scopes: ["write", "read"],
      tokenHash: hashToken(secret),
      csrf: null,
      sessionHash: null,
    });
    expect(await recogniseAgain(office.app, known)).toEqual(known);
    expect(await codeOf(removeToken(office.app, "ben", token.id))).toBe("RAP_LIBRARY_MISSING");
    await removeToken(office.app, ann.id, token.id);
    expect(await recogniseAgain(office.app, known)).toBeNull();
    await expect(removeToken(office.app, ann.id, token.id)).rejects.toMatchObject({ details: { kind: "token", id: token.id } });
    expect(await office.noted()).toEqual([
      { account: ann.id, action: "token made", target: token.id, details: { scopes: "write read" } },
      { account: ann.id, action: "token removed", target: token.id, details: {} },
    ]);
  });

  test("for one project is made by its members, and by nobody where there are no accounts", async () => {
    const ann = await office.person("ann");
    const caller = await office.callerOf(ann);
    expect(await codeOf(makeToken(office.app, caller, { ...wish, project: "main" }))).toBe("RAP_RIGHTS_NO_PROJECT");
    await office.app.store.accounts.saveMember("main", { account: ann.id, role: "reader", grants: everything });
    expect((await makeToken(office.app, caller, { ...wish, project: "main" })).token.project).toBe("main");
    expect(await codeOf(makeToken({ ...office.app, mode: "single-user" }, caller, wish))).toBe("RAP_HTTP_ACCOUNTS_OFF");
  });
});

describe("standing in projects", () => {
  const roleIn = async (caller: Parameters<typeof membershipOf>[1], project: string) =>
    (await membershipOf(office.app, caller, project))?.role ?? null;
  const rolesOf = async (caller: Parameters<typeof projectsOf>[1]) =>
    (await projectsOf(office.app, caller)).map(({ project, role }) => `${project.record.name} ${role}`);

  test("is a member's role, every right for administrators, and none for others", async () => {
    await createProject(office.adminPlace, { id: "second", name: "Alps" });
    await createProject(office.adminPlace, { id: "third", name: "Zug" });
    const [ann, root] = [await office.person("ann"), await office.person("root", { isAdministrator: true })];
    const grants = { ...everything, seeStatements: "own" } as const;
    for (const project of ["main", "third"])
      await office.app.store.accounts.saveMember(project, { account: ann.id, role: project === "main" ? "coder" : "editor", grants });
    const [member, administrator] = [await office.callerOf(ann), await office.callerOf(root)];
    expect(await membershipOf(office.app, member, "main")).toMatchObject({ role: "coder", grants, project: { record: { id: "main" } } });
    expect(await membershipOf(office.app, administrator, "main")).toMatchObject({ role: "admin", grants: everything });
    expect([await roleIn(member, "second"), await roleIn(administrator, "none"), await roleIn(stranger, "main")]).toEqual([null, null, null]);
    expect(await rolesOf(member)).toEqual(["Main coder", "Zug editor"]);
    expect((await projectsOf(office.app, member))[0]?.grants).toEqual(grants);
    expect(await rolesOf(administrator)).toEqual(["Alps admin", "Main admin", "Zug admin"]);
    expect((await projectsOf(office.app, administrator))[0]?.grants).toEqual(everything);
    expect(await rolesOf(stranger)).toEqual([]);
  });

  test("ends at the one project that a token is for", async () => {
    await createProject(office.adminPlace, { id: "second", name: "Alps" });
    const caller = { ...(await office.callerOf(await office.person("root", { isAdministrator: true }))), onlyProject: "second" };
    expect([await roleIn(caller, "main"), await roleIn(caller, "second"), await rolesOf(caller)]).toEqual([null, "admin", ["Alps admin"]]);
  });
});
