import { useCallback, useEffect } from "react";
import { client, statusOf } from "../data/client.ts";
import { useProject, type LiveProject } from "../data/live-project.tsx";
import { makeRequestKey } from "../data/request-key.ts";
import { isTyping } from "../hooks/is-typing.ts";
import { describeError } from "../parts/states.tsx";
import { strings } from "../strings/strings.ts";
import { showToast } from "./toasts.tsx";

type Direction = "undo" | "redo";

/**
 * Gives the function that undoes one's latest change, or does the latest undone one again. It works on the library's history, so it reaches back over
 * reloads; a write that has not been sent yet is simply taken back.
 */
export function useUndo(): (direction: Direction) => void {
  const { id, queue } = useProject();
  return useCallback((direction) => void stepBack({ id, queue }, direction), [id, queue]);
}

async function stepBack(project: Pick<LiveProject, "id" | "queue">, direction: Direction): Promise<void> {
  const { id, queue } = project;
  const back = direction === "undo" && queue.obstacle !== null ? queue.takeBack() : null;
  if (back !== null) return showToast(strings.frame.droppedUnsent(back.summary));
  try {
    await queue.settled();
    const { summary } = await client.history.undo({ params: { project: id }, body: { requestKey: makeRequestKey(), direction } });
    if (direction === "redo") showToast(strings.frame.redone(summary));
    else showToast(strings.frame.undone(summary), { label: strings.frame.redo, run: () => void stepBack(project, "redo") });
  } catch (error) {
    const nothing = direction === "undo" ? strings.frame.nothingToUndo : strings.frame.nothingToRedo;
    showToast(statusOf(error) === 404 ? nothing : describeError(error).message);
  }
}

/** Control or Command with Z, and with Shift (or Y) the other way, anywhere but in a field: there the browser undoes typing. */
export function useUndoKeys(): void {
  const undo = useUndo();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      undo(key === "y" || event.shiftKey ? "redo" : "undo");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [undo]);
}
