import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Span } from "@rapporteur/core/model";
import type { OpenDocument } from "../../data/document-resource.ts";
import { useProject } from "../../data/live-project.tsx";
import type { Overlaid } from "../../data/pending.ts";
import { isAtLeast } from "../../data/session.ts";
import { announce } from "../../frame/announce.tsx";
import { formatDay, formatMoment } from "../../hooks/format.ts";
import { useEntityQuery } from "../../hooks/use-entity-query.ts";
import { usePrintedPage } from "../../hooks/use-printed-page.ts";
import { flagQuery, textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { memoCountOf, useMemoCounts } from "../../memos/use-memos.ts";
import { Card, type CardActions } from "./cards/card.tsx";
import { CardColumn } from "./cards/card-column.tsx";
import { DocumentHead } from "./text/document-head.tsx";
import { EditCard } from "./editing/edit-card.tsx";
import { useFormDraft } from "./editing/form-draft.ts";
import { useHighlightLayers, type HighlightLayer } from "./text/highlight-layers.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { useLight } from "./light.ts";
import { Outline } from "./outline/outline.tsx";
import { PrintedStatements } from "./text/printed-statements.tsx";
import { SelectionBar } from "./text/selection-bar.tsx";
import { TextColumn } from "./text/text-column.tsx";
import { rangeOf } from "./text/text-places.ts";
import { text } from "./strings.ts";
import { PdfPanel } from "./pdf/pdf-panel.tsx";
import { Toolbar } from "./toolbar.tsx";
import { Unfinished } from "./editing/unfinished.tsx";
import { reveal, useActive } from "./use-active.ts";
import { useCoding } from "./editing/use-coding.ts";
import { useNames } from "./use-names.ts";
import { useReaderActions } from "./use-reader-actions.ts";
import { useRegexes } from "./text/use-regexes.ts";
import { useShown } from "./use-shown.ts";
import { useTypes } from "./use-types.ts";

const atQuery = textQuery();
const pdfQuery = flagQuery();

/** The text in the middle, its outline at the left, statements in the margin at the right. */
export function Reader({ open }: { readonly open: OpenDocument }) {
  const { id: project, account, role } = useProject();
  const { document: stored, content } = open;
  const documentId = stored.record.id;
  const scroller = useRef<HTMLDivElement>(null);
  const passage = useRef<Span | null>(null);
  const types = useTypes(project);
  const names = useNames(open);
  const active = useActive(scroller);
  const form = useFormDraft(`${project}.${account.id}.${documentId}`, active.id);
  const shown = useShown(open, form.draft, active.id);
  const coding = useCoding({ open, all: shown.all, types, names, form });
  const canCode = isAtLeast(role, "coder");
  const memoCounts = useMemoCounts();
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const pdf = usePdfPlace(open.hasOriginal);
  const [areKeysShown, setKeysShown] = useState(false);
  const typeList = useMemo(() => [...types.values()], [types]);
  const actions = useReaderActions({
    open,
    scroller,
    passage,
    types: typeList,
    shown,
    active,
    coding,
    canCode,
    form,
    onKeys: () => setKeysShown(true),
    onPdf: pdf.offered,
  });
  useLight(scroller);
  usePrintedDocument(stored.record);
  useArrivals();
  const regexes = useRegexes(documentId);
  const layers = useAtLayer(scroller, content.blocks, regexes.layers);
  useHighlightLayers(scroller, content.blocks, layers);
  const cardActions = useCardActions(active.go, coding);
  const draw = (one: Overlaid<"statement">): React.ReactNode => {
    const { record } = one;
    const type = types.get(record.type);
    if (form.draft?.record.id === record.id && type !== undefined)
      return <EditCard key={record.id} {...{ type, form, coding, names, passage }} stored={content.text} onDone={actions.afterForm} />;
    const { coderName, nameOf } = names;
    const told = { isActive: record.id === active.id, memoCount: memoCountOf(memoCounts, record), actions: cardActions };
    return <Card key={record.id} shown={one} {...{ type, canCode, coderName, nameOf }} {...told} />;
  };
  const span = useSpanOf(shown.all, active.id);
  const margin = { blocks: content.blocks, contentId: content.id, scroller, activeId: active.id, editedId: form.draft?.record.id ?? null, draw };
  return (
    <div className="read" data-pdf={pdf.isOpen ? "" : undefined}>
      <Toolbar
        shown={shown}
        names={names}
        regexes={regexes}
        onKeys={() => setKeysShown(true)}
        onNext={actions.nextDocument}
        isOutlineOpen={isOutlineOpen}
        onOutline={() => setOutlineOpen(!isOutlineOpen)}
        pdf={pdf}
      />
      <Unfinished
        form={form}
        onGo={(draft) => {
          form.takeUp(draft);
          active.go(draft.record.id);
        }}
      />
      {pdf.isOpen ? (
        <PdfPanel {...{ documentId, scroller, span }} stored={content.text} pages={content.pages} key={documentId} onClose={pdf.toggle} />
      ) : null}
      <div className="read-scroll" ref={scroller} tabIndex={0} role="region" aria-label={text.document} data-outline={isOutlineOpen ? "" : undefined}>
        <Outline content={content} statements={shown.all} nameOf={names.nameOf} canCode={canCode} onGo={actions.goToOffset} />
        <div className={shown.besideCoder === "" ? "read-page" : "read-page read-page-beside"} onClick={actions.onTextClick}>
          <DocumentHead document={stored.record} content={content} />
          <TextColumn content={content} language={stored.record.language} marks={shown.marks} types={types} />
          <PrintedStatements statements={shown.main} types={types} nameOf={names.nameOf} />
          <CardColumn statements={shown.main} {...margin} />
          {shown.besideCoder === "" ? null : <CardColumn label={names.coderName(shown.besideCoder)} statements={shown.beside} {...margin} />}
        </div>
      </div>
      {canCode ? <SelectionBar root={scroller} stored={content.text} types={typeList} passage={passage} onMake={actions.make} /> : null}
      {areKeysShown ? <KeysDialog onClose={() => setKeysShown(false)} /> : null}
    </div>
  );
}

function usePrintedDocument({ title, publisher, published, url }: OpenDocument["document"]["record"]): void {
  const source = [publisher, formatDay(published), url].filter((part) => part !== null && part !== "").join(" · ");
  const date = useMemo(() => formatMoment(new Date().toISOString()), []);
  usePrintedPage({ title, scope: source, date });
}

/** Whether the page of the PDF lies beside the text, which the address says; `offered` is null where no PDF is kept. */
function usePdfPlace(isKept: boolean) {
  const [isOpen, setOpen] = useQueryState("pdf", pdfQuery);
  const toggle = (): void => setOpen(!isOpen);
  return { isOpen: isOpen && isKept, toggle, offered: isKept ? toggle : null };
}

/** Where the statement stands that the keys act on; the same object while it does not move. */
function useSpanOf(statements: readonly Overlaid<"statement">[], id: string | null): Span | null {
  const found = statements.find(({ record }) => record.id === id)?.record;
  const [start, end] = [found?.start, found?.end];
  return useMemo(() => (start === undefined || end === undefined ? null : { start, end }), [start, end]);
}

function useCardActions(go: (id: string | null) => void, coding: ReturnType<typeof useCoding>): CardActions {
  const [, openEntity] = useEntityQuery();
  const latest = useRef(coding);
  latest.current = coding;
  // The same for the life of the reader, so that cards are drawn again only where their statement changes.
  return useMemo(
    () => ({
      activate: go,
      review: (id, review) => latest.current.review(id, review),
      edit: (id) => latest.current.edit(id),
      remove: (id) => latest.current.remove(id),
      openEntity,
    }),
    [go, openEntity],
  );
}

/** `?at=120-180` in the address: words that something led to. They are shown, and brought into view once. */
function useAtLayer(
  scroller: React.RefObject<HTMLElement | null>,
  blocks: readonly Span[],
  regexLayers: readonly HighlightLayer[],
): readonly HighlightLayer[] {
  const [at] = useQueryState("at", atQuery);
  const span = useMemo(() => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
    return start === undefined || end === undefined ? null : { start: Number(start), end: Number(end) };
  }, [at]);
  useEffect(() => {
    const root = scroller.current?.querySelector<HTMLElement>("[data-read-text]") ?? null;
    if (span === null || root === null || scroller.current === null) return;
    const element = rangeOf(root, blocks, span)?.startContainer.parentElement;
    if (element !== null && element !== undefined) reveal(scroller.current, element);
  }, [span, blocks, scroller]);
  return useMemo(() => (span === null ? regexLayers : [...regexLayers, { name: "read-at", spans: [span] }]), [span, regexLayers]);
}

/** Tells screen readers of what others do in the project while one reads. */
function useArrivals(): void {
  const { signals, account } = useProject();
  const onCommit = useCallback(
    (event: { by: { account: string | null; name: string }; action: string; records: readonly { kind: string }[] }) => {
      const isOthers = event.by.account !== account.id && event.records.some(({ kind }) => kind === "statement");
      if (isOthers) announce(text.arrived(event.by.name, event.action));
    },
    [account.id],
  );
  useEffect(() => signals.onCommit(onCommit), [signals, onCommit]);
}
