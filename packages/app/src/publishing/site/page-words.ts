import { onOneLine } from "../../present/selection.ts";
import { authorNames } from "./author-names.ts";
import { dayText } from "./pages/teasers.ts";
import type { SitePage, SiteSettings } from "./site-data.ts";

/** What sites that show a link ask for, in pixels. */
export const pictureSize = { width: 1200, height: 630 } as const;

/** The words of the picture that stands for a page where it is shared. */
export interface PictureWords {
  readonly title: string;
  /** Names of those who wrote. */
  readonly experts: readonly string[];
  readonly site: string;
  readonly date: string;
}

export function pictureWords(page: SitePage, { title }: Pick<SiteSettings, "title">): PictureWords {
  return { title: onOneLine(page.readout.document.title), experts: authorNames(page), site: onOneLine(title), date: dayText(page.publishedAt) };
}

/** The same in a sentence, for those who do not see the picture. */
export function pictureText({ title, experts, site, date }: PictureWords): string {
  const last = experts.at(-1) ?? "";
  const names = experts.length < 2 ? last : `${experts.slice(0, -1).join(", ")} and ${last}`;
  return `“${title}”${names === "" ? "" : `, by ${names}`}. ${site}, ${date}.`;
}
