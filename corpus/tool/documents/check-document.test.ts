import { describe, expect, it } from "vitest";
import { checkDocument, countWords } from "./check-document.ts";
import { parseDocument } from "./parse-document.ts";
import { parseGrid } from "./read-grid.ts";
import { sampleDocument } from "../sample-for-tests.ts";
import { checkNames, signedNames } from "./signed-names.ts";

const row = (words: number, genre = "oped") =>
  parseGrid(
    `id\tsplit\tgenre\tregion\tdecade\tenglish\twords\ttone\tlayout\ttopic\nd900\ttrain\t${genre}\tr\t1990s\tBritish\t${words}\tt\tplain\tgate`,
  )[0];
const texts = (words: number, genre?: string) => checkDocument(sampleDocument(), row(words, genre)).map((problem) => problem.text);

describe("checkDocument", () => {
  it("counts words with and without furniture", () => {
    expect(countWords(sampleDocument("@body\nOne two.\n\n@share\nThree\n"))).toEqual({ text: 2, all: 3 });
  });

  it("takes a length within a quarter of the row's", () => {
    expect(texts(40)).toEqual([]);
    expect(texts(80)[0]).toMatch(/has \d+ words; its row says 80 \(60 to 100\)/);
    expect(texts(20)[0]).toContain("without furniture");
  });

  it("wants a row and its folder", () => {
    expect(texts(40, "memo")).toEqual(["stands in oped/; its row says memo"]);
    expect(checkDocument(sampleDocument(), undefined)[0]?.text).toBe("grid.tsv has no row d900");
  });

  it.each([
    ["They waited. Nobody came.", 1],
    ["The U.S. Congress met Gen. Moro and left.", 0],
    ["“It rained. It always does,” she said.", 0],
    ["He paused... Then he left.", 0],
  ])("warns of two sentences on a line: %s", (text, count) => {
    const problems = checkDocument(sampleDocument(`@body\n${text}\n`), row(5));
    expect(problems.filter((problem) => problem.level === "warning")).toHaveLength(count);
  });
});

describe("names", () => {
  const document = (id: string, source: string) => parseDocument(`documents/oped/${id}.txt`, source).document;

  it("reads the people of bylines, labels and bios", () => {
    const source = `@byline
By Tamsin Okoro-Vale and Dr. Joost van der Meer, Accra

@label
ILSE BRANDVOLD (Nordhav Institute)

@label
The representative of Brazil

@label
Q:

@bio
Siku Evaloak is a lecturer at Laval.
`;
    expect(signedNames(document("d900", source)).map((name) => `${name.full}: ${name.surname}`)).toEqual([
      "Tamsin Okoro-Vale: okoro-vale",
      "Joost van der Meer: meer",
      "Ilse Brandvold: brandvold",
      "Siku Evaloak: evaloak",
    ]);
  });

  it("reports surnames that cross splits and names used twice", () => {
    const byline = (id: string, name: string) => document(id, `@byline\nBy ${name}\n`);
    const documents = [byline("d901", "Ada Lum"), byline("d902", "Bo Lum"), byline("d903", "Cy Rao"), byline("d904", "Cy Rao")];
    const split = (id: string) => (id === "d902" ? "test" : "train");
    expect(checkNames(documents, split).map((problem) => `${problem.level} ${problem.file.slice(-8, -4)}`)).toEqual([
      "error d901",
      "error d902",
      "warning d903",
      "warning d904",
    ]);
  });
});
