import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../../../../test/support/library-server.ts";
import { ferryPact, makeRoundup, startSite, type PublishedPage, type SiteServer } from "../../../../../test/support/published-site.ts";

let server: SiteServer;
let page: PublishedPage;
let csrf = "";

beforeAll(async () => {
  server = await startSite();
  page = await makeRoundup(server.workplace, ferryPact.replace("ferry pact hold", "night ferry run"), { questions: ["Will it run?"] });
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
});
afterAll(() => server.end());

interface Body {
  readonly id: string;
  readonly url: string;
  readonly revision: number;
  readonly state: string;
  readonly code: string;
}

async function api(path: string, body: unknown): Promise<{ status: number; body: Body }> {
  const reply = await ask(server, "POST", `/api/projects/${server.project}${path}`, { body, headers: { "x-csrf-token": csrf } });
  return { status: reply.status, body: (await reply.json()) as Body };
}

interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A moment later, so that the limit of a network is not what is seen. */
async function shown(path: string, fields?: Record<string, string>): Promise<Shown> {
  server.pass(20_000);
  const reply =
    fields === undefined
      ? await ask(server, "GET", path)
      : await ask(server, "POST", path, {
          body: new URLSearchParams(fields).toString(),
          headers: { "content-type": "application/x-www-form-urlencoded" },
        });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

const keyOf = (url: string): string => new URL(url, "http://x.example").searchParams.get("key") ?? "";
const expectedOf = (text: string): string => /name="expected" value="(\d+)"/.exec(text)?.[1] ?? "";

describe("the page of an invited expert", () => {
  it("shows the event and one form, saves, sends in, comes back, and is accepted into the page by an editor", async () => {
    const made = await api(`/roundups/${page.roundup}/invitations`, { author: "Runa <b>Dal</b>", days: 7 });
    expect(made.status).toBe(200);
    const key = keyOf(made.body.url);
    const first = await shown(made.body.url);
    expect([first.status, first.headers.get("cache-control"), first.headers.get("referrer-policy")]).toEqual([200, "no-store", "no-referrer"]);
    expect(first.text).toContain("Will the night ferry run?");
    expect(first.text).toContain("Will it run?");
    expect(first.text).toContain("Runa &lt;b&gt;Dal&lt;/b&gt;");
    expect(first.text).toContain('<meta name="robots" content="noindex">');
    // Nothing of what others wrote for the page.
    expect(first.text).not.toContain("Boris Mehl");
    const words = {
      key,
      expected: expectedOf(first.text),
      heading: "It will",
      markdown: "Sweden will pay.",
      role: "pilot",
      bio: "",
      "answer-0": "Every night.",
    };
    const saved = await shown("/site/part.html", { ...words, step: "save" });
    expect(saved.status).toBe(303);
    const again = await shown(saved.headers.get("location") ?? "");
    expect(again.text).toContain("Saved.");
    expect(again.text).toContain(">Every night.</textarea>");
    // The form of before: another window.
    const stale = await shown("/site/part.html", { ...words, markdown: "Written elsewhere.", step: "save" });
    expect([stale.status, stale.text.includes("Written elsewhere."), stale.text.includes('role="alert"')]).toEqual([409, true, true]);
    const empty = await shown("/site/part.html", { key, expected: expectedOf(again.text), step: "submit" });
    expect([empty.status, empty.text.includes("Nothing is written yet")]).toEqual([422, true]);
    expect((await shown("/site/part.html", { ...words, expected: expectedOf(again.text), step: "submit" })).status).toBe(303);
    const sent = await shown(made.body.url);
    expect([sent.text.includes("Sweden will pay."), sent.text.includes("<textarea")]).toEqual([true, false]);
    const decided = await api(`/parts/${made.body.id}/decisions`, { expected: Number(expectedOf(sent.text)), step: "accept" });
    expect([decided.status, decided.body.state]).toEqual([200, "accepted"]);
    const stored = await server.app.store.records.get(server.project, "roundup", page.roundup);
    expect(stored?.record.contributions.at(-1)).toMatchObject({ author: "Runa <b>Dal</b>", markdown: "Sweden will pay.\n\nEvery night." });
    // Accepted is not published.
    expect(stored?.record.state).toBe("draft");
    expect((await shown(`/site/roundups/${page.slug}.html`)).status).toBe(404);
  });

  it("shows what was sent in as the public page sets it", async () => {
    const made = await api(`/roundups/${page.roundup}/invitations`, { author: "Runa Dal", days: 7 });
    const markdown =
      "It will **surely** run, see [the *budget*](https://harbour.example/b) and [this](javascript:alert(1)).\n\n- by day\n- by night\n\n> He said <b>no</b>.";
    const expected = expectedOf((await shown(made.body.url)).text);
    await shown("/site/part.html", { key: keyOf(made.body.url), expected, markdown, "answer-0": "Every *night*.", step: "submit" });
    const { text } = await shown(made.body.url);
    const article = /<article class="contribution">[^]*<\/article>/.exec(text)?.[0] ?? "";
    expect(article).toContain("It will <strong>surely</strong> run");
    expect(article).toContain('<em><a href="https://harbour.example/b" rel="noopener noreferrer">budget</a></em>');
    expect(article).toContain('<ul class="text"><li dir="auto">by day</li><li dir="auto">by night</li></ul>');
    expect(article).toMatch(/<blockquote class="text" dir="auto">He said/);
    expect(article).toContain("Every <em>night</em>.");
    expect(article).not.toMatch(/javascript|<b>no|\*\*/);
  });

  it("answers a wrong, old or revoked link with one and the same page, and slows down who tries many", async () => {
    const made = await api(`/roundups/${page.roundup}/invitations`, { author: "Runa Dal", days: 1 });
    const revoked = await api(`/parts/${made.body.id}/decisions`, { expected: made.body.revision, step: "revoke" });
    expect(revoked.body.state).toBe("revoked");
    const pages = [made.body.url, `${made.body.url}x`, "/site/part.html?key=p1.x", "/site/part.html", "/site/part.html?key=a&key=b"];
    const answers = [];
    for (const path of pages) answers.push(await shown(path));
    expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 404));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const many = await Promise.all(Array.from({ length: 20 }, () => ask(server, "GET", "/site/part.html?key=p1.x")));
    const statuses = many.map(({ status }) => status);
    expect([statuses.includes(404), statuses.includes(429)]).toEqual([true, true]);
    await Promise.all(many.map((one) => one.text()));
  });

  it("cannot be written by way of the records, and needs an editor to invite", async () => {
    const made = await api(`/roundups/${page.roundup}/invitations`, { author: "Runa Dal" });
    const stored = await server.app.store.records.get(server.project, "part", made.body.id);
    const after = { ...stored?.record, state: "submitted" };
    const changes = [{ kind: "part", id: made.body.id, expected: made.body.revision, after }];
    const forged = await api("/commits", { requestKey: "forged-part-1", action: "edit", summary: "Forged", changes });
    expect(forged.body.code).toBe("RAP_RIGHTS_FIXED");
    for (const body of [{ author: " " }, { author: "A", days: 0 }, { author: "A", days: 91 }])
      expect((await api(`/roundups/${page.roundup}/invitations`, body)).status).toBe(400);
    expect((await api("/roundups/none/invitations", { author: "A" })).status).toBe(404);
  });
});
