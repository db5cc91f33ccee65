import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSite } from "../../packages/app/src/publishing/load-site.ts";
import { searchPage } from "../../packages/app/src/publishing/site/pages/lists.ts";
import { roundupPage } from "../../packages/app/src/publishing/site/pages/roundup.ts";
import { siteFiles } from "../../packages/app/src/publishing/site/site-files.ts";
import { decideComments } from "../../packages/app/src/publishing/comments/moderate-comments.ts";
import { usualPolicy } from "../../packages/app/src/publishing/comments/screen-comment.ts";
import { formToken, takeComment } from "../../packages/app/src/publishing/comments/take-comment.ts";
import { times } from "../support/effort.ts";
import { hostileAddresses, hostileTexts } from "../support/samples/hostile-texts.ts";
import { hostileSite } from "../support/servers/hostile-site.ts";
import { ask } from "../support/library-server.ts";
import { makeRoundup, publishPage, startSite, type PublishedPage, type SiteServer } from "../support/published-site.ts";
import { launchBrowser } from "./browser.ts";

let server: SiteServer;
let browser: Browser;

beforeAll(async () => {
  server = await startSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

/** What would show that a text was taken for markup. */
interface Watched {
  readonly context: BrowserContext;
  /** Scripts that ran, dialogs, addresses elsewhere, refusals of the policy. */
  readonly seen: string[];
}

async function watch(origin: string): Promise<Watched> {
  const seen: string[] = [];
  const context = await browser.newContext();
  await context.exposeFunction("reportHit", (what: string) => void seen.push(what));
  await context.addInitScript(`
    globalThis.hit = () => reportHit("ran in " + location.href);
    for (const name of ["alert", "confirm", "prompt", "print"]) globalThis[name] = globalThis.hit;
    document.addEventListener("securitypolicyviolation", (event) => reportHit("policy: " + event.violatedDirective + " " + event.blockedURI));`);
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:data:,|about:)/.test(url)) seen.push(`asked for ${url}`);
  });
  context.on("page", (page) => page.on("dialog", (dialog) => (seen.push(`dialog ${dialog.message()}`), dialog.dismiss())));
  return { context, seen };
}

/** Elements and attributes that a page of ours never has: found where a text became markup, though nothing ran yet. */
const strange = `((document) => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (["iframe","object","embed","base","video","audio","math","marquee","img","template","noscript","animate","set","foreignObject","use","portal"].includes(name)) found.push(name);
    if (name === "script" && element.type !== "application/ld+json") found.push("script");
    if (name === "style") found.push("style");
    if (name === "meta" && element.httpEquiv) found.push("meta " + element.httpEquiv);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || ["style","srcdoc","autofocus","formaction"].includes(attribute)) found.push(name + " " + attribute);
      if (/^(?:href|src|action|xlink:href)$/.test(attribute) && /^[\\s\\u0000-\\u001f]*(?:java\\s*script|vbscript|data:(?!,$)|feed:)/i.test(value)) found.push(name + " " + value.slice(0, 40));
    }
  }
  return found;
})`;

/** The same of each frame of a page, with the frame's address. */
const strangeInFrames = `[...document.querySelectorAll("iframe")].flatMap((frame) => {
  const odd = (${strange})(frame.contentDocument);
  return odd.length === 0 ? [] : [frame.src + ": " + [...new Set(odd)].join(", ") + " in " + frame.contentDocument.documentElement.outerHTML.slice(0, 300)];
})`;

/** Serves texts without any policy: what is safe here is safe by its encoding alone. */
async function bareServer(files: ReadonlyMap<string, string>): Promise<{ server: Server; origin: string }> {
  const bare = createServer((request, response) => {
    const text = files.get(decodeURI(request.url ?? "").slice(1));
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(text ?? "");
  });
  await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
  return { server: bare, origin: `http://127.0.0.1:${(bare.address() as AddressInfo).port}` };
}

/** The same of files of this origin, which are parsed and not shown. */
const strangeInFiles = `(async (names) => {
  const found = [];
  for (const name of names) {
    const text = await (await fetch(name)).text();
    const odd = (${strange})(new DOMParser().parseFromString(text, "text/html"));
    if (odd.length > 0) found.push(name + ": " + [...new Set(odd)].join(", ") + " in " + text.slice(0, 300));
  }
  return found;
})`;

/** Pages of sites whose every field holds hostile texts, by a number each. */
async function hostileFiles(texts: readonly string[]): Promise<Map<string, string>> {
  const { site } = await loadSite(server.workplace);
  const plain = site.pages.find(({ slug }) => slug === server.pages[1]?.slug);
  if (plain === undefined) throw new Error("the page is not there");
  const files = new Map<string, string>();
  const keep = (text: string): void => void files.set(`${files.size}.html`, text);
  for (let first = 0; first < texts.length; first += 12) {
    const made = hostileSite(plain, texts.slice(first, first + 12), first);
    for (const file of siteFiles(made)) {
      // Maps alone: rows are made by the functions that make the ledger.
      const isSpare = file.path.startsWith("embeds/") && !/\/(?:actors|causes)\.html$/.test(file.path);
      if (file.type === "text/html" && !isSpare && !file.path.startsWith("roundups/")) keep(file.make());
    }
    for (const [index, page] of made.pages.entries()) {
      const words = texts[first + index] ?? "";
      keep(roundupPage(made, page, { action: "comments", token: words, decoy: "website" }));
      if (index === 0) keep(searchPage(made, { text: words, results: made.pages.map((one) => ({ page: one, snippet: words })) }, true));
    }
  }
  return files;
}

const framesAtOnce = 50;
/** Neighbours are of one family, so that every seventh has them all. Parsed they are; one of thirty-two is shown besides. */
const parsedTexts = hostileTexts.filter((_, index) => index % times(7, 1) === 0);
const shownTexts = hostileTexts.filter((_, index) => index % times(32, 1) === 0);

describe("hostile texts in the pages of the site", () => {
  it("are at least three hundred", () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(300);
  });

  it("run where they are not encoded, so that this test would see it", async () => {
    const raw = new Map(hostileTexts.map((text, index) => [`${index}.html`, `<!doctype html><title>x</title><main>${text}</main>`]));
    const bare = await bareServer(raw);
    const { context, seen } = await watch(bare.origin);
    const page = await context.newPage();
    for (let number = 0; number < 60; number += times(6, 4)) await page.goto(`${bare.origin}/${number}.html`);
    expect(seen.filter((what) => what.startsWith("ran in")).length).toBeGreaterThan(5);
    await context.close();
    bare.server.close();
  });

  it("become markup in no field of any page", async () => {
    const files = await hostileFiles(parsedTexts);
    const names = [...files.keys()];
    files.set("empty", "<!doctype html><title>x</title>");
    const bare = await bareServer(files);
    const page = await browser.newPage();
    await page.goto(`${bare.origin}/empty`);
    expect((await page.evaluate<string[]>(`${strangeInFiles}(${JSON.stringify(names)})`)).slice(0, 5)).toEqual([]);
    await page.close();
    bare.server.close();
  });

  it("run nowhere, in no field of any page, even without the policy", async () => {
    const files = await hostileFiles(shownTexts);
    const bare = await bareServer(files);
    const { context, seen } = await watch(bare.origin);
    const found: string[] = [];
    const page = await context.newPage();
    const names = [...files.keys()];
    for (let from = 0; from < names.length; from += framesAtOnce) {
      const frames = names.slice(from, from + framesAtOnce).map((name) => `<iframe src="${name}"></iframe>`);
      files.set("frames", `<!doctype html><title>x</title>${frames.join("")}`);
      await page.goto(`${bare.origin}/frames`, { waitUntil: "load" });
      found.push(...(await page.evaluate<string[]>(strangeInFrames)));
    }
    expect(found.slice(0, 5)).toEqual([]);
    expect([...new Set(seen)].slice(0, 5)).toEqual([]);
    await context.close();
    bare.server.close();
  });
});

describe("hostile texts on their way through the server", () => {
  const csrf = async (): Promise<string> => ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;

  it("run nowhere, whether they came by form, by import or by settings, and the policy has nothing to stop", { tags: "long" }, async () => {
    const texts = hostileTexts.filter((text) => !text.includes("\ud800"));
    const { pages } = await importHostile(texts);
    await commentHostile(texts, pages[0]!);
    const site = await ask(server, "GET", "/api/projects/main/site");
    const body = {
      ...((await site.json()) as object),
      title: texts[0],
      description: texts.slice(0, 12).join(" ").slice(0, 1000),
      publisher: texts[40],
    };
    const saved = await ask(server, "PUT", "/api/projects/main/site", { body, headers: { "x-csrf-token": await csrf() } });
    expect(saved.status).toBe(200);
    server.pass(60_000);
    const { context, seen } = await watch(server.origin);
    const page = await context.newPage();
    const addresses = [
      "",
      "archive.html",
      `search.html?q=${encodeURIComponent(texts[3] ?? "")}`,
      ...pages.map(({ slug }) => `roundups/${slug}.html`),
    ];
    for (const address of addresses) {
      const answer = await page.goto(`${server.origin}/site/${address}`, { waitUntil: "load" });
      expect([address, answer?.status()]).toEqual([address, 200]);
      expect([address, await page.evaluate(`(${strange})(document)`)]).toEqual([address, []]);
    }
    expect([...new Set(seen)]).toEqual([]);
    const shown = await page.goto(`${server.origin}/site/roundups/${pages[0]?.slug}.html`).then((answer) => answer?.text());
    expect(shown?.match(/class="comment"/g)?.length).toBe(texts.length);
    await context.close();
  });

  it("lead nowhere as addresses of documents", async () => {
    const { store, project, by } = server.workplace;
    const page = server.pages[0]!;
    for (const url of hostileAddresses) {
      const stored = await store.records.get(project, "document", page.documentId);
      if (stored === null) throw new Error("the document is not there");
      const after = { ...stored.record, url };
      await store.history.commit({
        project,
        by,
        action: "edit",
        summary: "",
        changes: [{ kind: "document", id: page.documentId, expected: stored.revision, after }],
      });
      await publishPage(server.workplace, page);
      server.pass(60_000);
      const text = await (await ask(server, "GET", `/site/roundups/${page.slug}.html`)).text();
      const sources = /id="sources".*?<\/section>/s.exec(text)?.[0] ?? "";
      // The page itself, and its three citation files.
      expect([...sources.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.slice(0, 3))).toEqual(["../", "../", "../", "../"]);
    }
  });
});

/** Two pages made from texts of others: one from an HTML file, one written in Markdown with a part of each a contribution. */
async function importHostile(texts: readonly string[]): Promise<{ pages: PublishedPage[] }> {
  const sections = texts
    .slice(0, 90)
    .map((text) => `## ${text.replaceAll("\n", " ")}\n\n**${text.replaceAll("\n", " ")}**, fellow\n\nNorway will leave. ${text}`);
  const written = await makeRoundup(server.workplace, `# ${texts[1]}\n\n${sections.join("\n\n")}`, {
    slug: "hostile-written",
    title: texts[5] ?? "",
    standfirst: texts.slice(100, 140).join(" "),
    tags: texts.slice(0, 100).map((text) => text.slice(0, 100)),
    corrections: texts.map((text) => ({ at: "2031-01-01T00:00:00.000Z", what: text, old: text, new: text, note: text })),
  });
  const body = texts.map((text) => `<h2>${text}</h2><p>${text} Norway will leave.</p><p>${text.replaceAll("<", "&lt;")}</p>`);
  const imported = await makeRoundup(
    server.workplace,
    `<!doctype html><html><head><title>${texts[7]}</title></head><body><article><h1>Norway</h1>${body.join("\n")}</article></body></html>`,
    { slug: "hostile-imported", questions: texts.slice(0, 100) },
  );
  for (const page of [written, imported]) await publishPage(server.workplace, page);
  return { pages: [written, imported] };
}

/** A comment of each text by the form's own way, approved by an editor. */
async function commentHostile(texts: readonly string[], page: PublishedPage): Promise<void> {
  const { workplace } = server;
  const desk = { ...workplace, policy: { ...usualPolicy, perPrefix: 10_000 }, secret: "secret" };
  const commented = { roundup: page.roundup, slug: page.slug, mode: "open", statements: new Map(), forecasts: new Set<string>() } as const;
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const token = formToken(desk, page.slug, String(index));
    const words = { token, name: `${text.replaceAll(/\s/g, " ").slice(0, 78)}.`, email: `m${index}@mail.example`, text: `${text}.` };
    ids.push((await takeComment(desk, commented, { body: words, address: "192.0.2.1" })).id);
  }
  await decideComments(workplace, { ids, state: "approved", note: texts[9] ?? "" });
}
