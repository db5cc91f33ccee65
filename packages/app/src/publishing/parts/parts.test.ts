import { beforeEach, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { createProject, ensureProject } from "../../library/create-project.ts";
import { openWorkplace } from "../../library/workplace.ts";
import type { TestWorkplace } from "../../library/testing/desk.ts";
import type { PartWords } from "../../records/part-record.ts";
import { describeAboveStores } from "../../store/testing/describe-stores.ts";
import { roundupFromDocument, storedRoundup } from "../roundups/roundup-from-document.ts";
import { decidePart, type PartDecision } from "./decide-part.ts";
import { invitePart, renewInvitation } from "./invite-part.ts";
import { mostSteps, openOwnPart, takeOwnStep, type OwnStep } from "./own-part.ts";
import { storedPart } from "./stored-part.ts";

const dayMs = 24 * 60 * 60_000;
const start = Date.parse("2031-06-01T08:00:00Z");
const question = "Will the pact hold?";
const title = "Will the ferry pact hold?";
const words: PartWords = {
  role: "pilot",
  bio: "Runa Dal steers the night ferry.",
  heading: "Ask at night",
  markdown: "Sweden will not leave.",
  answers: [{ question, markdown: "It holds until the first winter storm." }],
};

/** A page of a document that nothing has to be read for. */
async function roundupOf(workplace: TestWorkplace): Promise<string> {
  const { store, project, by } = workplace;
  const readout = { ...sampleReadout, document: { ...sampleReadout.document, title } };
  const { documentId } = await importReadout(workplace, { readout, rights: "public" });
  const { id, revision } = await roundupFromDocument(workplace, { documentId });
  const after = { ...(await storedRoundup(workplace, id)).record, questions: [question] };
  await store.history.commit({ project, by, action: "edit", summary: "Edited", changes: [{ kind: "roundup", id, expected: revision, after }] });
  return id;
}

describeAboveStores("a part that an expert is invited to write", ({ open }) => {
  let workplace: TestWorkplace;
  let roundup: string;
  let time = start;

  beforeEach(async () => {
    time = start;
    const store = await open();
    workplace = openWorkplace(store, { project: await ensureProject(store), now: () => time, by: { account: null, name: "Ed" } });
    roundup = await roundupOf(workplace);
  });

  const invite = () => invitePart(workplace, { roundup, author: "Runa Dal", role: "", days: 14 });
  const step = async (key: string, name: OwnStep["step"], typed: PartWords = words): Promise<string> =>
    takeOwnStep(workplace, key, { step: name, expected: (await openOwnPart(workplace, key)).revision, words: typed });
  const decide = async (id: string, name: PartDecision["step"], note = ""): Promise<string> =>
    (await decidePart(workplace, { id, expected: (await storedPart(workplace, id)).revision, step: name, note })).state;
  const contributions = async () => (await storedRoundup(workplace, roundup)).record.contributions;

  it("is written, sent in, returned with a note, sent in again and accepted; each step is in the history", async () => {
    const before = (await contributions()).length;
    const { id, key } = await invite();
    const opened = await openOwnPart(workplace, key);
    // Of the whole library, the author sees this.
    expect(Object.keys(opened.event)).toEqual(["title", "standfirst", "questions"]);
    expect(await step(key, "save", { ...words, markdown: "Sweden" })).toBe("draft");
    expect(await step(key, "submit")).toBe("submitted");
    expect(await contributions()).toHaveLength(before);
    expect(await decide(id, "return", "Say by when.")).toBe("returned");
    expect((await openOwnPart(workplace, key)).part.note).toBe("Say by when.");
    const better = { ...words, markdown: "Sweden will not leave before 2033." };
    expect(await step(key, "submit", better)).toBe("submitted");
    expect(await decide(id, "accept")).toBe("accepted");
    expect((await contributions()).slice(before)).toEqual([
      {
        author: "Runa Dal",
        role: "pilot",
        bio: "Runa Dal steers the night ferry.",
        heading: "Ask at night",
        markdown: "Sweden will not leave before 2033.\n\nIt holds until the first winter storm.",
      },
    ]);
    const { record } = await storedRoundup(workplace, roundup);
    expect([record.state, record.answers?.at(-1)]).toEqual([
      "draft",
      { question, contribution: before, state: "approved", words: "It holds until the first winter storm." },
    ]);
    const { entries } = await workplace.store.history.list(workplace.project, { limit: 6 });
    expect(entries.map(({ by, summary }) => `${by.name}: ${summary}`).reverse()).toEqual([
      "Ed: Invited Runa Dal to write a part of “Will the ferry pact hold?”",
      "Runa Dal (invited): Runa Dal saved a draft of their part of “Will the ferry pact hold?”",
      "Runa Dal (invited): Runa Dal sent in their part of “Will the ferry pact hold?”",
      "Ed: Returned the part of Runa Dal: Say by when.",
      "Runa Dal (invited): Runa Dal sent in their part of “Will the ferry pact hold?”",
      "Ed: Accepted the part of Runa Dal into “Will the ferry pact hold?”",
    ]);
    await expect(step(key, "save")).rejects.toMatchObject({ code: "RAP_PART_STATE" });
  });

  it("opens by its own link alone, until its day, until it is revoked, and not by the link before a new one", async () => {
    const [first, second] = [await invite(), await invite()];
    const secretOf = (key: string): string => key.split(".")[1] ?? "";
    const stored = JSON.stringify((await storedPart(workplace, first.id)).record);
    expect(stored).not.toContain(secretOf(first.key));
    const wrong = [
      "",
      ".",
      first.id,
      `${first.id}.`,
      `${first.id}.${secretOf(second.key)}`,
      `${first.key}x`,
      `${first.key}.x`,
      "../p.x",
      "p.".repeat(400),
    ];
    for (const key of wrong) await expect(openOwnPart(workplace, key)).rejects.toMatchObject({ code: "RAP_PART_LINK" });
    const renewed = await renewInvitation(workplace, { id: first.id, expected: first.revision, days: 1 });
    await expect(openOwnPart(workplace, first.key)).rejects.toMatchObject({ code: "RAP_PART_LINK" });
    expect((await openOwnPart(workplace, renewed.key)).part.author).toBe("Runa Dal");
    time += dayMs;
    await expect(openOwnPart(workplace, renewed.key)).rejects.toMatchObject({ code: "RAP_PART_LINK" });
    expect((await openOwnPart(workplace, second.key)).canWrite).toBe(true);
    expect(await decide(second.id, "revoke")).toBe("revoked");
    await expect(openOwnPart(workplace, second.key)).rejects.toMatchObject({ code: "RAP_PART_LINK" });
    await expect(takeOwnStep(workplace, second.key, { step: "save", expected: 1, words })).rejects.toMatchObject({ code: "RAP_PART_LINK" });
  });

  it("cannot be accepted before it is sent in, can be taken back, and loses no words to another window", async () => {
    const { id, key, revision } = await invite();
    for (const name of ["accept", "return"] as const) await expect(decide(id, name)).rejects.toMatchObject({ code: "RAP_PART_STATE" });
    await expect(step(key, "submit", { ...words, markdown: "  \u200b ", answers: [] })).rejects.toMatchObject({ code: "RAP_PART_EMPTY" });
    await step(key, "save");
    await expect(takeOwnStep(workplace, key, { step: "save", expected: revision, words })).rejects.toMatchObject({ code: "RAP_PART_CHANGED" });
    await step(key, "submit");
    await expect(step(key, "save")).rejects.toMatchObject({ code: "RAP_PART_STATE" });
    expect(await step(key, "recall")).toBe("draft");
    await expect(decide(id, "accept")).rejects.toMatchObject({ code: "RAP_PART_STATE" });
    expect((await openOwnPart(workplace, key)).part.words).toEqual(words);
  });

  it("has a new link until it is accepted, also where it was revoked, and keeps its words and where it stands", async () => {
    const { id, key } = await invite();
    expect(key).toMatch(/^p[\w-]+\.[\w-]{43}$/);
    await step(key, "save");
    const renew = async () => renewInvitation(workplace, { id, expected: (await storedPart(workplace, id)).revision, days: 2 });
    expect(await decide(id, "revoke")).toBe("revoked");
    const renewed = await renew();
    expect(renewed.expiresAt).toBe(new Date(start + 2 * dayMs).toISOString());
    const { part } = await openOwnPart(workplace, renewed.key);
    expect([part.state, part.words]).toEqual(["draft", words]);
    await step(renewed.key, "submit");
    expect((await openOwnPart(workplace, (await renew()).key)).part.state).toBe("submitted");
    expect(await decide(id, "accept")).toBe("accepted");
    await expect(renew()).rejects.toMatchObject({ code: "RAP_PART_STATE", details: { state: "accepted" } });
    expect((await storedPart(workplace, id)).record.state).toBe("accepted");
  });

  it("is for a page of the public site alone", async () => {
    const elsewhere = { ...workplace, project: await createProject(workplace, { name: "Elsewhere" }) };
    const invited = invitePart(elsewhere, { roundup: await roundupOf(elsewhere), author: "Runa Dal", role: "", days: 14 });
    await expect(invited).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
  });

  it("is saved as often as one link may, and a new link starts from the beginning", async () => {
    const { id, key } = await invite();
    const { record, revision } = await storedPart(workplace, id);
    const changes = [{ kind: "part" as const, id, expected: revision, after: { ...record, stepCount: mostSteps - 1 } }];
    const { revision: expected } = await workplace.store.history.commit({
      project: workplace.project,
      by: workplace.by,
      action: "edit",
      summary: "Counted",
      changes,
    });
    await step(key, "save");
    await expect(step(key, "submit")).rejects.toMatchObject({ code: "RAP_PART_OFTEN" });
    const renewed = await renewInvitation(workplace, { id, expected: expected + 1, days: 1 });
    expect(await step(renewed.key, "submit")).toBe("submitted");
  });

  it("keeps words alone: no control characters, no answers to questions that are not asked", async () => {
    const { key } = await invite();
    const typed = { ...words, heading: "Line\nbreak\u202e!", answers: [...words.answers, { question: "What else?", markdown: "Nothing." }] };
    await step(key, "save", typed);
    expect((await openOwnPart(workplace, key)).part.words).toMatchObject({ heading: "Line break!", answers: words.answers });
  });
});
