import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { isFree } from "../../packages/app/src/store/testing/free-port.ts";
import { newLibrary } from "../../packages/app/src/store/testing/new-library.ts";
import { scratchFolder } from "../../packages/app/src/store/testing/scratch-folder.ts";
import { launchBrowser } from "../e2e/browser.ts";
import { keepPages, type KeptPages, type Look } from "./kept-pages.ts";
import { serveWorkbench, type WorkbenchOptions } from "./servers/serve-workbench.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface OpenOptions {
  /** Below the project's address: "read/d1". */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** First visit: with the tour. */
  readonly isFirst?: boolean;
  /** The whole address, instead of a path. */
  readonly at?: string;
}

export interface OpenPage {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: string[];
  /** Errors and warnings of the console. */
  readonly complaints: string[];
}

/** Settings of the server by their flags, beyond those that every test needs. */
export interface ServerSettings {
  readonly "figures-in-browser"?: string;
  /** In a process of its own, which `kill` kills; false unless told: then `kill` only closes the server, which is the same to a page. */
  readonly isKillable?: boolean;
}

/** A real server with a library of its own, the workbench as it is built from the source, and a real browser. */
export interface Workbench {
  readonly address: string;
  readonly browser: Browser;
  /** Ids of the documents, in the order of the readouts. */
  readonly documents: readonly string[];
  readonly open: (options?: OpenOptions) => Promise<OpenPage>;
  /** Ends the server, at once where it has a process of its own. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same library and port. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let built: Promise<string> | undefined;

/** Folder of the workbench as it is built from its source: nobody writes into it. Cost: seconds for the first of a process, unless RAPPORTEUR_TEST_WORKBENCH names a built one. */
export function builtWorkbench(): Promise<string> {
  return (built ??= buildOnce());
}

async function buildOnce(): Promise<string> {
  const given = process.env["RAPPORTEUR_TEST_WORKBENCH"];
  if (given !== undefined) return given;
  // The bundler takes half a second to load.
  const { build } = await import("vite");
  const outDir = scratchFolder("workbench-built");
  await build({ configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)), logLevel: "warn", build: { outDir } });
  return outDir;
}

/** Cost: the first of a process builds the workbench, unpacks the browser and fills the library. */
export async function startWorkbench(readouts: readonly Readout[] = [], settings: ServerSettings = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  const library = join(folder, "test.rapporteur");
  const web = await builtWorkbench();
  const documents = await filledLibrary(library, readouts);
  const { isKillable = false, ...flags } = settings;
  const start = (port: number): Promise<Server> => {
    const given = { library, web, port: String(port), ...flags };
    return isKillable ? startChild(given) : startHere(given);
  };
  let server = await start(await usualPort());
  const port = Number(new URL(server.address).port);
  inUse.add(port);
  const browser = await launchBrowser();
  const pages = openPages(browser, server.address);
  return {
    address: server.address,
    browser,
    documents,
    open: pages.open,
    kill: () => server.end(),
    restart: async () => {
      server = await start(port);
    },
    close: async () => {
      await pages.close();
      await browser.close();
      await server.end();
      inUse.delete(port);
      usual = port;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ports of the servers that are open in this process, and that of the last which was closed. */
const inUse = new Set<number>();
let usual = 0;

/**
 * The port of the last server of this process where nothing listens on it now, else 0: kept pages have the program of its address loaded and compiled, and find nothing
 * else of it, since answers are asked about again and belong to a library.
 */
async function usualPort(): Promise<number> {
  return usual !== 0 && !inUse.has(usual) && (await isFree(usual)) ? usual : 0;
}

interface Filled {
  readonly library: string;
  readonly documents: readonly string[];
}

const filled = new Map<string, Promise<Filled>>();

/** Puts a library with these readouts into a file; the same readouts are imported once a process. Returns the ids of the documents. */
async function filledLibrary(library: string, readouts: readonly Readout[]): Promise<readonly string[]> {
  const key = JSON.stringify(readouts);
  const kept = filled.get(key) ?? fill(readouts);
  filled.set(key, kept);
  const { library: former, documents } = await kept;
  copyFileSync(former, library);
  return documents;
}

async function fill(readouts: readonly Readout[]): Promise<Filled> {
  const library = join(scratchFolder("workbench-filled"), "test.rapporteur");
  const store = await openStore(await newLibrary(library));
  try {
    const workplace = openWorkplace(store, { project: await ensureProject(store) });
    const documents: string[] = [];
    for (const readout of readouts) documents.push((await importReadout(workplace, { readout })).documentId);
    return { library, documents };
  } finally {
    await store.close();
  }
}

interface Server {
  readonly address: string;
  readonly end: () => Promise<void>;
}

async function startHere(options: WorkbenchOptions): Promise<Server> {
  const { address, close } = await serveWorkbench(options);
  return { address, end: close };
}

async function startChild(options: WorkbenchOptions): Promise<Server> {
  const script = fileURLToPath(new URL("servers/workbench-server.ts", import.meta.url));
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [script, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString().trim()));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return { address, end };
}

const newContext = (browser: Browser, { width, height, theme }: Look): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce" });

/** Of somebody who has seen the tour. */
async function knownContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const context = await newContext(browser, look);
  await context.addInitScript("localStorage.setItem('rapporteur.tour', 'done')");
  return context;
}

/** What the emulated graphics card says of its own speed. */
const ofTheCard = /^\[\.WebGL-\w+\]GL Driver Message .*GPU stall due to ReadPixels/;

/** Pages of the workbench at an address. */
export interface OpenPages {
  readonly open: (options?: OpenOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export function openPages(browser: Browser, address: string): OpenPages {
  const pages = keepPages(address, "workbench", (look) => knownContext(browser, look));
  return { open: (options) => openPage({ browser, pages, address }, options), close: pages.close };
}

interface Opened {
  readonly browser: Browser;
  readonly pages: KeptPages;
  readonly address: string;
}

async function openPage({ browser, pages, address }: Opened, options: OpenOptions = {}): Promise<OpenPage> {
  const { path = "library", width = 1440, height = 900, theme = "light", isFirst = false, at = `${address}/p/main/${path}` } = options;
  const look = { width, height, theme };
  const page = isFirst ? await (await newContext(browser, look)).newPage() : await pages.lend(look);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if ((message.type() === "error" || message.type() === "warning") && !ofTheCard.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(at);
  return { page, requests, complaints };
}

/** Violations that axe finds; it runs in an isolated world of the browser, so that the page's own policy stays in force. */
export async function axe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  // The world stays as long as its page: looked at again, it has the program already.
  const known = await session.send("Runtime.evaluate", { expression: "typeof axe", contextId });
  if (known.result.value === "undefined") await session.send("Runtime.evaluate", { expression: axeSource, contextId });
  // No rule that runs looks into the sources of styles and films, which it would fetch first: a third of what it costs.
  const run = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { resultTypes: ["violations"], preload: false }).then((found) => JSON.stringify(
      found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join(" | "))))`,
    contextId,
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(run.result.value)) as string[];
}

/** How far the page can be scrolled sideways, in pixels: 0 where it fits. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
