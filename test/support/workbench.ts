import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { launchBrowser } from "../e2e/browser.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface OpenOptions {
  /** Below the project's address: "read/d1". */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** First visit: with the tour. */
  readonly isFirst?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** Errors and warnings of the console. */
  readonly complaints: string[];
}

/** Settings of the server by their flags, beyond those that every test needs. */
export type ServerSettings = { readonly "figures-in-browser"?: string };

/** A real server with a library of its own in a process that can be killed, the workbench as it is built from the source, and a real browser. */
export interface Workbench {
  readonly address: string;
  readonly browser: Browser;
  /** Ids of the documents, in the order of the readouts. */
  readonly documents: readonly string[];
  readonly open: (options?: OpenOptions) => Promise<OpenPage>;
  /** Ends the server at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same library and port. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds the workbench from its source into a folder. Cost: under a second. */
export async function buildWorkbench(outDir: string): Promise<void> {
  await build({ configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)), logLevel: "warn", build: { outDir } });
}

/** Cost: builds the workbench (under a second) and unpacks the browser once. */
export async function startWorkbench(readouts: readonly Readout[] = [], settings: ServerSettings = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  const [library, web] = [join(folder, "test.rapporteur"), join(folder, "web")];
  await buildWorkbench(web);
  const documents = await fill(library, readouts);
  const start = (port: number) => startChild({ library, web, port: String(port), ...settings });
  let server = await start(0);
  const port = Number(new URL(server.address).port);
  const browser = await launchBrowser();
  const kill = async (): Promise<void> => {
    const { child } = server;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  return {
    address: server.address,
    browser,
    documents,
    open: (options) => openPage(browser, server.address, options),
    kill,
    restart: async () => {
      server = await start(port);
    },
    close: async () => {
      await browser.close();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(library: string, readouts: readonly Readout[]): Promise<string[]> {
  const store = await openStore(library);
  try {
    const workplace = openWorkplace(store, { project: await ensureProject(store) });
    const documents: string[] = [];
    for (const readout of readouts) documents.push((await importReadout(workplace, { readout })).documentId);
    return documents;
  } finally {
    await store.close();
  }
}

async function startChild(options: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; address: string }> {
  const script = fileURLToPath(new URL("workbench-server.ts", import.meta.url));
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [script, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (bytes: Buffer) => resolve(bytes.toString().trim()));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, address };
}

async function openPage(browser: Browser, address: string, options: OpenOptions = {}): Promise<OpenPage> {
  const { path = "library", width = 1440, height = 900, theme = "light", isFirst = false } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });
  if (!isFirst) await context.addInitScript("localStorage.setItem('rapporteur.tour', 'done')");
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${address}/p/main/${path}`);
  return { page, requests, complaints };
}

/** Violations that axe finds; it runs in an isolated world of the browser, so that the page's own policy stays in force. */
export async function axe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const world = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  await session.send("Runtime.evaluate", { expression: axeSource, contextId: world.executionContextId });
  const run = await session.send("Runtime.evaluate", {
    expression:
      "axe.run(document).then((found) => JSON.stringify(found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 160)).join(' | '))))",
    contextId: world.executionContextId,
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(run.result.value)) as string[];
}

/** How far the page can be scrolled sideways, in pixels: 0 where it fits. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
