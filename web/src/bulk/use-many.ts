import { useState } from "react";
import { cache } from "../data/cache.ts";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { makeRequestKey } from "../data/request-key.ts";
import { showToast } from "../parts/toasts.tsx";
import { describeError } from "../data/describe-error.ts";
import type { ChangePreview } from "./preview-table.tsx";
import { text } from "./strings.ts";

type Answer = ChangePreview & { readonly revision: number | null };

/** A change of many that is looked at before it is made. `ask` does both. */
export interface Many {
  readonly preview: ChangePreview | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly look: () => void;
  readonly make: (said: (count: number) => string) => void;
  /** After the question has changed. */
  readonly forget: () => void;
}

interface ManyOptions {
  readonly ask: (how: { readonly dryRun: "true" | "false"; readonly requestKey: string }) => Promise<Answer>;
  readonly onMade: () => void;
}

/** Gives the two steps of changing many: looking and making. What was made can be undone from the toast. */
export function useMany({ ask, onMade }: ManyOptions): Many {
  const { id: project } = useProject();
  const [state, setState] = useState<Pick<Many, "preview" | "isBusy" | "error">>({ preview: null, isBusy: false, error: null });
  const run = async (dryRun: boolean): Promise<Answer | null> => {
    setState((before) => ({ ...before, isBusy: true, error: null }));
    try {
      const answer = await ask({ dryRun: dryRun ? "true" : "false", requestKey: makeRequestKey() });
      setState({ preview: answer, isBusy: false, error: null });
      return answer;
    } catch (thrown) {
      const { message, cure } = describeError(thrown);
      setState({ preview: null, isBusy: false, error: cure === null ? message : `${message}: ${cure}` });
      return null;
    }
  };
  const undo = async (revision: number): Promise<void> => {
    try {
      await client.history.undo({ params: { project }, body: { requestKey: makeRequestKey(), direction: "undo", revision } });
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  const make = async (said: (count: number) => string): Promise<void> => {
    const answer = await run(false);
    if (answer === null) return;
    const { count, revision } = answer;
    cache.invalidate(["statement", "entity"]);
    if (revision === null) showToast(said(count));
    else showToast(said(count), { label: text.undo, run: () => void undo(revision) });
    onMade();
  };
  return {
    ...state,
    look: () => void run(true),
    make: (said) => void make(said),
    forget: () => setState({ preview: null, isBusy: false, error: null }),
  };
}
