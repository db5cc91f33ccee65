import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { saveSiteChoices, siteChoices } from "../../packages/app/src/publishing/site-settings.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { makeRoundup, publishPage, quietHarbour } from "../support/published-site.ts";
import { runSiteServer, sendComment, tokenOf, type SiteProcess } from "../support/servers/run-site-server.ts";
import { times } from "../support/effort.ts";
import { seededRandom } from "../../packages/core/src/base/random.ts";

const rounds = times(2, 10);
/** The site takes a thousand from one network in ten minutes, and no more. */
const mostARound = 90;

test("a comment that was acknowledged is there, whenever the server is killed", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "comments-"));
  // Two libraries at a time: most of a round is the server's start, which is why the short form has one of one.
  const counts = await Promise.all([1, 2].slice(0, times(1, 2)).map((seed) => killRounds(join(folder, `${seed}.rapporteur`), seed)));
  for (const count of counts) expect(count).toBeGreaterThanOrEqual(rounds / 2);
  rmSync(folder, { recursive: true, force: true });
});

/** Kills half of the rounds' servers on a library; how many comments were acknowledged, all of which are there. */
async function killRounds(library: string, seed: number): Promise<number> {
  const slug = await prepare(library);
  const random = seededRandom(seed);
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds / 2; round++) {
    const server = await runSiteServer(library);
    const tokens = await Promise.all([0, 1, 2].map(() => tokenOf(server.address, slug)));
    const sending = Promise.all(tokens.map((token, sender) => send(server, slug, { token, name: `${round}-${sender}`, acknowledged })));
    // On a busy machine the first answer takes long: the server is killed some time after it.
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 10 }).toBeGreaterThan(before);
    await wait(random() * 240);
    await server.kill();
    await sending;
  }
  const store = await openStore(library);
  const kept = await keptTexts(store);
  expect(acknowledged.filter((text) => kept.get(text) !== 1)).toEqual([]);
  expect(await store.care.check()).toEqual([]);
  await store.close();
  return acknowledged.length;
}

/** How often each text waits in the queue. */
async function keptTexts(store: Store): Promise<Map<string, number>> {
  const kept = new Map<string, number>();
  for (let cursor: string | undefined; ;) {
    const part = await store.comments.queue("main", { states: ["held"], limit: 500, cursor });
    for (const { text } of part.entries) kept.set(text, (kept.get(text) ?? 0) + 1);
    if (part.next === null) return kept;
    cursor = part.next;
  }
}

async function prepare(library: string): Promise<string> {
  const store = await openStore(library);
  const workplace = openWorkplace(store, { project: await ensureProject(store) });
  const choices = await siteChoices(store, workplace.project);
  await saveSiteChoices(workplace, { ...choices, comments: { ...choices.comments, perPrefix: 1000 } });
  const page = await makeRoundup(workplace, quietHarbour);
  await publishPage(workplace, page);
  await store.close();
  return page.slug;
}

interface Sending {
  /** Of a form that gave no comment yet. */
  readonly token: string;
  readonly name: string;
  readonly acknowledged: string[];
}

/** One comment after the other until the server is gone. */
async function send({ address }: SiteProcess, slug: string, { token: first, name, acknowledged }: Sending): Promise<void> {
  let token = first;
  for (let number = 0; number < mostARound / 3; number++) {
    const text = `Comment ${name}-${number}`;
    try {
      // A form gives three comments.
      if (number > 0 && number % 3 === 0) token = await tokenOf(address, slug);
      if (await sendComment(address, slug, { token, text })) acknowledged.push(text);
    } catch {
      // The server is gone: whether this one was kept, nobody was told.
      return;
    }
  }
}
