import { RapporteurError } from "@rapporteur/core/base";
import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement } from "@rapporteur/reader/sources";
import type { RefiCase, RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiValue } from "./refi-project.ts";

/**
 * Reads the XML of a project or a codebook.
 *
 * @param textAt the text of a file that the project names ("internal://…"); null where it is not in the archive
 * @param file how errors name it
 * @throws RAP_EXCHANGE_REFI where it is another kind of XML, has no codes and no sources, or too many codes; RAP_SOURCE_DAMAGED
 * Cost: O(length).
 */
export function readRefiXml(xml: string, textAt: (path: string) => string | null, file: string): RefiProject {
  const root = parseXml(xml, { source: file, what: "REFI-QDA file" });
  if (root.name === "CodeBook") return { ...empty, origin: attribute(root, "origin"), codes: codesIn(root, file), sets: setsIn(root) };
  if (root.name !== "Project")
    throw new RapporteurError("RAP_EXCHANGE_REFI", { file, problem: `its first element is ${root.name}`, cure: "export it again as REFI-QDA" });
  const listed = (list: string, name: string): XmlElement[] => elementsIn(firstIn(root, list), name);
  const sources = elementsIn(firstIn(root, "Sources"));
  return {
    name: attribute(root, "name"),
    origin: attribute(root, "origin"),
    users: listed("Users", "User").map(named),
    codes: codesIn(firstIn(root, "CodeBook"), file),
    variables: listed("Variables", "Variable").map((element) => ({ ...named(element), type: attribute(element, "typeOfVariable") })),
    cases: listed("Cases", "Case").map(caseOf),
    sources: sources.flatMap((element) => sourcesOf(element, textAt)),
    notes: listed("Notes", "Note").map((element) => noteOf(element, textAt)),
    sets: setsIn(root),
    unread: countUnread(root, sources),
  };
}

const empty: RefiProject = {
  name: "",
  origin: "",
  users: [],
  codes: [],
  variables: [],
  cases: [],
  sources: [],
  notes: [],
  sets: [],
  unread: new Map(),
};

function attribute(element: XmlElement | null, name: string): string {
  return element?.attributes[name] ?? "";
}

/** Programs differ in how they spell the same identifier: with braces or without, in small letters or capitals. */
function guidOf(element: XmlElement | null, name = "guid"): string {
  return attribute(element, name).replace(/[{}]/g, "").toLowerCase();
}

function named(element: XmlElement): { guid: string; name: string } {
  return { guid: guidOf(element), name: attribute(element, "name").trim() };
}

const descriptionOf = (element: XmlElement): string => wordsOfXml(firstIn(element, "Description")).trim();

function targets(element: XmlElement, name: string): string[] {
  return elementsIn(element, name).map((one) => guidOf(one, "targetGUID"));
}

/** The largest code books that people work with have some thousands. */
const mostCodes = 50_000;

function codesIn(codeBook: XmlElement | null, file: string): RefiCode[] {
  const codes: RefiCode[] = [];
  const add = (element: XmlElement, parent: string | null): void => {
    if (codes.length === mostCodes)
      throw new RapporteurError("RAP_EXCHANGE_REFI", { file, problem: `it has more than ${mostCodes} codes`, cure: "export a part of the project" });
    const color = attribute(element, "color");
    const code = {
      ...named(element),
      parent,
      isCodable: attribute(element, "isCodable") !== "false",
      color: /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : "",
      description: descriptionOf(element),
      notes: targets(element, "NoteRef"),
    };
    codes.push(code);
    for (const child of elementsIn(element, "Code")) add(child, code.guid);
  };
  for (const element of elementsIn(firstIn(codeBook, "Codes"), "Code")) add(element, null);
  return codes;
}

function setsIn(root: XmlElement): RefiSet[] {
  return elementsIn(firstIn(root, "Sets"), "Set").map((element) => ({
    ...named(element),
    // A codebook's schema calls the code by another attribute than a project's.
    codes: elementsIn(element, "MemberCode").map((code) => guidOf(code, "targetGUID") || guidOf(code)),
    sources: targets(element, "MemberSource"),
  }));
}

function valuesOf(element: XmlElement): RefiValue[] {
  return elementsIn(element, "VariableValue").map((value) => {
    const written = elementsIn(value).find(({ name }) => name.endsWith("Value"));
    return { variable: guidOf(firstIn(value, "VariableRef"), "targetGUID"), value: wordsOfXml(written ?? null).trim() };
  });
}

function caseOf(element: XmlElement): RefiCase {
  return {
    ...named(element),
    description: descriptionOf(element),
    codes: targets(element, "CodeRef"),
    values: valuesOf(element),
    sources: targets(element, "SourceRef"),
    selections: targets(element, "SelectionRef"),
  };
}

function noteOf(element: XmlElement, textAt: (path: string) => string | null): RefiNote {
  return { ...named(element), text: (textOf(element, textAt) ?? descriptionOf(element)).replace(/^\ufeff/, "") };
}

function textOf(element: XmlElement, textAt: (path: string) => string | null): string | null {
  const content = firstIn(element, "PlainTextContent");
  if (content !== null) return wordsOfXml(content);
  const path = attribute(element, "plainTextPath");
  return path === "" ? null : textAt(path);
}

/** The texts of a source: its own, those that represent a PDF, the transcripts of a recording. */
function sourcesOf(element: XmlElement, textAt: (path: string) => string | null): RefiSource[] {
  if (element.name === "TextSource") return [textSource(element, element, textAt)];
  const texts = [...elementsIn(element, "Representation"), ...elementsIn(element, "Transcript")];
  return texts.map((text) => textSource(text, element, textAt));
}

function textSource(text: XmlElement, owner: XmlElement, textAt: (path: string) => string | null): RefiSource {
  const positions = new Map(elementsIn(text, "SyncPoint").map((point) => [guidOf(point), positionOf(point, "position")]));
  const transcribed = elementsIn(text, "TranscriptSelection").map((selection) => {
    const [from, to] = ["fromSyncPoint", "toSyncPoint"].map((end) => positions.get(guidOf(selection, end)) ?? Number.NaN);
    return selectionOf(selection, from ?? Number.NaN, to ?? Number.NaN);
  });
  const selected = elementsIn(text, "PlainTextSelection").map((selection) =>
    selectionOf(selection, positionOf(selection, "startPosition"), positionOf(selection, "endPosition")),
  );
  const { guid, name } = named(text);
  return {
    guid,
    name: named(owner).name || name,
    belongsTo: guidOf(owner),
    description: descriptionOf(owner),
    text: textOf(text, textAt),
    selections: [...selected, ...transcribed],
    values: valuesOf(owner),
    notes: targets(owner, "NoteRef"),
  };
}

function positionOf(element: XmlElement, name: string): number {
  const written = attribute(element, name);
  return /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN;
}

function selectionOf(element: XmlElement, start: number, end: number): RefiSelection {
  return {
    guid: guidOf(element),
    name: attribute(element, "name"),
    start,
    end,
    description: descriptionOf(element),
    user: guidOf(element, "creatingUser"),
    codings: elementsIn(element, "Coding").map(codingOf),
    notes: targets(element, "NoteRef"),
  };
}

function codingOf(element: XmlElement): RefiCoding {
  const code = guidOf(firstIn(element, "CodeRef"), "targetGUID");
  return { guid: guidOf(element), code, user: guidOf(element, "creatingUser"), notes: targets(element, "NoteRef") };
}

const unreadSelections: Readonly<Record<string, string>> = {
  PDFSelection: "codings of areas of PDF pages",
  PictureSelection: "codings of areas of pictures",
  AudioSelection: "codings of stretches of sound",
  VideoSelection: "codings of stretches of video",
  Coding: "codings of whole sources",
};

function countUnread(root: XmlElement, sources: readonly XmlElement[]): Map<string, number> {
  const unread = new Map<string, number>();
  const count = (what: string, number: number): void => void (number > 0 && unread.set(what, (unread.get(what) ?? 0) + number));
  for (const source of sources) {
    for (const [name, what] of Object.entries(unreadSelections)) count(what, elementsIn(source, name).length);
    const texts = ["Representation", "Transcript"].reduce((sum, name) => sum + elementsIn(source, name).length, 0);
    if (source.name !== "TextSource" && texts === 0) count("sources without text (pictures, sound, video, PDF)", 1);
  }
  const sets = elementsIn(firstIn(root, "Sets"), "Set");
  count(
    "memos of sets",
    sets.reduce((sum, set) => sum + elementsIn(set, "MemberNote").length, 0),
  );
  count("graphs", elementsIn(firstIn(root, "Graphs"), "Graph").length);
  count("links", elementsIn(firstIn(root, "Links"), "Link").length);
  return unread;
}
