import type { ReadoutStatement } from "@rapporteur/reader/readout";
import { statementClaim } from "../../present/claim.ts";
import { annotationsPath, pagePath, permanentId } from "./addresses.ts";
import type { SitePage, SiteSettings } from "./site-data.ts";

const contextLength = 32;

/**
 * The accepted statements of a page as a W3C Web Annotation collection: each says what is claimed about which words, by quote and, where the text is shown
 * whole, by position too. Positions are UTF-16 code units into the text.
 */
export function annotationCollection(page: SitePage, settings: SiteSettings): string {
  const id = permanentId(settings, annotationsPath(page.slug));
  const items = page.readout.statements.map((statement) => annotation(page, statement, permanentId(settings, pagePath(page.slug))));
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: page.readout.document.title,
    total: items.length,
    first: { id: `${id}#all`, type: "AnnotationPage", startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotation(page: SitePage, statement: ReadoutStatement, source: string): object {
  const { text } = page.readout.document;
  const isWhole = page.text === "whole";
  const quote = {
    type: "TextQuoteSelector",
    exact: statement.quote,
    ...(isWhole
      ? {
          prefix: text.slice(Math.max(0, statement.start - contextLength), statement.start),
          suffix: text.slice(statement.end, statement.end + contextLength),
        }
      : {}),
  };
  const position = { type: "TextPositionSelector", start: statement.start, end: statement.end };
  return {
    id: `${source}#statement-${statement.id}`,
    type: "Annotation",
    motivation: "classifying",
    created: page.publishedAt,
    body: [
      { type: "TextualBody", purpose: "classifying", value: statement.type },
      { type: "TextualBody", purpose: "describing", value: statementClaim(page.readout, statement), language: "en" },
    ],
    target: { source, selector: isWhole ? [quote, position] : [quote] },
  };
}
