/** Features of a statement that are no variables of it. */
export const ownFeatures = {
  review: "rapporteur.review",
  reviewedByPerson: "rapporteur.reviewedByPerson",
  time: "rapporteur.time",
} as const;

/** The type of an `idno` that keeps the id of a document of ours. */
export const documentId = "rapporteur";
