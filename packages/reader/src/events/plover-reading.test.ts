import { describe, expect, it } from "vitest";
import { parseActionLexicon } from "../coding/lexicons/parse-action-lexicon.ts";
import { ploverReading } from "./plover-reading.ts";

const { verbs } = parseActionLexicon(
  "AID 7: aid\nASSAULT -10: attack\nSANCTION -5.6: sanction, cut [aid] >to\nAGREE 6.5: sign [agreement] >with\nCOERCE -9: blockade\nREQUEST -1: urge",
);

function reading(
  lemma: string,
  more: { status?: "actual" | "denied" | "hypothetical" | "demanded"; modal?: string; governor?: string } = {},
): string {
  const pattern = verbs.get(lemma)?.[0];
  if (!pattern) throw new Error(lemma);
  return ploverReading({ pattern, status: more.status ?? "actual", modal: more.modal ?? null, governor: more.governor ?? null });
}

describe("ploverReading", () => {
  it("leaves what was done as it is", () => {
    expect([reading("aid"), reading("attack"), reading("cut")]).toEqual(["AID", "ASSAULT", "SANCTION"]);
  });

  it("folds denial, demand and announcement into the type", () => {
    expect(reading("aid", { status: "denied" })).toBe("REJECT");
    expect(reading("attack", { status: "denied" })).toBe("ASSAULT");
    expect(reading("aid", { status: "demanded" })).toBe("REQUEST");
    expect(reading("aid", { status: "hypothetical", modal: "will" })).toBe("AGREE");
    expect(reading("attack", { status: "hypothetical", governor: "vow" })).toBe("THREATEN");
    expect(reading("aid", { status: "hypothetical", modal: "could" })).toBe("AID");
    expect(reading("urge", { status: "demanded" })).toBe("REQUEST");
  });

  it("files agreements, imposed sanctions and blockades where the codebook does", () => {
    expect([reading("sign"), reading("sanction"), reading("blockade")]).toEqual(["SUPPORT", "COERCE", "ASSAULT"]);
  });
});
