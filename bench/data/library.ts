import { dayMs } from "../../packages/core/src/base/day-ms.ts";
import { createHash } from "node:crypto";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import type { DocumentContent, DocumentRecord } from "../../packages/app/src/records/document-record.ts";
import type { EntityRecord } from "../../packages/app/src/records/entity-record.ts";
import { newEntity } from "../../packages/app/src/records/new-entity.ts";
import type { Change } from "../../packages/app/src/records/revision.ts";
import type { StatementRecord } from "../../packages/app/src/records/statement-record.ts";
import { actions, quadClasses } from "../../packages/core/src/model/plover.ts";
import { defaultTypes } from "../../packages/app/src/library/default-types.ts";
import type { Store } from "../../packages/app/src/store/store.ts";

/* A made-up library of any size: texts of some three hundred words, ten statements a document in the four built-in types. */

export interface LibrarySize {
  readonly documents: number;
  readonly statementsPerDocument: number;
  readonly entities?: number;
  /** Documents that an earlier run has put there: they are made, and not stored again. */
  readonly done?: number;
}

const words =
  "the government of said that talks with sanctions will not before winter because prices rise and exports fall while ministers expect a new agreement on trade energy security which analysts doubt".split(
    " ",
  );
const by = { account: "local", name: "local" };
const documentsAtOnce = 50;

/** Fills a project. The same size gives the same library. */
export async function fillLibrary(
  store: Store,
  { documents, statementsPerDocument, entities = 1500, done = 0 }: LibrarySize,
  project = "main",
): Promise<void> {
  const random = seededRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const commit = (changes: readonly Change[]) =>
    store.history.commit({ project, by, action: "import", summary: `Imported ${changes.length} records`, changes });
  const people = Array.from({ length: entities }, (_, index) => makeEntity(index));
  let typeCount = 0;
  const types = defaultTypes((letter) => `${letter}type${++typeCount}`).map((type): Change => ({
    kind: "type",
    id: type.id,
    expected: null,
    after: type,
  }));
  if (done === 0) await commit([...types, ...people.map((entity): Change => ({ kind: "entity", id: entity.id, expected: null, after: entity }))]);
  for (let first = 0; first < documents; first += documentsAtOnce) {
    const changes: Change[] = [];
    const contents: DocumentContent[] = [];
    for (let index = first; index < Math.min(first + documentsAtOnce, documents); index++) {
      const content = makeContent(index, () => pick(words), pick(people).id);
      contents.push(content);
      const document = makeDocument(index, content, random);
      changes.push({ kind: "document", id: document.id, expected: null, after: document });
      for (let nth = 0; nth < statementsPerDocument; nth++) {
        const statement = makeStatement({
          id: `s${index * statementsPerDocument + nth}x7k2m9q4`,
          nth,
          content,
          documentId: document.id,
          people,
          random,
        });
        changes.push({ kind: "statement", id: statement.id, expected: null, after: statement });
      }
    }
    if (first < done) continue;
    await Promise.all(contents.map((content) => store.contents.keep(project, content)));
    await commit(changes);
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

function makeEntity(index: number): EntityRecord {
  const type = index % 3 === 0 ? "concept" : index % 3 === 1 ? "person" : "organization";
  return newEntity({ id: `e${index}k3v8b1n5`, key: `${type}:name-${index}`, type, name: `${type} number ${index}` });
}

function makeContent(index: number, nextWord: () => string, author: string): DocumentContent {
  const text = `Document ${index}. ${Array.from({ length: 300 }, nextWord).join(" ")}.`;
  const contribution = {
    heading: null,
    start: 0,
    end: text.length,
    body: [0, text.length] as [number, number],
    bio: null,
    author,
    affiliation: null,
    roles: [],
  };
  return {
    id: digest(`content ${text}`),
    textSha256: digest(text),
    text,
    blocks: [{ kind: "paragraph", level: 0, start: 0, end: text.length }],
    questions: [],
    contributions: [contribution],
    quotations: [],
    answers: [],
    comparison: [],
    warnings: [],
    producer: { version: "0.1.0", coder: "builtin@0.1.0", model: null },
    pages: [],
    mentions: [],
  };
}

function makeDocument(index: number, content: DocumentContent, random: () => number): DocumentRecord {
  const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 3650) * dayMs).toISOString().slice(0, 10);
  return {
    id: `d${index}w4t6z2`,
    contentId: content.id,
    title: `Report ${index} on trade and security`,
    standfirst: null,
    published: day,
    publisher: `Publisher ${index % 40}`,
    url: `https://example.org/${index}`,
    language: "en",
    tags: [`topic ${index % 25}`],
    rights: "internal",
    sourceName: `report-${index}.txt`,
    sha256: digest(content.text),
    note: "",
    assignedTo: [],
    addedBy: "local",
    addedAt: "2024-05-01T08:00:00.000Z",
  };
}

interface Making {
  readonly id: string;
  readonly nth: number;
  readonly content: DocumentContent;
  readonly documentId: string;
  readonly people: readonly EntityRecord[];
  readonly random: () => number;
}

function makeStatement({ id, nth, content, documentId, people, random }: Making): StatementRecord {
  const start = Math.floor(random() * 1400);
  const entity = (): string => people[Math.floor(random() ** 2 * people.length)]?.id ?? "";
  const review = (["draft", "draft", "accepted", "rejected"] as const)[Math.floor(random() * 4)] ?? "draft";
  return {
    id,
    documentId,
    type: (["position", "relation", "forecast", "cause"] as const)[nth % 4] ?? "position",
    start,
    end: start + 140,
    quote: content.text.slice(start, start + 140),
    prefix: content.text.slice(Math.max(0, start - 32), start),
    suffix: content.text.slice(start + 140, start + 172),
    contribution: 0,
    speaker: entity(),
    organization: random() < 0.5 ? entity() : null,
    reportedBy: [],
    status: "actual",
    coder: { kind: "builtin", name: "builtin@0.1.0" },
    confidence: Math.round(random() * 100) / 100,
    review,
    reviewedBy: review === "draft" ? null : "local",
    reviewedAt: review === "draft" ? null : "2024-05-02T08:00:00.000Z",
    draftId: `draft-${id}`,
    values: makeValues(nth % 4, entity, random),
    marks: {},
    note: "",
  };
}

function makeValues(type: number, entity: () => string, random: () => number): StatementRecord["values"] {
  const number = Math.round(random() * 100) / 100;
  if (type === 0) {
    const concept = entity();
    const agreement = random() < 0.5;
    return { concept, agreement, intensity: agreement ? number : -number };
  }
  if (type === 1) {
    const at = Math.floor(random() * actions.length);
    return {
      source: entity(),
      target: entity(),
      action: actions[at] ?? null,
      quad: quadClasses[at % quadClasses.length] ?? null,
      weight: number * 10,
      date: null,
    };
  }
  if (type === 2) {
    const chance = { term: "likely", scale: "icd203", low: 0.55, best: 0.68, high: 0.8, basis: "scale" };
    return {
      forecaster: entity(),
      event: `prices will rise by ${Math.floor(random() * 1000)}`,
      direction: 1,
      ...chance,
      horizon: null,
      condition: null,
    };
  }
  return {
    cause: entity(),
    effect: entity(),
    causeText: "exports fall",
    effectText: "prices rise",
    sign: 1,
    strength: Math.max(0.01, number),
    connective: "because",
  };
}
