import type { CSSProperties } from "react";
import type { TypeRecord } from "@rapporteur/app/records";

/** Class and style that give an element the hue of a statement type. */
export function hueOf(type: Pick<TypeRecord, "key" | "color" | "isBuiltIn"> | undefined): { className: string; style?: CSSProperties } {
  if (type === undefined) return { className: "hue" };
  if (type.isBuiltIn) return { className: `hue hue-${type.key}` };
  return { className: "hue", style: { "--given": type.color } as CSSProperties };
}

/** A statement type's name in its hue. */
export function TypeMark({ type }: { readonly type: Pick<TypeRecord, "key" | "color" | "isBuiltIn" | "label"> }) {
  const { className, style } = hueOf(type);
  return (
    <span className={`type-mark ${className}`} style={style}>
      {type.label}
    </span>
  );
}
