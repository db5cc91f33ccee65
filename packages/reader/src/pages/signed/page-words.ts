const smallPrint =
  /\bviews? (?:and opinions? )?expressed\b|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)\b|['’]s\s+(?:mission|aim|purpose) is to\b|\b(?:wishes|like) to (?:respond|submit|write for)\b/i;
/** How texts came about, and how to send more: "Answers were edited for length.", "Letters should be sent to the Editor." */
const handling =
  /^(?:(?:all|these|the|some|readers[’']?|our)\s+)?(?:letters|readers|replies|answers|responses|contributions|contributors|submissions|comments|statements|views|interviews?|experts?|(?:further )?signatures|panell?ists)\b[^.?!]{0,80}\b(?:should|may|must|can|were|was|have been|are)\b[^.?!]{0,60}\b(?:edited|condensed|sent|send|received|addressed|carry|exceed|asked|contacted|words)\b|\b(?:edited|condensed|abridged) for (?:\p{L}+ )?(?:length|clarity|space|style)\b|\b(?:write to|e-?mail|contact|book)\b[^?!]{0,60}\S@\S+\.\p{L}{2,}|\bno (?:reply|response|answer)s?\b[^.?!]{0,60}\breceived\b/iu;
const longest = 400;

/** What a site says of itself and of the texts on it, at the end of them. */
export function isOfTheSite({ plain }: { readonly plain: string }): boolean {
  return plain.length < longest && (smallPrint.test(plain) || handling.test(plain));
}
