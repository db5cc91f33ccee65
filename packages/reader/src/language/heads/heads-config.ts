import { type ModelFile, ModelFileError } from "../encoder/index.ts";
import type { WindowSizes } from "./cut-windows.ts";

/** The part `heads` of a model's configuration. */
export interface HeadsConfig {
  /** Kinds of triggers, in the order of the trigger head's outputs. */
  readonly kinds: readonly string[];
  /** Kind and role, in the order of the role head's queries. */
  readonly roles: readonly (readonly [kind: string, role: string])[];
  readonly roleWidth: number;
  /** Least distances of the steps to one side, in words. */
  readonly distances: readonly number[];
  /** Kind, attribute and its values, in the order of the attribute head's outputs. */
  readonly attributes: readonly (readonly [kind: string, name: string, values: readonly string[]])[];
  readonly shapes: readonly string[];
  /** Names of the marks that words may carry, in the order of the rows of `heads.mark`. */
  readonly marks: readonly string[];
  /** Relations of a word to its governor; the last stands for all others. */
  readonly relations: readonly string[];
  /** Least chance of a trigger of each kind. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Slope and shift on the logit scale, by type of statement. */
  readonly calibration: Readonly<Record<string, readonly [number, number]>>;
  readonly window: WindowSizes;
  /** Outputs of the pair head, by task. */
  readonly pairs: Readonly<Record<string, number>>;
}

/** @throws ModelFileError if the file has no heads */
export function headsConfig(model: ModelFile): HeadsConfig {
  const heads = model.config["heads"] as HeadsConfig | undefined;
  if (typeof heads !== "object" || heads === null || !Array.isArray(heads.kinds) || !Array.isArray(heads.roles))
    throw new ModelFileError("the model's config has no heads");
  return heads;
}
