export { type AnchorResult, makeAnchor, openAnchorFinder } from "./anchor.ts";
export { blankSpans } from "./blank-spans.ts";
export { inEitherCase } from "./in-either-case.ts";
export { maskOutside } from "./mask-outside.ts";
export { codePointIn } from "./code-point-in.ts";
export { foldText, makeShadow, type Shadow, toSourceSpan } from "./shadow.ts";
export { compareNames, type NameLikeness, type NameShape, nameShape, nameStem } from "./name-likeness.ts";
export { foldedName, lettersApart, partsToFind } from "./near-names.ts";
export { toStoredText } from "./stored-text.ts";
