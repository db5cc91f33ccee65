import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-source.ts";
import { readGenre } from "../read-genre.ts";

const silt =
  "Eleven ships are aground in the delta, and I counted them myself. The pilots had warned the ministry in March, and nobody in the ministry had listened.";
const tariff =
  "I thank the member for the question. The channel was dredged in March, and it filled again in the same month, as the pilots had said that it would.";

function read(page: string): { voices: string[]; roles: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return {
    voices: contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`),
    roles: contributions.flatMap(({ roles }) => roles.map(({ text }) => text)),
  };
}

describe("debates of a chamber", () => {
  it("hears members who ask and members who answer, and nobody who presides", () => {
    const { voices, roles } = read(
      `House of Representatives Hansard\n\nWednesday, 4 May 2031\n\nThe SPEAKER: The member for Orvik has the call.\n\nMr STONE (Orvik—Leader of the Opposition) (14:01): ${silt} When will the minister dredge?\n\nMs PRICE (Ravnsund—Minister for Ports) (14:02): ${tariff}\n\nThe ACTING SPEAKER (Mr Holm): Order! The Minister will resume her seat.\n\nMr STONE: Will the minister table the report of the pilots?\n\nMs PRICE: I will table it on Thursday, with the answer of the port authority.`,
    );
    expect(voices).toEqual(["Stone: Eleven ships", "Price: I thank the ", "Stone: Will the min", "Price: I will table"]);
    expect(roles.slice(0, 2)).toEqual(["Leader of the Opposition", "Minister for Ports"]);
  });

  it("reads a place and a time behind a senator's name, and a label once for each", () => {
    const { voices } = read(
      `Senate debates\n\nThursday, 4 May 2031\n\nSenator STONE (Queensland) (10:32): ${silt}\n\nSenator LUND (Victoria) (10:40): ${tariff}\n\nThe PRESIDENT: The question is that the amendment be agreed to.`,
    );
    expect(voices).toEqual(["Stone: Eleven ships", "Lund: I thank the "]);
  });

  it("reads whom a question is put to as no part of the name", () => {
    const { voices } = read(
      `Parliament: Oral Questions\n\nThe House met at two o’clock, and the Speaker read prayers.\n\nQuestion No. 1—Ports\n\n1. BRAM STONE (Leader—Delta) to the Minister for Ports: ${silt} Will she dredge?\n\nHon ADA PRICE (Minister for Ports): ${tariff}\n\nBram Stone: When?\n\nHon ADA PRICE: In the week in which the member brings a shovel to the delta.`,
    );
    expect(voices).toEqual(["Bram Stone: Eleven ships", "Ada Price: I thank the ", "Bram Stone: When?", "Ada Price: In the week "]);
  });

  it("takes members who hear witnesses for those who ask", () => {
    const { voices } = read(
      `Committee on Ports: Hearing\n\nThe Chair: The witness may begin.\n\nMs Price: ${tariff}\n\nSenator Stone: Why was nobody told?\n\nMs Price: ${silt}\n\nSenator Stone: Who is to pay for it?\n\nMs Price: The port authority pays for all of it.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Price"]);
  });
});
