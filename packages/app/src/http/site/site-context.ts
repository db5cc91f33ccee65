import type { AppContext } from "../../application/app-context.ts";
import type { SiteDesk } from "../../publishing/site-desk.ts";

/** What the routes of the site work with. */
export interface SiteContext {
  readonly app: AppContext;
  readonly desk: SiteDesk;
  readonly project: string;
}

/** The server's key as text, for what the site signs. */
export function siteSecret(app: AppContext): string {
  return Buffer.from(app.secret).toString("hex");
}
