import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { drawAudit, openAudit, scoreAudit, trustFromReviews } from "./audit.ts";

const desk = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const draw = (seed: number) => drawAudit([sampleReadout], { passages: 3, seed, describe: (_readout, { type }) => type });

describe("an audit", () => {
  it("draws passages of contributions at random, by seed", () => {
    expect(draw(1)).toEqual(draw(1));
    for (const { start, end, text } of draw(2).passages) expect(sampleReadout.document.text.slice(start, end)).toBe(text);
    expect(draw(1).population).toBeGreaterThanOrEqual(4);
  });

  it("counts only passages that were filled in", () => {
    const audit = draw(1);
    expect(scoreAudit(audit).unfinished).toBe(3);
    for (const passage of audit.passages.slice(0, 2)) {
      passage.missed = { position: 1, relation: 0, forecast: 0, cause: 0 };
      for (const draft of passage.drafts) draft.verdict = "right";
    }
    const score = scoreAudit(audit);
    expect(score.unfinished).toBe(1);
    const positions = audit.passages
      .slice(0, 2)
      .flatMap(({ drafts }) => drafts)
      .filter(({ type }) => type === "position").length;
    expect(score.trust.find(({ type }) => type === "position")?.recall?.value).toBe(positions / (positions + 2));
  });

  it("reads itself back and names the place of a fault", async () => {
    const path = join(desk, "audit.json");
    writeFileSync(path, JSON.stringify(draw(1)));
    expect(await openAudit(path)).toEqual(draw(1));
    writeFileSync(path, JSON.stringify({ ...draw(1), passages: [{ ...draw(1).passages[0], missed: { position: -1 } }] }));
    await expect(openAudit(path)).rejects.toThrow(/passages\.0\.missed/);
    await expect(openAudit(join(desk, "none.json"))).rejects.toMatchObject({ code: "RAP_SERVICE_AUDIT" });
  });

  it("takes precision from reviews, without a recall", () => {
    const cause = trustFromReviews([sampleReadout]).find(({ type }) => type === "cause");
    expect(cause).toMatchObject({ precision: { value: 1, count: 1 }, recall: null });
  });
});
