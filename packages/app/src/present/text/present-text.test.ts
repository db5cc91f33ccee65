import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { presentHtml } from "../html/present-html.ts";
import { presentText } from "./present-text.ts";
import { plainStyle } from "./terminal.ts";

const shown = presentText(sampleReadout, { width: 80, style: plainStyle }).replace(/\s+/g, " ");

describe("presentText", () => {
  it("says who wrote, what is expected with its range, and whose statements are drafts", () => {
    expect(shown).toContain("Ada Example — director of the Invented Institute; former ambassador");
    expect(shown).toContain("unattributed");
    expect(shown).toContain("55–80 %");
    expect(shown).toContain("“probably” on ICD 203");
    expect(shown).toContain("− Ruritania → Graustark: THREATEN");
    expect(shown).toContain("trust →(+) truce");
    expect(shown).toContain("4 (80 %) are machine drafts that no person has reviewed");
  });

  it("names the body of an author whom the text gives no post", () => {
    const [first, ...others] = sampleReadout.document.contributions;
    if (first === undefined) throw new Error("the sample has no contribution");
    const body = sampleReadout.entities.find((entity) => entity.type === "organization");
    if (body === undefined) throw new Error("the sample has no organization");
    const contributions = [{ ...first, roles: [], affiliation: body.id }, ...others];
    const readout = { ...sampleReadout, document: { ...sampleReadout.document, contributions } };
    expect(presentText(readout, { width: 200, style: plainStyle })).toContain(`Ada Example — ${body.name}`);
  });

  it.each([40, 80, 133])("wraps to %i columns", (width) => {
    const lines = presentText(sampleReadout, { width, style: plainStyle }).split("\n");
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
  });

  it("puts no question of its title where nobody answers it, as the screens do", () => {
    const { document } = sampleReadout;
    const headline = { text: "Talk: will it last?", start: 0, end: 4, from: "title" as const };
    const readout = { ...sampleReadout, document: { ...document, questions: [...document.questions, headline] } };
    for (const page of [presentText(readout, { width: 80, style: plainStyle }), presentHtml(readout, { digest: () => "x" })]) {
      expect(page).toContain("Will the truce hold?");
      expect(page).not.toContain(headline.text);
    }
  });

  it("leaves empty sections out", () => {
    const empty = presentText({ ...sampleReadout, statements: [], comparison: [], answers: [] }, { width: 80, style: plainStyle });
    expect(empty).not.toContain("WHO DOES WHAT");
    expect(empty).toContain("No statements were found.");
  });

  it("never lets a document reach the terminal's controls", () => {
    const hostile = { ...sampleReadout, document: { ...sampleReadout.document, title: "Hi \u001b[2J\u001b]0;x\u0007 \u202etxt" } };
    expect(presentText(hostile, { width: 80, style: plainStyle })).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});
