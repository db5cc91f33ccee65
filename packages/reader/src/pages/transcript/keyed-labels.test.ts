import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";

function heardOn(page: string, name: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, roles }) => [names.get(author ?? "") ?? "nobody", ...roles.map(({ text }) => text)].join(", "));
}

it("takes from a key over the talk who stands behind numbers", () => {
  const page = `# Webinar replay: the delta and its table\n15 November 2031\n**In this webinar**\nSpeaker 1 – Nina Okoro (moderator)\nSpeaker 2 – Ada Lund, Lead Pilot, Harbour Office\nSpeaker 3 – Tove Brandt, Adviser, Fish Council\n**[00:03](#t3)** **Speaker 1:** Right so we are recording. Ada, over to you.\n**[00:31](#t31)** **Speaker 2:** thank you nina. ${silt}\n**[01:10](#t70)** **Speaker 2:** the catch has gone from two boats to one.\n**[01:44](#t104)** **Speaker 1:** sorry you broke up, one boat?\n**[01:47](#t107)** **Speaker 2:** one boat, yes, and it is the boat of the ministry.\n**[02:20](#t140)** **Speaker 3:** from our side buyers do want a story, and a chart costs more than the fish.\n**[02:58](#t178)** **Speaker 1:** that is slide nine`;
  expect([...new Set(heardOn(page, "page.md"))]).toEqual(["Ada Lund, Lead Pilot, Harbour Office", "Tove Brandt, Adviser, Fish Council"]);
});

it("gives nobody the words of a sponsor between two turns", () => {
  const page = `# Ep. 88: After the flood\n\n**Nina Okoro:** Welcome to the show. My guest is Ada Lund, lead pilot. What is left?\n\n**Ada Lund:** ${silt}\n\nSilt and Sand is supported by Brightmoor Charts. Charts for people who argue about charts.\n\n**Nina Okoro:** And the pilots?\n\n**Ada Lund:** They row.\n\nThis episode is brought to you by Sprig, the kit for people who hate kits.\n\n**Nina Okoro:** Thank you.`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const { contributions, asides } = readGenre(document);
  const sponsor = document.text.indexOf("Silt and Sand is");
  const [talk] = contributions;
  expect(talk && talk.body[0] < sponsor && sponsor < talk.body[1]).toBe(true);
  expect(asides.some(({ start, end }) => start <= sponsor && sponsor < end)).toBe(true);
});

it("takes from a list over the talk who stands behind initials, and who of them moderates", () => {
  const page = `Third Orvik Roundtable: a code for pilots?\n\nOrvik, 21 November 2031\n\nSpeakers\n\nNO  Nina Okoro, Chair of the Forum (moderator)\n\nAL  Capt. (ret.) Ada Lund, former lead pilot, Harbour Office\n\nTB  Tove Brandt-Osei, Senior Adviser, Fish Council\n\nNO: Good evening to all who came by boat. Our rules are simple: you may quote everyone, and you may not clap before the soup. Two of our guests have sworn never to agree on anything that floats, and the third will keep the minutes of what they say to each other. Next year the guild is two hundred years old, and it has asked us for a code.\n\nAL: I would like to say yes. ${silt}\n\nNO: Is there a text?\n\nTB: There is a paper of two hundred pages. From our side buyers do want a story, and a chart costs more than the fish.\n\nAL: I have read it.\n\nTB: Then you are the second.\n\nNO: So no code?`;
  expect([...new Set(heardOn(page, "page.txt"))]).toEqual([
    "Ada Lund, former lead pilot, Harbour Office",
    "Tove Brandt-Osei, Senior Adviser, Fish Council",
  ]);
});

it("takes brackets with a particle's small letter for initials, as the lines over the talk explain them", () => {
  const page = `THE DELTA IN WRITING\n\n[AL] Ada Lund, lead pilot, Varn\n[MdR] Mara de Rijk, harbour economist, Orvik\n[PH]  Per Holm, reserve captain, Tarrow\n\nQ1. Is money the problem?\n\n[MdR] Hardly. ${silt}\n\n[AL] Money is a problem in the south. ${silt}\n\n[PH] I lack pilots. ${silt}\n\nQ2. What comes first?\n\n[PH] Charts for the ports, because everything arrives there.\n\n[AL] I would begin with the buoys, which nobody has counted.\n\n[MdR] Contracts for boats rather than boats.`;
  expect(new Set(heardOn(page, "page.txt").map((line) => line.split(",")[0]))).toEqual(new Set(["Mara de Rijk", "Ada Lund", "Per Holm"]));
});
