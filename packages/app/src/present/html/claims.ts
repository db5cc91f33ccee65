import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { basisText, directionText, horizonText, rangeText } from "../probability.ts";
import { clip, nameOf, onOneLine, onThing, speakerOf } from "../selection.ts";
import { isolated } from "./isolated.ts";
import { html, type Markup } from "./markup.ts";

/** What a statement claims, in one short line: "China → Russia · SUPPORT". */
export function claimMarkup(readout: Readout, statement: ReadoutStatement): Markup {
  switch (statement.type) {
    case "relation": {
      const sign = statement.quad.endsWith("cooperation") ? "+" : "−";
      const target = nameOf(readout, statement.target, onThing(statement));
      return html`<span class="sign">${sign}</span> ${isolated(nameOf(readout, statement.source))} → ${isolated(target)} <b>${statement.action}</b>`;
    }
    case "forecast":
      return html`<b class="figure">${rangeText(statement)}</b> ${directionText(statement)}: ${isolated(clip(statement.event.text, 110))}`;
    case "cause": {
      const arrow = statement.sign === null ? "→" : statement.sign === 1 ? "→ (+)" : "→ (−)";
      return html`${isolated(nameOf(readout, statement.cause.concept, clip(statement.cause.text, 60)))} <b>${arrow}</b> ${isolated(nameOf(readout, statement.effect.concept, clip(statement.effect.text, 60)))}`;
    }
    case "position":
      return html`<b>${statement.agreement ? "for" : "against"}</b> ${isolated(nameOf(readout, statement.concept))} <span class="figure">${intensity(statement.intensity)}</span>`;
  }
}

function intensity(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}

const statusWords: Readonly<Record<ReadoutStatement["status"], string | null>> = {
  actual: null,
  denied: "denied",
  hypothetical: "only supposed",
  demanded: "called for",
};

/** Who says it, how it stands, and how sure the coder is; joined by middle dots. */
export function provenance(readout: Readout, statement: ReadoutStatement): string {
  const reporters = statement.reportedBy.map((id) => nameOf(readout, id));
  const parts = [
    speakerOf(readout, statement),
    reporters.length > 0 ? `reported by ${reporters.join(", ")}` : null,
    statusWords[statement.status],
    statement.type === "forecast" ? basisText(statement) || null : null,
    statement.type === "forecast" ? horizonText(statement) || null : null,
    statement.type === "forecast" && statement.condition !== null ? onOneLine(statement.condition.text) : null,
    statement.review === "draft" ? `draft, ${Math.round(statement.confidence * 100)} % sure` : statement.review,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
