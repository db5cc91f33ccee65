import { useCallback, useEffect } from "react";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { makeRequestKey } from "../data/request-key.ts";
import { isTyping } from "../hooks/is-typing.ts";
import { describeError } from "../parts/states.tsx";
import { strings } from "../strings/strings.ts";
import { showToast } from "./toasts.tsx";
import { statusOf } from "../data/client.ts";

/**
 * Gives the function that undoes one's latest change, or does the latest undone one again. It works on the library's history, so it reaches back over
 * reloads; a write that has not been sent yet is simply taken back.
 */
export function useUndo(): (direction: "undo" | "redo") => void {
  const { id: project, queue } = useProject();
  return useCallback(
    (direction) => {
      const back = direction === "undo" && queue.isStuck ? queue.takeBack() : null;
      if (back !== null) return showToast(strings.frame.droppedUnsent(back.summary));
      void (async () => {
        try {
          await queue.settled();
          const { summary } = await client.history.undo({ params: { project }, body: { requestKey: makeRequestKey(), direction } });
          showToast(direction === "undo" ? strings.frame.undone(summary) : strings.frame.redone(summary));
        } catch (error) {
          const isNothing = statusOf(error) === 404;
          showToast(isNothing ? (direction === "undo" ? strings.frame.nothingToUndo : strings.frame.nothingToRedo) : describeError(error).message);
        }
      })();
    },
    [project, queue],
  );
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
