import { type CellValue, reviewStates } from "@rapporteur/core/model";
import type { PlacedAnnotation } from "./annotation-table.ts";

/** Where WebAnno and INCEpTION keep the layers that their users make. */
export const customLayers = "webanno.custom.";

/** What Rapporteur knows of every statement besides its variables, as features of its layers. */
export const ownFeatures = {
  id: "rapporteurId",
  review: "rapporteurReview",
  byPerson: "rapporteurByPerson",
  time: "rapporteurTime",
  coder: "rapporteurCoder",
} as const;

const ownNames: ReadonlySet<string> = new Set(Object.values(ownFeatures));

export function isOwnFeature(name: string): boolean {
  return ownNames.has(name);
}

type Features = Readonly<Record<string, CellValue>>;

/** Whether a layer is one that Rapporteur wrote. */
export function isOwnLayer(features: Features): boolean {
  return ownFeatures.id in features && ownFeatures.review in features;
}

/** The features of an annotation, those that Rapporteur wrote of every statement taken apart. */
export function readOwnFeatures(features: Features): Pick<PlacedAnnotation, "values" | "coder" | "review"> & { readonly id: string | null } {
  if (!isOwnLayer(features)) return { id: null, values: features };
  const { id, review, byPerson, time, coder } = ownFeatures;
  const said = (name: string): string => String(features[name] ?? "");
  const moment = Date.parse(said(time));
  return {
    id: said(id) || null,
    values: Object.fromEntries(Object.entries(features).filter(([name]) => !ownNames.has(name))),
    coder: said(coder) || null,
    review: {
      review: reviewStates.find((state) => state === said(review)) ?? "accepted",
      reviewedByPerson: said(byPerson) !== "false",
      time: Number.isNaN(moment) ? null : moment,
    },
  };
}
