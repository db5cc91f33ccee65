import { useCallback, useEffect } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { keep, readKept } from "../data/browser-store.ts";
import { client, statusOf } from "../data/client.ts";
import { useProject, type LiveProject } from "../data/live-project.tsx";
import { makeRequestKey } from "../data/request-key.ts";
import { formatMoment } from "../hooks/format.ts";
import { isTyping } from "../hooks/is-typing.ts";
import { useKeyDown } from "../hooks/use-key-down.ts";
import { describeError } from "../data/describe-error.ts";
import { strings } from "../strings/strings.ts";
import { ask } from "./ask.tsx";
import { mayMoveDocuments, nextUndo, reasonToAsk } from "./next-undo.ts";
import { showToast } from "../parts/toasts.tsx";

type Direction = "undo" | "redo";
type Revision = AnswerOf<Api["history"]["list"]>["entries"][number];
type Undoing = Pick<LiveProject, "id" | "queue" | "account">;

/**
 * Gives the function that undoes one's latest change, or does the latest undone one again. It works on the library's history, so it reaches back over
 * reloads; a write that has not been sent yet is simply taken back. What was done before this window was opened, and what moved documents, is asked about.
 */
export function useUndo(): (direction: Direction) => void {
  const { id, queue, account } = useProject();
  return useCallback((direction) => void stepBack({ id, queue, account }, direction), [id, queue, account]);
}

async function stepBack(project: Undoing, direction: Direction): Promise<void> {
  const { id, queue } = project;
  const back = direction === "undo" && queue.obstacle !== null ? queue.takeBack() : null;
  if (back !== null) return showToast(strings.frame.droppedUnsent(back.summary));
  try {
    await queue.settled();
    const chosen = direction === "undo" ? await chooseUndo(project) : {};
    if (chosen === "left") return;
    const { summary } = await client.history.undo({ params: { project: id }, body: { requestKey: makeRequestKey(), direction, ...chosen } });
    if (direction === "redo") showToast(strings.frame.redone(summary));
    else showToast(strings.frame.undone(summary), { label: strings.frame.redo, run: () => void stepBack(project, "redo") });
  } catch (error) {
    const nothing = direction === "undo" ? strings.frame.nothingToUndo : strings.frame.nothingToRedo;
    showToast(statusOf(error) === 404 ? nothing : describeError(error).message);
  }
}

/** The revision to undo; empty where the server knows best that there is none, "left" where the answer was no. */
async function chooseUndo({ id, account }: Undoing): Promise<{ readonly revision?: number } | "left"> {
  const next = await findUndo(id, account.id);
  if (next === null) return {};
  const areDocumentsMoved = mayMoveDocuments(next) && (await movesDocuments(id, next.revision));
  const reason = reasonToAsk(next, { begunAt: readBegun(id), areDocumentsMoved });
  if (reason === null) return { revision: next.revision };
  const { askUndo, askUndoDocuments, askUndoOlder, undoIt, leaveIt } = strings.frame;
  const about = (reason === "documents" ? askUndoDocuments : askUndoOlder)(formatMoment(next.at), next.by.name);
  const isMeant = await ask({ title: askUndo, lines: [next.summary === "" ? next.action : next.summary, about], yes: undoIt, no: leaveIt });
  if (!isMeant) return "left";
  // Who goes on past the beginning once knows that he does.
  if (reason === "older") keepBegun(id, 0);
  return { revision: next.revision };
}

const listedAtOnce = 200;
const mostLists = 10;

async function findUndo(project: string, account: string): Promise<Revision | null> {
  const list: Revision[] = [];
  let cursor: string | null = null;
  for (let asked = 0; asked < mostLists; asked++) {
    const query = cursor === null ? { limit: listedAtOnce } : { limit: listedAtOnce, cursor };
    const page: AnswerOf<Api["history"]["list"]> = await client.history.list({ params: { project }, query });
    list.push(...page.entries);
    const found = nextUndo(list, account);
    if (found !== null || page.next === null) return found;
    cursor = page.next;
  }
  return null;
}

async function movesDocuments(project: string, revision: number): Promise<boolean> {
  const { changes } = await client.history.get({ params: { project, revision } });
  return changes.some(({ kind, before, after }) => kind === "document" && (before === null || after === null));
}

const begunKey = (project: string): string => `rapporteur.begun.${project}`;

/** The library's latest revision when this window came to it: kept over reloads, gone with the window. */
function readBegun(project: string): number | null {
  const kept = readKept(begunKey(project), "window");
  return kept === null ? null : Number(kept);
}

/** Where nothing can be kept, every undo is asked about. */
function keepBegun(project: string, revision: number): void {
  keep(begunKey(project), String(revision), "window");
}

async function noteBegin(project: string): Promise<void> {
  if (readBegun(project) !== null) return;
  try {
    const { entries } = await client.history.list({ params: { project }, query: { limit: 1 } });
    keepBegun(project, entries[0]?.revision ?? 0);
  } catch {
    // As where nothing can be kept.
  }
}

/** Control or Command with Z, and with Shift (or Y) the other way, anywhere but in a field: there the browser undoes typing. */
export function useUndoKeys(): void {
  const undo = useUndo();
  const { id } = useProject();
  useEffect(() => void noteBegin(id), [id]);
  useKeyDown((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    undo(key === "y" || event.shiftKey ? "redo" : "undo");
  });
}
