import { expect, it } from "vitest";
import { voicesFor } from "../../reading/page-voices.ts";
import { pageFrom } from "../page-for-tests.ts";
import { readPage } from "../read-page.ts";

it("leaves its words to an office that speaks under its own label, with names in what others say", () => {
  const document = pageFrom(
    `# Background call on the delta\n\nMODERATOR: Hi, everyone. Thanks for joining us this morning. The call is on background. Prime Minister Ada Lund and Minister Per Holm will speak at five. I will turn it over to our first briefer.\n\nSENIOR HARBOUR OFFICIAL: Thank you, and good morning to everyone. The three ports will launch a new partnership of pilots. I think this is an old wish of the guilds.\n\nThese ports are our oldest partners. It is meant to keep the delta open in all winters, and to make the pilots work together.\n\nMODERATOR: Thanks. Let's start with Nina Okoro from the Harbour Post.\n\nQ: When will the new buoys be laid, and by whom?\n\nSENIOR HARBOUR OFFICIAL: Hi, Nina. We are laying them as we speak. I would say that it will be done in May.`,
  );
  const voices = voicesFor(document);
  expect(voices).not.toBeNull();
  const { sections } = readPage(document, voices).reading;
  expect([...new Set(sections.map(({ people: [first] }) => first?.name))]).toEqual(["Senior harbour official"]);
});
