import { dayMs } from "@rapporteur/core/base";
import type { AppContext } from "../../application/app-context.ts";
import { openWorkplace } from "../../library/workplace.ts";
import { siteSecret } from "./site-context.ts";
import { publishDue } from "../../publishing/roundups/publish-roundup.ts";
import { hiddenEmail } from "../../publishing/comments/moderate-comments.ts";
import { siteChoices } from "../../publishing/site-settings.ts";

const scheduleEveryMs = 15_000;
const forgetEveryMs = 60 * 60_000;
/** Publishes what is due, and forgets addresses and networks of comments after their time. Returns how to stop. */
export function startSchedule(app: AppContext, project: string): () => void {
  const { store, now, makeId } = app;
  const workplace = openWorkplace(store, { project, now, makeId, by: { account: null, name: "schedule" } });
  void store.comments.hashBlocks((email) => hiddenEmail(siteSecret(app), email)).catch(() => undefined);
  // A database that is away now is there at the next turn.
  void publishDue(workplace).catch(() => undefined);
  const publish = setInterval(() => void publishDue(workplace).catch(() => undefined), scheduleEveryMs);
  const forget = setInterval(() => void forgetOld(app, project).catch(() => undefined), forgetEveryMs);
  publish.unref();
  forget.unref();
  return () => {
    clearInterval(publish);
    clearInterval(forget);
  };
}

/** Drops addresses and network prefixes that are older than the site says. */
async function forgetOld({ store, now }: Pick<AppContext, "store" | "now">, project: string): Promise<number> {
  const { comments } = await siteChoices(store, project);
  return store.comments.forgetBefore(new Date(now() - comments.forgetDays * dayMs).toISOString());
}
