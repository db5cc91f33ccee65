import { expect, test } from "vitest";
import { buildStatementTable } from "@rapporteur/core/model";
import { openRefi } from "../../exchange/refi/open-refi.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";
import { exportStatements } from "./export-statements.ts";

const row = (id: string, concept: string, review: "draft" | "accepted") => ({
  id,
  type: "position",
  document: "a",
  start: 0,
  end: 5,
  time: null,
  review,
  reviewedByPerson: review === "accepted",
  values: { concept },
});
const concept = (id: string, note = "") => ({ id, name: id, parent: null, note, color: "" });

test("a codebook leaves out what only statements name that are left out, unless somebody wrote about it", async () => {
  const rows = [row("1", "Tolls", "accepted"), row("2", "Drafted", "draft"), row("3", "Kept", "draft")];
  const table = buildStatementTable({ variables: { concept: "entity" }, documentFields: {} }, rows, [{ id: "a", values: {} }]);
  const opened: OpenedStatements = {
    table,
    quoteOf: () => "Words",
    coderOf: () => null,
    texts: new Map(),
    attributes: new Map(),
    concepts: [concept("Tolls"), concept("Drafted"), concept("Kept", "a note"), concept("Unused")],
    warnings: [],
    readouts: [],
    hasSpeakers: true,
    dna: null,
    review: ["accepted"],
    trust: [],
    ledger: () => Promise.resolve(null),
    byId: () => expect.unreachable(),
  };
  const codesOf = async (given: OpenedStatements): Promise<string[]> => {
    const { content } = exportStatements(given, "qdc", {});
    const { codes } = await openRefi(new TextEncoder().encode(String(content)), "a.qdc");
    return codes.map(({ name }) => name).filter((name) => !["position", "concept"].includes(name));
  };
  expect(await codesOf(opened)).toEqual(["Tolls", "Kept", "Unused"]);
  expect(await codesOf({ ...opened, review: ["draft", "accepted"] })).toEqual(["Tolls", "Drafted", "Kept", "Unused"]);
});
