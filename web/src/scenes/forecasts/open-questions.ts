import { useCallback } from "react";
import type { QuestionRecord } from "@rapporteur/app/records";
import { makeRecordId } from "../../data/request-key.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { showToast } from "../../parts/toasts.tsx";
import { dayOf, type UnaskedGroup } from "@rapporteur/app/analysis/figures";
import { text } from "./strings.ts";

/** A group of forecasts with the wording that the user gave its question. */
type AskedWording = UnaskedGroup & { readonly criteria?: string };

/** Gives the function that opens a question for each group of forecasts, all in one change that can be undone. */
export function useOpenQuestions(): (groups: readonly AskedWording[]) => void {
  const commit = useCommit();
  return useCallback(
    (groups) => {
      if (groups.length === 0) return;
      const records = groups.map(questionOf);
      const summary = text.opened(records.length);
      commit({
        action: "open questions",
        summary,
        changes: records.map((record) => change("question", { id: record.id, expected: null, before: null, after: record })),
      });
      showToast(summary);
    },
    [commit],
  );
}

function questionOf({ text: words, criteria = "", condition, opens, due, statements }: AskedWording): QuestionRecord {
  return {
    id: makeRecordId("q"),
    text: words.slice(0, 2000),
    criteria: criteria.trim() === "" ? null : criteria.trim().slice(0, 2000),
    kind: "binary",
    options: [],
    condition: condition?.slice(0, 2000) ?? null,
    opens: dayOf(opens),
    closes: dayOf(due),
    due: dayOf(due),
    baseRate: null,
    statements: [...statements],
  };
}
