export { addTimes, addTo, apply, normalised, relu, rowAt, softmax, sumRows } from "./arithmetic.ts";
export { applyLayers } from "./apply-layers.ts";
export { type Layers, layersOf, type Linear, linear, type Norm, norm, numberOf, type PackedTable, packedTable, table } from "./weights.ts";
