import { useMemo } from "react";
import type { StatementRecord } from "@rapporteur/app/records";
import type { OpenDocument } from "../../data/document-resource.ts";
import { useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { choiceQuery, textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import type { FormDraft } from "./editing/form-draft.ts";
import { assignLanes, byPlace, marksByBlock, type Mark } from "./text/segments.ts";

export const showChoices = ["standing", "draft", "accepted", "rejected"] as const;
export type ShowChoice = (typeof showChoices)[number];
const showQuery = choiceQuery(showChoices, "standing");
const besideQuery = textQuery();

type Shown = Overlaid<"statement">;

export interface ShownStatements {
  /** Every statement of the document, in order of place. */
  readonly all: readonly Shown[];
  /** Those that the choices leave, without the second coder's. */
  readonly main: readonly Shown[];
  readonly beside: readonly Shown[];
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly show: ShowChoice;
  readonly setShow: (show: ShowChoice) => void;
  /** "person:ACCOUNT", "builtin:NAME", …; empty: nobody's work is laid beside. */
  readonly besideCoder: string;
  readonly setBesideCoder: (coder: string) => void;
  readonly coders: readonly string[];
}

export function coderKey({ coder }: StatementRecord): string {
  return `${coder.kind}:${coder.name}`;
}

/**
 * The document's statements with one's own unsent changes on top, narrowed by what the address says, and their places in the text. The active one is
 * always among them: anyone who is led to a statement finds it.
 */
export function useShown({ document, content, statements }: OpenDocument, draft: FormDraft | null, activeId: string | null): ShownStatements {
  const writes = useWrites();
  const [show, setShow] = useQueryState("show", showQuery);
  const [besideCoder, setBesideCoder] = useQueryState("beside", besideQuery);
  const documentId = document.record.id;
  const all = useMemo(
    () => overlay("statement", statements, writes, (record) => record.documentId === documentId).toSorted(byPlace),
    [statements, writes, documentId],
  );
  const isWanted = ({ record }: Shown): boolean => (show === "standing" ? record.review !== "rejected" : record.review === show);
  const ledTo = all.find((one) => one.record.id === activeId && !isWanted(one))?.record.id ?? null;
  const wanted = useMemo(() => all.filter((one) => isWanted(one) || one.record.id === ledTo), [all, show, ledTo]);
  const unsaved = useUnsaved(all, draft);
  const main = useMemo(() => {
    const own = besideCoder === "" ? wanted : wanted.filter(({ record }) => coderKey(record) !== besideCoder);
    return unsaved === null ? own : [...own, unsaved].toSorted(byPlace);
  }, [wanted, besideCoder, unsaved]);
  const beside = useMemo(() => (besideCoder === "" ? [] : wanted.filter(({ record }) => coderKey(record) === besideCoder)), [wanted, besideCoder]);
  const coders = useMemo(() => [...new Set(all.map(({ record }) => coderKey(record)))].toSorted(), [all]);
  const marks = useMemo(() => {
    const look = (record: StatementRecord): Mark["look"] => (record === unsaved?.record ? "unsaved" : record.review);
    const placed = [...main, ...beside].map(({ record }) => {
      const { id, type, start, end } = record;
      return { id, type, start, end, look: look(record), isBeside: besideCoder !== "" && coderKey(record) === besideCoder };
    });
    return marksByBlock(content.blocks, assignLanes(placed));
  }, [main, beside, content.blocks, besideCoder, unsaved]);
  return { all, main, beside, marks, show, setShow, besideCoder, setBesideCoder, coders };
}

/** A new statement that is still being typed has a place in the margin too. */
function useUnsaved(all: readonly Shown[], draft: FormDraft | null): Shown | null {
  const isNew = draft !== null && draft.before === null && !all.some(({ record }) => record.id === draft.record.id);
  const record = isNew ? draft.record : null;
  const { id, start, end, type } = record ?? {};
  // Its place and type alone: what is typed into the form moves nothing.
  return useMemo(() => (record === null ? null : { record, revision: null, isPending: true }), [id, start, end, type]);
}
