import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { openDesk, type TestWorkplace } from "../../library/testing/desk.ts";
import type { DocumentRights } from "../../records/document-record.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { changed, sampleCommit } from "../../store/testing/sample-records.ts";
import { publishRoundup, type Published, type PublishRequest } from "../roundups/publish-roundup.ts";
import { roundupFromDocument, storedRoundup } from "../roundups/roundup-from-document.ts";

/** A desk at which pages are made of the sample readout, without anything being read; the clock stands unless it is set. */
export interface Press {
  readonly workplace: TestWorkplace;
  readonly setClock: (now: number) => void;
  /** A roundup of the sample under another title; all its statements are accepted. */
  readonly page: (
    title: string,
    given?: { rights?: DocumentRights; change?: Partial<RoundupRecord> },
  ) => Promise<{ roundup: string; documentId: string }>;
  readonly step: (roundup: string, request: Partial<PublishRequest>) => Promise<Published>;
  readonly edit: (roundup: string, change: Partial<RoundupRecord>) => Promise<void>;
  readonly editStatement: (
    documentId: string,
    draftId: string,
    change: Partial<StatementRecord> | null | ((record: StatementRecord) => Partial<StatementRecord>),
  ) => Promise<void>;
  readonly roundup: (id: string) => Promise<RoundupRecord>;
  readonly close: () => Promise<void>;
}

export const pressTime = Date.parse("2031-06-01T08:00:00Z");

export async function openPress(): Promise<Press> {
  let now = pressTime;
  const desk = await openDesk({ now: () => now });
  const workplace = { ...desk.workplace, now: () => now };
  const { store } = workplace;
  const edit: Press["edit"] = async (id, change) => {
    const { record, revision } = await storedRoundup(workplace, id);
    await store.history.commit(sampleCommit([changed("roundup", { ...record, ...change }, revision)]));
  };
  return {
    workplace,
    setClock: (moment) => void (now = moment),
    async page(title, { rights = "public", change = {} } = {}) {
      const { document, statements } = sampleReadout;
      const readout = {
        ...sampleReadout,
        document: { ...document, title, text: `${document.text}\n${title}\n` },
        statements: statements.map((one) => ({ ...one, review: "accepted" as const })),
      };
      const { documentId } = await importReadout(workplace, { readout, rights });
      const { id } = await roundupFromDocument(workplace, { documentId });
      await edit(id, change);
      return { roundup: id, documentId };
    },
    async step(id, request) {
      const { revision } = await storedRoundup(workplace, id);
      return publishRoundup(workplace, { id, expected: revision, step: "publish", at: null, correctionNote: "", ...request });
    },
    edit,
    async editStatement(documentId, draftId, change) {
      const { entries } = await store.lists.statements("main", { documents: [documentId], limit: 100 });
      const found = entries.find(({ record }) => record.draftId === draftId);
      if (found === undefined) throw new Error(`no statement ${draftId}`);
      const { record, revision } = found;
      const after = change === null ? null : { ...record, ...(typeof change === "function" ? change(record) : change) };
      await store.history.commit(sampleCommit([{ kind: "statement", id: record.id, expected: revision, after }]));
    },
    roundup: async (id) => (await storedRoundup(workplace, id)).record,
    close: desk.close,
  };
}
