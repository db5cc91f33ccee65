import { isFields } from "../base/index.ts";
import type { ColumnSections, Section, StringsSection, TableHeader, TextSections } from "./table-layout.ts";

/** True if a parsed JSON value has the shape of a table's header. The bytes that it points to are checked when they are read. */
export function isTableHeader(value: unknown): value is TableHeader {
  if (!isFields(value) || !isCount(value["length"]) || !isFields(value["documents"])) return false;
  const { documents } = value;
  return (
    [value["ids"], value["typeNames"], documents["ids"]].every(isStrings) &&
    ["types", "documentOf", "starts", "ends", "times", "reviews", "reviewedByPerson"].every((name) => isSection(value[name])) &&
    (documents["contributions"] === undefined || isTexts(documents["contributions"])) &&
    [documents["fields"], value["variables"]].every((columns) => isFields(columns) && Object.values(columns).every(isColumn))
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

const sectionTypes: readonly unknown[] = ["u8", "u16", "u32", "i32", "f64"];

function isSection(value: unknown): value is Section {
  return isFields(value) && sectionTypes.includes(value["type"]) && isCount(value["at"]) && isCount(value["count"]);
}

function isStrings(value: unknown): value is StringsSection {
  return isFields(value) && isSection(value["characters"]) && isSection(value["ends"]);
}

function isTexts(value: unknown): value is TextSections {
  if (!isFields(value) || !isSection(value["codes"]) || !isStrings(value["dictionary"])) return false;
  return value["kind"] === "entity" || value["kind"] === "text";
}

function isColumn(value: unknown): value is ColumnSections {
  if (!isFields(value)) return false;
  if (isTexts(value)) return true;
  if (value["kind"] === "boolean" || value["kind"] === "integer") return isSection(value["values"]) && isSection(value["isMissing"]);
  return (value["kind"] === "number" || value["kind"] === "date") && isSection(value["values"]);
}
