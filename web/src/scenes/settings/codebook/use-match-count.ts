import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useResource } from "../../../data/use-resource.ts";
import { useDebounced } from "../../../hooks/use-debounced.ts";
import { describeError } from "../../../data/describe-error.ts";

interface MatchCount {
  readonly count: number;
  readonly documents: number;
  readonly isComplete: boolean;
}

interface CountedMatches {
  readonly found: MatchCount | null;
  readonly problem: string | null;
  readonly isCounting: boolean;
}

const limit = 1000;

/** How often a pattern is found in the project's texts, a moment after it was typed. The server counts, within its time limit. */
export function useMatchCount({
  pattern,
  kind,
  isCaseSensitive,
}: {
  pattern: string;
  kind: "words" | "regex";
  isCaseSensitive: boolean;
}): CountedMatches {
  const { id: project } = useProject();
  const wanted = pattern.trim() === "" ? "" : kind === "regex" ? pattern : wordPattern(pattern);
  const asked = useDebounced(wanted, 300);
  const key = asked === "" ? null : `match-count:${project}:${isCaseSensitive}:${asked}`;
  const { data, error, isLoading } = useResource(key, ["document"], async () => {
    const { matches, isComplete } = await client.search.match({
      params: { project },
      body: { pattern: asked, isCaseSensitive, documents: null, limit },
    });
    return {
      count: matches.length,
      documents: new Set(matches.map(({ documentId }) => documentId)).size,
      isComplete: isComplete && matches.length < limit,
    };
  });
  return { found: data, problem: error === null ? null : describeError(error).message, isCounting: wanted !== "" && (isLoading || asked !== wanted) };
}

/** Words as a pattern: they stand by themselves, with any space between them. */
function wordPattern(words: string): string {
  const escaped = words
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  return `\\b${escaped}\\b`;
}
