import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "../../../../../test/support/library-server.ts";
import { publishPage, startSite, type PublishedPage, type SiteServer } from "../../../../../test/support/published-site.ts";
import { readEstimates } from "../../analysis/forecasts/estimates/estimates.ts";
import { decideComments } from "../../publishing/comments/moderate-comments.ts";
import { formToken } from "../../publishing/comments/take-comment.ts";
import { storedRoundup } from "../../publishing/roundups/roundup-from-document.ts";

let server: SiteServer;
let page: PublishedPage;
let nonce = 0;

beforeAll(async () => {
  server = await startSite();
  page = server.pages[1]!;
});
afterAll(() => server.end());

const shown = async (): Promise<string> => {
  server.pass(60_000);
  return (await ask(server, "GET", `/site/roundups/${page.slug}.html`)).text();
};

/** The form's options for statements: what the page calls them, with their words. */
async function statementOf(words: string): Promise<string> {
  return new RegExp(`<option value="([^"]+)">[^<]*${words}`).exec(await shown())![1]!;
}

async function send(fields: Record<string, string>): Promise<Response> {
  const secret = Buffer.from(server.app.secret).toString("hex");
  const token = formToken({ secret, now: server.app.now }, page.slug, `r${nonce++}`);
  server.pass(700_000);
  const body = new URLSearchParams({ token, name: "Rea", email: `r${nonce}@mail.example`, text: `I think so, ${nonce}.`, ...fields }).toString();
  return ask(server, "POST", `/site/roundups/${page.slug}/comments`, { body, headers: { "content-type": "application/x-www-form-urlencoded" } });
}

async function allow(readerForecasts: boolean): Promise<void> {
  const { record, revision } = await storedRoundup(server.workplace, page.roundup);
  const changes = [{ kind: "roundup" as const, id: record.id, expected: revision, after: { ...record, readerForecasts } }];
  await server.workplace.store.history.commit({ project: server.project, by: server.workplace.by, action: "edit", summary: "Edited", changes });
  await publishPage(server.workplace, page);
}

it("readers are asked for a chance only where the editor allows it, and only about a forecast", async () => {
  expect(await shown()).not.toContain('name="chance"');
  const strike = await statementOf("The crews will certainly strike");
  expect((await send({ statement: strike, chance: "60" })).status).toBe(422);
  await allow(true);
  expect(await shown()).toContain('name="chance"');
  const sham = await statementOf("The pact is a sham");
  for (const fields of [
    { chance: "60" },
    { statement: sham, chance: "60" },
    { statement: strike, chance: "101" },
    { statement: strike, chance: "likely" },
  ])
    expect([fields, (await send(fields)).status]).toEqual([fields, 422]);
});

it("a chance waits for an editor like its comment, then is on the page without an address, and counts beside the experts", async () => {
  const strike = await statementOf("The crews will certainly strike");
  expect((await send({ statement: strike, chance: "60", name: "Rea" })).status).toBe(303);
  expect((await send({ statement: strike, chance: "20 %", name: "Ben" })).status).toBe(303);
  expect(await shown()).not.toContain("gives it 60 %");
  const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 100 });
  const ids = entries.filter(({ chance }) => chance !== null).map(({ id }) => id);
  expect(ids.length).toBe(2);
  await decideComments(server.workplace, { ids, state: "approved", note: "" });
  const text = await shown();
  expect([text.includes("gives it 60 %"), text.includes("Readers: median 40 % (n = 2)"), text.includes("mail.example")]).toEqual([true, true, false]);
  const { questions } = await readEstimates(server.workplace);
  expect(questions.map(({ readers }) => readers.count).toSorted()).toEqual([...questions.slice(1).map(() => 0), 2]);
});
