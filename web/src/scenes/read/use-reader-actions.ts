import type { MouseEvent, RefObject } from "react";
import { useLocation } from "wouter";
import type { TypeRecord } from "@rapporteur/app/records";
import type { ReviewState, Span } from "@rapporteur/core/model";
import type { OpenDocument } from "../../data/document-resource.ts";
import { useProject } from "../../data/live-project.tsx";
import { useAction } from "../../frame/actions.ts";
import { announce } from "../../frame/announce.tsx";
import { showToast } from "../../parts/toasts.tsx";
import { useUndo } from "../../frame/undo.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import { describeError } from "../../data/describe-error.ts";
import type { FormDraftState } from "./editing/form-draft.ts";
import { nextDocument } from "./next-document.ts";
import { firstEndingAfter } from "./text/segments.ts";
import { neighbourSentence } from "./text/sentences.ts";
import { rangeOf } from "./text/text-places.ts";
import { reveal, type Active } from "./use-active.ts";
import type { Coding } from "./editing/use-coding.ts";
import type { ShownStatements } from "./use-shown.ts";
import { text } from "./strings.ts";

interface ReaderGiven {
  readonly open: OpenDocument;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly passage: RefObject<Span | null>;
  readonly types: readonly TypeRecord[];
  readonly shown: ShownStatements;
  readonly active: Active;
  readonly coding: Coding;
  readonly canCode: boolean;
  readonly form: FormDraftState;
  readonly onKeys: () => void;
  /** Lays the page of the PDF beside the text, or takes it away; null where there is none. */
  readonly onPdf: (() => void) | null;
}

interface ReaderActions {
  readonly goToOffset: (offset: number) => void;
  readonly onTextClick: (event: MouseEvent) => void;
  readonly nextDocument: () => void;
  readonly make: (type: TypeRecord) => void;
  /** After a form was saved or dropped: back to the statement, or on to the next draft. */
  readonly afterForm: (id: string, isSaved: boolean) => void;
}

/** What keys and presses do in the reading view. */
export function useReaderActions(given: ReaderGiven): ReaderActions {
  const { open, scroller, passage, types, active, coding, canCode, form, onKeys, onPdf } = given;
  const undo = useUndo();
  const goNext = useNextDocument(open.document.record.id);
  const draft = (step: 1 | -1): void => goToDraft(given, step);
  const review = (review: ReviewState): void => {
    if (active.id === null) return draft(1);
    const id = active.id;
    coding.review(id, review);
    goToDraft(given, 1, id);
  };
  const make = (type: TypeRecord | undefined): void => {
    if (type === undefined || passage.current === null || form.draft !== null) return;
    const id = coding.make(type, passage.current);
    document.getSelection()?.removeAllRanges();
    active.go(id);
  };
  const coderKeys = {
    a: () => review("accepted"),
    x: () => review("rejected"),
    e: () => (active.id === null ? false : coding.edit(active.id)),
    u: () => undo("undo"),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [String(digit), () => make(types[digit - 1])])),
  };
  useSingleKeys({
    j: () => draft(1),
    k: () => draft(-1),
    n: goNext,
    s: () => selectSentence(given, 1),
    S: () => selectSentence(given, -1),
    "Shift+ArrowRight": () => document.getSelection()?.modify("extend", "forward", "word"),
    "Shift+ArrowLeft": () => document.getSelection()?.modify("extend", "backward", "word"),
    "?": onKeys,
    ...(onPdf === null ? {} : { p: onPdf }),
    Escape: () => leaveStatement(active),
    ...(canCode ? coderKeys : {}),
  });
  useAction({ id: "next-document", label: text.nextDocument, keyHint: "n", run: goNext });
  useAction({ id: "reading-keys", label: text.keys, keyHint: "?", run: onKeys });
  return {
    nextDocument: goNext,
    make,
    goToOffset: (offset) => {
      const element = scroller.current?.querySelector(`[data-block="${firstEndingAfter(open.content.blocks, offset)}"]`);
      element?.scrollIntoView({ block: "start" });
    },
    onTextClick: (event) => {
      const chosen = chooseByPress(event, active.id);
      if (chosen !== null) active.go(chosen);
    },
    afterForm: (id, isSaved) => (isSaved ? goToDraft(given, 1, id) : active.go(given.shown.all.some(({ record }) => record.id === id) ? id : null)),
  };
}

/** The statement under a press on the text; where several lie there, the next one outward from the active one. Null where words are being selected. */
function chooseByPress(event: MouseEvent, activeId: string | null): string | null {
  if (document.getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return null;
  const stack: string[] = [];
  for (let at = event.target.closest<HTMLElement>("[data-s]"); at !== null; at = at.parentElement?.closest<HTMLElement>("[data-s]") ?? null) {
    if (at.dataset["s"] !== undefined) stack.push(at.dataset["s"]);
  }
  return stack[(stack.indexOf(activeId ?? "") + 1) % Math.max(1, stack.length)] ?? null;
}

/** The next draft from the active statement, or from the top of the view; round to the first where none is left below. */
function goToDraft({ shown, active, scroller }: ReaderGiven, step: 1 | -1, done: string | null = null): void {
  const list = shown.main;
  const drafts = [...list.entries()].filter(([, { record }]) => record.review === "draft" && record.id !== done);
  if (drafts.length === 0) {
    announce(text.noMore);
    if (done === null) showToast(text.noMore);
    return;
  }
  const here = list.findIndex(({ record }) => record.id === (done ?? active.id));
  const offset = here === -1 ? offsetInView(scroller.current) : 0;
  const isBelow = (at: number, start: number): boolean => (here === -1 ? start >= offset : at > here);
  const left = drafts.filter(([at, { record }]) => at !== here && isBelow(at, record.start) === (step === 1));
  const [, next] = (step === 1 ? (left[0] ?? drafts[0]) : (left.at(-1) ?? drafts.at(-1))) ?? [];
  if (next !== undefined) active.go(next.record.id);
}

/** The offset of the first block that can be read now. */
export function offsetInView(scroller: HTMLElement | null): number {
  if (scroller === null) return 0;
  const top = scroller.getBoundingClientRect().top;
  for (const block of scroller.querySelectorAll<HTMLElement>("[data-start]"))
    if (block.getBoundingClientRect().bottom > top) return Number(block.dataset["start"]);
  return 0;
}

/** Selects a whole sentence by key: from the selection, else from the active statement, else from the top of the view. */
function selectSentence({ open, scroller, passage, shown, active }: ReaderGiven, step: 1 | -1): void {
  const { text: stored, blocks } = open.content;
  const root = scroller.current?.querySelector<HTMLElement>("[data-read-text]") ?? null;
  if (root === null || scroller.current === null) return;
  const current = shown.all.find(({ record }) => record.id === active.id);
  const offset = passage.current?.start ?? (current === undefined ? offsetInView(scroller.current) : current.record.start) - (step === 1 ? 1 : 0);
  const sentence = neighbourSentence(stored, blocks, { offset, step });
  const range = sentence === null ? null : rangeOf(root, blocks, sentence);
  if (range === null) return;
  const selection = document.getSelection();
  selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  const element = range.startContainer.parentElement;
  if (element !== null) reveal(scroller.current, element);
}

/** Escape closes first what was opened last: the details of an entity lie over the statement. */
function leaveStatement(active: Active): boolean {
  if (active.id === null || new URLSearchParams(window.location.search).has("entity")) return false;
  active.go(null);
  return true;
}

function useNextDocument(documentId: string): () => void {
  const { id: project } = useProject();
  const [, navigate] = useLocation();
  return () => {
    nextDocument(project, documentId).then(
      (next) => (next === null ? showToast(text.noNextDocument) : navigate(`/read/${next}`)),
      (error: unknown) => showToast(describeError(error).message),
    );
  };
}
