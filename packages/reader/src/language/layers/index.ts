export { addTo, apply, normalised, relu, rowAt, softmax, sumRows } from "./arithmetic.ts";
export { applyLayers } from "./apply-layers.ts";
export { type Layers, layersOf, type Linear, linear, type Norm, norm, numberOf, table } from "./weights.ts";
