import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import type { AnyRecord, RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import { roles, type Role } from "../records/roles.ts";
import { fixedFields, recordRules, writeRules, type WriteKind } from "../records/write-rules.ts";
import { sampleContent, sampleDocument, sampleEntity, sampleRoundup, sampleType } from "../store/testing/sample-records.ts";
import { authorise, type Asked } from "./authorise.ts";
import { everything } from "./membership.ts";
import { openDesk, type TestDesk } from "./testing/desk.ts";

/* Who may do what, decided here once more, by hand. */
const rules: Readonly<Record<WriteKind, string>> = {
  edit: "coder",
  memo: "reader memo",
  restore: "coder",
  undoOwn: "reader",
  undo: "editor",
  erase: "admin",
  import: "coder document statement entity",
  importStatements: "editor document statement entity type regex",
  draft: "coder document statement entity",
  steerJob: "coder nothing",
  reextract: "editor document statement entity",
  removeDocument: "editor document statement",
  joinDocuments: "editor document statement",
  tellApart: "editor document",
  review: "coder statement",
  recode: "editor statement",
  merge: "editor entity",
  analyse: "reader nothing",
  openQuestions: "editor question",
  resolve: "editor outcome",
  estimate: "reader nothing",
  snapshot: "editor snapshot",
  makeRoundup: "editor roundup",
  readRoundup: "editor roundup document",
  publish: "editor roundup",
  inviteExpert: "editor part",
  decidePart: "editor part roundup",
  writeOwnPart: "reader part",
  shareFigure: "editor figure",
  endFigureLink: "editor figure",
  moderate: "editor nothing",
  promoteComment: "editor statement type",
  eraseRemark: "editor statement",
  eraseReader: "admin nothing",
  createProject: "admin project type",
  nameProject: "admin project",
  siteSettings: "admin nothing",
  members: "admin nothing",
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const kinds = Object.keys(writeRules) as WriteKind[];
const as = (role: Role, account = "ann") => ({ ...desk.as(account), membership: { role, grants: everything } });

/** The code of the refusal; "" where it is allowed. */
function refusalOf(role: Role, kind: WriteKind, asked: Asked = {}, account = "ann"): string {
  try {
    authorise(as(role, account), kind, asked);
    return "";
  } catch (thrown) {
    return isRapporteurError(thrown) ? thrown.code : String(thrown);
  }
}

test("what can be done to a project, by whom, and which records that writes", () => {
  const listed = kinds.map((kind) => {
    const { role, records }: { role: Role; records: readonly RecordKind[] | "by rule" } = writeRules[kind];
    return [kind, records === "by rule" ? role : [role, ...(records.length === 0 ? ["nothing"] : records)].join(" ")];
  });
  expect(Object.fromEntries(listed)).toEqual(rules);
});

test.each(kinds)("%s is allowed from its role on, and refused below it with the role that it needs", (kind) => {
  const needed = rules[kind].split(" ")[0] as Role;
  for (const [at, role] of roles.entries()) {
    const isAllowed = at >= roles.indexOf(needed);
    expect(refusalOf(role, kind), role).toBe(isAllowed ? "" : "RAP_RIGHTS_ROLE");
    if (!isAllowed) expect(() => authorise(as(role), kind)).toThrow(expect.objectContaining({ details: { needed, role } }));
  }
});

test.each(kinds)("%s writes the records of its list and no others", async (kind) => {
  const [, ...allowed] = rules[kind].split(" ");
  const writer = authorise(as("admin"), kind);
  for (const record of Object.keys(recordRules) as RecordKind[]) {
    const changes = [{ kind: record, id: "none", expected: 99, after: null } as Change];
    const refused = await writer.commit({ action: "test", summary: "", changes }).catch((thrown: unknown) => thrown);
    const all = await writer.commitAll([{ action: "test", summary: "", changes }]).catch((thrown: unknown) => thrown);
    // Removing what is not there comes as far as the store.
    for (const thrown of [refused, all])
      if (allowed.includes(record)) expect(thrown).toMatchObject({ code: "RAP_STORE_CONFLICT" });
      else expect(String(thrown)).toBe(`Error: ${kind} was not allowed to write ${record} none`);
  }
});

test("everything is written in the project and the name of its workplace, whatever a request says", async () => {
  const change = {
    kind: "regex",
    id: "x1",
    expected: null,
    after: { id: "x1", label: "a", pattern: "a", isCaseSensitive: false, color: "#000000" },
  } as const;
  const request = { project: "elsewhere", by: { account: "eve", name: "eve" }, action: "edit", summary: "", changes: [change] };
  const { revision } = await authorise(as("editor"), "edit", { changes: [{ change, before: null }] }).commit(request);
  expect((await desk.workplace.store.history.revision("main", revision))?.revision.by).toEqual({ account: "ann", name: "ann" });
});

test("a revision says in at most 500 letters what was done", async () => {
  const writer = authorise(as("admin"), "merge");
  for (const [length, kept] of [
    [500, 500],
    [501, 500],
    [9, 9],
  ] as const) {
    const record = sampleEntity(`long${length}`);
    const change = { kind: "entity", id: record.id, expected: null, after: record } as const;
    const { revision } = await writer.commit({ action: "test", summary: `a${"x".repeat(length - 1)}`, changes: [change] });
    const { summary } = (await desk.workplace.store.history.revision("main", revision))?.revision ?? expect.unreachable();
    expect([summary.length, summary.slice(0, 2)]).toEqual([kept, "ax"]);
  }
});

describe("records that somebody names", () => {
  /** As much of a record as rules look at. */
  const part = (fields: object): AnyRecord => ({ id: "x1", ...fields }) as AnyRecord;
  const stored = new Map<RecordKind, AnyRecord>([
    ["memo", part({ by: "ann" })],
    ["view", part({ createdBy: "ann" })],
    ["figure", part({ createdBy: "ann" })],
    ["outcome", part({ outcome: "yes" })],
    ["snapshot", part({ revision: 3, digest: "d", counts: {} })],
    ["part", part({ roundup: "r1", author: "A", state: "invited", secretHash: "h", expiresAt: "e", words: {}, note: "", submittedAt: null })],
    ["document", sampleDocument("d1", sampleContent("text"))],
    ["entity", sampleEntity("e1")],
    ["type", sampleType("position", { isBuiltIn: false })],
    ["roundup", sampleRoundup()],
    ["project", part({ id: "main" })],
    ["regex", part({ label: "a" })],
  ]);
  const asked = (kind: RecordKind, given: { before?: AnyRecord | null; after?: AnyRecord | null } = {}): Asked => {
    const { before = null, after = null } = given;
    return { changes: [{ change: { kind, id: before?.id ?? after?.id ?? "x1", expected: before === null ? null : 3, after } as Change, before }] };
  };

  test("the least role to make one of a kind, and to change one", () => {
    const made = (Object.keys(recordRules) as RecordKind[]).map((kind) => {
      const least = (isNew: boolean): string =>
        roles.find((role) => {
          const code = refusalOf(role, "restore", {
            changes: [{ change: { kind, id: "x1", expected: isNew ? null : 3, after: null }, before: null }],
          });
          return code === "";
        }) ?? "nobody";
      return `${kind} ${least(true)} ${least(false)}`;
    });
    // Bringing back takes a coder in any case.
    expect(made).toEqual([
      "memo coder coder",
      "statement coder coder",
      "view coder coder",
      "entity coder editor",
      "document coder editor",
      "type editor editor",
      "regex editor editor",
      "question editor editor",
      "outcome editor nobody",
      "snapshot editor editor",
      "roundup editor editor",
      "part editor editor",
      "figure editor editor",
      "project admin admin",
    ]);
    expect(recordRules.memo).toEqual({ make: "reader", change: "reader" });
    expect(refusalOf("coder", "edit", asked("entity", { before: stored.get("entity")! }))).toBe("RAP_RIGHTS_KIND");
    expect(refusalOf("admin", "edit", asked("outcome", { before: stored.get("outcome")! }))).toBe("RAP_RIGHTS_FIXED");
  });

  test("one's own work is undone with the rights that it took, and an outcome is taken back", () => {
    const gone = (kind: RecordKind): Asked => ({ changes: [{ change: { kind, id: "x1", expected: 3, after: null }, before: null }] });
    expect([refusalOf("coder", "undoOwn", gone("document")), refusalOf("coder", "undoOwn", gone("entity"))]).toEqual(["", ""]);
    expect([refusalOf("reader", "undoOwn", gone("memo")), refusalOf("reader", "undoOwn", gone("statement"))]).toEqual(["", "RAP_RIGHTS_KIND"]);
    expect([refusalOf("coder", "undoOwn", gone("type")), refusalOf("coder", "undoOwn", gone("outcome"))]).toEqual([
      "RAP_RIGHTS_KIND",
      "RAP_RIGHTS_KIND",
    ]);
    expect([refusalOf("editor", "undo", gone("outcome")), refusalOf("editor", "undo", gone("project"))]).toEqual(["", "RAP_RIGHTS_KIND"]);
  });

  test("memos and views are their makers', the link of a figure its maker's and the administrators'", () => {
    const memo = stored.get("memo")!;
    expect([
      refusalOf("admin", "edit", asked("memo", { before: memo }), "bob"),
      refusalOf("reader", "memo", asked("memo", { before: memo })),
    ]).toEqual(["RAP_RIGHTS_GRANT", ""]);
    expect(refusalOf("admin", "restore", asked("memo", { after: memo }), "bob")).toBe("RAP_RIGHTS_GRANT");
    expect(refusalOf("editor", "undo", asked("memo", { before: memo }), "bob")).toBe("");
    const [named] = asked("memo", { after: memo }).changes!;
    expect(refusalOf("coder", "restore", { changes: [{ ...named!, isAlong: true }] }, "bob")).toBe("");
    // Who writes it is signed by the server.
    expect(refusalOf("coder", "edit", asked("memo", { after: memo }), "bob")).toBe("");

    const view = stored.get("view")!;
    for (const kind of ["edit", "restore"] as const) {
      const codes = (["ann", "bob"] as const).map((account) => refusalOf("coder", kind, asked("view", { before: view }), account));
      expect([...codes, refusalOf("editor", kind, asked("view", { before: view }), "bob")], kind).toEqual(["", "RAP_RIGHTS_GRANT", ""]);
    }
    const figure = stored.get("figure")!;
    for (const kind of ["endFigureLink", "undo", "restore"] as const) {
      const given = asked("figure", kind === "endFigureLink" ? { before: figure } : { after: figure });
      expect([refusalOf("editor", kind, given), refusalOf("editor", kind, given, "bob"), refusalOf("admin", kind, given, "bob")], kind).toEqual([
        "",
        "RAP_LIBRARY_MISSING",
        "",
      ]);
    }
  });

  test("what only the server sets is held as it stands, and as it begins", () => {
    for (const [kind, fields] of Object.entries(fixedFields) as [RecordKind, readonly string[]][]) {
      const before = stored.get(kind)!;
      expect(refusalOf("admin", "edit", asked(kind, { before, after: before })), kind).toBe("");
      for (const field of fields) {
        const after = { ...before, [field]: "another" };
        expect(refusalOf("admin", "edit", asked(kind, { before, after })), `${kind} ${field}`).toBe("RAP_RIGHTS_FIXED");
        const isOwnName = kind === "type" && field === "key";
        expect(refusalOf("admin", "edit", asked(kind, { after })), `new ${kind} ${field}`).toBe(isOwnName ? "" : "RAP_RIGHTS_FIXED");
      }
    }
  });

  test("some records come by a way of their own alone, and some stay", () => {
    const of = (kind: RecordKind): AnyRecord => stored.get(kind)!;
    for (const kind of ["snapshot", "document", "figure"] as const)
      expect(refusalOf("admin", "edit", asked(kind, { after: of(kind) })), kind).toBe("RAP_RIGHTS_FIXED");
    expect(refusalOf("admin", "edit", asked("figure", { before: of("figure"), after: of("figure") }))).toBe("RAP_RIGHTS_FIXED");
    const [project, other] = [of("project"), { ...of("project"), id: "other" }];
    expect(refusalOf("admin", "edit", asked("project", { before: project, after: project }))).toBe("");
    expect(refusalOf("admin", "edit", asked("project", { before: project }))).toBe("RAP_RIGHTS_FIXED");
    expect(refusalOf("admin", "edit", asked("project", { before: other, after: other }))).toBe("RAP_RIGHTS_FIXED");
    const type = (isBuiltIn: boolean): AnyRecord => ({ ...of("type"), isBuiltIn });
    expect([true, false].map((isBuiltIn) => refusalOf("admin", "edit", asked("type", { before: type(isBuiltIn) })))).toEqual([
      "RAP_RIGHTS_FIXED",
      "",
    ]);
    const regex = of("regex");
    expect(
      refusalOf("admin", "edit", { changes: [{ change: { kind: "regex", id: "other", expected: 3, after: regex } as Change, before: regex }] }),
    ).toBe("RAP_RIGHTS_FIXED");
  });
});

test("a use case may say more of a refusal than the role that is missing", () => {
  const refusal = new Error("not yours");
  expect(() => authorise(as("reader"), "undo", { refusal: refusal as never })).toThrow(refusal);
});

test("nobody else makes a store writable", () => {
  const app = fileURLToPath(new URL("../", import.meta.url));
  const found = globSync("**/*.ts", { cwd: app }).filter((file) => readFileSync(`${app}${file}`, "utf8").includes('writable-store.ts"'));
  expect(found.filter((file) => !file.endsWith(".test.ts")).sort()).toEqual(["access/rights-store.ts", "library/authorise.ts"]);
});
