import { expect, test } from "vitest";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { libraryCodings } from "./agreement-codings.ts";

const named = (id: string): ReadoutStatement => sampleReadout.statements.find((statement) => statement.id === id) ?? expect.unreachable(id);

/** A document with these statements: who coded each, its review, and which of the sample's it is. */
function documentOf(id: string, coded: readonly (readonly [coder: string, review: ReadoutStatement["review"], sample?: string])[]) {
  const statements = coded.map(([, review, sample = "r1"], at) => ({ ...named(sample), id: `${id}${at}`, review }));
  const readout: Readout = { ...sampleReadout, document: { ...sampleReadout.document, textSha256: id, title: `Title of ${id}` }, statements };
  return { id, readout, coders: coded.map(([coder], at) => [`${id} ${id}${at}`, coder] as const) };
}

function codingsOf(documents: readonly ReturnType<typeof documentOf>[], options: { countsDrafts?: boolean; between?: readonly string[] } = {}) {
  const readouts = new Map(documents.map(({ id, readout }) => [id, readout]));
  const coders = new Map(documents.flatMap((document) => document.coders));
  return libraryCodings(readouts, { countsDrafts: false, ...options, coders });
}

const coded = ({ statements }: ReturnType<typeof codingsOf>): string[] => statements.map(({ coder, id }) => `${coder} ${id}`);

test("only documents that two have coded count, with what they accepted", () => {
  const codings = codingsOf([
    documentOf("a", [
      ["ann", "accepted"],
      ["bob", "accepted"],
      ["bob", "rejected"],
      ["cem", "draft"],
    ]),
    documentOf("b", [
      ["ann", "accepted"],
      ["cem", "draft"],
    ]),
  ]);
  expect(codings.coders).toEqual(["ann", "bob"]);
  expect(codings.documents.map(({ id, title, length }) => [id, title, length])).toEqual([["a", "Title of a", sampleReadout.document.text.length]]);
  expect(coded(codings)).toEqual(["ann a0", "bob a1"]);
});

test("who rejected all that was drafted has coded the document too, as saying nothing", () => {
  const codings = codingsOf([
    documentOf("a", [
      ["ann", "accepted"],
      ["bob", "rejected"],
    ]),
  ]);
  expect([codings.coders, coded(codings)]).toEqual([["ann", "bob"], ["ann a0"]]);
});

test("drafts count where they are asked for", () => {
  const document = documentOf("a", [
    ["ann", "accepted"],
    ["builtin@1", "draft"],
  ]);
  expect(() => codingsOf([document])).toThrow(expect.objectContaining({ code: "RAP_SERVICE_CODERS", details: { count: 0 } }));
  const codings = codingsOf([document], { countsDrafts: true });
  expect(coded(codings)).toEqual(["ann a0", "builtin@1 a1"]);
});

test("where two are compared, what others coded brings no document in", () => {
  const documents = [
    documentOf("a", [
      ["ann", "accepted"],
      ["bob", "accepted"],
      ["cem", "accepted"],
    ]),
    documentOf("b", [
      ["ann", "accepted"],
      ["cem", "accepted"],
    ]),
  ];
  expect(codingsOf(documents).documents.map(({ id }) => id)).toEqual(["a", "b"]);
  const between = codingsOf(documents, { between: ["ann", "bob"] });
  expect([between.documents.map(({ id }) => id), between.coders, coded(between)]).toEqual([["a"], ["ann", "bob"], ["ann a0", "bob a1"]]);
});

test("of each type its own values are compared, an effect by its words where it has no concept", () => {
  const { statements, name } = codingsOf([
    documentOf("a", [
      ["ann", "accepted", "r1"],
      ["bob", "accepted", "p1"],
      ["bob", "accepted", "f1"],
      ["bob", "accepted", "c1"],
    ]),
  ]);
  expect(statements.map(({ type, values }) => [type, Object.keys(values).toSorted().join(" ")])).toEqual([
    ["relation", "action source speaker status target"],
    ["position", "agreement concept intensity speaker status"],
    ["forecast", "direction high low speaker status"],
    ["cause", "cause effect sign speaker status"],
  ]);
  expect([name("state:RUR"), name("state:XXX")]).toEqual(["Ruritania", "state:XXX"]);
});
