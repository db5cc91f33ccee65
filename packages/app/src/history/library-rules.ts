import { RapporteurError } from "@rapporteur/core/base";
import { estimativeScales, findScale } from "@rapporteur/core/model";
import type { DocumentRecord } from "../records/document-record.ts";
import type { MemoRecord } from "../records/memo-record.ts";
import type { OutcomeRecord, ProjectRecord } from "../records/project-records.ts";
import type { AnyRecord } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import type { TypeRecord } from "../records/statement-record.ts";
import { outcomeWords, parseOutcome } from "../analysis/forecasts/forecast-ledger-file.ts";
import { badField } from "../library/bad-field.ts";
import { checkMemo } from "../statements/memo-rules.ts";
import { checkPattern } from "../statements/check-pattern.ts";

/**
 * Holds what a person writes to what every reader of it takes for granted, beyond the shape of the record. An existing invalid value is not checked again, so that an old
 * mistake does not keep anybody from changing the rest.
 *
 * @param before the record as it stands; null where it is made
 * @throws RAP_LIBRARY_FIELD naming the field, RAP_LIBRARY_PATTERN, RAP_RIGHTS_FIXED
 */
export function checkChange({ kind, after }: Change, before: AnyRecord | null): void {
  if (after === null) return;
  switch (kind) {
    case "project":
      return checkProject(after, before as ProjectRecord | null);
    case "document":
      return checkAddress(after, before as DocumentRecord | null);
    case "type":
      return checkVariables(after, before as TypeRecord | null);
    case "outcome":
      return checkOutcome(after, before as OutcomeRecord | null);
    case "memo":
      return checkMemo(after, before as MemoRecord | null);
    case "regex":
      return void checkPattern(after.pattern);
    case "entity":
      for (const rule of after.rules) if (rule.kind === "regex") checkPattern(rule.pattern);
  }
}

function checkProject({ scale, locale }: ProjectRecord, before: ProjectRecord | null): void {
  if (scale !== before?.scale && findScale(scale) === null)
    throw badField(
      "scale",
      `is ${scale}, which is not a scale of estimative words`,
      `choose one of ${estimativeScales.map(({ id }) => id).join(", ")}`,
    );
  if (locale !== before?.locale && !isLocale(locale))
    throw badField("locale", `is ${locale}, which is not a language`, "give one such as en or de-AT");
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

/** Pages link to it. */
function checkAddress({ url }: DocumentRecord, before: DocumentRecord | null): void {
  if (url === null || url === before?.url) return;
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== "http:" && protocol !== "https:")
    throw badField("url", "is not an address of a page", "give one that begins with https:// or http://");
}

/** Readers know the variables of a built-in type by name and kind; others may stand beside them. */
function checkVariables({ id, variables }: TypeRecord, before: TypeRecord | null): void {
  const kinds = new Map(variables.map(({ name, kind }) => [name, kind]));
  if (kinds.size < variables.length) throw badField("variables", "have a name twice", "give each a name of its own");
  if (before?.isBuiltIn !== true) return;
  for (const { name, kind } of before.variables)
    if (kinds.get(name) !== kind) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: `variable ${name}`, kind: "type", id });
}

function checkOutcome({ outcome, evidence }: OutcomeRecord, before: OutcomeRecord | null): void {
  if (parseOutcome(String(outcome)) === null) throw badField("outcome", `is ${outcome}, which is not an outcome`, outcomeWords);
  // Pages link to it. A question that is opened again needs none.
  if (evidence !== "" && evidence !== before?.evidence && !/^https?:\/\/\S+$/i.test(evidence))
    throw badField("evidence", "is not an address of a page", "give one that begins with https:// or http://");
}
