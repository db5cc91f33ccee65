import type { z } from "zod";
import type { siteSettings } from "../../contract/publishing.ts";
import type { SiteChoices } from "../../service/publishing/site-settings.ts";

/** Settings as the contract has them: lists that may be changed. */
export function editable({ comments, mail, ...rest }: SiteChoices): z.infer<typeof siteSettings> {
  const { title, description, publisher, language, baseUrl, privacySentence } = rest;
  const lists = { holdWords: [...comments.holdWords], rejectWords: [...comments.rejectWords] };
  return { title, description, publisher, language, baseUrl, privacySentence, comments: { ...comments, ...lists }, mail };
}
