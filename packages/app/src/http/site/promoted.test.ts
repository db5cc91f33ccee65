import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../../../../test/support/library-server.ts";
import { keepComment, publishPage, startSite, type PublishedPage, type SiteServer } from "../../../../../test/support/published-site.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { eraseReader } from "../../publishing/comments/comment-queue.ts";
import { decideComments } from "../../publishing/comments/moderate-comments.ts";
import { promoteComment } from "../../publishing/comments/promote-comment.ts";
import { authorToken } from "../../publishing/comments/take-comment.ts";
import { readerType } from "../../publishing/roundups/reader-type.ts";

let server: SiteServer;
let page: PublishedPage;
let requests = 0;

beforeAll(async () => {
  server = await startSite();
  page = server.pages[1]!;
});
afterAll(async () => server?.end());

const key = (): string => `promotion-${requests++}`;
const promote = (id: string, seen?: string | null) =>
  promoteComment(server.workplace, { id, requestKey: key(), ...(seen === undefined ? {} : { seen }) });

/** What the author's own page does. */
async function ownStep(id: string, step: "withdraw" | "erase"): Promise<number> {
  const token = authorToken({ secret: Buffer.from(server.app.secret).toString("hex"), now: server.app.now }, id);
  const body = new URLSearchParams({ key: token, step }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return (await ask(server, "POST", "/site/comment.html", { body, headers })).status;
}

/** The page as readers see it now. */
async function shown(): Promise<string> {
  server.pass(60_000);
  return (await ask(server, "GET", `/site/roundups/${page.slug}.html`)).text();
}

async function held(): Promise<string> {
  const lines: string[] = [];
  for await (const line of server.app.store.care.dump()) lines.push(line);
  return lines.join("\n");
}

describe("a remark that was taken up as a statement", () => {
  it("is of the words that were seen: not of those that its author or another editor put there since", async () => {
    const id = await keepComment(server.workplace, page, { text: "Fair words." });
    const edit = {
      seen: { state: "approved", editedAt: null },
      state: "approved",
      text: "Foul words.",
      editedAt: "2031-06-02T08:00:00.000Z",
      rules: [],
    } as const;
    expect(await server.app.store.comments.edit(server.project, id, edit)).toBe(true);
    await expect(promote(id, null)).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
    await decideComments(server.workplace, { ids: [id], text: "Milder words.", editorNote: "rude", note: "" });
    await expect(promote(id, edit.editedAt)).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
    const editedAt = (await server.app.store.comments.get(server.project, id))?.editedAt ?? null;
    const { statementId } = await promote(id, editedAt);
    expect((await server.app.store.records.get(server.project, "statement", statementId))?.record.values).toMatchObject({ remark: "Milder words." });
  });

  it("is taken up once", async () => {
    const id = await keepComment(server.workplace, page, { text: "Once is enough." });
    await promote(id);
    await expect(promote(id)).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
  });

  it.each(["withdraw", "erase", "an administrator"] as const)("goes with its comment, from the page and out of the library: %s", async (how) => {
    const word = `planted${how.replaceAll(" ", "")}`;
    const id = await keepComment(server.workplace, page, { name: `Reader ${word}`, text: `I say ${word}.`, email: `${word}@mail.example` });
    await promote(id);
    await publishPage(server.workplace, page);
    expect(await shown()).toMatch(new RegExp(`Reader ${word}[^·]*, a reader`));
    if (how === "an administrator") expect(await eraseReader(server.workplace, `${word}@mail.example`, "secret")).toBe(1);
    else expect(await ownStep(id, how)).toBe(200);
    expect(await shown()).not.toContain(word);
    expect(await held()).not.toContain(word);
  });

  it("goes with its comment where an earlier version, or an editor by hand, gave it an id of its own, and where it was taken back", async () => {
    const id = await keepComment(server.workplace, page, { name: "Reader plantedolder", text: "I say plantedolder." });
    const { statementId } = await promote(id);
    const { store, project, by } = server.workplace;
    const stored = (await store.records.get(project, "statement", statementId))!;
    const older: StatementRecord = { ...stored.record, id: "solder" };
    await store.history.commit({
      project,
      by,
      action: "edit",
      summary: "",
      changes: [{ kind: "statement", id: "solder", expected: null, after: older }],
    });
    const removal = { kind: "statement", id: statementId, expected: stored.revision, after: null } as const;
    await store.history.commit({ project, by, action: "edit", summary: "Removed what plantedolder said", changes: [removal] });
    expect(await ownStep(id, "withdraw")).toBe(200);
    expect(await held()).not.toContain("plantedolder");
  });

  it("goes where its author withdraws the comment while it is taken up", async () => {
    const id = await keepComment(server.workplace, page, { name: "Reader plantedrace", text: "I say plantedrace." });
    const { store } = server.workplace;
    const slow = async (project: string, contentId: string) => {
      expect(await ownStep(id, "withdraw")).toBe(200);
      return store.contents.get(project, contentId);
    };
    const workplace = { ...server.workplace, store: { ...store, contents: { ...store.contents, get: slow } } };
    await expect(promoteComment(workplace, { id, requestKey: key() })).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
    expect(await held()).not.toContain("plantedrace");
    const { entries } = await store.lists.statements(server.project, { types: [readerType], limit: 50 });
    expect(entries.filter(({ record }) => record.values["comment"] === id)).toEqual([]);
  });
});
