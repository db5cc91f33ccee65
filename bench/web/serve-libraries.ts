import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { launchBrowser } from "../../test/e2e/browser.ts";
import { builtWorkbench } from "../../test/support/workbench.ts";
import { fillLibrary, type LibrarySize } from "../data/library.ts";
import { watcher } from "./watcher.ts";

/** The projects that are measured, all in one library so that it is made once. "network" draws some 500 nodes and 20,000 ties with its drafts. */
export const sizes = {
  main: { documents: 10_000, statementsPerDocument: 10, entities: 200 },
  half: { documents: 5000, statementsPerDocument: 10, entities: 200 },
  network: { documents: 480, statementsPerDocument: 40, entities: 500 },
} as const satisfies Readonly<Record<string, LibrarySize>>;
export type SizedProject = keyof typeof sizes;

export interface Served {
  readonly browser: Browser;
  /** A fresh visitor at an address below a project: what a screen loads is not in the browser's cache. Has the watcher of watcher.ts. */
  readonly visit: (project: SizedProject, path: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/**
 * The workbench as it is built from the source, on a real server in a process of its own, with 170,000 statements in three projects, and a browser. The
 * library is kept where a file is named, and read from there where it is there already. Cost: some 40 s to make the library.
 */
export async function serveLibraries(kept?: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "bench-web-"));
  const library = kept ?? join(folder, "bench.rapporteur");
  if (!existsSync(library)) await fill(library);
  const { child, address } = await startChild(library, await builtWorkbench());
  const browser = await launchBrowser();
  return {
    browser,
    visit: (project, path) => visit(browser, `${address}/p/${project}/${path}`),
    close: async () => {
      await browser.close();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(library: string): Promise<void> {
  const store = await openStore(library);
  try {
    for (const [project, size] of Object.entries(sizes)) {
      await makeProject(store, project);
      await fillLibrary(store, size, project);
    }
  } finally {
    await store.close();
  }
}

async function makeProject({ history }: Store, id: string): Promise<void> {
  const after = { id, name: id, description: "", isBlind: false, scale: "icd203", locale: "en" };
  const by = { account: null, name: "bench" };
  await history.commit({ project: id, by, action: "create", summary: "", changes: [{ kind: "project", id, expected: null, after }] });
}

async function startChild(library: string, web: string): Promise<{ child: ChildProcess; address: string }> {
  const script = fileURLToPath(new URL("../../test/support/servers/workbench-server.ts", import.meta.url));
  const child = fork(script, ["--library", library, "--web", web], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const [bytes] = (await Promise.race([
    once(child.stdout ?? child, "data"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${String(code)}`))),
  ])) as [Buffer];
  return { child, address: bytes.toString().trim() };
}

async function visit(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await context.addInitScript("localStorage.setItem('rapporteur.tour', 'done')");
  await context.addInitScript(watcher);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
