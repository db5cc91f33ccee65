import { escapeXml } from "@rapporteur/core/xml";
import { writeZip } from "../zip/write-zip.ts";
import type { RefiCase, RefiCode, RefiNote, RefiProject, RefiSelection, RefiSet, RefiSource, RefiValue } from "./refi-project.ts";

/**
 * A project as `.qdpx`: `project.qde` after Project.xsd 1.0 and the texts in `sources`, UTF-8 with LF and without byte order mark.
 *
 * Deterministic. Cost: O(length).
 */
export function writeRefiProject(project: RefiProject): Uint8Array {
  const texts = project.sources.map(({ guid, text }) => ({ name: `sources/${guid}.txt`, content: text ?? "" }));
  return writeZip([{ name: "project.qde", content: projectXml(project) }, ...texts]);
}

/** The codes alone as `.qdc` (Codebook.xsd 1.0), with their sets: there a set names a code by `guid`. */
export function writeRefiCodebook({ origin, codes, sets }: Pick<RefiProject, "origin" | "codes" | "sets">): string {
  const member = (guid: string): string => tag("MemberCode", { guid }, []);
  const ofCodes = sets.filter((set) => set.codes.length > 0).map((set) => tag("Set", { guid: set.guid, name: set.name }, set.codes.map(member)));
  return document("CodeBook", { origin, xmlns: "urn:QDA-XML:codebook:1.0" }, [tag("Codes", {}, codeTree(codes)), tag("Sets", {}, ofCodes)]);
}

function projectXml({ name, origin, users, codes, variables, cases, sources, notes, sets }: RefiProject): string {
  const creator = users[0] === undefined ? {} : { creatingUserGUID: users[0].guid };
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["Users", users.map((user) => tag("User", { guid: user.guid, name: user.name }, []))],
    ["CodeBook", codes.length === 0 ? [] : [tag("Codes", {}, codeTree(codes))]],
    ["Variables", variables.map((one) => tag("Variable", { guid: one.guid, name: one.name, typeOfVariable: one.type }, []))],
    ["Cases", cases.map((one) => caseXml(one, variables))],
    ["Sources", sources.map((source) => sourceXml(source, variables))],
    ["Notes", notes.map(noteXml)],
    ["Sets", sets.map(setXml)],
  ];
  const parts = lists.filter(([, list]) => list.length > 0).map(([list, children]) => tag(list, {}, children));
  return document("Project", { name, origin, ...creator, xmlns: "urn:QDA-XML:project:1.0" }, parts);
}

function document(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${tag(name, attributes, children)}\n`;
}

function tag(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

const words = (name: string, text: string): string[] => (text === "" ? [] : [tag(name, {}, [escapeXml(text)])]);
const reference = (name: string) => (guid: string) => tag(name, { targetGUID: guid }, []);

function codeTree(codes: readonly RefiCode[]): string[] {
  const below = Map.groupBy(codes, ({ parent }) => parent);
  const write = ({ guid, name, isCodable, color, description }: RefiCode): string =>
    tag("Code", { guid, name, isCodable: String(isCodable), ...(color === "" ? {} : { color }) }, [
      ...words("Description", description),
      ...(below.get(guid) ?? []).map(write),
    ]);
  return (below.get(null) ?? []).map(write);
}

type Variables = RefiProject["variables"];

function valueXml({ variable, value }: RefiValue, variables: Variables): string {
  const type = variables.find(({ guid }) => guid === variable)?.type ?? "Text";
  return tag("VariableValue", {}, [reference("VariableRef")(variable), ...words(`${type}Value`, value)]);
}

function caseXml({ guid, name, description, values, selections }: RefiCase, variables: Variables): string {
  return tag("Case", { guid, name }, [
    ...words("Description", description),
    ...values.map((value) => valueXml(value, variables)),
    ...selections.map(reference("SelectionRef")),
  ]);
}

function sourceXml({ guid, name, description, selections, values }: RefiSource, variables: Variables): string {
  return tag("TextSource", { guid, name, plainTextPath: `internal://${guid}.txt` }, [
    ...words("Description", description),
    ...selections.map(selectionXml),
    ...values.map((value) => valueXml(value, variables)),
  ]);
}

function setXml({ guid, name, codes, sources }: RefiSet): string {
  return tag("Set", { guid, name }, [...codes.map(reference("MemberCode")), ...sources.map(reference("MemberSource"))]);
}

function noteXml({ guid, name, text, user, created }: RefiNote): string {
  const creator = user === undefined ? {} : { creatingUser: user };
  return tag("Note", { guid, name, ...creator, ...(created === undefined ? {} : { creationDateTime: created }) }, words("PlainTextContent", text));
}

function selectionXml({ guid, name, start, end, description, user, codings, notes }: RefiSelection): string {
  const creator = user === "" ? {} : { creatingUser: user };
  return tag("PlainTextSelection", { guid, name, startPosition: String(start), endPosition: String(end), ...creator }, [
    ...words("Description", description),
    ...codings.map((coding) => tag("Coding", { guid: coding.guid, ...creator }, [reference("CodeRef")(coding.code)])),
    ...notes.map(reference("NoteRef")),
  ]);
}
