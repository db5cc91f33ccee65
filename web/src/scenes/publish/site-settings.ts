import type { AnswerOf, Api } from "@rapporteur/app/contract";

/** What stands around every page, how comments are taken, and the mail to moderators. */
export type SiteSettings = AnswerOf<Api["publishing"]["settings"]>;

/** What a part of the form is given: the settings as they are edited, and how some of them are set. */
export interface SettingsProps {
  readonly settings: SiteSettings;
  readonly set: (part: Partial<SiteSettings>) => void;
}
