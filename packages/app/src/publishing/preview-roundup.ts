import type { Site, SitePage } from "./site/site-data.ts";
import type { Workplace } from "../library/workplace.ts";
import { version } from "@rapporteur/reader/version";
import { inlined } from "./portraits/portraits-of.ts";
import { pageNow } from "./roundups/publish-roundup.ts";
import { storedRoundup } from "./roundups/roundup-from-document.ts";
import { settingsOf, siteChoices } from "./site-settings.ts";

/** The page as it would be published now, with the site around it. For editors alone. @throws as publishing does */
export async function previewOf(workplace: Workplace, id: string): Promise<{ site: Site; page: SitePage }> {
  const { record } = await storedRoundup(workplace, id);
  const told = await pageNow(workplace, record);
  const page = { ...told.page, portraits: told.page.portraits.map(inlined) };
  const settings = settingsOf(await siteChoices(workplace.store, workplace.project));
  return { site: { settings, pages: [page], experts: [], version }, page };
}
