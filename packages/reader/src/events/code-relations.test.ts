import { describe, expect, it } from "vitest";
import { analysisFromTables, entityOf } from "../../../../test/support/samples/analysis-from-tables.ts";
import type { CodingInput } from "../coding/coding-input.ts";
import { indexAttributions } from "./attribution.ts";
import { codeRelations, findRelations } from "./code-relations.ts";
import { parseActionLexicon } from "../coding/lexicons/parse-action-lexicon.ts";

const china = entityOf("state:CHN");
const russia = entityOf("state:RUS");
const ukraine = entityOf("state:UKR");
const xi = entityOf("person:xi", { country: "state:CHN", actsFor: "state:CHN" });
const names = { China: china, Chinese: china, Russia: russia, Russian: russia, Ukraine: ukraine, Xi: xi };

function read(...tables: string[]): CodingInput {
  return { text: "", analysis: analysisFromTables(tables, names), contributions: [], title: null, documentDate: null, coder: "test@1" };
}

function triples(...tables: string[]): string[] {
  return findRelations(read(...tables)).map((found) => `${found.source.entity} ${found.pattern.action} ${found.target.entity} ${found.status}`);
}

const active = `
  Russian Russian ADJ JJ 2 amod
  troops troop NOUN NNS 3 nsubj
  attacked attack VERB VBD 0 root
  Ukraine Ukraine PROPN NNP 3 obj
  _. . PUNCT . 3 punct`;

const passive = `
  Ukraine Ukraine PROPN NNP 4 nsubj:pass
  has have AUX VBZ 4 aux
  been be AUX VBN 4 aux:pass
  invaded invade VERB VBN 0 root
  by by ADP IN 6 case
  Russia Russia PROPN NNP 4 obl:agent`;

const nominal = `
  Russia Russia PROPN NNP 3 nmod:poss
  _'s 's PART POS 1 case
  invasion invasion NOUN NN 6 nsubj
  of of ADP IN 5 case
  Ukraine Ukraine PROPN NNP 3 nmod
  failed fail VERB VBD 0 root`;

const mutual = `
  China China PROPN NNP 4 nsubj
  and and CCONJ CC 3 cc
  Russia Russia PROPN NNP 1 conj
  signed sign VERB VBD 0 root
  a a DET DT 6 det
  treaty treaty NOUN NN 4 obj`;

const lightVerb = `
  China China PROPN NNP 4 nsubj
  did do AUX VBD 4 aux
  not not PART RB 4 advmod
  impose impose VERB VB 0 root
  sanctions sanction NOUN NNS 4 obj
  on on ADP IN 7 case
  Russia Russia PROPN NNP 4 obl`;

const threatened = `
  Russia Russia PROPN NNP 2 nsubj
  threatened threaten VERB VBD 0 root
  to to PART TO 4 mark
  attack attack VERB VB 2 xcomp
  Ukraine Ukraine PROPN NNP 4 obj`;

const demanded = `
  Xi Xi PROPN NNP 2 nsubj
  said say VERB VBD 0 root
  that that SCONJ IN 6 mark
  Russia Russia PROPN NNP 6 nsubj
  must must AUX MD 6 aux
  stop stop VERB VB 2 ccomp`;

const ownState = `
  Xi Xi PROPN NNP 2 nsubj
  praised praise VERB VBD 0 root
  China China PROPN NNP 2 obj`;

const owned = `
  China China PROPN NNP 2 nsubj
  condemned condemn VERB VBD 0 root
  Russia Russia PROPN NNP 5 nmod:poss
  _'s 's PART POS 3 case
  decision decision NOUN NN 2 obj`;

const question = `
  Did do AUX VBD 3 aux
  Russia Russia PROPN NNP 3 nsubj
  attack attack VERB VB 0 root
  Ukraine Ukraine PROPN NNP 3 obj
  _? ? PUNCT . 3 punct`;

describe("findRelations", () => {
  it("reads active, passive and nominal acts alike", () => {
    const same = ["state:RUS ASSAULT state:UKR actual"];
    expect(triples(active)).toEqual(same);
    expect(triples(passive)).toEqual(same);
    expect(triples(nominal)).toEqual(same);
  });

  it("gives one relation for a mutual act, the party named first as its source", () => {
    expect(triples(mutual)).toEqual(["state:CHN AGREE state:RUS actual"]);
  });

  it("reads light verbs by their object, and denial", () => {
    expect(triples(lightVerb)).toEqual(["state:CHN SANCTION state:RUS denied"]);
  });

  it("codes the threat and not what is threatened", () => {
    expect(triples(threatened)).toEqual(["state:RUS THREATEN state:UKR actual"]);
  });

  it("takes what must be done as asked of the party that must do it", () => {
    expect(triples(demanded)).toEqual(["person:xi REQUEST state:RUS actual"]);
  });

  it("strikes the owner of what is condemned", () => {
    expect(triples(owned)).toEqual(["state:CHN ACCUSE state:RUS actual"]);
  });

  it("drafts nothing from a question", () => {
    expect(triples(question)).toEqual([]);
  });

  it("drafts no act of a person on the state they act for", () => {
    expect(triples(ownState)).toEqual([]);
  });

  it("puts a user's patterns before its own", () => {
    const lexicon = parseActionLexicon("PROTEST -5: attack");
    expect(findRelations(read(active), { lexicon })[0]?.pattern.action).toBe("PROTEST");
  });
});

describe("codeRelations", () => {
  it("makes statements whose spans slice to their quotes and whose ids come again", () => {
    const analysis = analysisFromTables([active, lightVerb], names);
    const input: CodingInput = { ...read(), text: analysis.text, analysis };
    const attribution = indexAttributions(input, []);
    const statements = codeRelations(input, attribution).relations;
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      expect(input.text.slice(statement.start, statement.end)).toBe(statement.quote);
      expect(statement.confidence).toBeGreaterThan(0);
      expect(statement.confidence).toBeLessThanOrEqual(1);
    }
    expect(statements[0]).toMatchObject({
      quote: "Russian troops attacked Ukraine",
      quad: "material-conflict",
      weight: -10,
      coder: "test@1",
      review: "draft",
    });
    expect(input.text.slice(...(statements[0]?.sourceSpan ?? [0, 0]))).toBe("Russian troops");
    expect(codeRelations(input, attribution).relations).toEqual(statements);
    expect(codeRelations(input, attribution, { minConfidence: 1 })).toEqual({ relations: [], actors: [] });
  });
});
