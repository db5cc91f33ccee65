import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeManual } from "../support/manual.ts";
import { launchBrowser } from "../e2e/browser.ts";
import { builtWorkbench } from "../support/workbench.ts";
import { stepsAsMarkdown } from "./tutorial/page-as-markdown.ts";
import { performStep, type Stage } from "./tutorial/perform-step.ts";
import { readSteps } from "./tutorial/read-steps.ts";

/*
 * The tutorials are performed by the letter: a script reads each step from the page of the written manual and does it in a real browser, on a real library,
 * with the drafts of the model that the product ships. Each goes on where the one before ended, as its reader does.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const tutorials = ["first-page", "coalitions", "forecasts", "causes", "publish"].map((name) => `learn/${name}.html`);

let folder = "";
let server: ChildProcess | null = null;
let browser: Browser;
let stage: Stage;
let isBroken = false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutorials-"));
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
  writeManual(join(folder, "help"));
  browser = await launchBrowser();
  stage = { page: null, printed: "", address: "", folder, run, openPage };
});

afterAll(async () => {
  await browser?.close();
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: string): Promise<string> {
  const started = /^npm start -- --library (?<library>\S+)$/.exec(command);
  if (started !== null) return serve(started.groups?.["library"] ?? "");
  const words = /^npm run -s rapporteur -- (?<words>.+)$/.exec(command)?.groups?.["words"];
  if (words === undefined) throw new Error(`The tutorials use npm start and npm run -s rapporteur alone, not: ${command}`);
  const child = spawn(process.execPath, [join(root, "packages/app/src/cli/main.ts"), ...words.split(" ")], {
    cwd: folder,
    env: process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (bytes: Buffer) => void (printed += bytes.toString()));
  expect(await once(child, "close")).toEqual([0, null]);
  return printed;
}

/** The workbench as it is built from the source: what `npm start` serves once it has built. */
async function serve(library: string): Promise<string> {
  const script = fileURLToPath(new URL("../support/servers/workbench-server.ts", import.meta.url));
  const given = ["--library", library, "--web", await builtWorkbench(), "--whole"];
  server = spawn(process.execPath, [script, ...given], { cwd: folder, env: process.env, stdio: ["ignore", "pipe", "inherit"] });
  const [bytes] = (await once(server.stdout!, "data")) as [Buffer];
  stage.address = bytes.toString().trim();
  return `Serving the library ${library} at ${stage.address}`;
}

async function openPage(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

describe("the tutorials, performed as they are written", { tags: "long" }, () => {
  for (const source of tutorials) {
    it(source, { timeout: 600_000 }, async () => {
      const steps = readSteps(source, stepsAsMarkdown(readFileSync(join(folder, "help", source), "utf8")));
      expect(steps.length).toBeGreaterThan(8);
      expect(isBroken, "a tutorial before this one broke off").toBe(false);
      for (const { place, sentence, step } of steps) {
        try {
          await performStep(stage, step);
        } catch (thrown) {
          isBroken = true;
          const seen = await stage.page
            ?.locator("main")
            .innerText({ timeout: 2000 })
            .catch(() => null);
          throw new Error(
            `${place}: “${sentence}” did not work: ${String(thrown).slice(0, 300)}\nThe page says: ${seen?.slice(0, 3000) ?? "nothing"}`,
            { cause: thrown },
          );
        }
      }
    });
  }
});
