import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "@rapporteur/reader/reading";
import { readoutSchema } from "@rapporteur/reader/readout";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { warmReaders } from "../../../../test/support/warm-readers.ts";

/* The command on real streams, with processes that read. */

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));
const environment = { ...process.env, NODE_OPTIONS: "--conditions=rapporteur-source --disable-warning=ExperimentalWarning" };
const words =
  "China warned Japan on Monday that it would answer in kind. Talks will probably resume by March, because neither side can afford a quarrel.";
const page = `<!doctype html><html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>${words}</p></article></body></html>`;

let desk = "";
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), "rapporteur-stream-"));
  writeFileSync(at("page"), page);
});
afterAll(() => {
  rmSync(desk, { recursive: true, force: true });
});

/** The command with readers that all runs here share: those of the processes below are their own. */
const asked: (number | undefined)[] = [];
const run = (args: readonly string[]): Promise<CommandRun> =>
  runCommand(args, {
    openReaders: (count) => {
      asked.push(count);
      return warmReaders();
    },
  });
const at = (name: string): string => join(desk, name);
const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function writeStream(name: string, records: readonly (object | string)[]): string {
  writeFileSync(at(name), records.map((record) => `${typeof record === "string" ? record : JSON.stringify(record)}\n`).join(""));
  return at(name);
}

const mixedLines = () => [
  { id: "text", text: words, metadata: { published: "2024-03-01", publisher: "The Meridian Review" } },
  { id: "path", path: at("page") },
  "{ this is not JSON",
  { id: "bytes", bytes: Buffer.from(page).toString("base64"), type: "text/html", name: "page" },
  { id: "address", url: "https://example.org/" },
  { id: "missing", path: join(examples, "no-such-file.txt") },
  { id: "none", text: "" },
];

describe("rapporteur read --jsonl", () => {
  it("answers every line in order, with the readouts that read gives alone", async () => {
    const { code, out, err } = await run(["read", "--jsonl", writeStream("mixed.jsonl", mixedLines())]);
    expect([code, err]).toEqual([0, "3 read, 4 could not be read\n"]);
    const answers = linesOf(out);
    expect(answers.map((answer) => [answer["id"], answer["code"] ?? "readout" in answer])).toEqual([
      ["text", true],
      ["path", true],
      [null, "RAP_EXCHANGE_JSON"],
      ["bytes", true],
      ["address", "RAP_READ_ADDRESS"],
      ["missing", "RAP_SOURCE_NOT_FOUND"],
      ["none", "RAP_SOURCE_EMPTY"],
    ]);
    const alone = await readDocument(at("page"));
    expect(answers[1]?.["readout"]).toEqual(JSON.parse(JSON.stringify(alone)));
    expect(answers[3]?.["readout"]).toEqual(answers[1]?.["readout"]);
    expect(readoutSchema.parse(answers[0]?.["readout"]).document).toMatchObject({
      published: "2024-03-01",
      publisher: "The Meridian Review",
      text: words,
    });
  });

  it("writes statements that every analysis reads, under the caller's ids, also of two outputs one after the other", async () => {
    const first = await run([
      "read",
      "--jsonl",
      writeStream("a.jsonl", [mixedLines()[0]!, mixedLines()[2]!]),
      "--rows",
      "statements",
      "--workers",
      "1",
    ]);
    const second = await run(["read", "--jsonl", writeStream("b.jsonl", [{ id: "again", text: words }]), "--rows", "statements", "--workers", "1"]);
    const [head, ...rows] = linesOf(first.out);
    expect(head).toMatchObject({ schema: "rapporteur.statements/1" });
    const statements = rows.filter((row) => "statement" in row);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.every((row) => row["document"] === "text" && row["time"] === Date.UTC(2024, 2, 1))).toBe(true);
    expect(rows.find((row) => "values" in row && !("statement" in row))).toMatchObject({
      document: "text",
      statements: statements.length,
      entities: expect.arrayContaining([expect.objectContaining({ id: "state:CHN" })]) as unknown,
    });
    writeFileSync(at("all.jsonl"), first.out + second.out);
    const relations = await run(["relations", at("all.jsonl"), "--drafts", "--json"]);
    expect([relations.code, relations.err]).toEqual([0, ""]);
    expect(relations.out).toContain("state:CHN");
  });

  it("continues an output that was cut off anywhere, to the same bytes", { tags: "long" }, async () => {
    const stream = writeStream("resume.jsonl", [mixedLines()[0]!, mixedLines()[2]!, { id: "second", text: words }, mixedLines()[6]!]);
    const cuts = [
      ["readouts", [0.5]],
      ["statements", [0.01, 0.97]],
    ] as const;
    for (const [rows, shares] of cuts) {
      const ask = ["read", "--jsonl", stream, "--workers", "1", "--rows", rows, "--out", at("whole.jsonl")];
      rmSync(at("whole.jsonl"), { force: true });
      expect((await run(ask)).code).toBe(0);
      const whole = readFileSync(at("whole.jsonl"));
      for (const share of shares) {
        writeFileSync(at("whole.jsonl"), whole.subarray(0, Math.floor(whole.length * share)));
        expect((await run(ask)).code).toBe(0);
        expect(readFileSync(at("whole.jsonl")).equals(whole)).toBe(true);
      }
      const { err } = await run(ask);
      expect(err).toBe("0 read, 0 could not be read, 4 done before\n");
    }
    const { err } = await run(["read", "--jsonl", stream, "--out", at("whole.jsonl")]);
    expect(err).toContain("RAP_READ_RESUME");
  });

  it("leaves out what a list of ids names", async () => {
    writeFileSync(at("done.txt"), "path\nbytes\n");
    const { out } = await run(["read", "--jsonl", writeStream("mixed.jsonl", mixedLines()), "--done", at("done.txt"), "--workers", "1"]);
    expect(asked.at(-1)).toBe(1);
    expect(linesOf(out).map(({ id }) => id)).toEqual(["text", null, "address", "missing", "none"]);
  });

  it("killed at any moment and started again gives every document once", { tags: "long" }, async () => {
    const ids = Array.from({ length: 24 }, (_, index) => `d${index}`);
    const stream = writeStream(
      "many.jsonl",
      ids.map((id) => ({ id, text: `${words} ${id}.` })),
    );
    const ask = [main, "read", "--jsonl", stream, "--rows", "statements", "--out", at("many-out.jsonl")];
    for (const bytes of [1, 20_000]) {
      const child = spawn(process.execPath, ask, { env: environment, stdio: "ignore" });
      const ended = once(child, "exit");
      while (child.exitCode === null && (!existsSync(at("many-out.jsonl")) || statSync(at("many-out.jsonl")).size < bytes))
        await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill("SIGKILL");
      expect(await ended).toEqual([null, "SIGKILL"]);
    }
    await promisify(execFile)(process.execPath, ask, { env: environment });
    const rows = linesOf(readFileSync(at("many-out.jsonl"), "utf8"));
    expect(rows.filter((row) => "values" in row && !("statement" in row)).map((row) => row["document"])).toEqual(ids);
    const statements = rows.flatMap((row) => (typeof row["statement"] === "string" ? [row["statement"]] : []));
    expect(new Set(statements).size).toBe(statements.length);
  });

  it("answers over a pipe as documents come, and ends when the caller does", { tags: "long" }, async () => {
    const child = spawn(process.execPath, [main, "read", "--jsonl", "--workers", "1"], { env: environment, stdio: ["pipe", "pipe", "ignore"] });
    const answers = child.stdout.setEncoding("utf8")[Symbol.asyncIterator]() as AsyncIterator<string>;
    for (const id of ["first", "second"]) {
      child.stdin.write(`${JSON.stringify({ id, text: words })}\n`);
      let answer = "";
      while (!answer.endsWith("\n")) answer += String((await answers.next()).value);
      expect(JSON.parse(answer)).toMatchObject({ id });
    }
    const ended = once(child, "exit");
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  it("stops when it is told to, with a word on how to continue", { tags: "long" }, async () => {
    const child = spawn(process.execPath, [main, "read", "--jsonl", "-", "--workers", "1"], { env: environment, stdio: ["pipe", "pipe", "pipe"] });
    child.stdin.write(`${JSON.stringify({ id: "a", text: words })}\n`);
    await once(child.stdout, "data");
    let said = "";
    child.stderr.on("data", (part: Buffer) => (said += String(part)));
    const ended = once(child, "close");
    child.kill("SIGTERM");
    expect(await ended).toEqual([1, null]);
    expect(said).toContain("RAP_READ_STOPPED");
  });

  it.each([
    [["read", "a.txt", "--rows", "statements"], "--jsonl"],
    [["read", "--jsonl", "a.jsonl", "--format", "html"], "--format"],
    [["read", "--jsonl", "a.jsonl", "--workers", "0"], "--workers"],
  ])("%j is wrong usage", async (args, named) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(named);
  });
});
