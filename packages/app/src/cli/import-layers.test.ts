import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-layers-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

const tsv = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Position|agreement|concept|speaker


#Text=Ann backs the tax.
1-1\t0-3\tAnn\t_\t_\t_
1-2\t4-9\tbacks\ttrue[1]\ttax[1]\tAnn[1]
1-3\t10-13\tthe\ttrue[1]\ttax[1]\tAnn[1]
1-4\t14-17\ttax\ttrue[1]\ttax[1]\tAnn[1]
1-5\t17-18\t.\t_\t_\t_
`;

describe("annotations of WebAnno and INCEpTION", () => {
  it("go into a library whatever the file is called, and out for both programs", async () => {
    writeFileSync(at("talk.txt"), tsv);
    const imported = await runCommand(["import", at("talk.txt"), "--library", at("a.rapporteur")]);
    expect([imported.code, imported.out]).toEqual([0, expect.stringContaining("1 document with 1 statement")]);
    for (const out of ["out.xmi.zip", "out.webanno.zip"]) {
      const exported = await runCommand(["export", "--library", at("a.rapporteur"), "--what", "statements", "--out", at(out)]);
      expect([exported.code, exported.err]).toEqual([0, ""]);
      copyFileSync(at(out), at("renamed.zip"));
      const back = await runCommand(["import", at("renamed.zip"), "--library", at(`${out}.rapporteur`)]);
      expect(back.out).toContain("1 document with 1 statement");
      const listed = await runCommand(["export", "--library", at(`${out}.rapporteur`), "--what", "statements", "--out", at(`${out}.csv`)]);
      expect(listed.code).toBe(0);
      expect(readFileSync(at(`${out}.csv`), "utf8")).toMatch(/backs the tax/);
    }
  });

  it("in a folder are refused by name, and the rest of it goes on", async () => {
    mkdirSync(at("folder"));
    copyFileSync(at("out.xmi.zip"), at("folder/a.zip"));
    writeFileSync(at("folder/b.txt"), "Ministers will meet on Tuesday. They are likely to agree.\n");
    const { code, out } = await runCommand(["import", at("folder"), "--library", at("b.rapporteur"), "--no-code"]);
    expect([code, out]).toEqual([1, expect.stringMatching(/Imported 1 document[\s\S]*a\.zip: .*UIMA's format \(XMI\)/)]);
  });

  it("of a whole project are refused with the cure", async () => {
    const { writeZip } = await import("../exchange/zip/write-zip.ts");
    writeFileSync(
      at("project.zip"),
      writeZip([
        { name: "exportedproject123.json", content: "{}" },
        { name: "source/talk.txt", content: "Words." },
      ]),
    );
    const { out } = await runCommand(["import", at("project.zip"), "--library", at("b.rapporteur")]);
    expect(out).toMatch(/a project of INCEpTION or WebAnno.*export its documents one by one/);
  });
});
