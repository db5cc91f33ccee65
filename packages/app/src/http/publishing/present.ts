import type { z } from "zod";
import type { siteSettings } from "../../contract/publishing.ts";
import { settingsOf, type SiteChoices } from "../../publishing/site-settings.ts";

/** Settings as the contract has them: lists that may be changed. */
export function editable(choices: SiteChoices): z.infer<typeof siteSettings> {
  const { comments, mail } = choices;
  const lists = { holdWords: [...comments.holdWords], rejectWords: [...comments.rejectWords] };
  return { ...settingsOf(choices), comments: { ...comments, ...lists }, mail };
}
