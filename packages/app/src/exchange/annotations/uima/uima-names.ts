/* Names of UIMA and of DKPro Core that WebAnno and INCEpTION build on. */

export const annotationType = "uima.tcas.Annotation";
export const sentenceType = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
export const wordType = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
export const documentType = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
export const fieldType = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.MetaDataStringField";

/** Descriptions of types and features that Rapporteur wrote begin so; what they are called here follows. */
export const describedType = "Rapporteur statement type: ";
export const describedFeature = /^Rapporteur (entity|text|boolean|integer|number|date): ([\s\S]*)$/;

/** The namespace of XMI that stands for a package. */
export function namespaceOf(type: string): string {
  const end = type.lastIndexOf(".");
  return end < 0 ? "http:///uima/noNamespace.ecore" : `http:///${type.slice(0, end).replaceAll(".", "/")}.ecore`;
}

/** The package, with the dot behind it, that a namespace of XMI stands for. */
export function packageOf(namespace: string): string {
  const path = /^http:\/\/\/(.+)\.ecore$/.exec(namespace)?.[1] ?? "";
  return path === "" || path === "uima/noNamespace" ? "" : `${path.replaceAll("/", ".")}.`;
}
