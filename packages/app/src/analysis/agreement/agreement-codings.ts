import { basename, dirname, extname } from "node:path";
import type { CodedDocument, CodedStatement, CodedValue, ComparedVariable } from "@rapporteur/engines/agreement";
import { RapporteurError } from "@rapporteur/core/base";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { type ReviewBasis, reviewBasis } from "@rapporteur/core/model";
import { readoutOf } from "../../documents/open-readout.ts";

/** What several coders made of the same documents. */
export interface Codings {
  readonly coders: readonly string[];
  readonly documents: readonly (CodedDocument & { readonly title: string; readonly text: string })[];
  readonly statements: readonly CodedStatement[];
  readonly basis: ReviewBasis;
  /** Drafts in readouts that a person reviewed in part: they are nobody's coding yet. */
  readonly draftsAside: number;
  readonly name: (entityId: string) => string;
}

/** What is compared of each type, and how. */
export const comparedVariables: readonly ComparedVariable[] = [
  ...["concept", "agreement", "speaker", "status"].map((variable) => ({ type: "position", variable, metric: "nominal" }) as const),
  { type: "position", variable: "intensity", metric: "interval" },
  ...["source", "target", "action", "speaker", "status"].map((variable) => ({ type: "relation", variable, metric: "nominal" }) as const),
  ...["direction", "speaker", "status"].map((variable) => ({ type: "forecast", variable, metric: "nominal" }) as const),
  ...["low", "high"].map((variable) => ({ type: "forecast", variable, metric: "interval" }) as const),
  ...["cause", "effect", "sign", "speaker", "status"].map((variable) => ({ type: "cause", variable, metric: "nominal" }) as const),
];

export interface CodingsOptions {
  readonly countsDrafts: boolean;
  /** The coders that are compared, by name; else all: a document that two of them coded then counts against the others too. */
  readonly between?: readonly string[] | undefined;
}

const isCompared = (coder: string, { between }: CodingsOptions): boolean => between?.includes(coder) ?? true;

interface Coded {
  readonly path: string;
  readonly readout: Readout;
}

/**
 * Reads each source as one coder's coding of one document. Of one document every file is a coder; of several documents every folder is.
 *
 * In a readout that a person has reviewed, what they accepted is their coding. One that nobody has reviewed is its machine's coding, and counts only with
 * `countsDrafts`.
 *
 * @param sources readouts, or documents that are read on the spot
 * @throws RAP_SERVICE_CODERS, RAP_SERVICE_DOCUMENTS, RAP_SERVICE_UNCODED, RAP_SERVICE_UNREVIEWED, and what reading throws
 */
export async function gatherCodings(sources: readonly string[], options: CodingsOptions): Promise<Codings> {
  if (sources.length < 2) throw new RapporteurError("RAP_SERVICE_CODERS", { count: sources.length });
  const all: Coded[] = [];
  for (const path of sources) all.push({ path, readout: await readoutOf(path) });
  const documents = [...new Map(all.map(({ readout: { document } }) => [document.textSha256, document])).values()];
  const coderOf = documents.length === 1 ? fileLabels(sources) : folderLabels(sources);
  const coders = [...new Set(coderOf.values())].filter((coder) => isCompared(coder, options)).sort();
  if (options.between !== undefined && coders.length < 2) throw new RapporteurError("RAP_SERVICE_CODERS", { count: coders.length });
  const coded = all.filter(({ path }) => isCompared(coderOf.get(path) ?? path, options));
  checkCoverage(coded, coderOf, coders);
  const taken = coded.map(({ path, readout }) => ({ ...codingOf(path, readout, options.countsDrafts), path, readout }));
  const names = new Map(coded.flatMap(({ readout }) => readout.entities.map(({ id, name }) => [id, name])));
  return {
    coders,
    documents: documents.map(({ textSha256, title, text }) => ({ id: textSha256, title, text, length: text.length })),
    statements: taken.flatMap(({ path, readout, statements }) =>
      statements.map((statement) => toCoded(statement, coderOf.get(path) ?? path, readout.document.textSha256)),
    ),
    basis: reviewBasis(taken.flatMap(({ statements }) => statements.map(({ review }) => ({ reviewedByPerson: review !== "draft" })))),
    draftsAside: taken.reduce((sum, { aside }) => sum + aside, 0),
    name: (id) => names.get(id) ?? id,
  };
}

/**
 * The codings of one library: each coder's statements on the documents that at least two of them coded. A person's coding is what they coded or
 * accepted, also where that is nothing because they rejected all; the machines' drafts count only with `countsDrafts`.
 *
 * @param readouts of the library's documents, by id
 * @param options.coders who answers for a statement, by the ids of document and statement with a space between
 * @throws RAP_SERVICE_CODERS where fewer than two have coded anything together
 */
export function libraryCodings(
  readouts: ReadonlyMap<string, Readout>,
  options: CodingsOptions & { readonly coders: ReadonlyMap<string, string> },
): Codings {
  const looked = [...readouts].flatMap(([documentId, { document, statements }]) =>
    statements
      .filter(({ review }) => review !== "draft" || options.countsDrafts)
      .map((statement) => ({
        statement,
        coder: options.coders.get(`${documentId} ${statement.id}`) ?? statement.coder,
        document: document.textSha256,
      }))
      .filter(({ coder }) => isCompared(coder, options)),
  );
  const taken = looked.filter(({ statement }) => statement.review !== "rejected");
  const codersOf = new Map<string, Set<string>>();
  // Anyone who rejected all that was drafted of a document has coded it too: as saying nothing.
  for (const { coder, document } of looked) codersOf.set(document, (codersOf.get(document) ?? new Set<string>()).add(coder));
  const shared = new Set([...codersOf].filter(([, own]) => own.size > 1).map(([document]) => document));
  const counted = taken.filter(({ document }) => shared.has(document));
  const coders = [...new Set([...shared].flatMap((document) => [...(codersOf.get(document) ?? [])]))].sort();
  if (coders.length < 2) throw new RapporteurError("RAP_SERVICE_CODERS", { count: coders.length });
  const all = [...readouts.values()];
  const names = new Map(all.flatMap(({ entities }) => entities.map(({ id, name }) => [id, name])));
  const documents = all.filter(({ document }) => shared.has(document.textSha256)).map(({ document }) => document);
  return {
    coders,
    documents: documents.map(({ textSha256, title, text }) => ({ id: textSha256, title, text, length: text.length })),
    statements: counted.map(({ statement, coder, document }) => toCoded(statement, coder, document)),
    basis: reviewBasis(counted.map(({ statement }) => ({ reviewedByPerson: statement.review !== "draft" }))),
    draftsAside: 0,
    name: (id) => names.get(id) ?? id,
  };
}

/** File names without their ending, or with it where two are alike; else their folders; else the whole paths. */
function fileLabels(paths: readonly string[]): Map<string, string> {
  const candidates = [
    (path: string) => basename(path, extname(path)),
    (path: string) => basename(path),
    (path: string) => basename(dirname(path)),
    (path: string) => path,
  ];
  const label = candidates.find((candidate) => new Set(paths.map(candidate)).size === paths.length) ?? ((path: string) => path);
  return new Map(paths.map((path) => [path, label(path)]));
}

function folderLabels(paths: readonly string[]): Map<string, string> {
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  const isShort = new Set(folders.map((folder) => basename(folder))).size === folders.length;
  return new Map(paths.map((path) => [path, isShort ? basename(dirname(path)) : dirname(path)]));
}

/** Every coder has coded every document once. */
function checkCoverage(coded: readonly Coded[], coderOf: ReadonlyMap<string, string>, coders: readonly string[]): void {
  const [first] = coded;
  const other = coded.find(({ readout }) => readout.document.textSha256 !== first?.readout.document.textSha256);
  const byDocument = Map.groupBy(coded, ({ readout }) => readout.document.textSha256);
  const isSharedByNone = [...byDocument.values()].every((own) => own.length === 1);
  if ((coders.length < 2 || isSharedByNone) && other !== undefined && first !== undefined) {
    throw new RapporteurError("RAP_SERVICE_DOCUMENTS", {
      first: first.path,
      firstTitle: first.readout.document.title,
      second: other.path,
      secondTitle: other.readout.document.title,
    });
  }
  if (coders.length < 2) throw new RapporteurError("RAP_SERVICE_CODERS", { count: coders.length });
  for (const own of byDocument.values()) {
    const { title } = own[0]?.readout.document ?? { title: "" };
    for (const coder of coders) {
      const files = own.filter(({ path }) => coderOf.get(path) === coder);
      if (files.length === 1) continue;
      const problem =
        files.length === 0 ? `has no readout by ${coder}` : `has ${files.length} readouts by ${coder}: ${files.map(({ path }) => path).join(", ")}`;
      throw new RapporteurError("RAP_SERVICE_UNCODED", { title, problem, given: own.map(({ path }) => path).join(", ") });
    }
  }
}

function codingOf(path: string, { statements }: Readout, countsDrafts: boolean): { statements: readonly ReadoutStatement[]; aside: number } {
  const isReviewed = statements.some(({ review }) => review !== "draft");
  if (!isReviewed && statements.length > 0) {
    if (!countsDrafts) throw new RapporteurError("RAP_SERVICE_UNREVIEWED", { path });
    return { statements, aside: 0 };
  }
  const accepted = statements.filter(({ review }) => review === "accepted");
  return { statements: accepted, aside: statements.filter(({ review }) => review === "draft").length };
}

function toCoded(statement: ReadoutStatement, coder: string, document: string): CodedStatement {
  const { id, type, start, end, speaker, status } = statement;
  return { id, coder, document, type, start, end, values: { speaker, status, ...valuesOf(statement) } };
}

function valuesOf(statement: ReadoutStatement): Record<string, CodedValue> {
  switch (statement.type) {
    case "position":
      return { concept: statement.concept, agreement: statement.agreement, intensity: statement.intensity };
    case "relation":
      return { source: statement.source, target: statement.target, action: statement.action };
    case "forecast":
      return { direction: statement.direction, low: statement.probability?.low ?? null, high: statement.probability?.high ?? null };
    case "cause":
      return {
        cause: statement.cause.concept ?? statement.cause.text,
        effect: statement.effect.concept ?? statement.effect.text,
        sign: statement.sign,
      };
  }
}
