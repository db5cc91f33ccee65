import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Author and first words of each contribution. */
function read(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`);
}

const asked = "What have you learned on the delta since the floods of the spring, and what would you tell the council about it now?";
const answer =
  "The channel moves every winter. We mark it in March, and by May the marks are wrong, so that nobody trusts a chart for longer than a season.";
const more =
  "I would not wait for the dredgers. They come late every year, and whoever has waited for them has lost a ship or a harvest, and some have lost both.";

it.each(["00:06", "[00:06]", "0:06"])("reads labels with a time behind them, on lines of their own: %s", (time) => {
  const page = `Ada Lund on the delta\n\nAda Lund is director of the Corvid Institute and a pilot.\n\nTranscript\n\nLuca ${time}\n\nHi, you're listening to Silt. My guest today is Ada Lund. ${asked}\n\nAda ${time}\n\n${answer}\n\nLuca ${time}\n\nWhat else would you do about it?\n\nAda ${time}\n\n${more}`;
  expect(new Set(read(page).map((line) => line.split(":")[0]))).toEqual(new Set(["Ada Lund"]));
});

it("reads the president who answers reporters under “Q”", () => {
  const page = `Remarks by President Lund and Bram Costa at the harbour\n\n11:48 A.M.\n\n     Q    Mr. President, ${asked}\n\n     THE PRESIDENT:  ${answer}\n\n     Q    Will you dredge it?\n\n     MR. COSTA:  ${more}\n\n     Q    And who pays?\n\n     THE PRESIDENT:  The ports pay. They have always paid, and they know it.`;
  expect(read(page)).toEqual(["Lund: The channel ", "Bram Costa: I would not ", "Lund: The ports pa"]);
});

it("calls the person who answers under a surname alone by it", () => {
  const page = `Silt, and who clears it\n\nLAGOON POST: ${asked}\n\nLUND: ${answer}\n\nLAGOON POST: Would you wait for the dredgers of the province?\n\nLUND: ${more}`;
  expect(new Set(read(page).map((line) => line.split(":")[0]))).toEqual(new Set(["Lund"]));
});

it("takes nobody whom the title tells of for the guest", () => {
  const page = `An interview with the pilot whom Bram Costa quoted twenty times\n\nAda Lund is head of the Nautical School of Orvik. Candidates such as Tove Brandt and Bram Costa, mayor of Orvik, have taken up her views.\n\nLund shared her thoughts with the Post. Her answers have been edited.\n\nQ: ${asked}\n\n${answer}\n\nQ: Would you wait for the dredgers of the province?\n\n${more}\n\nQ: And who pays for all of it?\n\nThe ports pay. They have always paid, and they know it.`;
  expect(read(page).join("\n")).not.toContain("Bram Costa");
});

it("reads answers whose label names one of two in brackets", () => {
  const page = `Two in Orvik\n\nAda Lund was harbour master of Orvik until June. Bram Costa was her interpreter. They spoke to us in Tarrow.\n\nQ: ${asked}\n\nA (Lund): ${answer}\n\nA (Costa): ${more}\n\nQ: Would you go back?\n\nA (Costa): Never. I have a shop now, and the shop has a door that shuts.\n\nA (Lund): Next week, if they let me, and for longer than the last time.`;
  expect(new Set(read(page).map((line) => line.split(":")[0]))).toEqual(new Set(["Ada Lund", "Bram Costa"]));
});

it("reads initials of a double first name behind a sign", () => {
  const page = `# Overhead\n\nLou and Sanna meet two people. Jens-Erik Lund runs three radars in Orvik. Tove Brandt buys what he sells: the Corvid Institute counts boats.\n\n🟠 **Lou:** Hi! ${asked}\n\n🛰️ **JE:** ${answer}\n\n🟠 **Lou:** And Tove, what do you do with it?\n\n📈 **Tove:** ${more}\n\n🟠 **Lou:** Can an army hide from you?\n\n🛰️ **JE:** From me, under a bridge. From the optics, under a cloud, and there are many clouds.\n\n📈 **Tove:** And in the harbour everybody sees it, clouds or not.`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const found = readGenre(document).contributions.map(({ author }) => author);
  expect(new Set(found)).toEqual(new Set(["person:jens-erik-lund", "person:tove-brandt"]));
});

it("tells officials apart who are numbered", () => {
  const page = `Background briefing on the pact\n\nMODERATOR: Good afternoon, and thank you for joining. Over to our first official.\n\nSENIOR ADMINISTRATION OFFICIAL ONE: ${answer}\n\nMODERATOR: First question, please.\n\nQ: ${asked}\n\nSENIOR ADMINISTRATION OFFICIAL TWO: ${more}\n\nQ: Who pays for it, then?\n\nSENIOR ADMINISTRATION OFFICIAL ONE: The ports pay. They have always paid, and they know it.`;
  expect(new Set(read(page).map((line) => line.split(":")[0]))).toEqual(
    new Set(["Senior administration official One", "Senior administration official Two"]),
  );
});
