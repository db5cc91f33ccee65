import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";
import { openWorkplace } from "../../library/workplace.ts";
import { registerSite } from "./register-site.ts";

const source = `# Will the ferry pact hold?

The two governments signed on Friday. Will the pact hold? Three invented experts answer.

## It will fray

**Ada Lind**, fellow at the Harbour Institute

Norway will probably leave the ferry pact by the end of 2031. The pact is a sham. High fuel prices caused the quarrel.

## It will hold

**Boris Mehl**, professor at the Coast School

I think it is very unlikely that Norway leaves the pact in 2031. Sweden welcomed the pact. Denmark accused Norway of fraud.
`;

type Server = LibraryServer & { project: string };
let server: Server;
let time = Date.parse("2031-06-01T08:00:00Z");
let csrf = "";

beforeAll(async () => {
  server = await startSingleUser({ plugins: [registerSite], now: () => time });
  const session = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
  csrf = session.csrf;
});
afterAll(() => server.end());

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly parent: string | null;
  readonly revision: number;
  readonly record: { readonly id: string; readonly values: Readonly<Record<string, unknown>> };
}

/** What the answers read here hold, one or the other of it. */
interface Body {
  readonly id: string;
  readonly revision: number;
  readonly statements: number;
  readonly unreviewed: number;
  readonly corrections: number;
  readonly address: string;
  readonly state: string;
  readonly entries: readonly Entry[];
  readonly record: Readonly<Record<string, unknown>>;
  readonly code: string;
}

interface Reply {
  readonly status: number;
  readonly body: Body;
}

async function api(method: string, path: string, body?: unknown): Promise<Reply> {
  const reply = await ask(server, method, `/api/projects/${server.project}${path}`, { body, headers: { "x-csrf-token": csrf } });
  const text = await reply.text();
  return { status: reply.status, body: (text === "" ? null : JSON.parse(text)) as Body };
}

const page = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const reply = await ask(server, "GET", `/site/${path}`);
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
};

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return ask(server, "POST", path, {
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

/** A form of a page as a browser reads it: its token. */
async function tokenOf(slug: string): Promise<string> {
  const { text } = await page(`roundups/${slug}.html`);
  return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? "";
}

async function acceptAll(documentId: string): Promise<number> {
  const { body } = await api("GET", `/statements?documents=${documentId}&reviews=draft&limit=500`);
  const statements = body.entries.map((one) => ({ id: one.record.id, expected: one.revision }));
  const done = await api("POST", "/reviews", { requestKey: `accept-${documentId}-${time}`, review: "accepted", statements });
  expect(done.status).toBe(200);
  return statements.length;
}

describe("the public site", () => {
  let documentId = "";
  let roundup = "";
  let slug = "";

  it("is empty, and says so, before anything is published", async () => {
    const home = await page("");
    expect(home.status).toBe(200);
    expect(home.text).toContain("Nothing has been published yet.");
    expect(home.headers.get("content-security-policy")).toContain("script-src 'none'");
  });

  it("publishes accepted statements of a document, and nothing else", async () => {
    const upload = await ask(server, "POST", `/api/projects/${server.project}/documents?name=pact.md&rights=public`, {
      body: new TextEncoder().encode(source),
      headers: { "x-csrf-token": csrf },
    });
    expect(upload.status).toBe(200);
    ({ documentId } = (await upload.json()) as { documentId: string });
    const made = await api("POST", "/roundups", { requestKey: "roundup-1", documentId });
    expect(made.status).toBe(200);
    roundup = made.body.id;
    const first = await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: made.body.revision });
    expect(first.body.statements).toBe(0);
    expect(first.body.unreviewed).toBeGreaterThan(2);
    slug = first.body.address.split("/").at(-1)?.replace(".html", "") ?? "";
    time += 3000;
    expect((await page(`roundups/${slug}.html`)).text).not.toContain('class="entry');
    const count = await acceptAll(documentId);
    const again = await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: first.body.revision });
    expect(again.body.statements).toBe(count);
    // What is new corrects nothing.
    expect(again.body.corrections).toBe(0);
    time += 3000;
    const shown = await page(`roundups/${slug}.html`);
    expect(shown.text).toContain("Ada Lind");
    expect(shown.text.match(/class="entry/g)?.length).toBe(count);
  });

  it("lists a changed statement as a correction with old and new value", async () => {
    const { body } = await api("GET", `/statements?documents=${documentId}&types=forecast&limit=5`);
    const { record, revision } = body.entries[0]!;
    const after = { ...record, values: { ...record.values, low: 0.1, best: 0.15, high: 0.2, basis: "stated", scale: null, term: "10 to 20" } };
    const edit = await api("POST", "/commits", {
      requestKey: "edit-forecast",
      action: "edit",
      summary: "Corrected",
      changes: [{ kind: "statement", id: record.id, expected: revision, after }],
    });
    expect(edit.status).toBe(200);
    const before = await api("GET", `/records/roundup/${roundup}`);
    const done = await api("POST", `/roundups/${roundup}/publications`, {
      step: "publish",
      expected: before.body.revision,
      correctionNote: "misread",
    });
    expect(done.body.corrections).toBe(1);
    time += 3000;
    const { text } = await page(`roundups/${slug}.html`);
    expect(text).toMatch(/<del>[^<]*<\/del> → <ins>[^<]*10–20 %[^<]*<\/ins> \(misread\)/);
  });

  it("refuses an editor who saw an older roundup", async () => {
    const done = await api("POST", `/roundups/${roundup}/publications`, { step: "withdraw", expected: 1 });
    expect(done.status).toBe(409);
  });

  it("shows no text that may not be shown, only short quotes and the way to the original", async () => {
    const stored = await api("GET", `/records/document/${documentId}`);
    const after = { ...stored.body.record, rights: "no-text", url: "https://source.example/pact" };
    await api("POST", "/commits", {
      requestKey: "rights-1",
      action: "edit",
      summary: "Rights",
      changes: [{ kind: "document", id: documentId, expected: stored.body.revision, after }],
    });
    const before = await api("GET", `/records/roundup/${roundup}`);
    expect((await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: before.body.revision })).status).toBe(200);
    time += 3000;
    const { text } = await page(`roundups/${slug}.html`);
    expect(text).toContain("https://source.example/pact");
    expect(text).not.toContain('<p class="text"');
    expect((await page(`roundups/${slug}.annotations.json`)).text).not.toContain("TextPositionSelector");
  });

  it("refuses to publish an internal document", async () => {
    const stored = await api("GET", `/records/document/${documentId}`);
    const set = async (rights: string, key: string): Promise<void> => {
      const now = await api("GET", `/records/document/${documentId}`);
      const after = { ...stored.body.record, rights };
      await api("POST", "/commits", {
        requestKey: key,
        action: "edit",
        summary: "Rights",
        changes: [{ kind: "document", id: documentId, expected: now.body.revision, after }],
      });
    };
    await set("internal", "rights-2");
    const before = await api("GET", `/records/roundup/${roundup}`);
    const done = await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: before.body.revision });
    expect(done.body.code).toBe("RAP_PUBLISH_RIGHTS");
    // In the words of the screen on which it is cured.
    expect(JSON.stringify(done.body)).toContain("set “These texts are” to “free to publish whole”");
    await set("public", "rights-3");
    expect((await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: before.body.revision })).status).toBe(200);
    time += 3000;
  });

  it("serves lists, feeds and other forms of a page", async () => {
    for (const path of [
      "",
      "archive.html",
      "rss.xml",
      "atom.xml",
      "feed.json",
      "sitemap.xml",
      "robots.txt",
      "assets/site.css",
      `roundups/${slug}.bib`,
      `roundups/${slug}.csl.json`,
      `roundups/${slug}.ris`,
      "experts/ada-lind.html",
      "experts/ada-lind/rss.xml",
      "search.html?q=ferry",
    ])
      expect([path, (await page(path)).status]).toEqual([path, 200]);
    expect((await page("search.html?q=ferry")).text).toContain("1 found.");
    // Each search goes through all that is public: one network makes no more than some at once.
    const searched = await Promise.all(Array.from({ length: 40 }, async () => (await page("search.html?q=ferry")).status));
    expect(new Set(searched)).toEqual(new Set([200, 429]));
    time += 60_000;
    expect((await page("search.html")).status).toBe(200);
    const missing = await page("roundups/nowhere.html");
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('href="/site/index.html"');
  });

  describe("comments", () => {
    it("are taken from a form, held, shown once approved, and show no address", async () => {
      const token = await tokenOf(slug);
      time += 20_000;
      const sent = await post(`/site/roundups/${slug}/comments`, {
        token,
        name: "Reader <b>One</b>",
        email: "reader.one@mail.example",
        text: "I doubt it.\n\nReally.",
      });
      expect(sent.status).toBe(303);
      const own = await page(sent.headers.get("location")?.replace("/site/", "") ?? "");
      expect(own.text).toContain("It waits for an editor.");
      expect((await page(`roundups/${slug}.html`)).text).not.toContain("I doubt it.");
      const queue = await api("GET", "/comments");
      expect(queue.body.entries).toHaveLength(1);
      expect(queue.body.entries[0]).toMatchObject({ email: "reader.one@mail.example", rules: [{ rule: "every comment is read first" }] });
      const decided = await api("POST", "/comment-decisions", { ids: [queue.body.entries[0]!.id], state: "approved" });
      expect(decided.body).toEqual({ changed: 1 });
      time += 3000;
      const { text } = await page(`roundups/${slug}.html`);
      expect(text).toContain("Reader &lt;b&gt;One&lt;/b&gt;");
      expect(text).not.toContain("mail.example");
    });

    it("are kept once, however often the same form is sent", async () => {
      const token = await tokenOf(slug);
      time += 20_000;
      const fields = { token, name: "Reader Two", email: "two@mail.example", text: "Once." };
      const [one, two] = [await post(`/site/roundups/${slug}/comments`, fields), await post(`/site/roundups/${slug}/comments`, fields)];
      expect([one.status, two.status]).toEqual([303, 303]);
      // Whichever answer the browser shows leads to the comment.
      for (const sent of [one, two]) expect((await page(sent.headers.get("location")?.replace("/site/", "") ?? "")).text).toContain("Once.");
      const queue = await api("GET", "/comments");
      expect(queue.body.entries.filter((entry) => entry.name === "Reader Two")).toHaveLength(1);
    });

    it("are refused without a form made here, and for another page's form", async () => {
      for (const token of ["", "forged.token", await tokenOf(slug).then((real) => real.slice(0, -3) + "abc")]) {
        const sent = await post(`/site/roundups/${slug}/comments`, { token, name: "N", email: "n@mail.example", text: "t" });
        expect(sent.status).toBe(422);
      }
      const old = await tokenOf(slug);
      time += 13 * 60 * 60_000;
      expect((await post(`/site/roundups/${slug}/comments`, { token: old, name: "N", email: "n@mail.example", text: "t" })).status).toBe(422);
    });

    it("say which field is wrong", async () => {
      const token = await tokenOf(slug);
      time += 20_000;
      const sent = await post(`/site/roundups/${slug}/comments`, { token, name: "N", email: "not an address", text: "t" });
      expect(sent.status).toBe(422);
      expect(await sent.text()).toContain("The e-mail address is not one");
    });

    it("can be changed and withdrawn by their author alone", async () => {
      const token = await tokenOf(slug);
      time += 20_000;
      const sent = await post(`/site/roundups/${slug}/comments`, { token, name: "Reader Three", email: "three@mail.example", text: "First words." });
      const key = new URL(sent.headers.get("location") ?? "", server.origin).searchParams.get("key") ?? "";
      expect((await post("/site/comment.html", { key, step: "edit", text: "Second words." })).status).toBe(303);
      const held = (await api("GET", "/comments")).body.entries.find((entry) => entry.name === "Reader Three")!;
      expect(held.text).toBe("Second words.");
      const data = await (await post("/site/comment.html", { key, step: "export" })).json();
      expect(data).toMatchObject({ name: "Reader Three", text: "Second words.", email: "three@mail.example" });
      expect((await post("/site/comment.html", { key: `${key}x`, step: "withdraw" })).status).toBe(404);
      expect((await post("/site/comment.html", { key, step: "withdraw" })).status).toBe(200);
      expect((await post("/site/comment.html", { key, step: "edit", text: "Third." })).status).toBe(404);
    });

    it("can be promoted to a reader's statement, which counts in no expert's figure", async () => {
      const approved = (await api("GET", "/comments?state=approved")).body.entries[0]!;
      const before = (await api("POST", "/analyses/relations", { options: {} })).body;
      const done = await api("POST", "/comment-promotions", { requestKey: "promote-1", id: approved.id });
      expect(done.status).toBe(200);
      expect((await api("POST", "/analyses/relations", { options: {} })).body).toEqual(before);
      const stored = await api("GET", `/records/roundup/${roundup}`);
      const count = (await api("POST", `/roundups/${roundup}/publications`, { step: "publish", expected: stored.body.revision })).body.statements;
      time += 3000;
      const { text } = await page(`roundups/${slug}.html`);
      expect(text).toContain("Reader &lt;b&gt;One&lt;/b&gt;, a reader");
      expect(text.match(/class="entry/g)?.length).toBe(count);
    });

    it("are emptied on demand, with a tombstone where they were answered", async () => {
      const approved = (await api("GET", "/comments?state=approved")).body.entries[0]!;
      const token = await tokenOf(slug);
      time += 20_000;
      await post(`/site/roundups/${slug}/comments`, {
        token,
        name: "Reader Four",
        email: "four@mail.example",
        text: "An answer.",
        parent: approved.id,
      });
      const answer = (await api("GET", "/comments")).body.entries.find((entry) => entry.name === "Reader Four")!;
      expect(answer.parent).toBe(approved.id);
      await api("POST", "/comment-decisions", { ids: [answer.id], state: "approved" });
      const erased = await api("POST", "/comment-erasures", { email: "reader.one@mail.example", confirm: "erase" });
      expect(erased.body).toEqual({ erased: 1 });
      time += 3000;
      const { text } = await page(`roundups/${slug}.html`);
      expect(text).toContain("This comment was withdrawn.");
      expect(text).toContain("An answer.");
    });
  });

  it("serves the picture of a page, and none of a page that is not there", async () => {
    const settings = (await api("GET", "/site")).body;
    expect((await api("PUT", "/site", { ...settings, baseUrl: "https://tide.example" })).status).toBe(200);
    time += 60_000;
    expect((await page(`roundups/${slug}.html`)).text).toContain(`content="https://tide.example/roundups/${slug}.png"`);
    const picture = await ask(server, "GET", `/site/roundups/${slug}.png`);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect([...new Uint8Array(await picture.arrayBuffer()).subarray(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
    const again = await ask(server, "GET", `/site/roundups/${slug}.png`, { headers: { "if-none-match": picture.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    expect((await page("roundups/none.png")).status).toBe(404);
    expect((await api("PUT", "/site", settings)).status).toBe(200);
    time += 60_000;
  });

  it("publishes at the scheduled time", async () => {
    const { publishDue } = await import("../../publishing/roundups/publish-roundup.ts");
    const stored = await api("GET", `/records/roundup/${roundup}`);
    const done = await api("POST", `/roundups/${roundup}/publications`, {
      step: "schedule",
      expected: stored.body.revision,
      at: new Date(time + 60_000).toISOString(),
    });
    expect(done.body.state).toBe("scheduled");
    const workplace = openWorkplace(server.app.store, { project: server.project, now: () => time });
    expect(await publishDue(workplace)).toBe(0);
    time += 61_000;
    expect(await publishDue(workplace)).toBe(1);
    expect(await publishDue(workplace)).toBe(0);
  });

  it("takes a page back", async () => {
    const stored = await api("GET", `/records/roundup/${roundup}`);
    expect((await api("POST", `/roundups/${roundup}/publications`, { step: "withdraw", expected: stored.body.revision })).status).toBe(200);
    time += 3000;
    expect((await page(`roundups/${slug}.html`)).status).toBe(404);
  });

  it("keeps its package readable: the fonts it names are there", async () => {
    const css = await page("assets/site.css");
    const fonts = [...css.text.matchAll(/url\(([^)]+\.woff2)\)/g)].map((match) => match[1] ?? "");
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect((await ask(server, "GET", `/site/assets/${font}`)).status).toBe(200);
  });
});
