import { describe, expect, it } from "vitest";
import { sentenceFromTable } from "../../../../../test/support/samples/sentences-from-table.ts";
import { codeByDictionaries, type PetrarchDictionaries } from "./code-sentence.ts";
import { codesOn, loadPetrarchActors, loadPetrarchAgents, loadPetrarchDiscards } from "./read-dictionary.ts";
import { loadPetrarchVerbs } from "./read-verbs.ts";

const actors = loadPetrarchActors(`
<!-- invented
for this test -->
RURITANIA [RUR]  # a kingdom
+RURITANIAN
+STRELSAU
GRAND_FENWICK [GFE]
RUPERT OF HENTZAU
	[REB < 18960101]
	[RURGOV 18960101 - 18971231]
	[RUR]
EASTLAND [EAS/LND]
NOBODY [---]
`);
const agents = loadPetrarchAgents("!PERSON! = MAN, WOMAN\nMINISTER [~GOV]\nPOLICE {} [~COP]\nCHARITY [NGO~]\nSALES!PERSON! [~BUS]");
const verbs = loadPetrarchVerbs(`
&TIES
+RELATIONS
+DIPLOMATIC TIES

--- RESTORE [---] ---
RESTORE
- * FULL_&TIES [064] # pas
- * &TIES [050]

--- DELAY [120] [031:032] ---
DELAY
POSTPONE [191]
- % * MEETING [193]

--- PRAISE [051] ---
PRAISE { PRAISES PRAISED }
`);
const dictionaries: PetrarchDictionaries = { actors, agents, verbs, discards: loadPetrarchDiscards("+WORLD CUP\nCHESS CLUB") };

function events(table: string, date: string | null = null): string[] {
  return codeByDictionaries(sentenceFromTable(table).sentence, dictionaries, date).map((event) => `${event.source} ${event.target} ${event.code}`);
}

const restored = `
  Strelsau Strelsau PROPN NNP 2 nsubj
  restored restore VERB VBD 0 root
  full full ADJ JJ 5 amod
  diplomatic diplomatic ADJ JJ 5 amod
  ties tie NOUN NNS 2 obj
  with with ADP IN 8 case
  Grand Grand PROPN NNP 8 compound
  Fenwick Fenwick PROPN NNP 5 nmod`;

const praised = `
  Ruritanian ruritanian ADJ JJ 2 amod
  police police NOUN NNS 3 nsubj
  praised praise VERB VBD 0 root
  Eastland Eastland PROPN NNP 3 obj`;

const postponed = `
  Ruritania Ruritania PROPN NNP 5 nsubj
  and and CCONJ CC 4 cc
  Grand Grand PROPN NNP 4 compound
  Fenwick Fenwick PROPN NNP 1 conj
  postponed postpone VERB VBD 0 root
  their their PRON PRP$ 7 nmod:poss
  meeting meeting NOUN NN 5 obj`;

const delayed = `
  Grand Grand PROPN NNP 2 compound
  Fenwick Fenwick PROPN NNP 3 nsubj
  delayed delay VERB VBD 0 root
  Ruritania Ruritania PROPN NNP 3 obj`;

describe("dictionaries", () => {
  it("reads synonyms, comments and codes that hold within dates", () => {
    expect(actors.actors.map((entry) => entry.words.join(" "))).toEqual([
      "RURITANIA",
      "RURITANIAN",
      "STRELSAU",
      "GRAND FENWICK",
      "RUPERT OF HENTZAU",
      "EASTLAND",
      "NOBODY",
    ]);
    const rupert = actors.actors.find((entry) => entry.words[0] === "RUPERT");
    expect(rupert && [codesOn(rupert, "18950601"), codesOn(rupert, "18970601"), codesOn(rupert, "19000101"), codesOn(rupert, null)]).toEqual([
      ["REB"],
      ["RURGOV"],
      ["RUR"],
      ["RUR"],
    ]);
  });

  it("reads two-digit years of the last century", () => {
    expect(loadPetrarchActors("USSR [USR <911226]").actors[0]?.codes).toEqual([{ code: "USR", from: null, to: "19911226" }]);
  });

  it("refuses a code without a name", () => {
    expect(() => loadPetrarchActors("# nothing\n\t[RUR]\n")).toThrow(/line 2 of the dictionary/);
  });

  it("forms plurals where none is forbidden, and fills in groups", () => {
    expect(agents.agents.map((entry) => entry.words.join(" "))).toEqual([
      "MINISTER",
      "MINISTERS",
      "POLICE",
      "CHARITY",
      "CHARITIES",
      "SALESMAN",
      "SALESMANS",
      "SALESWOMAN",
      "SALESWOMANS",
    ]);
  });
});

describe("codeByDictionaries", () => {
  it("takes the longest pattern, with sets of words", () => {
    expect(events(restored)).toEqual(["RUR GFE 064"]);
  });

  it("joins agents to actors, and gives each code of a double one", () => {
    expect(events(praised)).toEqual(["RURCOP EAS 051", "RURCOP LND 051"]);
  });

  it("codes a compound subject both ways where the pattern asks for one", () => {
    expect(events(postponed)).toEqual(["RUR GFE 193", "GFE RUR 193"]);
  });

  it("mirrors an event with two codes", () => {
    expect(events(delayed)).toEqual(["GFE RUR 031", "RUR GFE 032"]);
  });

  it("codes nothing of a discarded sentence", () => {
    expect(events(`${praised}\n's 's PART POS 6 case\nchess chess NOUN NN 7 compound\nclub club NOUN NN 4 appos`)).toEqual([]);
  });
});
