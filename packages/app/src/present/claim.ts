import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { directionText, rangeText } from "./probability.ts";
import { clip, nameOf, onThing, speakerOf } from "./selection.ts";

/** What a statement claims, on one line of plain text. */
export function statementClaim(readout: Readout, statement: ReadoutStatement): string {
  switch (statement.type) {
    case "relation":
      return `${nameOf(readout, statement.source)} → ${nameOf(readout, statement.target, onThing(statement))}: ${statement.action} (${statement.status})`;
    case "forecast":
      return `${speakerOf(readout, statement)} ${directionText(statement)}: ${clip(statement.event.text, 160)} [${rangeText(statement)}]`;
    case "cause":
      return `${clip(statement.cause.text, 80)} →${statement.sign === null ? "" : statement.sign === 1 ? "(+)" : "(−)"} ${clip(statement.effect.text, 80)}`;
    case "position":
      return `${speakerOf(readout, statement)} ${statement.agreement ? "for" : "against"} ${nameOf(readout, statement.concept)} (${statement.intensity})`;
  }
}
