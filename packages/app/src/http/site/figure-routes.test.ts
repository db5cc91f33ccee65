import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, errorOf } from "../../../../../test/support/library-server.ts";
import { startSite, type SiteServer } from "../../../../../test/support/published-site.ts";
import { eraseRecords, recordsOfPerson } from "../../entities/erase-person.ts";
import { restoreRecord, undoAsPerson } from "../../history/library-undo.ts";
import { openWorkplace } from "../../library/workplace.ts";
import { everything, type Membership } from "../../library/membership.ts";
import { revokeFigure } from "../../publishing/figures/shared-figures.ts";
import type { StatementRecord } from "../../records/statement-record.ts";

let server: SiteServer;
let csrf = "";
let statements: StatementRecord[] = [];

beforeAll(async () => {
  server = await startSite();
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
  const { entries } = await server.app.store.lists.statements(server.project, { documents: [server.pages[1]!.documentId], limit: 500 });
  statements = entries.map(({ record }) => record);
});
afterAll(() => server.end());

interface Made {
  readonly id: string;
  readonly url: string;
  readonly revision: number;
  readonly withheld: number;
}

const base = (): string => `/api/projects/${server.project}/shared-figures`;
let keys = 0;

async function freeze(change: object = {}): Promise<Response> {
  const body = {
    requestKey: `request-${keys++}`,
    screen: "networks",
    title: "Who agrees with whom",
    note: "Look at the middle.",
    says: "3 nodes, 2 ties",
    scope: "All 9 statements.",
    settings: [{ label: "Kind", value: "Actors to actors" }],
    picture: {
      light: '<svg viewBox="0 0 9 9"><text fill="black">Ada Lind</text></svg>',
      dark: '<svg viewBox="0 0 9 9"><text fill="white">Ada Lind</text></svg>',
    },
    table: { columns: [{ title: "From", align: "left" }], rows: [["Ada Lind"], ["<b>x</b>"]], rowCount: 2 },
    statements: statements.map(({ id }) => id),
    ...change,
  };
  return ask(server, "POST", base(), { body, headers: { "x-csrf-token": csrf } });
}

const made = async (change?: object): Promise<Made> => (await freeze(change)).json() as Promise<Made>;
const list = async (): Promise<readonly { id: string; url: string; revision: number; erasedAt: string | null }[]> =>
  ((await (await ask(server, "GET", base())).json()) as { figures: [] }).figures;
async function shown(url: string): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  server.pass(20_000);
  const reply = await ask(server, "GET", new URL(url, "http://x.example").pathname);
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

describe("a figure that is shared by link", () => {
  it("is a page with its picture, its numbers and the words behind it, as they were", async () => {
    const { url, withheld } = await made();
    expect(withheld).toBe(0);
    const page = await shown(url);
    expect(page.status).toBe(200);
    for (const words of ["Who agrees with whom", "Look at the middle.", "All 9 statements.", "Ada Lind", "&lt;b&gt;x&lt;/b&gt;", 'class="p0"'])
      expect(page.text).toContain(words);
    expect(page.text).toContain(statements[0]!.quote.slice(0, 40));
    expect(page.text).toContain(`${statements.length} statements from 1 document; a person reviewed every one`);
    const changed = { ...statements[0]!, note: "changed" };
    const { store, project } = { store: server.app.store, project: server.project };
    const stored = await store.records.get(project, "statement", changed.id);
    const changes = [{ kind: "statement" as const, id: changed.id, expected: stored!.revision, after: null }];
    const removed = await store.history.commit({ project, by: server.workplace.by, action: "edit", summary: "Removed", changes }).catch(() => null);
    expect((await shown(url)).text).toBe(page.text);
    if (removed !== null) await store.history.commit({ ...(await store.history.inverse(project, removed.revision, server.workplace.by)) });
  });

  it("quotes words once, however many statements rest on them", async () => {
    const [first] = statements;
    const twin = { ...first!, id: "twin", values: { ...first!.values, note: "another reading" } };
    const { store } = server.app;
    const changes = [{ kind: "statement" as const, id: twin.id, expected: null, after: twin }];
    await store.history.commit({ project: server.project, by: server.workplace.by, action: "code", summary: "Coded twice", changes });
    const { url } = await made({ statements: [first!.id, twin.id] });
    const { text } = await shown(url);
    expect(text.match(/<blockquote/g)).toHaveLength(1);
    expect(text).toContain(`2 × ${first!.type}, accepted`);
    for (const id of [first!.id, twin.id]) expect(text).toContain(`id="s-${id}"`);
  });

  it("has a picture of its own for narrow pages where one is given", async () => {
    const [light, dark] = ["black", "white"].map((fill) => `<svg viewBox="0 0 9 9"><text fill="${fill}">Ada L.</text></svg>`);
    const { url } = await made({ picture: { light, dark, small: { light, dark } } });
    const { text } = await shown(url);
    expect(text.match(/<figure class="frozen(?:-small)?[ "]/g)).toEqual(['<figure class="frozen ', '<figure class="frozen-small"']);
    expect((await shown(url.replace(/html$/, "css"))).text).toContain(".frozen .p0{fill:white}.frozen-small .p0{fill:white}");
    const bad = { light, dark, small: { light: "<svg><!-- x --></svg>", dark: null } };
    expect((await errorOf(await freeze({ picture: bad }))).code).toBe("RAP_FIGURE_PICTURE");
  });

  it("is found by nobody who was not told: no index, no cache, no script, nothing of elsewhere", async () => {
    const { url } = await made();
    const { headers, text } = await shown(url);
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'none'; style-src 'self'");
    const colors = await shown(url.replace(/html$/, "css"));
    expect([colors.status, colors.text]).toEqual([200, "@media screen and (prefers-color-scheme:dark){.frozen .p0{fill:white}}\n"]);
    // The log has its route alone.
    const key = /([^/]+)\.html$/.exec(url)?.[1] ?? "no key";
    expect([server.lines.some((line) => line.includes(`"method":"GET"`)), server.lines.some((line) => line.includes(key))]).toEqual([true, false]);
    for (const path of ["/site/index.html", "/site/archive.html", "/site/rss.xml", "/site/search.html?q=agrees"])
      expect((await (await ask(server, "GET", path)).text()).includes("Who agrees with whom")).toBe(false);
  });

  it("opens by its whole key alone", async () => {
    const { url, id } = await made();
    const key = /figures\/(.+)\.html/.exec(url)![1]!;
    for (const wrong of [
      key.slice(0, -1),
      `${key}A`,
      `main.${id}`,
      `main.${id}.`,
      `other.${key.slice(5)}`,
      `${key}!`,
      `${key}%00`,
      "x",
      "a.b.c.d",
      "a".repeat(300),
    ])
      expect((await shown(`/site/figures/${wrong}.html`)).status).toBe(404);
  });

  it("is asked for so often, and no oftener, by one network", async () => {
    const { url } = await made();
    const path = new URL(url, "http://x.example").pathname;
    server.pass(60_000);
    const statuses: number[] = [];
    for (let n = 0; n < 60; n++) statuses.push((await ask(server, "GET", path)).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([40, 429]);
  });

  it("is in its maker's list, and its link ends when it is revoked; undoing that opens it again", async () => {
    const { url, id } = await made();
    const found = (await list()).find((one) => one.id === id)!;
    expect(found.url).toBe(url);
    const end = await ask(server, "POST", `${base()}/${id}/revocations`, { body: { expected: found.revision }, headers: { "x-csrf-token": csrf } });
    expect(end.status).toBe(200);
    expect((await shown(url)).status).toBe(404);
    expect((await list()).some((one) => one.id === id)).toBe(false);
    const body = { requestKey: "undo-figure-1", direction: "undo" };
    const undone = await ask(server, "POST", `/api/projects/${server.project}/undo`, { body, headers: { "x-csrf-token": csrf } });
    expect(undone.status).toBe(200);
    expect((await shown(url)).status).toBe(200);
  });

  it("of somebody else is not opened again, nor its link ended, by the history", async () => {
    const { store, now } = server.app;
    const { project } = server;
    const eve = { account: "eve", name: "Eve" };
    const editor: Membership = { role: "editor", grants: everything };
    const place = openWorkplace(store, { project, now, by: eve, membership: editor });
    const { id } = await made();
    const { revision } = (await store.records.get(project, "figure", id))!;
    const undoing = { requestKey: "eve-undoes", direction: "undo", revision } as const;
    await expect(undoAsPerson(place, undoing)).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
    await revokeFigure(server.workplace, { id, expected: revision });
    const back = { requestKey: "eve-restores", kind: "figure", id, asOf: revision, expected: null } as const;
    await expect(restoreRecord(place, back)).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
    expect(await store.records.get(project, "figure", id)).toBeNull();
    await restoreRecord({ ...place, membership: { ...editor, role: "admin" } }, back);
    expect(await store.records.get(project, "figure", id)).not.toBeNull();
  });

  it("is refused with more cells or lines than a page can be made of at any reader's wish", async () => {
    const columns = Array.from({ length: 21 }, () => ({ title: "A", align: "left" }));
    const rows = (cell: string, count: number): string[][] => Array.from({ length: count }, () => columns.map(() => cell));
    const sizes = [rows("a", 952), rows("a", 953), rows("\n\n\n\n\n", 396), rows("\n\n\n\n\n", 397)];
    const statuses: number[] = [];
    for (const size of sizes) statuses.push((await freeze({ table: { columns, rows: size, rowCount: size.length } })).status);
    expect(statuses).toEqual([200, 400, 200, 400]);
  });

  it("is refused where the project shares as many as it may, also by undoing the end of a link", async () => {
    const count = (await list()).length;
    const { id, url } = await made();
    const { revision } = (await list()).find((one) => one.id === id)!;
    const end = { body: { expected: revision }, headers: { "x-csrf-token": csrf } };
    const { revision: ended } = (await (await ask(server, "POST", `${base()}/${id}/revocations`, end)).json()) as Made;
    const { figuresShared } = server.app.settings;
    Object.assign(server.app.settings, { figuresShared: count });
    try {
      const refused = await errorOf(await freeze());
      expect([refused.code, refused.cure.includes("Publish, Figures")]).toEqual(["RAP_FIGURE_MANY", true]);
      const body = { requestKey: "undo-over-quota", direction: "undo", revision: ended };
      const undone = await ask(server, "POST", `/api/projects/${server.project}/undo`, { body, headers: { "x-csrf-token": csrf } });
      expect([undone.status, (await errorOf(undone)).code]).toEqual([409, "RAP_FIGURE_MANY"]);
      expect((await shown(url)).status).toBe(404);
    } finally {
      Object.assign(server.app.settings, { figuresShared });
    }
  });

  it("is refused without words, without anything to show, and with a picture that does more than draw", async () => {
    expect((await errorOf(await freeze({ statements: ["none-such"] }))).code).toBe("RAP_FIGURE_EMPTY");
    expect((await errorOf(await freeze({ picture: null, table: null }))).code).toBe("RAP_FIGURE_EMPTY");
    expect((await errorOf(await freeze({ picture: { light: "<svg><!-- x --></svg>", dark: null } }))).code).toBe("RAP_FIGURE_PICTURE");
    const commit = {
      requestKey: "commit-figure",
      action: "edit",
      summary: "x",
      changes: [{ kind: "figure", id: "f1", expected: null, after: null }],
    };
    const reply = await ask(server, "POST", `/api/projects/${server.project}/commits`, { body: commit, headers: { "x-csrf-token": csrf } });
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });

  it("leaves out the words of documents for members alone, and clips those of which short quotes may be shown", async () => {
    const { store, project } = server.workplace;
    const set = async (rights: "public" | "internal" | "no-text"): Promise<void> => {
      const { record, revision } = (await store.records.get(project, "document", server.pages[1]!.documentId))!;
      const changes = [{ kind: "document" as const, id: record.id, expected: revision, after: { ...record, rights } }];
      await store.history.commit({ project, by: server.workplace.by, action: "edit", summary: "Rights", changes });
    };
    await set("internal");
    const closed = await made();
    expect(closed.withheld).toBe(statements.length);
    const { text } = await shown(closed.url);
    expect([text.includes(statements[0]!.quote.slice(0, 30)), text.includes("are left out: their documents are not public")]).toEqual([false, true]);
    expect((await errorOf(await freeze({ screen: "answers" }))).code).toBe("RAP_PUBLISH_RIGHTS");
    await set("no-text");
    expect(
      (await made({ screen: "answers", table: { columns: [{ title: "A", align: "left" }], rows: [[`${"long ".repeat(200)}\nshort`]], rowCount: 1 } }))
        .withheld,
    ).toBe(0);
    await set("public");
  });

  it("is emptied when a person in it is erased, and its address says so", async () => {
    const { entries } = await server.app.store.lists.entities(server.project, { text: "Čeněk", limit: 10 });
    const person = entries.find(({ record }) => record.name.startsWith("Čeněk"))!.record;
    const theirs = statements.filter(({ speaker }) => speaker === person.id);
    const others = statements.filter(({ speaker }) => speaker !== null && speaker !== person.id).slice(0, 1);
    expect(theirs.length).toBeGreaterThan(0);
    // A question of the ledger that stands on one of them keeps it from being erased.
    for await (const { record, revision } of server.app.store.records.all(server.project, "question"))
      if (record.statements.some((id) => theirs.some((one) => one.id === id)))
        await server.app.store.history.commit({
          project: server.project,
          by: server.workplace.by,
          action: "edit",
          summary: "Removed",
          changes: [{ kind: "question", id: record.id, expected: revision, after: null }],
        });
    const plain = { picture: null, title: "A figure", note: "" };
    const alias = "Č. O'Übel & Sons";
    const { revision } = (await server.app.store.records.get(server.project, "entity", person.id))!;
    await server.app.store.history.commit({
      project: server.project,
      by: server.workplace.by,
      action: "edit",
      summary: "Renamed",
      changes: [{ kind: "entity", id: person.id, expected: revision, after: { ...person, aliases: [...person.aliases, alias] } }],
    });
    const elsewhere = { ...plain, statements: others.map(({ id }) => id) };
    const drawn = `<svg><text><tspan>Č. O'Übel</tspan>\u00a0<tspan>&amp; Sons</tspan></text></svg>`;
    const hidden = [
      await made({ ...elsewhere, table: { columns: [{ title: person.name.normalize("NFD"), align: "left" }], rows: [["yes"]], rowCount: 1 } }),
      await made({ ...elsewhere, picture: { light: drawn, dark: null }, table: null }),
    ];
    const ended = await made({ ...plain, statements: theirs.map(({ id }) => id) });
    await ask(server, "POST", `${base()}/${ended.id}/revocations`, { body: { expected: ended.revision }, headers: { "x-csrf-token": csrf } });
    const [byWords, byName, apart] = [
      await made({ ...plain, statements: theirs.map(({ id }) => id) }),
      await made({ ...plain, statements: others.map(({ id }) => id), note: `After ${person.name}.` }),
      await made({ ...plain, statements: others.map(({ id }) => id) }),
    ];
    const done = await eraseRecords(server.workplace, await recordsOfPerson(server.workplace, person.id, { withDocuments: false }));
    expect([done.figuresEmptied.includes(byWords.id), done.figuresEmptied.includes(byName.id), done.figuresEmptied.includes(apart.id)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(hidden.map(({ id }) => done.figuresEmptied.includes(id))).toEqual([true, true]);
    for (const version of await server.app.store.history.versions(server.project, "figure", ended.id)) expect(version.record).toBeNull();
    expect((await shown(ended.url)).status).toBe(404);
    for (const { url } of [byWords, byName]) {
      const { status, text } = await shown(url);
      expect([status, text.includes("This figure was emptied"), text.includes(person.name)]).toEqual([410, true, false]);
    }
    expect((await shown(apart.url)).status).toBe(200);
    expect((await list()).find(({ id }) => id === byWords.id)?.erasedAt).not.toBeNull();
    for (const version of await server.app.store.history.versions(server.project, "figure", byWords.id))
      expect(JSON.stringify(version)).not.toContain(theirs[0]!.quote.slice(0, 20));
  });
});
