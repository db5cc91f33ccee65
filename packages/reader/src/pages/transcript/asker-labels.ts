import { answerLabel } from "./label-names.ts";

const askerLabel =
  /^(?:q\d?|question(?:er)?s?|moderator|host|interviewer|audience(?: (?:member|question))?|member of the audience|(?:reporter|journalist)(?: (?:from|of|for) .+)?|presenter|presider|(?:news )?anchor|correspondent|(?:the )?(?:vice[- ])?chair(?:man|woman|person)?(?: .+)?|(?:the )?ranking member(?: .+)?|the presiding officer|the (?:president|speaker|moderator)|(?:madam|mr\.?) (?:deputy )?speaker|hon\.? speaker|facilitator|voice|participant|speaker from the floor|floor|editor|operator|announcer|press|(?:the )?caller(?: .+)?|unidentified .*|unknown .*|from the floor)$/i;
/** Members of a chamber who call out and whom nobody names. */
const unison =
  /^(?:(?:several|some|many|an?) )?(?:(?:noble lords?|(?:right )?hon(?:\.|ou?rable)? (?:members?|senators?|friends?)|(?:opposition|government) (?:members?|senators?)|members|senators|delegates|voices?))$/i;
/** Voices from the floor: the person who leads the talk is somebody else. */
export const floorLabel =
  /^(?:question(?:er)?s?|(?:the )?caller.*|audience.*|member of the audience|participant|voice|.*floor|unidentified .*|unknown .*)$/i;

/** "hanok_lover", "k.okafor": readers who put questions in a live chat. */
const handle = /^@?(?:[\p{L}\d][\p{L}\d.]*_[\p{L}\d._]*|\p{Ll}[\p{Ll}\d]*[.\d][\p{Ll}\d.]*)$/u;

/** True for the label of the person who asks or moderates: "MODERATOR", "Q". */
export function isAskerLabel(label: string): boolean {
  return askerLabel.test(label) || unison.test(label) || handle.test(label) || standsIn(label);
}

/** True for "The ACTING SPEAKER": the person who has an office alone may be a guest. */
function standsIn(label: string): boolean {
  return /^(?:the )?(?:acting|deputy|temporary|assistant)[ -](?:chair(?:man|woman|person)?|speaker|president)$/i.test(label);
}

/** A label that is a function, and no name. */
export function isFunction(label: string): boolean {
  return isAskerLabel(label) || answerLabel.test(label);
}
