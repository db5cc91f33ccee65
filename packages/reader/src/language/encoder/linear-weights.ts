import type { LinearWeights } from "./matrix.ts";
import type { ModelFile } from "./model-file.ts";
import { ModelFileError } from "./model-file-error.ts";

/** The tensors `name.weight` (u7) and `name.bias` of a model file. @throws ModelFileError if they are missing or of another shape */
export function linearWeights(model: ModelFile, name: string, shape?: { outputs: number; inputs: number }): LinearWeights {
  const { rows: outputs, columns: inputs, units, scales } = model.quantised(`${name}.weight`, "u7");
  if (shape !== undefined && (outputs !== shape.outputs || inputs !== shape.inputs))
    throw new ModelFileError(`${name}.weight is ${outputs} × ${inputs}, not ${shape.outputs} × ${shape.inputs}`);
  return { name, outputs, inputs, units, scales, bias: model.floats(`${name}.bias`, outputs) };
}
