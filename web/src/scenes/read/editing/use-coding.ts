import type { StatementRecord, TypeRecord } from "@rapporteur/app/records";
import type { ReviewState, Span } from "@rapporteur/core/model";
import { makeAnchor } from "@rapporteur/core/text";
import type { OpenDocument } from "../../../data/document-resource.ts";
import { useProject } from "../../../data/live-project.tsx";
import type { Overlaid } from "../../../data/pending.ts";
import { makeRecordId } from "../../../data/request-key.ts";
import { change, useCommit, useReview } from "../../../data/use-commit.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { blankValues } from "./form-fields.ts";
import { isTouched, type FormDraftState } from "./form-draft.ts";
import { summarize } from "../summary.ts";
import type { Names } from "../use-names.ts";
import type { TypesByKey } from "../use-types.ts";
import { text } from "../strings.ts";

type Shown = Overlaid<"statement">;

interface CodingGiven {
  readonly open: OpenDocument;
  readonly all: readonly Shown[];
  readonly types: TypesByKey;
  readonly names: Names;
  readonly form: FormDraftState;
}

export interface Coding {
  readonly review: (id: string, review: ReviewState) => void;
  readonly edit: (id: string) => void;
  readonly make: (type: TypeRecord, passage: Span) => string;
  readonly remove: (id: string) => void;
  /** Saves the form; a draft that was corrected counts as accepted. */
  readonly save: (record: StatementRecord) => void;
  readonly cancel: () => void;
}

const longestSummary = 200;

/** What can be done to the statements of a document. Every deed shows at once and goes its way to the server. */
export function useCoding({ open, all, types, names, form }: CodingGiven): Coding {
  const { account } = useProject();
  const commit = useCommit();
  const sendReview = useReview();
  const find = (id: string): Shown | undefined => all.find(({ record }) => record.id === id);
  const describe = (record: StatementRecord): string => {
    const type = types.get(record.type);
    return `${(type?.label ?? record.type).toLowerCase()} “${summarize(record, type, names.nameOf)}”`.slice(0, longestSummary);
  };
  const save = (record: StatementRecord): void => {
    const { draft } = form;
    if (draft === null) return;
    const now = new Date().toISOString();
    const after = { ...record, review: "accepted" as const, reviewedBy: account.id, reviewedAt: now };
    const { before } = draft;
    const expected = before === null ? null : (draft.revision ?? find(record.id)?.revision ?? null);
    const summary = before === null ? text.summaries.make(describe(after)) : text.summaries.edit(describe(after));
    commit({ action: before === null ? "create" : "edit", summary, changes: [change("statement", { id: record.id, expected, before, after })] });
    form.set(null);
    showToast(text.savedAccepted);
  };
  return {
    save,
    review: (id, review) => {
      const shown = find(id);
      if (shown === undefined || shown.record.review === review) return;
      const words = { accepted: text.summaries.accept, rejected: text.summaries.reject, draft: text.summaries.reopen }[review];
      sendReview(shown, review, words(describe(shown.record)));
    },
    edit: (id) => {
      const shown = find(id);
      if (shown !== undefined) form.set({ record: shown.record, before: shown.record, revision: shown.revision });
    },
    make: (type, passage) => {
      const record = newStatement(open, { type, passage, account: account.id });
      form.set({ record, before: null, revision: null });
      return record.id;
    },
    remove: (id) => {
      const shown = find(id);
      if (shown === undefined) return;
      const { record, revision } = shown;
      const only = change("statement", { id, expected: revision, before: record, after: null });
      commit({ action: "remove", summary: text.summaries.remove(describe(record)), changes: [only] });
    },
    cancel: () => {
      const { draft } = form;
      form.set(null);
      if (draft !== null && isTouched(draft)) showToast(text.dropped, { label: text.restore, run: () => form.set(draft) });
    },
  };
}

interface NewStatement {
  readonly type: TypeRecord;
  readonly passage: Span;
  readonly account: string;
}

/** A new statement says who speaks as far as the text does: whom it quotes there, else whose contribution it is. */
function newStatement({ document, content }: OpenDocument, { type, passage, account }: NewStatement): StatementRecord {
  const { start, end } = passage;
  const { quote, prefix, suffix } = makeAnchor(content.text, passage);
  const found = content.contributions.findIndex((one) => one.start <= start && end <= one.end);
  const contribution = content.contributions[found];
  const quotation = content.quotations.filter((one) => one.start <= start && end <= one.end).toSorted((a, b) => b.start - a.start)[0];
  return {
    id: makeRecordId("s"),
    documentId: document.record.id,
    type: type.key,
    start,
    end,
    quote,
    prefix,
    suffix,
    contribution: found === -1 ? null : found,
    speaker: quotation?.speaker ?? contribution?.author ?? null,
    organization: quotation === undefined ? (contribution?.affiliation ?? null) : null,
    reportedBy: [],
    status: "actual",
    coder: { kind: "person", name: account },
    confidence: null,
    review: "accepted",
    reviewedBy: account,
    reviewedAt: new Date().toISOString(),
    draftId: null,
    values: blankValues(type, quote),
    marks: {},
    note: "",
  };
}
