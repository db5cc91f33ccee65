import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

const desk = mkdtempSync(join(tmpdir(), "read-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const place = (name: string, content: string): string => {
  const path = join(desk, name);
  writeFileSync(path, content);
  return path;
};

describe("readDocument with files of one's own", () => {
  it("knows the actors of a user's gazetteer", async () => {
    const text = place("a.txt", "A quarrel on the river\n\nOn Monday Ruritania accused Iran of stealing water from the river.\n");
    const gazetteerPath = place("mine.txt", "state | Ruritania | code: RUR | adjectives: Ruritanian\n");
    const known = await readDocument(text, { gazetteerPath });
    expect(known.entities.find(({ id }) => id === "state:RUR")).toMatchObject({ type: "state", name: "Ruritania" });
    expect(
      known.statements.map((statement) => (statement.type === "relation" ? [statement.source, statement.action, statement.target] : null)),
    ).toContainEqual(["state:RUR", "ACCUSE", "state:IRN"]);
    expect((await readDocument(text)).entities.map(({ id }) => id)).not.toContain("state:RUR");
  });

  it("refuses a gazetteer that is not there or cannot be read, before it reads anything", async () => {
    await expect(readDocument("nowhere.txt", { gazetteerPath: join(desk, "none.txt") })).rejects.toMatchObject({
      code: "RAP_SOURCE_NOT_FOUND",
      details: { source: join(desk, "none.txt") },
    });
    await expect(readDocument("nowhere.txt", { gazetteerPath: place("bad.txt", "stade | Ruritania\n") })).rejects.toMatchObject({
      code: "RAP_NLP_GAZETTEER",
    });
  });

  it("knows the verbs of a user's lexicon", async () => {
    const text = place("b.txt", "A quarrel on the river\n\nOn Monday Egypt drenchified Sudan without warning.\n");
    const lexiconPath = place("verbs.txt", "SANCTION -7: drenchify\n");
    const acts = async (options: { lexiconPath?: string }): Promise<string[]> =>
      (await readDocument(text, options)).statements.flatMap((statement) => (statement.type === "relation" ? [statement.action] : []));
    expect(await acts({ lexiconPath })).toContain("SANCTION");
    expect(await acts({})).not.toContain("SANCTION");
  });

  it("reads words on the scale that is asked for, and knows no other", async () => {
    const text = place("d.txt", "A quarrel on the river\n\nEgypt will probably accept the treaty this year.\n");
    const range = async (scale: string): Promise<unknown> => {
      const forecast = (await readDocument(text, { scale })).statements.find(({ type }) => type === "forecast");
      return forecast?.type === "forecast" ? [forecast.probability?.scale, forecast.probability?.low, forecast.probability?.high] : null;
    };
    expect(await range("icd203")).toEqual(["icd203", 0.55, 0.8]);
    expect(await range("kent1964")).toEqual(["kent1964", 0.63, 0.87]);
    await expect(range("kant")).rejects.toMatchObject({ code: "RAP_SERVICE_SCALE" });
  });

  it("does not read marks of Markdown as words", async () => {
    const path = place("c.md", "# A quarrel\n\nOn Monday **Iran** [accused](https://example.org/Germany-attacked-France) Israel of lying.\n");
    const readout = await readDocument(path);
    expect(readout.entities.map(({ id }) => id)).not.toContain("state:DEU");
    const named = place(
      "d.md",
      "# A quarrel\n\nOn Monday *the* [border guards](https://example.org/a) **of** Moldova attacked Ukraine in the north.\n",
    );
    for (const { name } of (await readDocument(named)).entities) expect(name).not.toMatch(/[*[\]()]|https?:/);
    expect(
      readout.statements.some((statement) => statement.type === "relation" && statement.source === "state:IRN" && statement.target === "state:ISR"),
    ).toBe(true);
  });
});
