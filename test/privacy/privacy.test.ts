import { expect, test } from "vitest";
import { eraseAccount, personalData } from "../../packages/app/src/access/personal-data.ts";
import { invite } from "../../packages/app/src/access/accounts-invitations.ts";
import { verifyAudit } from "../../packages/app/src/access/audit-verify.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { eraseRecords, recordsOfPerson } from "../../packages/app/src/entities/erase-person.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { eraseReader } from "../../packages/app/src/publishing/comments/comment-queue.ts";
import { promoteComment } from "../../packages/app/src/publishing/comments/promote-comment.ts";
import { roundupFromDocument } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import type { HeldComment } from "../../packages/app/src/store/comment-store.ts";
import { describeAboveStores } from "../../packages/app/src/store/testing/describe-stores.ts";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { addMember, ask, makePerson, makeProject, startLibraryServer, type LibraryServer } from "../support/library-server.ts";
import { crawl, inBytes } from "./crawl.ts";

/* Words that stand nowhere else: of somebody with an account, of somebody who commented, of somebody whom a document quotes. */
const coder = ["plantedcoder", "plantedmemo"];
const reader = ["plantedreader", "plantedremark"];
// As long as the name that it replaces, so that spans still fit.
const expert = ["zeb quatern", "zeb-quatern", "quatern"];

const writtenAt = "2026-03-01T10:00:00.000Z";

const readout = JSON.parse(
  JSON.stringify(sampleReadout).replaceAll("Ada Example", "Zeb Quatern").replaceAll("ada-example", "zeb-quatern"),
) as Readout;

const comment = (project: string, roundup: string): HeldComment => ({
  id: "c1",
  project,
  roundup,
  parent: null,
  statement: null,
  stance: null,
  chance: null,
  name: "Plantedreader",
  text: "A plantedremark of mine",
  state: "approved",
  createdAt: "2026-03-01T10:00:00.000Z",
  editedAt: null,
  editorNote: null,
  email: "plantedreader@example.org",
  rules: [{ rule: "word", matched: "plantedremark" }],
  prefixHash: "0",
});

/** People leave what people leave: accounts, sessions, tokens, work, jobs, comments, refused sign-ins. */
async function plant(server: LibraryServer): Promise<string> {
  const { app } = server;
  const project = await makeProject(app, "Planted");
  await invite(app, "local", { email: "plantedcoder@example.org", project, role: "coder", isAdministrator: false });
  const person = await makePerson(app, "plantedcoder");
  await addMember(app, project, person, "editor");
  const identity = { issuer: "https://id.example", subject: "plantedcoder-7", account: person.id };
  await app.store.accounts.saveIdentity({ ...identity, createdAt: "2026-03-01T10:00:00.000Z" });
  const by = { account: person.id, name: "plantedcoder" };
  await importReadout({ ...openWorkplace(app.store, { project }), by }, { readout });
  await ask(server, "POST", "/api/session", { body: { email: person.email, password: "plantedcoder's guess" } });
  await ask(server, "POST", "/api/tokens", { as: person, body: { name: "plantedcoder's script", scopes: ["read"], project: null, expiresAt: null } });
  await ask(server, "POST", "/api/second-factor", { as: person, body: { password: "correct horse battery" } });
  await ask(server, "POST", `/api/projects/${project}/codings`, { as: person, body: { documents: null, coder: "builtin" } });
  await ask(server, "POST", `/api/projects/${project}/snapshots`, { as: person, body: { name: "Before" } });
  // One of their own, taken back since, and somebody else's about the person whom the document quotes.
  const [statement] = (await app.store.lists.statements(project, { limit: 1 })).entries;
  const memo = { id: "m1", statement: statement?.record.id ?? "", replyTo: null, text: "Quatern said more", by: "local", writtenAt, editedAt: null };
  const added = { kind: "memo", id: "m1", expected: null, after: memo } as const;
  await app.store.history.commit({ project, by: { account: null, name: "test" }, action: "memo", summary: "", changes: [added] });
  const body = { requestKey: "planted-memo", statement: memo.statement, text: "A plantedmemo of mine" };
  await ask(server, "POST", `/api/projects/${project}/memos`, { as: person, body });
  await ask(server, "POST", `/api/projects/${project}/undo`, { as: person, body: { requestKey: "planted-undo", direction: "undo" } });
  await ask(server, "GET", `/api/projects/${project}/search?text=Quatern`, { as: person });
  const { id } = await roundupFromDocument(openWorkplace(app.store, { project }), { documentId: statement?.record.documentId ?? "" });
  await app.store.comments.add(comment(project, id), "k1");
  await promoteComment(openWorkplace(app.store, { project }), { id: "c1", requestKey: "planted-promotion" });
  return project;
}

describeAboveStores("personal data", ({ dialect, open, library }) => {
  test("that was planted is exported, and after erasing found nowhere: tables, search index, jobs, free pages, new backups, logs", async () => {
    const at = await library();
    const server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, store: await open(at) });
    const project = await plant(server);
    const { app } = server;
    const workplace = openWorkplace(app.store, { project });
    const tablesOf = async (words: readonly string[]): Promise<string[]> => [
      ...new Set((await crawl(at, words)).map((one) => one.split(".")[0] ?? "")),
    ];
    // Else nothing that follows would say anything.
    expect(await tablesOf(coder)).toEqual(expect.arrayContaining(["accounts", "api_tokens", "identities", "invitations", "job_units", "revisions"]));
    expect(await tablesOf(reader)).toEqual(expect.arrayContaining(["comments", "revisions", "versions"]));
    expect(await tablesOf(expert)).toEqual(expect.arrayContaining(["contents", "entities", "versions"]));
    expect(server.lines.length).toBeGreaterThan(3);
    for (const word of [...coder, ...reader, ...expert]) expect(server.lines.join("\n").toLowerCase()).not.toContain(word);

    const exported = await personalData(app, "plantedcoder@example.org");
    expect(exported).toMatchObject({
      account: { email: "plantedcoder@example.org", name: "plantedcoder" },
      memberships: [{ project, role: "editor" }],
      identities: [{ issuer: "https://id.example", subject: "plantedcoder-7" }],
      tokens: [{ name: "plantedcoder's script" }],
      invitations: [{ usedAt: null }],
    });
    expect(exported.memos).toMatchObject([{ project, text: "A plantedmemo of mine" }]);
    expect(exported.sessions.length).toBeGreaterThan(0);
    expect(exported.revisions.length).toBeGreaterThan(0);
    expect(exported.audit.map(({ action }) => action)).toEqual(expect.arrayContaining(["sign-in refused", "token made"]));
    expect(JSON.stringify(exported)).not.toMatch(/argon2|tokenHash|secretHash/);

    const older = `${server.path}.older`;
    if (dialect === "sqlite") await app.store.care.backup(older);
    await eraseAccount(app, "plantedcoder@example.org");
    expect(await eraseReader(workplace, "plantedreader@example.org", "secret")).toBe(1);
    const { entries } = await app.store.lists.entities(project, { text: "Quatern", limit: 5 });
    const records = await recordsOfPerson(workplace, entries[0]?.record.id ?? "", { withDocuments: true });
    // A page of the person's words names the document, and goes with it.
    for await (const { record } of app.store.records.all(project, "roundup")) records.push({ kind: "roundup", id: record.id });
    await eraseRecords(workplace, records);

    expect(await crawl(at, reader)).toEqual([]);
    expect(await crawl(at, expert)).toEqual([]);
    expect(await crawl(at, coder)).toEqual([]);
    expect(await verifyAudit(app.store.accounts)).toMatchObject({ problem: null });
    if (dialect === "sqlite") {
      // As the documentation says: backups made before keep what they have, those made after have none of it.
      expect(inBytes(older, expert)).toEqual(["bytes"]);
      const newer = `${server.path}.newer`;
      await app.store.care.backup(newer);
      expect(inBytes(newer, [...coder, ...reader, ...expert])).toEqual([]);
    }
    for await (const line of app.store.care.dump())
      for (const word of [...coder, ...reader, ...expert]) expect(line.toLowerCase()).not.toContain(word);
    for (const word of [...coder, ...reader, ...expert]) expect(server.lines.join("\n").toLowerCase()).not.toContain(word);
    await server.end();
  });
});
