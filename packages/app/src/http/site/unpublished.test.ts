import { expect, it } from "vitest";
import { crawl } from "../../../../../test/support/crawl-site.ts";
import { ask } from "../../../../../test/support/library-server.ts";
import { makeRoundup, publishPage, startSite } from "../../../../../test/support/published-site.ts";
import { invitePart } from "../../publishing/parts/invite-part.ts";
import type { Change } from "../../records/revision.ts";

const page = `# Will the quay be built?

Two invented experts answer.

## Hardly

**Nora Vint**, engineer at the River Board

Norway will probably build the quay by 2033. Sweden accused Denmark of planted fraud. High costs caused the delay. Zq1 words of the text that nobody quotes.

## Surely

**Olaf Brun**, mariner

Denmark will certainly build the quay by 2034. Denmark welcomed the quay.
`;

it("what nobody published is in no byte of the site: drafts, refused statements, notes, memos, names of who worked, other documents and pages", async () => {
  const server = await startSite();
  const { store, project, by } = server.workplace;
  const made = await makeRoundup(server.workplace, page, { tags: ["Quays"] });
  const commit = async (changes: Change[]) => store.history.commit({ project, by, action: "edit", summary: "planted-summary", changes });
  const document = (await store.records.get(project, "document", made.documentId))!;
  await commit([
    {
      kind: "document",
      id: made.documentId,
      expected: document.revision,
      after: {
        ...document.record,
        rights: "no-text",
        note: "planted-note",
        sourceName: "/home/planted-path/x.md",
        addedBy: "planted-adder",
        assignedTo: ["planted-coder"],
      },
    },
  ]);
  const { entries } = await store.lists.statements(project, { documents: [made.documentId], limit: 100 });
  expect(entries.length).toBeGreaterThan(3);
  const refused = entries.find(({ record }) => record.quote.includes("planted fraud"))!;
  await commit(
    entries.map(({ record, revision }, index) => ({
      kind: "statement",
      id: record.id,
      expected: revision,
      after: {
        ...record,
        note: "planted-note",
        coder: { kind: "person", name: "planted-coder" },
        reviewedBy: "planted-reviewer",
        review: record.id === refused.record.id ? "rejected" : index % 4 === 3 ? "draft" : "accepted",
      },
    })),
  );
  const memo = {
    id: "m1",
    statement: entries[0]!.record.id,
    replyTo: null,
    text: "planted-memo",
    by: "local",
    writtenAt: "2031-06-01T08:00:00.000Z",
    editedAt: null,
  };
  await commit([{ kind: "memo", id: "m1", expected: null, after: memo }]);
  for await (const { record, revision } of store.records.all(project, "entity"))
    await commit([{ kind: "entity", id: record.id, expected: revision, after: { ...record, note: "planted-note" } }]);
  await invitePart(server.workplace, { roundup: made.roundup, author: "Planted Guest", role: "planted-role", days: 5 });
  await publishPage(server.workplace, made);
  // Another that stays a draft, of a document that is internal.
  await makeRoundup(server.workplace, page.replaceAll("quay", "plantedpier"), { slug: "planted-pier", title: "Planted pier" });
  server.pass(120_000);
  const found = await crawl(`${server.origin}/site/`);
  expect([...found.keys()].filter((path) => path.includes("quay")).length).toBeGreaterThan(3);
  for (const [path, { text }] of found) expect([path, /planted|Zq1/i.exec(text)?.[0] ?? null]).toEqual([path, null]);
  for (const kind of ["html", "png", "annotations.json", "bib"])
    expect((await ask(server, "GET", `/site/roundups/planted-pier.${kind}`)).status).toBe(404);
  for (const word of ["plantedpier", "Zq1", "fraud"])
    expect(await (await ask(server, "GET", `/site/search.html?q=${word}`)).text()).not.toMatch(/href="[^"]*(?:planted|quay)/);
  await server.end();
});
