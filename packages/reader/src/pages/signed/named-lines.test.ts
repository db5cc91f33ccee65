import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import { agedPerson, invertedPerson } from "./named-lines.ts";

it.each([
  ["Zaza, engineer, 52", "Zaza", "engineer"],
  ["Tamuna, student 20", "Tamuna", "student"],
  ["Halyna, 41, Kherson", "Halyna", ""],
  ["“Baba Nina”, 89, from Bakhmut, now in Poltava", "Baba Nina", ""],
])("reads who is named with an age: %s", (line, name, work) => {
  const person = agedPerson(line);
  expect([person?.name, person?.roles[0]?.text ?? ""]).toEqual([name, work]);
});

it.each(["Tuesday, March 12", "Norway, 20", "Oslo, 1998", "Harbour Council, 52", "Zaza, engineer"])(
  "knows that %s names nobody with an age",
  (line) => {
    expect(agedPerson(line)).toBeNull();
  },
);

it.each([
  ["LUND-REY, Ada (Workers' Party)", "Ada Lund-Rey"],
  ["HOLM, Per A.", "Per A. Holm"],
])("puts a surname behind the first name: %s", (line, name) => {
  expect(invertedPerson(line)?.name).toBe(name);
});

it.each(["OSLO, Norway", "Lund, Ada", "NATO, Brussels is late."])("reads no surname before a first name in %s", (line) => {
  expect(invertedPerson(line)).toBeNull();
});

const texts = [
  "A guest is from the sea, as everybody knows here. But the sea sends them one by one, and never on a Friday night.",
  "They rent all the flats on the harbour. My landlord has raised mine twice since March, and the lift is still broken.",
  "I do not think that it depends on the boats. It depends on what the guild is ready to give up for them.",
];

function authorsOf(lines: readonly string[]): string[] {
  const page = `Should the harbour let strangers in?\n\n${texts.map((text, index) => `${text}\n\n${lines[index] ?? ""}`).join("\n\n")}`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author }) => names.get(author ?? "") ?? "nobody");
}

it("hears voices of the street under their texts", () => {
  expect(authorsOf(["Zaza, engineer, 52", "Tamuna, student, 20", "Vakhtang, beekeeper, 61"])).toEqual(["Zaza", "Tamuna", "Vakhtang"]);
});

it("takes no time over a long line", () => {
  expect(agedPerson(`Zaza, ${"a ".repeat(20_000)}`)).toBeNull();
  expect(invertedPerson(`${"LUND-".repeat(5_000)}, Ada`)).toBeNull();
  expect(invertedPerson("L".repeat(20_000))).toBeNull();
});
