import { describe, expect, it } from "vitest";
import { readGenre } from "../pages/read-genre.ts";
import { readDocumentBytes } from "../sources/read-document-bytes-for-tests.ts";

/** Author and first words of each contribution of a page pasted as plain text; everybody in it is invented. */
function outline(text: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(text), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, body }) => `${author === null ? "nobody" : nameOf.get(author)}: ${document.text.slice(...body).slice(0, 18)}`);
}

const page = (...blocks: readonly string[]): string => blocks.join("\n\n");

const saltAnswer =
  "Salt was never the quarrel. Torvik closed the pans in March because Sellen had stopped the barges, and it has told the League so in writing three times since.";
const bargeAnswer =
  "I would not bet on the barges. Sellen promised them for May and then for August, and the captains I speak with have already sold their moorings upriver.";
const courtAnswer =
  "Ask the court at Hammar. It ordered both governments to open the locks, and both of them thanked it and did nothing, which is why the League is angry.";

describe("names before or after their texts", () => {
  it("binds bios that stand above each text, headings between them", () => {
    expect(
      outline(
        page(
          "The salt pans and the barges",
          "Torvik has closed its pans. Three people who know the river say what follows.",
          "Dr Orla Venn is a hydrologist at the Hammar Institute.",
          "Not about salt",
          saltAnswer,
          "Piet Aldous teaches inland shipping at Lower Sellen College.",
          "The barges will not come",
          bargeAnswer,
          "Ruth Amberley was for many years with the League's registry.",
          "What the court said",
          courtAnswer,
        ),
      ),
    ).toEqual(["Orla Venn: Salt was never the", "Piet Aldous: I would not bet on", "Ruth Amberley: Ask the court at H"]);
  });

  it("binds signatures that stand below each text, a list of authors at the end", () => {
    expect(
      outline(
        page(
          "The salt pans and the barges",
          "Torvik has closed its pans. Three people who know the river say what follows.",
          saltAnswer,
          "Orla Venn",
          bargeAnswer,
          "Brigadier Piet Aldous",
          courtAnswer,
          "Ruth Amberley",
          "Orla Venn is a hydrologist at the Hammar Institute.",
          "Piet Aldous teaches inland shipping at Lower Sellen College.",
          "Ruth Amberley was for many years with the League's registry.",
        ),
      ),
    ).toEqual(["Orla Venn: Salt was never the", "Piet Aldous: I would not bet on", "Ruth Amberley: Ask the court at H"]);
  });

  it("binds labels under each of several questions", () => {
    expect(
      outline(
        page(
          "Three on the river",
          "Is it about salt?",
          "Dr Orla Venn:",
          saltAnswer,
          "Air Commodore Piet Aldous:",
          "It is, whatever the others say. Nobody closes a pan that earns its keep, and Torvik's have earned theirs since my grandfather's day.",
          "Will the barges come?",
          "Air Commodore Piet Aldous:",
          bargeAnswer,
          "Dr Orla Venn:",
          "They will, and in September. The moorings can be bought back, and Sellen has the money now that the League has paid its arrears.",
        ),
      ),
    ).toEqual([
      "Orla Venn: Salt was never the",
      "Piet Aldous: It is, whatever th",
      "Piet Aldous: I would not bet on",
      "Orla Venn: They will, and in ",
    ]);
  });
});

describe("who speaks in a report", () => {
  const report = page(
    "Who shut the river?",
    "By Lena Okafor-Dahl",
    "HAMMAR, 4 May",
    `Professor Orla Venn, a hydrologist who has measured the locks for thirty years, laughs at the question. Torvik shut it, she says, and Torvik knows it. "Nobody else has the keys." The pans were closed the same night. The League had been told a week before.`,
    "Piet Aldous, a former lock-keeper turned captain, takes the other side. Sellen had stopped the barges in February. It had never paid for the dredging either, and it called the bill an insult. He expects the locks to open before the winter.",
    "For Ruth Amberley, who kept the League's registry until last year, both are right. The League warned them twice. It was thanked twice. She would send the judges home.",
    "Aldous thinks a fine would do it. Venn does not.",
  );

  it("finds experts whom only the verb or a word before the name brings in", () => {
    const text = page(
      "Who shut the river?",
      "By Lena Okafor-Dahl",
      "HAMMAR, 4 May",
      "Torvik did, according to Orla Venn. The former hydrologist has measured the locks for thirty years. Venn says that nobody else has the keys, and that the pans were closed the same night.",
      "A retired Sellen captain, Piet Aldous, said that the barges had been stopped in February. Aldous believes that they will come back before the winter.",
      "The League has been quiet, and Ruth Amberley thinks that it will stay so. Amberley warned both governments twice, she said, and was thanked twice.",
    );
    expect(outline(text).map((line) => line.split(":")[0])).toEqual(["Orla Venn", "Piet Aldous", "Ruth Amberley"]);
  });

  it("gives nobody a part who is mentioned and says nothing, and no place", () => {
    const text = page(
      "Who shut the river?",
      "By Lena Okafor-Dahl",
      "HAMMAR, 4 May",
      "Then there is Bram Osterlo, a retired pilot, who met me with a thermos. Orla Venn, a hydrologist at the Hammar Institute, says that Torvik shut it. Venn adds that nobody else has the keys.",
      "The Lower Port said nothing. Piet Aldous, a former lock-keeper, believes that the barges will come back. Aldous calls the bill an insult.",
      "Ruth Amberley, who kept the League's registry, says that both are right. Amberley would send the judges home, and she says so.",
    );
    expect(new Set(outline(text).map((line) => line.split(":")[0]))).toEqual(new Set(["Orla Venn", "Piet Aldous", "Ruth Amberley"]));
  });

  it("gives each expert what follows in the paragraph, and short forms to their bearers", () => {
    expect(outline(report)).toEqual([
      "Orla Venn: Professor Orla Ven",
      "Piet Aldous: Piet Aldous, a for",
      "Ruth Amberley: For Ruth Amberley,",
      "Piet Aldous: Aldous thinks a fi",
      "Orla Venn: Venn does not.",
    ]);
  });
});

describe("offices and bodies that speak", () => {
  it("reads delegations by their offices", () => {
    const answers = [saltAnswer, bargeAnswer, courtAnswer];
    const delegations = ["Norway", "Ghana", "Chile"].flatMap((state, index) => [`The representative of ${state}`, answers[index] ?? ""]);
    expect(outline(page("Verbatim record: the locks at Hammar", "Geneva, 4 May 2019", ...delegations))).toEqual([
      "Representative of Norway: Salt was never the",
      "Representative of Ghana: I would not bet on",
      "Representative of Chile: Ask the court at H",
    ]);
  });

  it("lets states speak under the names that the page gives them", () => {
    const answers = [saltAnswer, bargeAnswer, courtAnswer];
    const speeches = ["Norway", "Jordan", "Chile"].flatMap((state, index) => [state, answers[index] ?? ""]);
    const again = ["Norway", "Ghana", "Chile"].flatMap((state, index) => [state, answers[index] ?? ""]);
    expect(outline(page("Verbatim record: the locks at Hammar", "Geneva, 4 May 2019", ...speeches, ...again))).toEqual([
      "Norway: Salt was never the",
      "Jordan: I would not bet on",
      "Chile: Ask the court at H",
      "Norway: Salt was never the",
      "Ghana: I would not bet on",
      "Chile: Ask the court at H",
    ]);
  });

  it("reads a summary record in the third person", () => {
    expect(
      outline(
        page(
          "Summary record of the ninth meeting",
          "Geneva, 4 May 2019",
          "The Chair recalled that the item had been adjourned twice.",
          "ORLA VENN (Norway) said that her delegation could not accept the draft. It asked for the locks to be opened within a month.",
          "The representative of Ghana, speaking also for Togo, regretted the tone. His country had offered barges.",
          "Mr. ALDOUS (Chile) associated himself with the statement of Ghana. He doubted that the locks would open.",
          "Ms. Venn observed that nobody had answered her.",
        ),
      ),
    ).toEqual([
      "Chair: The Chair recalled",
      "Orla Venn: ORLA VENN (Norway)",
      "Representative of Ghana: The representative",
      "Aldous: Mr. ALDOUS (Chile)",
      "Orla Venn: Ms. Venn observed ",
    ]);
  });

  it("lets the body sign what it issues, where nobody else does", () => {
    expect(
      outline(
        page(
          "Declaration of the Hammar River Council on the closing of the locks",
          "Hammar, 4 May 2019",
          `We, the members of the Council, met in Hammar. ${courtAnswer}`,
          `We deplore the closure. ${saltAnswer}`,
        ),
      ),
    ).toEqual(["Hammar River Council: We, the members of"]);
  });
});

describe("who issues a communiqué", () => {
  const says = (opening: string): string[] => [`${opening} ${courtAnswer}`, `The closure is deplored. ${saltAnswer}`];

  it.each([
    [
      "Final communiqué of the extraordinary session of the Council of Ministers of the River Union",
      "The Council of Ministers held a session.",
      "Council of Ministers of the River Union",
    ],
    [
      "Joint Press Communiqué on the Conclusion of the Third Meeting of the Hammar Border Committee",
      "Both sides met twice.",
      "Hammar Border Committee",
    ],
    [
      "Joint Statement of the Defence Ministers of Torvik, Sellen, the Marches and the Lower Isles",
      "We met in Hammar.",
      "Defence Ministers of Torvik, Sellen, the Marches and the Lower Isles",
    ],
    [
      "Joint press statement on the safety of the barges",
      "Senior Officials of Torvik and Sellen met in the forenoon.",
      "Senior Officials of Torvik and Sellen",
    ],
    ["Chair's Summary", "The Chair thanked both hosts.", "Chair"],
  ])("%s", (title, opening, issuer) => {
    const [found = ""] = outline(page(title, "Hammar, 4 May 2019", ...says(opening)));
    expect(found).toMatch(new RegExp(`^${issuer}: `));
  });

  it("takes no letter that numbers a heading for an initial", () => {
    const text = page(
      "Agreed Conclusions of the Hammar River Conference",
      "Hammar, 4 May 2019",
      courtAnswer,
      "A. Divergences",
      saltAnswer,
      "B. Expectations",
      bargeAnswer,
    );
    expect(outline(text)).toEqual(["Hammar River Conference: Ask the court at H"]);
  });
});

describe("who signs a page", () => {
  it("takes the speaker from the title of a speech", () => {
    expect(outline(page("Remarks of Rep. Ada Lund (Ret.) at the Hammar Dinner", "Hammar, 4 May 2019", saltAnswer, bargeAnswer))).toEqual([
      "Ada Lund: Salt was never the",
    ]);
  });

  it("takes the person who prepared a memo, and nobody who only helped", () => {
    expect(outline(page("The locks at Hammar", "Prepared by: Dr. Ada Lund", "4 May 2019", saltAnswer, bargeAnswer))[0]).toMatch(/^Ada Lund: /);
    expect(
      outline(page("The locks at Hammar", "By Ada Lund, with inputs from Piet Aldous (Sellen)", "4 May 2019", saltAnswer, bargeAnswer))[0],
    ).toMatch(/^Ada Lund: /);
  });

  it("gives joint authors the parts that are headed by their names", () => {
    expect(
      outline(
        page(
          "The locks at Hammar: two readings",
          "Ada Lund and Piet Aldous",
          "Hammar, 4 May 2019",
          courtAnswer,
          "Lund: stay away",
          saltAnswer,
          "Aldous: stay near",
          bargeAnswer,
          "Where we agree",
          courtAnswer,
        ),
      ),
    ).toEqual(["Ada Lund: Ask the court at H", "Ada Lund: Salt was never the", "Piet Aldous: I would not bet on", "Ada Lund: Ask the court at H"]);
  });
});

describe("guests", () => {
  const turns = (ask: string, answer: string): string[] =>
    [
      ["Did you believe that the locks would open?", saltAnswer],
      ["And the barges, will they come back?", bargeAnswer],
      ["Who is to blame for it, then?", courtAnswer],
    ].flatMap(([question = "", reply = ""]) => [ask, question, answer, reply]);

  it("takes initials for the names over the interview", () => {
    const text = page(
      "Keys to a river",
      "Lena Okafor-Dahl speaks to the retired lock-keeper Piet Aldous about the closure.",
      "Hammar, May 2019",
      ...turns("LOD:", "PA:"),
    );
    expect(outline(text)).toEqual(["Piet Aldous: Salt was never the"]);
  });

  it("takes A: for the only guest whom the introduction presents", () => {
    const text = page(
      "Keys to a river",
      "Retired captain Piet Aldous sat on the river board for thirty years. He spoke to us in Hammar.",
      ...turns("Q:", "A:"),
    );
    expect(outline(text)).toEqual(["Piet Aldous: Salt was never the"]);
  });
});
