import type { StatementTable } from "@rapporteur/core/model";
import { prepareNetwork } from "../build/build-network.ts";
import { indexCells, layerCell } from "../select/cell-index.ts";
import type { AnswerMatrix } from "./ideal-points.ts";
import { setting, type NetworkOptions } from "../options.ts";
import { refuseEmpty } from "../select/select.ts";
import { cellFields } from "../time/sliding.ts";

export interface AnswerOptions {
  /** Actors and concepts with fewer answers are left out, again and again until all have as many; 2 by default. */
  readonly fewestAnswers?: number | undefined;
  /** What an actor who said both yes and no counts as; `missing` by default. */
  readonly both?: "missing" | "majority" | undefined;
}

/**
 * Yes and no of every actor on every concept, for ideal points.
 *
 * @throws RAP_NETWORK_SETTING for a qualifier that is not boolean, or where nobody has enough answers; what `buildNetwork`
 * throws
 * Cost: O(actors × concepts · log) and a few passes over it.
 */
export function answerMatrix(table: StatementTable, options: NetworkOptions, wanted: AnswerOptions = {}): AnswerMatrix {
  const frame = prepareNetwork(table, { ...options, networkType: "twomode", aggregation: "combine", normalization: "no", isolates: false });
  refuseEmpty(frame.selection);
  if (frame.levels.kind !== "boolean") throw setting("ideal points need yes and no", "choose a boolean qualifier");
  const index = indexCells(cellFields(frame), frame.selection.kept);
  const [actors, concepts] = [frame.labels1.names, frame.labels2.names];
  const answers = new Int8Array(actors.length * concepts.length);
  const countOf = (actor: number, layer: number) => {
    const cell = layerCell(index, actor, layer);
    return cell < 0 ? 0 : (index.cellStart[cell + 1] as number) - (index.cellStart[cell] as number);
  };
  for (let actor = 0; actor < actors.length; actor++)
    for (let concept = 0; concept < concepts.length; concept++) {
      const [no, yes] = [countOf(actor, concept * 2), countOf(actor, concept * 2 + 1)];
      answers[actor * concepts.length + concept] = answerOf(no, yes, wanted.both ?? "missing");
    }
  return dropSparse({ actors, concepts, answers }, wanted.fewestAnswers ?? 2);
}

function answerOf(no: number, yes: number, both: "missing" | "majority"): number {
  if (no > 0 && yes > 0 && both === "missing") return -1;
  return yes > no ? 1 : no > yes ? 0 : -1;
}

function dropSparse(matrix: AnswerMatrix, fewest: number): AnswerMatrix {
  const width = matrix.concepts.length;
  const has = (actor: number, concept: number) => (matrix.answers[actor * width + concept] as number) >= 0;
  let actors = matrix.actors.map((_, actor) => actor);
  let concepts = matrix.concepts.map((_, concept) => concept);
  for (let before = -1; before !== actors.length + concepts.length;) {
    before = actors.length + concepts.length;
    actors = actors.filter((actor) => concepts.filter((concept) => has(actor, concept)).length >= fewest);
    concepts = concepts.filter((concept) => actors.filter((actor) => has(actor, concept)).length >= fewest);
  }
  if (actors.length < 2)
    throw setting(`fewer than two actors have ${fewest} answers`, "lower the number of answers asked for, or widen the selection");
  return {
    actors: actors.map((actor) => matrix.actors[actor] ?? ""),
    concepts: concepts.map((concept) => matrix.concepts[concept] ?? ""),
    answers: Int8Array.from(actors.flatMap((actor) => concepts.map((concept) => matrix.answers[actor * width + concept] as number))),
  };
}
