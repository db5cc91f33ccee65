import { withArticle } from "./with-article.ts";
import { errorCatalogue, type CatalogueEntry, type ErrorCode } from "./error-catalogue.ts";

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Puts details into a catalogue text, with the article that fits; a name without a detail stays visible, so that a mistake shows. */
function fill(text: string, details: ErrorDetails): string {
  return text.replace(/(\ban? )?\{(\w+)\}/g, (whole, article: string | undefined, name: string) => {
    const detail = details[name];
    if (detail === undefined) return whole;
    return article === undefined ? String(detail) : withArticle(String(detail));
  });
}

/**
 * An error that a user can meet and correct: a code of the catalogue, what is wrong and the cure.
 * `message` is one sentence of the form "text; cure".
 */
export class RapporteurError extends Error {
  override readonly name = "RapporteurError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly problem: string;
  readonly cure: string;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    const entry: CatalogueEntry = errorCatalogue[code];
    const problem = fill(entry.text, details);
    const cure = fill(entry.cure, details);
    super(`${problem}; ${cure}`, options);
    this.code = code;
    this.details = details;
    this.problem = problem;
    this.cure = cure;
  }

  get kind(): CatalogueEntry["kind"] {
    return errorCatalogue[this.code].kind;
  }
}

/** True for an error of the catalogue; any other error is a defect, or comes from elsewhere. */
export function isRapporteurError(thrown: unknown): thrown is RapporteurError {
  return thrown instanceof RapporteurError;
}
