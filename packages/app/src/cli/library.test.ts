import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { writeZip } from "../exchange/zip/write-zip.ts";
import { openStore } from "../store/open-store.ts";
import { sampleContent } from "../store/testing/sample-records.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "library-cli-"));
const library = join(desk, "study.rapporteur");
const readout = join(desk, "sample.json");
const run = (...args: string[]): Promise<CommandRun> => runCommand(args, { now: () => Date.parse("2031-07-01") });

beforeAll(async () => {
  writeFileSync(readout, JSON.stringify(sampleReadout));
  writeFileSync(join(desk, "note.txt"), "China warned Japan on Monday. Talks will resume by March.");
  expect((await run("import", readout, "--library", library)).out).toBe("Imported 1 document.\n");
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe("a library on the command line", () => {
  it("passes over the tables of a folder, which is no failure", async () => {
    const own = join(desk, "tables.rapporteur");
    const papers = join(desk, "papers");
    mkdirSync(papers);
    writeFileSync(join(papers, "paper.txt"), "Talks will resume by March.");
    writeFileSync(join(papers, "scores.csv"), "a,b");
    const { code, out } = await run("import", papers, "--library", own, "--no-code");
    expect([code, out]).toEqual([0, "Imported 1 document.\nPassed over 1 file that holds data and no document.\n"]);
  });

  it("imports again without harm, and lists what failed", async () => {
    expect((await run("import", readout, "--library", library)).out).toContain("1 document known already");
    const empty = join(desk, "empty.txt");
    writeFileSync(empty, "");
    const { code, out, err } = await run("import", empty, "--library", library);
    expect([code, out, err]).toEqual([1, expect.stringContaining("empty.txt"), expect.stringContaining("RAP_CLI_UNFINISHED")]);
    const archive = join(desk, "empty.zip");
    writeFileSync(archive, Buffer.from("PK\u0005\u0006".padEnd(22, "\0")));
    const text = join(desk, "beside.txt");
    writeFileSync(text, "Talks will resume by March.\n");
    expect((await run("import", archive, text, "--no-code", "--library", join(desk, "beside.rapporteur"))).out).toMatch(
      /empty\.zip holds no files\.$/m,
    );
    const damaged = join(desk, "damaged.zip");
    writeFileSync(damaged, writeZip([{ name: "a.txt", content: "Talks will resume by March." }]).subarray(0, 80));
    const beside = await run("import", damaged, text, "--no-code", "--library", join(desk, "damaged.rapporteur"));
    expect([beside.code, beside.out]).toEqual([1, expect.stringMatching(/^Imported 1 document\.\n.*damaged\.zip: .*\[RAP_SOURCE_DAMAGED\]\n$/)]);
  });

  it.each([
    ["causes", [], "trust →(+) truce"],
    ["relations", ["--drafts"], "THREATEN"],
    ["forecasts list", ["--drafts"], "probably"],
    ["network", ["--drafts"], "Ada Example"],
    ["audit reviews", [], "cause"],
    ["whatif", ["--push", "trust=+1"], "truce"],
  ])("%s reads it", async (command, flags, words) => {
    const { code, out, err } = await run(...command.split(" "), "--library", library, ...flags);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(words);
  });

  it("gives what files give", async () => {
    const [fromFile, fromLibrary] = [await run("causes", readout, "--json"), await run("causes", "--library", library, "--json")];
    const withoutIds = (text: string): string => text.replaceAll(/"evidence": \[[^\]]*\]/g, "");
    expect(withoutIds(fromLibrary.out)).toBe(withoutIds(fromFile.out));
  });

  it("exports statements and shows an earlier state", async () => {
    const out = join(desk, "out.csv");
    expect((await run("export", "--library", library, "--drafts", "--out", out)).code).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("Ruritania threatened Graustark on Monday");
    const [readouts, record] = [join(desk, "readouts.jsonl"), join(desk, "record.jsonl")];
    expect((await run("export", "--library", library, "--drafts", "--what", "readouts", "--out", readouts)).code).toBe(0);
    expect((JSON.parse(readFileSync(readouts, "utf8")) as { statements: unknown[] }).statements).toHaveLength(5);
    expect((await run("export", "--library", library, "--what", "record", "--out", record)).code).toBe(0);
    for (const line of readFileSync(record, "utf8").trim().split("\n")) expect(JSON.parse(line)).toBeDefined();
    expect((await run("causes", "--library", library, "--as-of", "1")).out).toContain("(nothing)");
    expect((await run("causes", "--library", library, "--as-of", "999")).err).toMatch(
      /RAP_LIBRARY_AS_OF|no revision 999 yet: the latest of this project is \d+/,
    );
    expect((await run("export", "--library", library, "--what", "readouts", "--as-of", "999", "--out", join(desk, "never"))).err).toContain("999");
    expect(existsSync(join(desk, "never"))).toBe(false);
  });

  it("keeps a ledger of its own", async () => {
    expect((await run("forecasts", "open", "--library", library, "--drafts")).out).toBe("Added to the library: 2 questions, 2 forecasts.\n");
    const resolve = ["--outcome", "no", "--date", "2031-06-20", "--reason", "It held", "--evidence", "https://example.org/x"];
    const { questions } = {
      questions: JSON.parse((await run("forecasts", "list", "--library", library, "--drafts", "--json")).out) as { id: string; text: string }[],
    };
    const resolved = await run(
      "forecasts",
      "resolve",
      questions.find(({ text }) => text.includes("yield"))?.text ?? "",
      "--library",
      library,
      ...resolve,
    );
    expect([resolved.code, resolved.out]).toEqual([0, expect.stringContaining("no: “")]);
    expect((await run("forecasts", "list", "--library", library, "--drafts")).out).toContain("resolved: no");
    expect((await run("forecasts", "score", "--library", library)).code).toBe(0);
  });

  it("empties what it holds of a person, once that is confirmed", async () => {
    const own = join(desk, "erase.rapporteur");
    await run("import", readout, "--library", own);
    expect((await run("erase", "Ada Exampl", "--library", own)).err).toContain("did you mean Ada Example?");
    const asked = await run("erase", "Ada Example", "--library", own, "--documents");
    expect(asked.out).toMatch(/^Would empty 1 entity, \d+ statements, 1 document for good\. Nothing was changed/);
    expect((await run("causes", "--library", own)).code).toBe(0);
    const done = await run("erase", "Ada Example", "--library", own, "--documents", "--confirm");
    expect([done.code, done.err]).toEqual([0, ""]);
    expect((await run("erase", "Ada Example", "--library", own)).err).toContain("RAP_SERVICE_NAME");
    expect(readFileSync(own).includes("Ada Example")).toBe(false);
  });

  it("is backed up, restored, copied, examined; nothing is ever written over", async () => {
    const [backup, restored, copy] = ["backup", "restored", "copy"].map((name) => join(desk, `${name}.rapporteur`));
    expect((await run("backup", "--library", library, "--out", backup ?? "")).out).toContain("read back and found whole");
    expect((await run("restore", backup ?? "", restored ?? "")).code).toBe(0);
    expect((await run("restore", backup ?? "", restored ?? "")).err).toContain("RAP_STORE_NOT_EMPTY");
    expect((await run("copy", library, copy ?? "")).out).toContain("1 document");
    expect((await run("causes", "--library", copy ?? "")).out).toBe((await run("causes", "--library", library)).out);
    expect((await run("doctor", "--library", restored ?? "")).out).toBe("Nothing is wrong.\n");
  });

  it("says of what an interrupted import left that it is no damage, and takes it away when asked", async () => {
    const own = join(desk, "leftover.rapporteur");
    await run("import", readout, "--library", own);
    const store = await openStore(own);
    await store.contents.keep("main", sampleContent("Left over"));
    await store.close();
    const looked = await run("doctor", "--library", own);
    expect([looked.code, looked.out]).toEqual([
      0,
      expect.stringMatching(/^Nothing is wrong\.\n1 text is left over from imports that were interrupted/),
    ]);
    expect((await run("doctor", "--library", own, "--fix")).out).toBe("Nothing is wrong.\n1 leftover text taken away.\n");
    expect((await run("doctor", "--library", own)).out).toBe("Nothing is wrong.\n");
  });

  it("invites and lists people, and shows settings with where they come from", async () => {
    const invited = await run("accounts", "invite", "--library", library, "--administrator", "--origin", "https://study.example.org");
    expect(invited.out).toMatch(/^https:\/\/study\.example\.org\/invitation#/);
    expect((await run("accounts", "list", "--library", library)).out).toContain("There are no accounts");
    expect((await run("accounts", "reset", "ada@example.org", "--library", library)).err).toContain("RAP_ACCOUNT_MISSING");
    const unsure = await run("accounts", "reset", "ada@example.org", "--second-factor", "trust-me", "--library", library);
    expect(unsure.err).toContain("meeting, call, colleague");
    expect((await run("accounts", "new-secret", "--library", library)).out).toContain("Add --confirm");
    expect((await run("accounts", "new-secret", "--library", library, "--confirm")).out).toContain("Start its servers again");
    const lines = (await run("accounts", "audit", "--library", library)).out.trimEnd().split("\n");
    expect(lines.join("\n")).toContain("server secret renewed");
    const last = JSON.parse(lines.at(-1) ?? "") as { action: string; hash: string };
    expect(last.action).toBe("server secret renewed");
    const verified = await run("accounts", "audit", "--library", library, "--verify", "--known", last.hash);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(`hash is ${last.hash}`)]);
    const unknown = await run("accounts", "audit", "--library", library, "--verify", "--known", "0".repeat(64));
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("RAP_ACCOUNT_AUDIT")]);
    for (const command of [["export"], ["erase", "--confirm"]])
      expect((await run("accounts", ...command, "nobody@example.org", "--library", library)).err).toContain("RAP_ACCOUNT_MISSING");
    expect((await runCommand(["config", "--port", "9000"], { env: { RAPPORTEUR_HOST: "localhost" } })).out).toMatch(
      /host\s+localhost\s+RAPPORTEUR_HOST[\s\S]*port\s+9000\s+the flag --port/,
    );
  });

  it("takes no empty file for a library, and writes nothing over one", async () => {
    const empty = join(desk, "empty.rapporteur");
    writeFileSync(empty, "");
    for (const command of [
      ["doctor", "--library", empty],
      ["copy", empty, join(desk, "copied")],
      ["restore", empty, join(desk, "back")],
    ])
      expect((await run(...command)).err).toContain("RAP_STORE_NO_LIBRARY");
    expect(readFileSync(empty)).toHaveLength(0);
    const { err } = await run("export", "--library", library, "--what", "record", "--out", library);
    expect(err).toContain("RAP_CLI_OUT");
    expect((await run("doctor", "--library", library)).code).toBe(0);
  });

  it("names what is missing, and makes no library by a slip", async () => {
    const none = join(desk, "none.rapporteur");
    expect((await run("causes", "--library", none)).err).toContain("RAP_STORE_NO_LIBRARY");
    expect(existsSync(none)).toBe(false);
    expect((await run("causes", "--library", library, "--project", "Other")).err).toContain("choose one of Main");
    expect((await run("causes")).err).toContain("RAP_CLI_SOURCES");
    expect((await run("serve", "a.txt", "--library", library)).err).toContain("RAP_CLI_SERVE");
    const fromReplica = await run("serve", "--library", library, "--read-from", "postgres://me:s3cret@host/study");
    expect(fromReplica.err).toContain("RAP_SERVICE_CONFIG");
    expect(fromReplica.err).not.toContain("s3cret");
  });

  it("is read and filled through the server that has it open", async () => {
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    let told: (address: string) => void = () => undefined;
    const address = new Promise<string>((resolve) => (told = resolve));
    const order: string[] = [];
    const serving = runCommand(["serve", "--library", library, "--port", "0", "--log-level", "silent", "--workers", "1"], {
      now: () => Date.parse("2031-07-01"),
      untilStopped: () => (order.push("listens for the signal to stop"), stopped),
      stdout: {
        write: (text) => {
          const found = /http:\S+/.exec(text)?.[0];
          if (found === undefined) return true;
          order.push("says that it serves");
          told(found);
          return true;
        },
      },
    });
    const origin = await address;
    expect(order).toEqual(["listens for the signal to stop", "says that it serves"]);
    try {
      expect((await run("causes", "--library", library)).out).toContain("trust →(+) truce");
      expect((await run("causes", "--library", origin)).out).toContain("trust →(+) truce");
      expect((await run("import", join(desk, "note.txt"), "--library", library, "--no-code")).out).toBe("Imported 1 document.\n");
      expect((await run("import", otherReadout(), "--library", library)).out).toBe("Imported 1 document.\n");
      expect((await run("causes", "--library", library)).out).toContain("2");
      writeFileSync(join(desk, "broken.json"), JSON.stringify({ ...sampleReadout, statements: [{ nonsense: true }] }));
      expect((await run("import", join(desk, "broken.json"), "--library", library)).out).toContain("RAP_SERVICE_READOUT");
      expect((await run("forecasts", "open", "--library", library, "--drafts")).out).toContain("Added to the library: ");
      const listed = JSON.parse((await run("forecasts", "list", "--library", library, "--drafts", "--json")).out) as { text: string }[];
      const question = listed.find(({ text }) => text.includes("truce"));
      const outcome = ["--outcome", "yes", "--reason", "It came so", "--evidence", "https://example.org/x"];
      const resolve = (date: string) => run("forecasts", "resolve", question?.text ?? "", "--library", library, "--date", date, ...outcome);
      expect((await resolve("2031-06-25")).out).toContain("yes");
      expect((await resolve("2999-01-01")).err).toContain("RAP_CLI_SERVER");
      expect((await run("forecasts", "list", "--library", library, "--drafts")).out).toContain("resolved: yes");
      expect((await run("export", "--library", library, "--what", "tables", "--out", join(desk, "tables"))).err).toBe("");
      const ofTables = await run("forecasts", "list", join(desk, "tables"), "--drafts", "--json");
      expect(ofTables.out).toBe((await run("forecasts", "list", "--library", library, "--drafts", "--json")).out);
      expect((await run("doctor", "--library", library)).out).toBe("Nothing is wrong.\n");
      expect((await run("doctor", "--library", library, "--fix")).err).toContain("RAP_LIBRARY_SERVED");
      expect((await run("accounts", "list", "--library", library)).err).toContain("RAP_STORE_LOCKED");
    } finally {
      stop();
    }
    expect((await serving).code).toBe(0);
    expect((await run("doctor", "--library", library)).out).toBe("Nothing is wrong.\n");
  });
});

/** A readout of another text with the same statements. */
function otherReadout(): string {
  const path = join(desk, "other.json");
  const { document } = sampleReadout;
  writeFileSync(path, JSON.stringify({ ...sampleReadout, document: { ...document, text: `${document.text}\nThe end.` } }));
  return path;
}
