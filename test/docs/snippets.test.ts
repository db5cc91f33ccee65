import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/*
 * Every snippet of the documentation runs. ```ts blocks run as modules from the repository's root against the built package; each
 * "// → text" must be what that line printed, in order. ```sh blocks: lines that call rapporteur run in a folder that holds the examples;
 * an address of the outside network is not asked.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) => name.endsWith(".md"));

let desk = "";

beforeAll(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  desk = mkdtempSync(join(root, ".cache", "snippets-"));
  cpSync(join(root, "examples"), desk, { recursive: true });
  cpSync(join(root, "examples", "summit-roundup.html"), join(desk, "roundup.html"));
});

afterAll(() => rmSync(desk, { recursive: true, force: true }));

function snippets(page: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...readFileSync(join(root, page), "utf8").matchAll(fence)].map((match) => match[1] ?? "");
}

function isOurs(line: string): boolean {
  return /(?:^|\| )(?:rapporteur|npm run -s rapporteur --) /.test(line) && !line.includes("https://");
}

function runCommand(line: string): void {
  const command = line
    .replace(/#.*$/, "")
    .replace(/npm run -s rapporteur --|(?<=^|\| )rapporteur(?= )/g, `"${process.execPath}" "${join(root, "src/cli/main.ts")}"`);
  execFileSync("sh", ["-c", command], {
    cwd: desk,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "--disable-warning=ExperimentalWarning" },
  });
}

describe("snippets of the documentation", () => {
  for (const page of pages) {
    for (const [index, code] of snippets(page, "ts").entries()) {
      it(`${page}: TypeScript snippet ${index + 1} prints what it says`, () => {
        const file = join(root, ".cache", `snippet-${page.replaceAll("/", "-")}-${index}.ts`);
        writeFileSync(file, code);
        const printed = execFileSync(process.execPath, [file], { cwd: root, encoding: "utf8" });
        const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]?.trim());
        expect(printed.trim().split("\n").slice(0, promised.length)).toEqual(promised);
        rmSync(file);
      });
    }
    for (const line of snippets(page, "sh")
      .flatMap((code) => code.split("\n"))
      .filter(isOurs)) {
      it(`${page}: ${line.trim()}`, () => {
        expect(() => runCommand(line)).not.toThrow();
      });
    }
  }
});
