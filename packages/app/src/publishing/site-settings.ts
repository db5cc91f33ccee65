import type { SiteSettings } from "./site/site-data.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";
import type { ReadStore } from "../store/store.ts";
import { usualPolicy, type CommentPolicy } from "./comments/screen-comment.ts";

/** Where moderators are written to, if the site wants that. The mail server is the server's setting: a project's administrator could else name one that takes its password. */
export interface MailSettings {
  readonly to: string;
}

/** Everything an administrator decides about a project's public site. */
export interface SiteChoices extends SiteSettings {
  readonly comments: CommentPolicy;
  readonly mail: MailSettings | null;
}

const usualChoices = (name: string): SiteChoices => ({
  title: name,
  description: "What experts say on world affairs, with the system that they describe.",
  publisher: name,
  language: "en",
  baseUrl: null,
  privacySentence: `Your address is never shown. Editors see it to answer you, and it is deleted after ${usualPolicy.forgetDays} days.`,
  comments: usualPolicy,
  mail: null,
});

const key = (project: string): string => `site:${project}`;

/** What of an administrator's choices stands on pages. */
export function settingsOf({ title, description, baseUrl, language, publisher, privacySentence }: SiteChoices): SiteSettings {
  return { title, description, baseUrl, language, publisher, privacySentence };
}

/** The site's settings; sensible ones where nobody has chosen. */
export async function siteChoices(store: ReadStore, project: string): Promise<SiteChoices> {
  const record = await store.records.get(project, "project", project);
  const kept = (await store.accounts.setting(key(project))) as Partial<SiteChoices> | null | undefined;
  const choices = { ...usualChoices(record?.record.name ?? "Rapporteur"), ...kept };
  // Earlier versions kept a mail server here, too.
  return { ...choices, mail: choices.mail === null ? null : { to: choices.mail.to } };
}

/** Keeps what an administrator chose, in place of what was chosen before. */
export async function saveSiteChoices(workplace: Workplace, choices: SiteChoices): Promise<void> {
  authorise(workplace, "siteSettings");
  const { store, project } = workplace;
  await store.accounts.saveSetting(key(project), choices);
}
