import { RapporteurError } from "@rapporteur/core/base";
import { roundupPage } from "../../publishing/site/pages/roundup.ts";
import type { Workplace } from "../../library/workplace.ts";
import { readRoundup } from "../../publishing/roundups/read-roundup.ts";
import { roundupFromDocument } from "../../publishing/roundups/roundup-from-document.ts";
import { previewOf } from "../../publishing/preview-roundup.ts";
import { publishRoundup } from "../../publishing/roundups/publish-roundup.ts";
import { saveSiteChoices, siteChoices } from "../../publishing/site-settings.ts";
import { hasRole } from "../../library/membership.ts";
import { siteAddress } from "../guards/site-host.ts";
import type { HandlersOf } from "../handler.ts";
import { editable } from "./present.ts";

/** @throws RAP_LIBRARY_MISSING where the page stands on a document that one does not see */
async function demandSeen({ store, project }: Workplace, roundup: string): Promise<void> {
  const documentId = (await store.records.get(project, "roundup", roundup))?.record.documentId ?? null;
  if (documentId !== null && (await store.records.get(project, "document", documentId)) === null)
    throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: documentId });
}

export const publishing: HandlersOf<"publishing"> = {
  async settings({ place, membership }) {
    const choices = editable(await siteChoices(place.store, place.project));
    // An address of a person: readers need not have it.
    return hasRole(membership, "admin") ? choices : { ...choices, mail: null };
  },
  async saveSettings({ place, body }) {
    await saveSiteChoices(place, body);
    return editable(await siteChoices(place.store, place.project));
  },
  fromDocument: ({ place, body }) => roundupFromDocument(place, body),
  read: ({ app, place, params, body, signal }) => readRoundup(place, { id: params.id, ...body }, { pool: app.work.pool, signal }),
  async preview({ place, params }) {
    const { site, page } = await previewOf(place, params.id);
    // Shown inside the workbench: fonts and colours are those of the site.
    const text = roundupPage(site, page, null).replaceAll(/(href|action)="\.\.\//g, '$1="/site/');
    return { bytes: text, type: "text/html; charset=utf-8" };
  },
  async publish({ app, place, params, body }) {
    await demandSeen(place, params.id);
    // What is published is the whole page: everybody's accepted statements, from a snapshot of the whole project.
    const { slug, ...done } = await publishRoundup({ ...place, store: app.store }, { id: params.id, ...body });
    const { baseUrl } = await siteChoices(place.store, place.project);
    const address = done.state === "published" ? `${baseUrl ?? siteAddress(app.settings)}/roundups/${slug}.html` : null;
    return { ...done, address };
  },
};
