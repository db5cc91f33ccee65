import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../read-genre.ts";
import { boldHead, readHead } from "./read-head.ts";

/** Who is heard, turn by turn, with the first words of each. */
function heardOn(page: string, name = "page.txt"): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name: written }) => [id, written]));
  return contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 14)}`);
}

const silt = "We counted eleven ships aground before anybody in the ministry had noticed, and the pilots had written in March.";
const chain = "The chain across the harbour mouth is older than the port, and nobody has paid for its keep since the war ended.";
const opening = "Good evening. With us are Ada Lund, a pilot from Orvik, and Bram Costa, head of charts at the Nautical School. What went wrong?";

/** A talk of five turns under labels of one form. */
const talk = (label: (name: string) => string, parted = "\n\n"): string =>
  [
    "The delta closes",
    `${label("OKORO")}${opening}`,
    `${label("LUND")}${silt}`,
    `${label("OKORO")}And who pays for the dredgers?`,
    `${label("COSTA")}${chain}`,
    `${label("LUND")}That is so, and ${silt}`,
  ].join(parted);

const heard = ["Ada Lund: We counted ele", "Bram Costa: The chain acro", "Ada Lund: That is so, an"];

describe("labels told by the form that a page gives them", () => {
  it.each([
    ["a full stop", (name: string) => `${name}. `],
    ["a stop and a dash", (name: string) => `${name}.—`],
    ["two hyphens, and the number of a note", (name: string) => `${name}(1) -- `],
    ["a bar", (name: string) => `${name} | `],
    ["a time before and a colon behind", (name: string) => `[00:12:04] ${name}: `],
    ["a time in brackets", (name: string) => `${name} [12:04] `],
    ["words, between brackets", (name: string) => `(${name}) `],
    ["a tab", (name: string) => `${name}\t`],
    ["a line of their own", (name: string) => `${name}\n`],
    ["a line of their own with the time", (name: string) => `${name} 12:04\n`],
  ])("reads names before %s", (_, label) => {
    expect(heardOn(talk(label))).toEqual(heard);
  });

  it("cuts lines that nothing but a line break parts", () => {
    expect(
      heardOn(
        talk((name) => `**${name}:** `, "\n"),
        "page.md",
      ),
    ).toEqual(heard);
  });

  it("cuts within a line at labels that open lines elsewhere", () => {
    const page = talk((name) => `${name}: `).replace(`${chain}\n\nLUND:`, `${chain} LUND:`);
    expect(heardOn(`# ${page}`, "page.md")).toEqual(heard);
  });

  it("leaves names that come once each, and words that come again, to other readings", () => {
    const notes = ["The delta closes", `Result: ${silt}`, `Reason: ${chain}`, `Result: ${chain}`].join("\n\n");
    expect(heardOn(notes).some((line) => line.startsWith("Result"))).toBe(false);
  });
});

describe("who asks and who is heard", () => {
  it("takes a reporter's byline for one who asks, and hears a caller who is announced once", () => {
    const page = `The delta closes\n\nNINA OKORO, HOST: Ships are aground. Per Holm reports from Orvik.\n\nPER HOLM, BYLINE: The pilots wait. Tove is on the quay.\n\nTOVE: ${silt}\n\nHOLM: And Ada Lund keeps the chain.\n\nADA LUND: ${chain}\n\nHOLM: Does she hear the ships? She does.\n\nADA LUND: ${silt}\n\nHOLM: Per Holm, Orvik.`;
    expect(heardOn(page)).toEqual(["Tove: We counted ele", "Ada Lund: The chain acro", "Ada Lund: We counted ele"]);
  });

  it("finds the guest who speaks on the subject, where bold questions stand on the line over the answers", () => {
    const asked = ["**What did you see in the delta?**", "**Who pays for it?**", "**They say that nothing is wrong.**"];
    const page = `# Ada Lund on the delta\n\n${asked.map((line) => `${line}\nI was there in March. ${silt}`).join("\n\n")}\n\nThe questions were asked by Bram Costa.`;
    expect(heardOn(page, "page.md")).toEqual(["Ada Lund: I was there in"]);
  });
});

describe("the head of a line", () => {
  it("takes the name in a bracket behind an office, and no name behind a part in the talk", () => {
    expect(readHead("The Minister of State, Harbour Office (Lord Lund): It did.")).toMatchObject({ label: "Lord Lund", form: "colon" });
    expect(readHead("MODERATOR (Ada Lund): Good evening.")).toMatchObject({ label: "MODERATOR", bracket: "Ada Lund" });
  });

  it("takes posts behind a dash or a comma for no words", () => {
    const posted = { label: "Ada Lund", bracket: "Orvik Port – Head of Charts", form: "posted", asking: 0 };
    expect(readHead("Ada Lund – Orvik Port – Head of Charts   A")).toMatchObject(posted);
    expect(readHead("[Ada Lund, pilot] It did.")).toMatchObject({ label: "Ada Lund", bracket: "pilot", form: "brackets" });
  });

  it("needs a capital, and nothing but the name in bold", () => {
    expect(readHead("the point is this: it did.")).toBeNull();
    expect(boldHead("Ada Lund It did.", 8)).toMatchObject({ label: "Ada Lund", form: "bold" });
    expect(boldHead("Ada Lund said so.", 13)).toBeNull();
  });

  it("is read in time on hostile lines", () => {
    const begin = performance.now();
    for (const part of ["a ", "A ", "A-", "A.", "A (", "– A ", "1. ", "aaa"]) readHead(`Ada Lund – ${part.repeat(20_000)}`);
    expect(performance.now() - begin).toBeLessThan(200);
  });
});
