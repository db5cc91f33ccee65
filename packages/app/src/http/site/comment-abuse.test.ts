import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crawl } from "../../../../../test/support/crawl-site.ts";
import { ask } from "../../../../../test/support/library-server.ts";
import { startMailServer, type MailServer } from "../../../../../test/support/servers/mail-server.ts";
import { keepComment, startSite, type PublishedPage, type SiteServer } from "../../../../../test/support/published-site.ts";
import { eraseReader } from "../../publishing/comments/comment-queue.ts";
import { blockCommenter, decideComments, unblockCommenter } from "../../publishing/comments/moderate-comments.ts";
import { commentLetter } from "../../publishing/comments/moderation-mail.ts";
import { saveSiteChoices, siteChoices } from "../../publishing/site-settings.ts";
import { openWorkplace } from "../../library/workplace.ts";
import { authorToken, formToken } from "../../publishing/comments/take-comment.ts";
import { writeToken } from "../../publishing/comments/signed-token.ts";
import { times } from "../../../../../test/support/effort.ts";

let server: SiteServer;
let mail: MailServer;
let page: PublishedPage;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startSite({ flags: { accounts: true, smtpHost: "127.0.0.1", smtpPort: mail.port, smtpFrom: "site@tide.example" } });
  page = server.pages[1]!;
});
afterAll(async () => {
  await server?.end();
  await mail?.close();
});

const secret = (): string => Buffer.from(server.app.secret).toString("hex");
let nonce = 0;
const token = (): string => formToken({ secret: secret(), now: server.app.now }, page.slug, `n${nonce++}`);

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  return ask(server, "POST", path, { body, headers: { "content-type": "application/x-www-form-urlencoded", ...headers } });
}

const send = (fields: Record<string, string>): Promise<Response> =>
  post(`/site/roundups/${page.slug}/comments`, { email: "a@mail.example", name: "N", text: "t", ...fields });

it("words of nothing but marks hold nobody up", async () => {
  // As they are, not percent-encoded: thrice as many fit into a form.
  const marks = "\u0315".repeat(15_000) + "\u0300".repeat(15_000);
  const fields = new URLSearchParams({ email: "a@mail.example", name: "N", token: token() }).toString();
  const before = process.cpuUsage();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await ask(server, "POST", `/site/roundups/${page.slug}/comments`, { body: `${fields}&text=a${marks}`, headers });
  expect(answer.status).toBe(303);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
});

async function choose(change: object): Promise<void> {
  const now = await siteChoices(server.app.store, server.project);
  await saveSiteChoices(openWorkplace(server.app.store, { project: server.project }), {
    ...now,
    ...change,
    comments: { ...now.comments, ...("comments" in change ? (change.comments as object) : {}) },
  });
  server.pass(120_000);
}

describe("addresses of readers", () => {
  it("stand in no byte of the site, its feeds and files, nor in what the API tells those who do not moderate", async () => {
    const crawled = await crawl(`${server.origin}/site/`);
    expect(crawled.size).toBeGreaterThan(40);
    for (const [path, { text }] of crawled) expect([path, /mail\.example|secret-\d/.test(text)]).toEqual([path, false]);
    for (const path of ["/comments", "/moderation-log", "/site", "/documents", `/records/roundup/${page.roundup}`, "/changes", "/statements"]) {
      const reply = await ask(server, "GET", `/api/projects/${server.project}${path}`);
      expect([path, [401, 403, 404].includes(reply.status), (await reply.text()).includes("mail.example")]).toEqual([path, true, false]);
    }
    expect(server.lines.join("\n")).not.toContain("mail.example");
  });
});

describe("who was blocked", () => {
  const rulesOf = async (words: string, email: string): Promise<string[]> => {
    server.pass(700_000);
    const form = token();
    server.pass(20_000);
    expect((await send({ token: form, text: words, email })).status).toBe(303);
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500 });
    return entries.find(({ text }) => text === words)?.rules.map(({ rule }) => rule) ?? [];
  };

  it("is held, kept as a keyed hash with a hint, and let in again", async () => {
    const secretWords = secret();
    const blocked = await keepComment(server.workplace, page, { email: "pest@mail.example" });
    await blockCommenter(server.workplace, { id: blocked, kind: "email" }, secretWords);
    expect(await rulesOf("Me again.", "PEST@mail.example")).toContain("blocked");
    const blocks = await server.app.store.comments.blocks(server.project);
    expect(blocks.map(({ kind, hint }) => [kind, hint])).toEqual([["email", "p…@mail.example"]]);
    expect(JSON.stringify(blocks)).not.toContain("pest");
    const dumped: string[] = [];
    for await (const line of server.app.store.care.dump()) if (line.includes("commentBlocks")) dumped.push(line);
    expect([dumped.length, dumped.join().includes("pest")]).toEqual([1, false]);
    await eraseReader(server.workplace, "pest@mail.example", secretWords);
    expect((await server.app.store.comments.blocks(server.project)).map(({ hint }) => hint)).toEqual([null]);
    expect(await rulesOf("Still me.", "pest@mail.example")).toContain("blocked");
    await unblockCommenter(server.workplace, blocks[0]!.value);
    await expect(unblockCommenter(server.workplace, blocks[0]!.value)).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
    expect(await rulesOf("Free.", "pest@mail.example")).not.toContain("blocked");
    const { entries } = await server.app.store.comments.log(server.project, { limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["blocked address", "unblocked"]));
  });
});

describe("signed links and forms", () => {
  it("are worth nothing forged, for another purpose, from another site, or after their time", async () => {
    const now = server.app.now();
    const id = await keepComment(server.workplace, page, { text: "Mine." });
    const right = authorToken({ secret: secret(), now: server.app.now }, id);
    const [payload = "", signature = ""] = right.split(".");
    const forged = [
      `${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
      `${Buffer.from(`comment-author,${id},0,zzzzzzzzz`).toString("base64url")}.${signature}`,
      `${payload}.`,
      payload,
      `${right}.${signature}`,
      writeToken("another secret", { purpose: "comment-author", subject: id, issued: now, expires: now + 1000 }),
      writeToken(secret(), { purpose: "comment-form", subject: id, issued: now, expires: now + 1000 }),
      writeToken(secret(), { purpose: "comment-author", subject: id, issued: now - 2000, expires: now - 1000 }),
      writeToken(secret(), { purpose: "comment-author", subject: id, issued: now + 60_000, expires: now + 120_000 }),
      writeToken(secret(), { purpose: "comment-author", subject: "c-of-nobody", issued: now, expires: now + 1000 }),
    ];
    for (const key of forged) {
      expect([key, (await ask(server, "GET", `/site/comment.html?key=${encodeURIComponent(key)}`)).status]).toEqual([key, 404]);
      for (const step of ["edit", "withdraw", "export", "erase"])
        expect([key, (await post("/site/comment.html", { key, step, text: "Theirs." })).status]).toEqual([key, 404]);
    }
    expect((await server.app.store.comments.get(server.project, id))?.text).toBe("Mine.");
    // A link in a letter or a page that is looked at changes nothing.
    const seen = await ask(server, "GET", `/site/comment.html?key=${encodeURIComponent(right)}&step=withdraw`);
    expect([seen.status, seen.headers.get("referrer-policy"), seen.headers.get("cache-control")]).toEqual([200, "no-referrer", "no-store"]);
    // Nor does the log know it.
    expect(server.lines.some((line) => line.includes("/site/comment.html"))).toBe(true);
    expect(server.lines.filter((line) => line.includes(signature))).toEqual([]);
    expect((await server.app.store.comments.get(server.project, id))?.state).toBe("approved");
  });

  it("keep one comment of a form that is sent again and again", async () => {
    const again = token();
    server.pass(30_000);
    const sent = await Promise.all(Array.from({ length: 8 }, () => send({ token: again, text: "Sent many times." })));
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]));
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 100 });
    expect(entries.filter(({ text }) => text === "Sent many times.")).toHaveLength(1);
  });
});

describe("a form that is sent again and again with other words", () => {
  it("is taken three times and then has to be loaded again, wherever it comes from", async () => {
    server.pass(700_000);
    const again = token();
    server.pass(20_000);
    const statuses: number[] = [];
    for (let number = 0; number < 5; number++) {
      statuses.push((await send({ token: again, text: `Other words ${number}.` })).status);
      server.pass(700_000);
    }
    expect(statuses).toEqual([303, 303, 303, 422, 422]);
  });

  it("is taken three times also when all of them come at once", async () => {
    server.pass(700_000);
    const again = token();
    server.pass(20_000);
    await choose({ comments: { perPrefix: 1000 } });
    const sent = await Promise.all(Array.from({ length: 40 }, (_, number) => send({ token: again, text: `At once ${number}.` })));
    await choose({ comments: { perPrefix: 5 } });
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(3);
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500 });
    expect(entries.filter(({ text }) => text.startsWith("At once"))).toHaveLength(3);
  });

  it("is led back to its comment when nothing changed", async () => {
    const again = token();
    server.pass(20_000);
    const first = await send({ token: again, text: "The same." });
    const second = await send({ token: again, text: "The same." });
    for (const { headers } of [first, second]) {
      const text = await (await ask(server, "GET", headers.get("location") ?? "")).text();
      expect(text).toContain("The same.");
    }
  });
});

describe("an edit by the author", () => {
  const edited = async (policy: object, words: string, state: "approved" | "held" = "approved") => {
    await choose({ comments: policy });
    const id = await keepComment(server.workplace, page, { text: `Calm words ${nonce++}.`, state });
    const key = authorToken({ secret: secret(), now: server.app.now }, id);
    expect((await post("/site/comment.html", { key, step: "edit", text: words })).status).toBe(303);
    const found = (await server.app.store.comments.get(server.project, id))!;
    return [found.state, ...found.rules.map(({ rule }) => rule)];
  };

  it("is screened like a new comment", async () => {
    const open = { admits: "open", holdWords: ["casino"], rejectWords: ["viagra"] };
    expect(await edited(open, "Still calm.")).toEqual(["approved"]);
    expect(await edited(open, "Come to the casino.")).toEqual(["held", "changed by its author", "hold list"]);
    expect(await edited(open, "Buy Viagra.")).toEqual(["rejected", "reject list"]);
    expect(await edited(open, "Buy more Viagra.", "held")).toEqual(["rejected", "reject list"]);
    expect(await edited({ admits: "held", holdWords: [], rejectWords: [] }, "Calm again.")).toEqual([
      "held",
      "changed by its author",
      "every comment is read first",
    ]);
  });
});

describe("an edit by the author of what an editor changed", () => {
  it("is read by an editor first, on every site: it may bring back what was taken out", async () => {
    await choose({ comments: { admits: "open", holdWords: [], rejectWords: [] } });
    const id = await keepComment(server.workplace, page, { text: "You are a fool." });
    await decideComments(server.workplace, { ids: [id], text: "I do not agree.", editorNote: "an insult", note: "" });
    const key = authorToken({ secret: secret(), now: server.app.now }, id);
    expect((await post("/site/comment.html", { key, step: "edit", text: "You are a fool!" })).status).toBe(303);
    const found = await server.app.store.comments.get(server.project, id);
    expect([found?.state, found?.rules.map(({ rule }) => rule)]).toEqual(["held", ["changed by its author"]]);
    await choose({ comments: { admits: "held" } });
  });
});

describe("a changed rule", () => {
  it("holds for the very next comment", async () => {
    await choose({ comments: { admits: "held", rejectWords: [] } });
    server.pass(700_000);
    const form = token();
    server.pass(20_000);
    expect((await ask(server, "GET", `/site/roundups/${page.slug}.html`)).status).toBeLessThan(500);
    const now = await siteChoices(server.app.store, server.project);
    await saveSiteChoices(openWorkplace(server.app.store, { project: server.project }), {
      ...now,
      comments: { ...now.comments, rejectWords: ["forbidden"] },
    });
    expect((await send({ token: form, text: "A forbidden word." })).status).toBe(303);
    await choose({ comments: { rejectWords: [] } });
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["rejected"], limit: 500 });
    expect(entries.some(({ text }) => text === "A forbidden word.")).toBe(true);
  });
});

describe("a link to a comment", () => {
  it("opens nothing that somebody else sent under the same address, which nobody verified", async () => {
    const victim = await keepComment(server.workplace, page, { email: "victim@mail.example", text: "Mine, not read yet.", state: "held" });
    const foreign = await keepComment(server.workplace, page, { email: "victim@mail.example", text: "I only say that I am she." });
    const key = authorToken({ secret: secret(), now: server.app.now }, foreign);
    const data = await (await post("/site/comment.html", { key, step: "export" })).text();
    expect([data.includes("I only say"), data.includes("not read yet")]).toEqual([true, false]);
    expect((await post("/site/comment.html", { key, step: "erase" })).status).toBe(200);
    expect((await server.app.store.comments.get(server.project, victim))?.text).toBe("Mine, not read yet.");
    expect((await server.app.store.comments.get(server.project, foreign))?.state).toBe("erased");
  });

  it("leads whoever sends a comment's name, words and address again to what they sent, never to that comment", async () => {
    const theirs = { name: "Vera Quist", text: "The tide is late.", email: "vera@mail.example" };
    const victim = await keepComment(server.workplace, page, theirs);
    const form = token();
    server.pass(20_000);
    const sent = [await send({ token: form, ...theirs }), await send({ token: form, ...theirs })];
    for (const { status, headers } of sent) {
      const key = new URL(headers.get("location") ?? "", server.origin).searchParams.get("key") ?? "";
      expect(status).toBe(303);
      await post("/site/comment.html", { key, step: "withdraw" });
    }
    expect((await server.app.store.comments.get(server.project, victim))?.state).toBe("approved");
  });

  it("that names its key twice is no link", async () => {
    expect((await ask(server, "GET", "/site/comment.html?key=a&key=b")).status).toBe(404);
    expect((await ask(server, "GET", "/site/search.html?q=a&q=b")).status).toBe(200);
  });
});

describe("names with tricks of Unicode", () => {
  it.each([
    ["Ada\u202eniL", "AdaniL", []],
    ["\u200bA\u2060da\ufeff", "Ada", []],
    ["Аdmin", "Аdmin", ["name of mixed scripts"]],
    [`Zal${"\u0301".repeat(60)}go`, `Zal${"\u0301".repeat(4)}go`, []],
    ["Ada\r\nBcc: x@mail.example", "Ada Bcc: x@mail.example", []],
    ["A\u0000d\u001ba", "Ada", []],
  ])("%j is kept as what it looks like", async (name, kept, rules) => {
    server.pass(700_000);
    const form = token();
    server.pass(20_000);
    expect((await send({ token: form, name, text: `I am ${nonce}.` })).status).toBe(303);
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500 });
    const found = entries.find(({ text }) => text === `I am ${nonce}.`);
    expect(found?.name.normalize("NFC")).toBe(kept.normalize("NFC"));
    for (const rule of rules) expect(found?.rules.map((one) => one.rule)).toContain(rule);
  });
});

describe("mail to moderators", () => {
  it("has the headers that we gave it and no others, whatever the comment and the title say", async () => {
    await choose({ mail: { to: "editors@tide.example" } });
    const form = token();
    server.pass(20_000);
    const bad = "x\r\nBcc: victim@mail.example\r\nContent-Type: text/html\r\n\r\n<b>hi</b>\r\n.\r\nMAIL FROM:<x@y.example>";
    expect((await send({ token: form, name: bad.slice(0, 70), text: bad, email: "hidden@mail.example" })).status).toBe(303);
    await expect.poll(() => mail.received.length).toBe(1);
    const { from, to, data } = mail.received[0]!;
    expect([from.includes("site@tide.example"), to.length, to[0]?.includes("editors@tide.example")]).toEqual([true, 1, true]);
    const headers = data
      .slice(0, data.indexOf("\r\n\r\n"))
      .replaceAll(/\r\n[ \t]/g, " ")
      .split("\r\n");
    const names = headers.map((line) => line.split(":", 1)[0]?.toLowerCase());
    expect(new Set(names)).toEqual(
      new Set(["from", "to", "subject", "message-id", "content-transfer-encoding", "date", "mime-version", "content-type"]),
    );
    expect(headers.find((line) => /^content-type/i.test(line))).toContain("text/plain");
    expect(data).not.toContain("hidden@mail.example");
    expect(commentLetter({ title: bad, name: "N", text: "t", rules: [], queue: null }).subject).not.toMatch(/[\r\n]/);
  });

  it("that cannot be sent loses no comment", async () => {
    await mail.close();
    await choose({ mail: { to: "editors@tide.example" } });
    server.pass(700_000);
    const form = token();
    server.pass(20_000);
    expect((await send({ token: form, text: "No mail today." })).status).toBe(303);
    await choose({ mail: null });
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500 });
    expect(entries.some(({ text }) => text === "No mail today.")).toBe(true);
  });
});

describe("floods", () => {
  const many = times(60, 1000);
  it("of comments from one place are refused beyond the limit, and each that was acknowledged is kept", async () => {
    server.pass(700_000);
    const forms = Array.from({ length: many }, token);
    server.pass(20_000);
    const statuses: number[] = [];
    for (let from = 0; from < forms.length; from += 50) {
      const sent = await Promise.all(forms.slice(from, from + 50).map((form, at) => send({ token: form, text: `Flood ${from + at}.` })));
      statuses.push(...sent.map(({ status }) => status));
    }
    const taken = statuses.filter((status) => status === 303).length;
    expect(statuses.filter((status) => status === 429).length).toBe(many - taken);
    expect(taken).toBe(5);
    const { entries } = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500 });
    expect(entries.filter(({ text }) => text.startsWith("Flood")).length).toBe(taken);
  });

  it(
    "of ten thousand held comments leave the queue whole: every page, each comment once, and all can be decided at once",
    { tags: "long" },
    async () => {
      const ids: string[] = [];
      const keep = (number: number): Promise<string> => keepComment(server.workplace, page, { id: `flood-${number}`, state: "held" });
      for (let from = 0; from < 10_000; from += 500) ids.push(...(await Promise.all(Array.from({ length: 500 }, (_, at) => keep(from + at)))));
      const seen = new Set<string>();
      for (let cursor: string | undefined; ;) {
        const part = await server.app.store.comments.queue(server.project, { states: ["held"], limit: 500, cursor });
        for (const { id } of part.entries) seen.add(id);
        if (part.next === null) break;
        cursor = part.next;
      }
      expect(ids.every((id) => seen.has(id))).toBe(true);
      expect(await decideComments(server.workplace, { ids, state: "spam", note: "a flood" })).toBe(10_000);
      expect((await server.app.store.comments.queueCount(server.project)).spam).toBe(10_000);
    },
  );
});
