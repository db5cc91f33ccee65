import { createHash } from "node:crypto";
import type { SourceDocument, Span } from "@rapporteur/core/model";
import { type VisibleText, visibleText } from "@rapporteur/core/text";
import type { Readout, ReadoutContribution, ReadoutDocument, ReadoutStatement } from "../readout/readout.ts";

/*
 * A word that holds what nobody sees (a soft hyphen, a zero-width space, a direction mark) is no word that the language model knows. Such a document is read as a
 * person sees it, and what was read is then said of the stored text, which keeps every sign.
 */

/** The document without what is not seen, every offset of it moved. */
export function documentAsSeen(document: SourceDocument, { text, toVisible }: VisibleText): SourceDocument {
  const moved = <Part extends Span>(part: Part): Part => ({ ...part, start: toVisible(part.start), end: toVisible(part.end) });
  const { metadata, markup, pages } = document;
  return {
    ...document,
    text,
    blocks: document.blocks.map((block) => ({
      ...moved(block),
      ...(block.emphasis === undefined ? {} : { emphasis: block.emphasis.map(moved) }),
    })),
    metadata: { ...metadata, title: metadata.title === null ? null : asSeen(metadata.title), authors: metadata.authors.map(asSeen) },
    ...(markup === undefined ? {} : { markup: markup.map(moved) }),
    ...(pages === undefined ? {} : { pages: pages.map(moved) }),
  };
}

function asSeen(words: string): string {
  return visibleText(words)?.text ?? words;
}

/** Where something may stand in the text, as warnings do. */
interface Placed {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** What is said of places of the text, moved with them. */
export function placedAsSeen<Said extends Placed>(said: readonly Said[], { toVisible }: VisibleText): Said[] {
  return said.map((one) =>
    one.start === undefined || one.end === undefined ? one : { ...one, start: toVisible(one.start), end: toVisible(one.end) },
  );
}

/** The readout of a document as it is seen, said of its stored text. Words that were cut from the text are cut from the stored one. */
export function readoutOfWhole(readout: Readout, stored: SourceDocument, visible: VisibleText): Readout {
  const back = new WayBack(stored.text, visible);
  return {
    ...readout,
    document: { ...documentOfWhole(readout.document, back), ...storedParts(stored) },
    entities: readout.entities.map((entity) => ({ ...entity, mentions: entity.mentions.map(back.pair) })),
    quotations: readout.quotations.map((quotation) => ({
      ...back.placed(quotation),
      cue: back.pair(quotation.cue),
      ...(quotation.speakerSpan === null ? {} : speakerOf(quotation, back)),
    })),
    statements: readout.statements.map((statement) => statementOfWhole(statement, back)),
    answers: readout.answers.map((answer) => ({ ...answer, passages: answer.passages.map(back.pair) })),
    warnings: readout.warnings.map((warning) => {
      const { start, end } = warning;
      return start === undefined || end === undefined ? warning : { ...warning, ...back.span({ start, end }) };
    }),
  };
}

type Pair = [number, number];

/** From the text as it is seen to the stored one. */
class WayBack {
  readonly #whole: string;
  readonly #visible: VisibleText;

  constructor(whole: string, visible: VisibleText) {
    this.#whole = whole;
    this.#visible = visible;
  }

  readonly span = ({ start, end }: Span): Span => this.#visible.toWhole({ start, end });

  readonly pair = ([start, end]: readonly [number, number]): Pair => {
    const found = this.span({ start, end });
    return [found.start, found.end];
  };

  readonly placed = <Part extends Span>(part: Part): Part => ({ ...part, ...this.span(part) });

  /** Words with their place, where they are those of the text and not made from them. */
  readonly words = <Part extends Span & { readonly text: string }>(part: Part): Part => ({ ...this.placed(part), text: this.cut(part, part.text) });

  /** What stands at a place of the stored text, if the words stood there in the text as it is seen. */
  cut(span: Span, words: string): string {
    if (this.#visible.text.slice(span.start, span.end) !== words) return words;
    const { start, end } = this.span(span);
    return this.#whole.slice(start, end);
  }
}

function storedParts({
  text,
  blocks,
  pages,
}: Pick<SourceDocument, "text" | "blocks" | "pages">): Pick<ReadoutDocument, "text" | "textSha256" | "blocks"> {
  return {
    text,
    textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
    blocks: blocks.map(({ kind, level, start, end }) => ({ kind, level, start, end })),
    ...(pages === undefined ? {} : { pages: pages.map(({ page, start, end }) => ({ page, start, end })) }),
  };
}

function documentOfWhole(document: ReadoutDocument, back: WayBack): ReadoutDocument {
  const contribution = (one: ReadoutContribution): ReadoutContribution => ({
    ...back.placed(one),
    body: back.pair(one.body),
    bio: one.bio === null ? null : back.pair(one.bio),
  });
  return { ...document, questions: document.questions.map(back.words), contributions: document.contributions.map(contribution) };
}

type Quotation = Readout["quotations"][number];

function speakerOf({ speakerSpan, speakerText }: Quotation, back: WayBack): Pick<Quotation, "speakerSpan" | "speakerText"> {
  if (speakerSpan === null) return { speakerSpan, speakerText };
  const [start, end] = speakerSpan;
  return { speakerSpan: back.pair(speakerSpan), speakerText: back.cut({ start, end }, speakerText) };
}

function statementOfWhole(given: ReadoutStatement, back: WayBack): ReadoutStatement {
  const statement = { ...back.placed(given), quote: back.cut(given, given.quote) };
  const orNull = <Part extends Span & { readonly text: string }>(part: Part | null): Part | null => (part === null ? null : back.words(part));
  switch (statement.type) {
    case "relation": {
      const { object, place } = statement;
      return {
        ...statement,
        sourceSpan: back.pair(statement.sourceSpan),
        targetSpan: back.pair(statement.targetSpan),
        ...(object === undefined ? {} : { object: orNull(object) }),
        ...(place === undefined ? {} : { place: orNull(place) }),
      };
    }
    case "forecast":
      return { ...statement, event: back.words(statement.event), horizon: orNull(statement.horizon), condition: orNull(statement.condition) };
    case "cause":
      return { ...statement, cause: back.words(statement.cause), effect: back.words(statement.effect), connective: back.pair(statement.connective) };
    case "position":
      return statement;
  }
}
