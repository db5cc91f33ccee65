import { memo, type ReactNode } from "react";
import type { DocumentContent } from "@rapporteur/app/records";
import type { Span } from "@rapporteur/core/model";
import { hueOf } from "../../../parts/type-mark.tsx";
import { cutBlock, firstEndingAfter, marksKey, type Mark, type Segment } from "./segments.ts";
import type { TypesByKey } from "../use-types.ts";

type Block = DocumentContent["blocks"][number];

interface TextColumnProps {
  readonly content: DocumentContent;
  readonly language: string;
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly types: TypesByKey;
}

/** The document's own words, letter by letter, with the places of statements and quotations marked. */
export const TextColumn = memo(function TextColumn({ content, language, marks, types }: TextColumnProps) {
  const quotations = content.quotations.toSorted((a, b) => a.start - b.start);
  const markup = toSpans(content.markup);
  const emphasis = toSpans(content.emphasis);
  return (
    <div className="read-text" lang={language} data-read-text="">
      {content.blocks.map((block, at) => (
        <TextBlock
          key={block.start}
          at={at}
          block={block}
          words={content.text}
          marks={marks.get(at) ?? none}
          quotations={touching(quotations, block)}
          markup={touching(markup, block)}
          emphasis={touching(emphasis, block)}
          types={types}
          contentId={content.id}
        />
      ))}
    </div>
  );
});

const none: readonly Mark[] = [];

function toSpans(pairs: readonly (readonly [number, number])[] | undefined): Span[] {
  return (pairs ?? []).map(([start, end]) => ({ start, end }));
}

/** Quotations may nest, so that the first that ends behind a place is found one by one from a little before. */
function touching(spans: readonly Span[], block: Span): readonly Span[] {
  if (spans.length < 64) return spans;
  const found: Span[] = [];
  for (let at = Math.max(0, firstEndingAfter(spans, block.start) - 16); at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || span.start >= block.end) break;
    if (span.end > block.start) found.push(span);
  }
  return found;
}

interface TextBlockProps {
  readonly at: number;
  readonly block: Block;
  readonly words: string;
  readonly marks: readonly Mark[];
  readonly quotations: readonly Span[];
  readonly markup: readonly Span[];
  readonly emphasis: readonly Span[];
  readonly types: TypesByKey;
  readonly contentId: string;
}

/** A block is drawn again only where its own marks change: a document of fifty pages has hundreds. */
const TextBlock = memo(
  function TextBlock({ at, block, words, marks, quotations, markup, emphasis, types }: TextBlockProps) {
    const segments = cutBlock(block, { marks, quotations, markup, emphasis });
    const Tag = tagOf(block);
    return (
      <Tag className={`read-block read-${block.kind}`} data-start={block.start} data-block={at} dir="auto">
        {segments.map((segment) => drawSegment(segment, words.slice(segment.start, segment.end), types))}
      </Tag>
    );
  },
  (a, b) => a.contentId === b.contentId && a.types === b.types && marksKey(a.marks) === marksKey(b.marks),
);

function tagOf({ kind, level }: Block): "h1" | "h2" | "h3" | "p" | "blockquote" {
  if (kind === "title") return "h1";
  if (kind === "heading") return level <= 2 ? "h2" : "h3";
  return kind === "quote" ? "blockquote" : "p";
}

function drawSegment({ start, marks, isQuotation, isMarkup, isStrong }: Segment, words: string, types: TypesByKey): ReactNode {
  let drawn: ReactNode = words;
  // From the inside out, so that each underline lies at its own depth below the words.
  for (const mark of marks.toReversed()) drawn = drawMark(mark, drawn, { isFirst: mark.start === start, types, key: start });
  if (isQuotation)
    drawn = (
      <span className="read-quotation" key={start}>
        {drawn}
      </span>
    );
  if (isStrong) drawn = <strong key={start}>{drawn}</strong>;
  if (isMarkup)
    drawn = (
      <span className="read-markup" aria-hidden="true" key={start}>
        {drawn}
      </span>
    );
  return drawn;
}

function drawMark(mark: Mark, inner: ReactNode, { isFirst, types, key }: { isFirst: boolean; types: TypesByKey; key: number }): ReactNode {
  const { className, style } = hueOf(types.get(mark.type));
  const look = `read-mark read-${mark.look} ${mark.isBeside ? "read-above" : "read-below"} read-lane-${mark.lane}`;
  return (
    <span key={key} className={`${look} ${className}`} style={style} data-s={mark.id} data-first={isFirst ? "" : undefined}>
      {inner}
    </span>
  );
}
