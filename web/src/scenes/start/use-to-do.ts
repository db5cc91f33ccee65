import { useMemo } from "react";
import { wholeScope, type NetworkRequest } from "@rapporteur/app/analysis/figures";
import { client } from "../../data/client.ts";
import { useDocument } from "../../data/document-resource.ts";
import { lastRead } from "../../data/last-read.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { contestedOf, positionsOf } from "../../figures/contested.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { profileHref } from "../../hooks/profile-href.ts";
import { describeError } from "../../data/describe-error.ts";
import { useEngine } from "../../worker/use-engine.ts";
import { statesOf, useLedger } from "../forecasts/ledger-data.ts";
import type { ToDo } from "./entry.tsx";
import { text } from "./strings.ts";

const mostNamed = 3;

/** The document that was read last in this browser; asked for whole, so that it opens at once. */
export function useContinue(): ToDo {
  const { id: project } = useProject();
  const id = lastRead(project);
  const { data, error } = useDocument(project, id);
  // A document that is no longer there is none to go on with.
  if (id === null || error !== null) return { words: text.continue.none, href: null };
  if (data === null) return { words: null, href: null };
  const drafts = data.statements.filter(({ record }) => record.review === "draft").length;
  return { words: `${text.continue.words(data.document.record.title)} ${text.continue.left(drafts)}`, href: `/read/${id}` };
}

/** The documents that came last. */
export function useFresh(): ToDo {
  const { id: project } = useProject();
  const { data, error } = useResource(`start-new:${project}`, ["document", "statement"], () =>
    client.documents.list({ params: { project }, query: { limit: mostNamed, sort: "added", order: "descending" } }),
  );
  if (data === null) return { words: null, href: null, error };
  if (data.entries.length === 0) return { words: text.fresh.none, href: "/library?import=files", press: text.fresh.import };
  const lines = data.entries.map(({ record, counts }) => ({ label: text.fresh.entry(record.title, counts.draft), href: `/read/${record.id}` }));
  return { words: text.fresh.words, lines, href: "/library" };
}

/** Drafts that nobody has reviewed. */
export function useDrafts(): ToDo {
  const { id: project } = useProject();
  const { data, error } = useResource(`start-drafts:${project}`, ["statement"], async () => {
    const count = async (review: "draft" | "accepted"): Promise<number> =>
      (await client.statements.list({ params: { project }, query: { reviews: [review], limit: 1 } })).total;
    return { drafts: await count("draft"), accepted: await count("accepted") };
  });
  if (data === null) return { words: null, href: null, error };
  if (data.drafts === 0) return { words: text.drafts.none, href: null };
  return { words: text.drafts.words(data.drafts, data.accepted), href: "/review" };
}

/** Forecasts whose horizon is past and that have no outcome. */
export function useDue(): ToDo {
  const { asked, history, isLoading, error } = useLedger();
  return useMemo(() => {
    if (isLoading) return { words: null, href: null, error };
    const states = statesOf({ asked, history }, Date.now());
    const due = asked.filter(({ id }) => states.get(id) === "due");
    if (due.length === 0) return { words: text.due.none, href: null };
    const lines = due.slice(0, mostNamed).map(({ id, text: label }) => ({ label, href: `/forecasts?state=due&question=${encodeURIComponent(id)}` }));
    return { words: text.due.words(due.length), lines, href: "/forecasts?state=due" };
  }, [asked, history, isLoading, error]);
}

/** Comments of readers that wait; for editors. Null for others. */
export function useHeld(): ToDo | null {
  const { id: project } = useProject();
  const isEditor = useMay("editor");
  const { data, error } = useResource(isEditor ? `start-held:${project}` : null, ["roundup"], () =>
    client.moderation.queue({ params: { project }, query: { state: "held", limit: 1 } }),
  );
  if (!isEditor) return null;
  if (data === null) return { words: null, href: null, error };
  const held = data.counts["held"] ?? 0;
  return held === 0 ? { words: text.held.none, href: null } : { words: text.held.words(held), href: "/publish/comments" };
}

/** Concepts that some experts are for and others against, the most even first. */
export function useContested(): ToDo {
  const { overview, nameOf, typeUse } = useOverview();
  const use = typeUse("position");
  const drafts = (use?.accepted ?? 0) === 0;
  const request = useMemo((): NetworkRequest | null => (overview === null ? null : positionsOf(wholeScope, drafts)), [overview, drafts]);
  const { data, error } = useEngine("network", request);
  // Without a position there is no network, and nothing contested.
  if (error !== null && describeError(error).code?.startsWith("RAP_NETWORK") !== true) return { words: null, href: null, error };
  if (data === null && error === null) return { words: null, href: null };
  const contested = data === null ? [] : contestedOf(data);
  if (contested.length === 0)
    return data === null
      ? { words: text.contested.none, href: null }
      : { words: text.contested.apart, href: "/concepts", press: text.contested.merge };
  const search = drafts ? "drafts=1" : "";
  const lines = contested.slice(0, mostNamed).map(({ key, plus, minus }) => ({
    label: text.contested.entry(nameOf(key), plus, minus),
    href: profileHref("concept", [key], search),
  }));
  return { words: text.contested.words(contested.length), lines, note: drafts ? text.contested.drafts : null, href: lines[0]?.href ?? null };
}
