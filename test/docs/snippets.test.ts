import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../support/effort.ts";
import { startRunner, wordsOf, type CommandRunner } from "./commands/start-runner.ts";
import { setLines, writePdf } from "../../packages/reader/src/sources/pdf/pdf-writer-for-tests.ts";

/*
 * Every snippet of the documentation runs. ```ts blocks run as modules from the repository's root; each
 * "// → text" must be what that line printed, in order. ```sh blocks: lines that call rapporteur run in a folder that holds the examples,
 * and print what is behind "# → "; an address of the outside network is not asked.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const below = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`);
const pages = ["README.md", ...below.sort()].filter((name) => name.endsWith(".md"));

let desk = "";
let runner: CommandRunner;

beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  desk = mkdtempSync(join(root, ".cache", "snippets-"));
  cpSync(join(root, "examples"), desk, { recursive: true });
  if (isLong) cpSync(join(root, "examples", "summit-roundup.html"), join(desk, "roundup.html"));
  else writeFileSync(join(desk, "roundup.html"), `<h1>On the levy</h1><p>By Ada Brandt</p><p>${told}</p>`);
  // A folder to import: the examples that lie in no folder of their own; in the short form a text of a few lines, since each of two has a process that reads, and a table to pass over.
  const isGiven = (path: string): boolean => !path.includes("varn-canal") && (isLong || /examples$|ratings\.csv$/.test(path));
  cpSync(join(root, "examples"), join(desk, "folder"), { recursive: true, filter: isGiven });
  if (!isLong) writeFileSync(join(desk, "folder", "levy.md"), `# Levy\n\n${told}\n`);
  writeFileSync(join(desk, "paper.pdf"), samplePdf());
  writeFileSync(join(desk, "talk.tsv"), "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|topic\n\n\n#Text=Ann backs it.\n1-1\t0-3\tAnn\ttolls\n");
  // The list of names that the recipe tells its reader to write.
  writeFileSync(join(desk, "names.txt"), snippets("docs/cookbook/reading.md", "text")[0] ?? "");
  const stream = [
    { id: "a", path: "oped.md" },
    { id: "b", text: "China warned Japan." },
  ];
  writeFileSync(join(desk, "documents.jsonl"), stream.map((line) => `${JSON.stringify(line)}\n`).join(""));
  runner = startRunner(desk, environment);
});

afterAll(async () => {
  await runner.end();
  rmSync(desk, { recursive: true, force: true });
});

const told =
  "China warned Japan on Monday that it would answer in kind. Talks will probably resume by March, because neither side can afford a quarrel.";

function samplePdf(): Uint8Array {
  return writePdf({ pages: [setLines(told, { x: 60, y: 80, width: 470 })] });
}

function snippets(page: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...readFileSync(join(root, page), "utf8").matchAll(fence)].map((match) => match[1] ?? "");
}

function isOurs(line: string): boolean {
  return /(?:^|\| )(?:rapporteur|npm run -s rapporteur --) /.test(line) && !/ (?:read|import|follow) https:/.test(line);
}

/** As a shell takes it: without its comment, with the command at hand for its name. */
function shellLine(line: string): string {
  return line
    .replace(/#.*$/, "")
    .replace(/npm run -s rapporteur --|(?<=^|\| )rapporteur(?= )/g, `"${process.execPath}" "${join(root, "packages/app/src/cli/main.ts")}"`)
    .trim();
}

const environment = { ...process.env, NODE_OPTIONS: "--conditions=rapporteur-source --disable-warning=ExperimentalWarning" };

/** Lines with a pipe as a shell runs them; the others one after the other in a single process, which loads the program once. */
async function runCommand(line: string): Promise<void> {
  if (line.includes("|")) return void execFileSync("sh", ["-c", shellLine(line)], { cwd: desk, stdio: ["ignore", "pipe", "pipe"], env: environment });
  const { code, said } = await runner.run(wordsOf(line));
  expect(code, said).toBe(0);
  expect(said).toContain(/# → (?<promised>.+)$/.exec(line)?.groups?.["promised"]?.trim() ?? "");
}

/** A server runs until it is stopped: it must say that it serves, and end well when it is told to. */
async function runServer(line: string): Promise<void> {
  const server = spawn("sh", ["-c", `exec ${shellLine(line)} --port 0`], { cwd: desk, stdio: ["ignore", "pipe", "inherit"], env: environment });
  let said = "";
  for await (const part of server.stdout) {
    said += String(part);
    if (said.includes("Serving")) break;
  }
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  expect(said).toContain("Serving");
  expect(await ended).toEqual([0, null]);
}

const isServer = (line: string): boolean => / serve /.test(line);

describe("snippets of the documentation", { tags: "long" }, () => {
  for (const page of pages) {
    for (const [index, code] of snippets(page, "ts").entries()) {
      it(`${page}: TypeScript snippet ${index + 1} prints what it says`, async () => {
        const file = join(root, ".cache", `snippet-${page.replaceAll("/", "-")}-${index}.ts`);
        writeFileSync(file, code);
        const { code: exit, said: printed } = await runner.runModule(file, root);
        expect(exit, printed).toBe(0);
        const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]?.trim());
        expect(printed.trim().split("\n").slice(0, promised.length)).toEqual(promised);
        rmSync(file);
      });
    }
    for (const line of snippets(page, "sh")
      .flatMap((code) => code.split("\n"))
      .filter(isOurs)) {
      it(`${page}: ${line.trim()}`, async () => {
        if (isServer(line)) await runServer(line);
        else await runCommand(line);
      });
    }
  }
});
