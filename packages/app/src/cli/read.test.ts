import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readoutSchema } from "@rapporteur/reader/readout";
import { isLong } from "../../../../test/support/effort.ts";
import { runCommand } from "../../../../test/support/run-command.ts";

/* The command on real files; as a process of its own where pipes and signals matter. */

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));
let desk = "";

beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), "rapporteur-"));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const environment = { ...process.env, NODE_OPTIONS: "--conditions=rapporteur-source --disable-warning=ExperimentalWarning" };

/** What a process prints that is fed through a pipe. */
function piped(args: readonly string[], input: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [main, ...args], { env: environment, maxBuffer: 2 ** 28 }, (error, out) =>
      error === null ? resolve(out) : reject(error),
    );
    child.stdin?.end(input);
  });
}

const at = (name: string): string => join(desk, name);
const place = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

const short = (): string => place("short.txt", "Talks will resume by March, said Ada Example.");

describe("rapporteur read", () => {
  it("prints the same JSON every time, valid by the contract, from a file and from a pipe", { tags: "long" }, async () => {
    const path = isLong ? join(examples, "oped.md") : short();
    const first = await runCommand(["read", path, "--format", "json"]);
    expect(first.err).toBe("");
    expect(await piped(["read", "-", "--format", "json"], readFileSync(path))).toBe(first.out);
    const readout = readoutSchema.parse(JSON.parse(first.out));
    expect(readout.statements.length).toBeGreaterThanOrEqual(isLong ? 6 : 1);
  });

  it("writes whole files with --out, and pages that stand alone", async () => {
    const ended = await runCommand(["read", short(), "--format", "html", "--out", at("short.html")]);
    expect(ended).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(at("short.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
  });

  it("pipes cleanly: no colour, no line over the width, no complaint when the reader leaves", { tags: "long" }, async () => {
    const ended = await runCommand(["read", join(examples, "communique.txt")]);
    expect(ended.out).not.toContain("\u001b");
    expect(ended.out.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
    const child = spawn("sh", ["-c", `"${process.execPath}" "${main}" read "${join(examples, "communique.txt")}" | head -1`], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    await new Promise((resolve) => child.on("exit", resolve));
    expect(err).toBe("");
  });
});

describe("input that cannot be read", () => {
  const cases: [string, () => string, RegExp][] = [
    ["a missing file", () => at("nowhere.txt"), /nowhere\.txt/],
    ["a directory", () => (mkdirSync(at("folder"), { recursive: true }), at("folder")), /folder/],
    ["an empty file", () => place("empty.txt", ""), /empty/],
    ["a file of blanks", () => place("blank.txt", " \n\n \n"), /blank\.txt/],
    ["a picture", () => place("picture.html", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3])), /PNG/],
    ["a PDF", () => place("paper.pdf", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj"), /PDF/],
    [
      "random bytes",
      () =>
        place(
          "noise.txt",
          Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 3) * 31) % 256),
        ),
      /noise\.txt/,
    ],
    [
      "a file of 200 MB",
      () => {
        truncateSync(place("huge.txt", "x"), 200 * 1024 * 1024);
        return at("huge.txt");
      },
      /32 MB/,
    ],
    ["an address of this machine", () => "http://127.0.0.1:9/", /127\.0\.0\.1/],
    ["an address with another scheme", () => "ftp://example.org/a", /ftp/],
  ];
  it.each(cases)("%s: exit 1, one sentence, nothing written", async (_name, make, named) => {
    const { code, out, err } = await runCommand(["read", make(), "--format", "json", "--out", at("result.json")]);
    expect(err).toMatch(named);
    expect(err).toMatch(/^rapporteur: [^\n]+; [^\n]+ \[RAP_[A-Z_]+\]\n$/);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(existsSync(at("result.json"))).toBe(false);
  });

  it("a place that cannot be written: exit 1, one sentence", async () => {
    const { code, err } = await runCommand(["read", short(), "--out", at("no/such/folder/a.txt")]);
    expect(code).toBe(1);
    expect(err).toMatch(/its folder does not exist.*RAP_CLI_OUT/);
  });
});

describe("rapporteur serve", () => {
  it("serves pages and JSON and ends cleanly on a signal", { tags: "long" }, async () => {
    const child = spawn(process.execPath, [main, "serve", "--port", "0", short()], { stdio: ["ignore", "pipe", "pipe"] });
    const address = await new Promise<string>((resolve) => {
      let out = "";
      child.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(out)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const index = await (await fetch(address)).text();
    const href = /href="(\/readouts\/[^"]+)"/.exec(index)?.[1] ?? "";
    expect((await fetch(new URL(href, address))).headers.get("content-type")).toContain("text/html");
    const readout: unknown = await (await fetch(new URL(`${href}.json`, address))).json();
    expect(readoutSchema.safeParse(readout).success).toBe(true);
    expect((await fetch(new URL("/readouts/../../etc/passwd", address))).status).toBe(404);
    child.kill("SIGTERM");
    expect(await new Promise((resolve) => child.on("exit", (code) => resolve(code)))).toBe(0);
  });

  it("names a busy port and the cure", async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
    const { port } = squatter.address() as AddressInfo;
    const { code, err } = await runCommand(["serve", "--port", String(port), short()]);
    expect(code).toBe(1);
    expect(err).toMatch(/taken by another program; choose another one with --port.*RAP_HTTP_PORT_BUSY/);
    await new Promise((resolve) => squatter.close(resolve));
  });
});
