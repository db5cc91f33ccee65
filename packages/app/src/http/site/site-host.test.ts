import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LibraryServer, startSingleUser } from "../../../../../test/support/library-server.ts";
import { registerSite } from "./register-site.ts";

/* The workbench and the public site on hosts of their own: none answers for the other. */

const desk = "desk.example.org";
const site = "site.example.org";
let server: LibraryServer;
let shared: LibraryServer;

beforeAll(async () => {
  const flags = { origin: `https://${desk}`, siteOrigin: `https://${site}` };
  server = await startSingleUser({ plugins: [registerSite], flags });
  shared = await startSingleUser({ plugins: [registerSite], flags: { origin: `https://${desk}` } });
});
afterAll(() => Promise.all([server.end(), shared.end()]));

/** The status of an answer, and where it leads. */
function answerOf({ origin }: LibraryServer, host: string, [method = "", path = ""]: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method, headers: { host, connection: "close" } }, (answer) => {
      answer.resume().on("end", () => resolve(`${answer.statusCode ?? 0} ${answer.headers.location ?? ""}`.trim()));
    });
    asked.on("error", reject).end();
  });
}

test.each([
  [site, "GET /site/", "200"],
  [site, "GET /", "308 /site/"],
  [site, "GET /api/session", "404"],
  [site, "POST /api/session", "404"],
  [site, "GET /siteless", "404"],
  [site, "GET /read", "404"],
  [site, "GET /health/live", "200"],
  [desk, "GET /api/session", "200"],
  [desk, "GET /site/", `308 https://${site}/site/`],
  [desk, "GET /site/search.html?q=a", `308 https://${site}/site/search.html?q=a`],
  [desk, "POST /site/comments", "404"],
  ["localhost", "GET /site", `308 https://${site}/site`],
  ["other.example.org", "GET /site/", "421"],
])("%s answers to %s with %s", async (host, asked, answer) => expect(await answerOf(server, host, asked.split(" "))).toBe(answer));

test("where the site has no host of its own, the workbench's shows it", async () => {
  expect(await answerOf(shared, desk, ["GET", "/site/"])).toBe("200");
  expect(await answerOf(shared, site, ["GET", "/site/"])).toBe("421");
});

test("fonts are had from both, since a preview in the workbench shows them", async () => {
  for (const host of [desk, site]) expect(await answerOf(server, host, ["GET", "/site/assets/nothing.woff2"])).toBe("404");
});
