import type { Browser, Page } from "playwright-core";
import { makeAccount } from "../../packages/app/src/access/accounts.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { writeMemo } from "../../packages/app/src/history/memos.ts";
import { registerSite } from "../../packages/app/src/http/site/register-site.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import type { TestWorkplace } from "../../packages/app/src/library/testing/desk.ts";
import { roundupFromDocument } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import type { Change } from "../../packages/app/src/records/revision.ts";
import type { StatementRecord } from "../../packages/app/src/records/statement-record.ts";
import { debateReadouts } from "../e2e/debate-readouts.ts";
import { addMember, makeProject, password, signedIn, startLibraryServer, type LibraryServer, type Person } from "../support/library-server.ts";
import { keepComment, publishPage } from "../support/published-site.ts";
import { builtWorkbench } from "../support/workbench.ts";
import { countedIds, moment, openLook, type Look } from "./pictured-library.ts";

/** A library of a team, for the screens that one person alone does not see. */
export interface PicturedTeam {
  /** A letter that two people coded, one that nobody did, and a text that is nearly the first. */
  readonly documents: readonly string[];
  readonly open: (path: string, look: Look) => Promise<Page>;
  /** The same for somebody who has not signed in. */
  readonly openAsStranger: (path: string, look: Look) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** A real server with accounts, the same each time: two coders who differ here and there, a memo with a reply, a near-duplicate, comments that wait. */
export async function startPicturedTeam(browser: Browser): Promise<PicturedTeam> {
  const now = (): number => moment;
  const server = await startLibraryServer({
    plugins: [registerSite],
    now,
    webFolder: await builtWorkbench(),
    flags: { accounts: true, rateLimit: 0 },
  });
  const project = await makeProject(server.app, "The gates");
  const [vera, jonas] = [await addPerson(server, project, "Vera Lamb"), await addPerson(server, project, "Jonas Reed")];
  const makeId = countedIds();
  const desk = (person: Person, name: string): TestWorkplace =>
    openWorkplace(server.app.store, { project, now, makeId, by: { account: person.id, name } });
  const documents = await fill(desk(vera, "Vera Lamb"), desk(jonas, "Jonas Reed"));
  const at = (path: string): string => `${server.address}/p/${project}/${path}`;
  return {
    documents,
    open: (path, look) => openLook(browser, at(path), { ...look, cookie: vera.cookie }),
    openAsStranger: (path, look) => openLook(browser, at(path), look),
    close: async () => {
      await server.end();
    },
  };
}

async function addPerson({ app }: LibraryServer, project: string, name: string): Promise<Person> {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
  const { id } = await makeAccount(app, { email, name, password, isAdministrator: false });
  const person = await signedIn(app, id);
  await addMember(app, project, person, "admin");
  return person;
}

async function fill(vera: TestWorkplace, jonas: TestWorkplace): Promise<string[]> {
  const documents: string[] = [];
  const [first, second] = debateReadouts();
  if (first === undefined || second === undefined) throw new Error("the invented debate has six letters");
  const again = structuredClone(first);
  Object.assign(again.document, { title: "The gates, as the Bay News prints it", publisher: "Bay News", text: `${first.document.text}\n\nRead on.` });
  for (const readout of [first, { ...second, statements: [] }, { ...again, statements: [] }])
    documents.push((await importReadout(vera, { readout, rights: "public", sourceName: `${readout.document.title ?? ""}.txt` })).documentId);
  const [letter = ""] = documents;
  await codeTwice(vera, jonas, letter);
  await discuss(vera, jonas, letter);
  await waitForModerators(vera, letter);
  return documents;
}

/** Each draft becomes the first person's own statement and the other's too, but for every eighth, which the other one missed; some positions they read otherwise. */
async function codeTwice(vera: TestWorkplace, jonas: TestWorkplace, documentId: string): Promise<void> {
  const { store, project, makeId } = vera;
  const { entries } = await store.lists.statements(project, { documents: [documentId], limit: 500, sort: "place" });
  const ownOf = ({ by }: TestWorkplace, record: StatementRecord): StatementRecord => ({
    ...record,
    coder: { kind: "person", name: by.account ?? "" },
    confidence: null,
    review: "accepted",
    draftId: null,
  });
  const turned = (record: StatementRecord): StatementRecord => {
    const { agreement, intensity } = record.values;
    return { ...record, values: { ...record.values, agreement: agreement !== true, intensity: typeof intensity === "number" ? -intensity : null } };
  };
  const changes = entries.flatMap(({ record, revision }, at): Change[] => {
    const own: Change = { kind: "statement", id: record.id, expected: revision, after: ownOf(vera, record) };
    if (at % 8 === 7) return [own];
    const id = makeId("s");
    const other = ownOf(jonas, { ...record, id });
    return [own, { kind: "statement", id, expected: null, after: at % 5 === 3 && record.type === "position" ? turned(other) : other }];
  });
  await store.history.commit({ project, by: vera.by, action: "code", summary: "Coded by two people", changes });
}

async function discuss(vera: TestWorkplace, jonas: TestWorkplace, documentId: string): Promise<void> {
  const { entries } = await vera.store.lists.statements(vera.project, { documents: [documentId], limit: 1, sort: "place" });
  const statement = entries[0]?.record.id ?? "";
  const asked = { requestKey: "memo-asked", statement, replyTo: null, text: "Is this her own view, or the council's?" };
  const { id } = await writeMemo(vera, asked);
  await writeMemo(jonas, { requestKey: "memo-answered", statement, replyTo: id, text: "Her own: she says so in her second letter." });
}

async function waitForModerators(desk: TestWorkplace, documentId: string): Promise<void> {
  const { id } = await roundupFromDocument(desk, { documentId });
  await publishPage(desk, { roundup: id });
  const page = { roundup: id, slug: "", documentId };
  const every = { rule: "every comment is read first", matched: "" };
  const { entries } = await desk.store.lists.statements(desk.project, { documents: [documentId], limit: 1, sort: "place" });
  const about = { statement: entries[0]?.record.id ?? null, stance: "disagree" } as const;
  const held = [
    { name: "Rosa Klee", text: "The barges ran again in June.", rules: [every] },
    { name: "Otto Brink", text: "Nobody asked the crews who wait there all night.", rules: [every], ...about },
    {
      name: "Best Prices",
      text: "Cheap pills at https://pills.example and https://more.example",
      rules: [{ rule: "links", matched: "https://pills.example https://more.example" }, every],
    },
  ];
  for (const [at, comment] of held.entries()) {
    const createdAt = new Date(desk.now() - at * 600_000).toISOString();
    const email = `${comment.name.toLowerCase().replace(" ", ".")}@mail.example`;
    await keepComment(desk, page, { id: `comment-${at}`, state: "held", createdAt, email, ...comment });
  }
}
