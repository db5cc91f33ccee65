import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard with what, first words each, and the posts of each. */
function heardOn(page: string, name = "page.txt"): { heard: string[]; posts: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const heard = contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`);
  const posts = contributions.flatMap(({ author, affiliation, roles }) =>
    roles.map(({ text, org }) => [names.get(author ?? "") ?? "nobody", text, names.get(org ?? affiliation ?? "") ?? "-"].join(", ")),
  );
  return { heard, posts: [...new Set(posts)] };
}

const silt =
  "We dredged nineteen basins in the quarter, and the silt came back in eleven of them. Customers have paid for the twelfth. I count that as weather and not as skill.";
const fuel = "Fuel was forty million against thirty-one. Of the difference a third is price and the rest is the detour by the northern channel.";
const chart = "The chart of the year assumes that the northern channel stays shut. If it opens, we have two dredgers too many within a month.";

describe("calls with investors", () => {
  it("reads a name with posts behind a dash over each turn, and takes the person whom the operator gives the floor for one who asks", () => {
    const page = `Orvik Dredging speaks of the delta and of fuel\n\n3 March 2032\n\nCORPORATE PARTICIPANTS\n\nAda Lund Orvik Dredging plc - Chief Executive\n\nTove Brandt Orvik Dredging plc - Chief Engineer\n\nCONFERENCE CALL PARTICIPANTS\n\nBram Costa Tarrow Partners - Analyst\n\nPRESENTATION\n\nOperator\n\nGood day and welcome. This call is being recorded. I now hand over to Ms. Lund.\n\nAda Lund - Orvik Dredging plc - Chief Executive\n\n${silt}\n\nTove?\n\nTove Brandt - Orvik Dredging plc - Chief Engineer\n\n${fuel}\n\nQUESTIONS AND ANSWERS\n\nOperator\n\nOur first question is from Bram Costa of Tarrow Partners.\n\nBram Costa - Tarrow Partners - Analyst\n\nThanks. Could you put a number on the risk in the northern channel?\n\nAda Lund - Orvik Dredging plc - Chief Executive\n\n${chart}\n\nOperator\n\nThere are no further questions.`;
    const { heard, posts } = heardOn(page);
    expect(heard).toEqual(["Ada Lund: We dredged n", "Tove Brandt: Fuel was for", "Ada Lund: The chart of"]);
    expect(posts).toEqual(["Ada Lund, Chief Executive, Orvik Dredging plc", "Tove Brandt, Chief Engineer, Orvik Dredging plc"]);
  });

  it("reads two dashes before the post", () => {
    const page = `<h1>Orvik Dredging Q1 2032 Call Transcript</h1><p><strong>Participants</strong></p><p>Ada Lund -- <em>Chief Executive Officer</em></p><p>Tove Brandt -- <em>Chief Financial Officer</em></p><p><strong>Operator</strong></p><p>Good morning and welcome. Ms. Lund, please go ahead.</p><p><strong>Ada Lund</strong> -- <em>Chief Executive Officer</em></p><p>${silt}</p><p><strong>Tove Brandt</strong> -- <em>Chief Financial Officer</em></p><p>${fuel}</p><p><strong>Operator</strong></p><p>Our first question is from Bram Costa with Tarrow Bank.</p><p><strong>Bram Costa</strong> -- <em>Tarrow Bank -- Analyst</em></p><p>Hi. When you say detour, is a thaw enough?</p><p><strong>Ada Lund</strong> -- <em>Chief Executive Officer</em></p><p>${chart}</p><p><strong>Operator</strong></p><p>That concludes the call.</p>`;
    const { heard, posts } = heardOn(page, "page.html");
    expect(heard).toEqual(["Ada Lund: We dredged n", "Tove Brandt: Fuel was for", "Ada Lund: The chart of"]);
    expect(posts).toEqual(["Ada Lund, Chief Executive Officer, Orvik Dredging", "Tove Brandt, Chief Financial Officer, Orvik Dredging"]);
  });

  it("takes no one who asks in Markdown for a guest", () => {
    const page = `# Norland investor call\n\n## Participants\n\n* Ada Lund, Minister of Finance\n* Tove Brandt, Director of Debt\n* Bram Costa, Tarrow Assets\n* Nina Okoro, Sund Debt\n\n## Presentation\n**Operator**\nGood day and welcome. I would now like to hand the conference over to the Minister.\n\n**Ada Lund** - *Minister of Finance*\n${silt}\n\n**Tove Brandt** - *Director of Debt*\n${fuel}\n\n## Questions and Answers\n**Operator**\nThe first question comes from Bram Costa.\n\n**Bram Costa** - *Tarrow Assets*\nHi, thanks. In June the holders turned down what you had agreed. Have they seen the new chart?\n\n**Ada Lund**\n${chart}\n\n**Operator**\nNext, Nina Okoro.\n\n**Nina Okoro** - *Sund Debt*\nOn the remaining loans, when?\n\n**Tove Brandt**\nSome by June. One lender is in trouble itself, so there we wait for the court.\n\n**Operator**\nThere are no further questions.`;
    const { heard } = heardOn(page, "page.md");
    expect(heard.map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Tove Brandt", "Ada Lund", "Tove Brandt"]);
  });

  it("reads the letter of the person who asks or answers behind the post", () => {
    const page = `Norland - Global Investor Call - 3 March 2032\n\nCORPORATE PARTICIPANTS\n\nAda Lund – Ministry of Finance, Norland – Head of Debt\n\nCONFERENCE CALL PARTICIPANTS\n\nBram Costa – Tarrow Capital – Analyst\n\nQUESTIONS AND ANSWERS\n\nOperator\n\nThe first question is from Bram Costa of Tarrow Capital.\n\nBram Costa – Tarrow Capital – Analyst   Q\n\nThanks for taking it. What is the number under the chart?\n\nAda Lund – Ministry of Finance, Norland – Head of Debt   A\n\n${silt}\n\nBram Costa – Tarrow Capital – Analyst   Q\n\nThe chart is not the number.\n\nAda Lund – Ministry of Finance, Norland – Head of Debt   A\n\n${chart}\n\nOperator\n\nThere are no further questions.`;
    const { heard, posts } = heardOn(page);
    expect(heard.map((line) => line.split(":")[0])).toEqual(["Ada Lund"]);
    expect(posts).toEqual(["Ada Lund, Head of Debt, Ministry of Finance"]);
  });
});
