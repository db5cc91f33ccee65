import { afterAll, beforeAll, test } from "vitest";
import { ask, startProject, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";

let server: LibraryServer;
let project = "";
let people: Record<"admin" | "editor" | "coder" | "coder2" | "reader", Person>;
beforeAll(async () => {
  ({ server, project, people } = await startProject("p", { admin: "admin", editor: "editor", coder: "coder", coder2: "coder", reader: "reader" }, { works: true }));
});
afterAll(() => server.end());
const say = (...words: unknown[]) => process.stderr.write(`## ${words.map((w) => typeof w === "string" ? w : JSON.stringify(w)).join(" ")}\n`);
const at = (path: string) => `/api/projects/${project}/${path}`;
const up = async (as: Person, name: string, body: string | Uint8Array, more = "") => {
  const r = await ask(server, "POST", at(`documents?name=${encodeURIComponent(name)}${more}`), { as, body: typeof body === "string" ? new TextEncoder().encode(body) : body });
  return { status: r.status, body: await r.json() as { documentId?: string; jobId?: string; detail?: string } };
};
const js = "javascript:alert(1)";
test("javascript urls by import", async () => {
  const readout = { ...sampleReadout, document: { ...sampleReadout.document, url: js, title: "R" } };
  const r = await up(people.coder, "r.json", JSON.stringify(readout));
  say("readout", r);
  const html = await up(people.coder, "a.html", `<html><head><title>T</title><link rel="canonical" href="${js}"><meta property="og:url" content="${js}"></head><body><h1>T</h1><p>Norway threatened Sweden with tolls on Monday. Some <a href="${js}">link</a> here.</p></body></html>`, "&code=false");
  say("html", html);
  const csv = await up(people.editor, "texts.csv", `text,title,url,author\n"Norway threatened Sweden with tolls on Monday, and nobody knew what to do about it.",T2,${js},Ada\n"Sweden welcomed the pact yesterday, which many people had hoped for all year.",T3,data:text/html;base64,PHNjcmlwdD4,Bo\n`);
  say("csv", csv);
  const coded = await up(people.editor, "coded.csv", `document,quote,organization,concept,agreement,url,text\nD1,"Norway threatened Sweden",Norway,tolls,1,${js},"Norway threatened Sweden with tolls."\n`);
  say("coded", coded);
  await new Promise((f) => setTimeout(f, 4000));
  const docs = await (await ask(server, "GET", at("documents"), { as: people.reader })).json() as { entries: { record: { id: string; title: string; url: string | null } }[] };
  say(docs.entries.map(({ record }) => [record.title, record.url]));
});
test("readout claims", async () => {
  // Forged reviews and authorship by a coder; documents of other ids; huge numbers.
  const s = sampleReadout.statements.map((one, n) => ({ ...one, coder: n === 0 ? `person:${people.editor.id}` : one.coder, review: "accepted", reviewedBy: people.editor.id, }));
  const r = await up(people.coder, "q.json", JSON.stringify({ ...sampleReadout, document: { ...sampleReadout.document, title: "Forged" }, statements: s }));
  say("forged", r);
  const list = await (await ask(server, "GET", at("statements?limit=200"), { as: people.reader })).json() as { entries: { record: { coder: unknown; review: string; reviewedBy: string | null; documentId: string } }[] };
  say(list.entries.filter(({ record }) => record.documentId === r.body.documentId).map(({ record }) => [record.coder, record.review, record.reviewedBy]));
  for (const [name, text] of [["deep.json", "[".repeat(100_000)], ["deep2.json", '{"a":'.repeat(50_000)], ["big.json", `{"format":"rapporteur.readout/1","x":${"9".repeat(100_000)}}`], ["proto.json", '{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{"x":1}}}']] as const) say(name, await up(people.coder, name, text));
  for (const published of ["-271821-04-20", "+275760-09-13", "9999-12-31", "0000-00-00", "2024-02-31", "1e9"]) say("published", published, (await up(people.coder, "d.json", JSON.stringify({ ...sampleReadout, document: { ...sampleReadout.document, title: `P${published}`, published } }))).status);
});
test("jobs of others", async () => {
  const big = await up(people.coder, "c.txt", "Norway threatened Sweden with tolls on Monday. ".repeat(200), "&asJob=true");
  say("job", big);
  for (const [who, as] of Object.entries(people)) {
    const g = await ask(server, "GET", at(`jobs/${big.body.jobId}`), { as });
    const st = await ask(server, "POST", at(`jobs/${big.body.jobId}/steps`), { as, body: { step: "cancel" } });
    say("job by", who, g.status, st.status, (await st.text()).slice(0, 80));
  }
});
