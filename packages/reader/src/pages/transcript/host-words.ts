import type { Turn } from "./turns.ts";

const when = "(?:now |today |tonight |here |again |this (?:week|morning|evening|afternoon|hour) )?";
const programme = "(?:program(?:me)?|show|podcast|broadcast|episode|newscast)";
/** What only the person who leads a talk says. */
const leading = new RegExp(
  [
    "\\b(?:I['’]m|I am|I['’]ll be|as) your (?:co-)?host\\b",
    `\\b(?:my|our) guests? ${when}(?:is|are)\\b`,
    `\\b(?:we['’]re|we are|I['’]m|I am) ${when}joined ${when}(?:by|from)\\b`,
    `\\bjoining (?:us|me) ${when}(?:is|are)\\b`,
    `\\bjoins? (?:us|me) (?:now|${when}(?:from|live|to discuss|to talk|for more))\\b`,
    `\\bwelcome (?:back )?to (?:the|this|our|another)[^.?!]{0,40}\\b${programme}\\b`,
    `\\bfor (?:being|coming|joining us|joining me) on (?:the|this|our) ${programme}\\b`,
    "\\b(?:I['’]m going to|let me|I['’]ll|I will|I(?: woul|['’])d like to) (?:now )?(?:hand|turn) (?:(?:it|this|things|the \\w+) over|over(?: (?:it|things|the \\w+))?) to\\b",
    `\\bwith (?:me|us) ${when}(?:(?:in|from|on) [^.?!]{2,30} )?(?:is|are)\\b`,
    "\\byou(?:['’]re| are) (?:listening to|watching|tuned (?:in )?to)\\b",
    "\\byou(?:['’]re| are) with [\\p{L} ]{0,20}\\b(?:radio|television|tv|fm|news|newsnight)\\b",
    `\\bthat(?:['’]s| is) (?:all from (?:us|me)|all we have time for|all the time we have|a wrap|(?:our|the|it for (?:the|this|our)|it for) (?:today['’]s )?${programme})\\b`,
    "\\bwe(?:['’](?:ll|ve got to)| will| shall| must| have to| need to)(?: have to| need to)? (?:leave (?:it|things) there|stop there|take a (?:\\w+ )?break|be right back)\\b",
    "\\bwe have (?:\\p{L}+ ){0,2}(?:experts?|guests?|panell?ists?|speakers?) with (?:us|me)\\b",
    "\\b(?:let|ask|invite) (?:them|you all|everybody|everyone|each of (?:you|them|our guests)|(?:our|my) (?:guests?|panell?ists)) (?:to )?introduce (?:themselves|yourselves|yourself)\\b",
    "\\bmy name(?:['’]s| is) \\p{L}[\\p{L}’'-]+(?: \\p{L}[\\p{L}’'-]+){0,2}[,.]? and this is\\b",
    "\\bI['’]m \\p{L}[\\p{L}’'-]+(?: \\p{L}[\\p{L}’'-]+){0,2}[,.] (?:and )?(?:this is|you['’]re listening)\\b",
    "\\bthank(?:s| you) (?:to )?(?:you )?(?:both|all)(?: of you)? for (?:joining|being|coming on)\\b",
    "\\bthanks to (?:you both|both of you|you all|(?:all )?(?:my|our) (?:guests?|panel))\\b",
    "\\bquestions? (?:here )?(?:in|from|on) the (?:chat|floor|audience|room)\\b",
    "\\bwherever you (?:get|find|listen to) (?:your|our) podcasts\\b",
    "\\b(?:one|a single) question each\\b",
    "\\b(?:I|we) (?:now |shall now |would (?:now )?like to )?(?:invite|call (?:up)?on) [^.?!]{2,60} to (?:make|give|begin|deliver) (?:his|her|their|an?|the) (?:brief )?(?:opening )?(?:statement|remarks|presentation)",
    "(?:committee|hearing|meeting) will (?:now )?come to order\\b",
    "\\b(?:let['’]s|we(?:['’]ll| will)|I(?:['’]ll| will)) (?:now )?open (?:it|this|things|the (?:floor|lines?|call)) (?:up|to|for)\\b",
    "\\boperator, (?:the )?(?:first|next|last|please|can|could|we)\\b",
    "\\b(?:begin|start|open|end|close|turn)\\b[^.?!]{0,12}\\b(?:today|tonight)['’]s (?:program(?:me)?|show|podcast|broadcast)\\b",
  ].join("|"),
  "iu",
);
/** The person who leads a talk welcomes, and so may somebody who speaks first. */
const welcoming =
  /\b(?:good (?:morning|afternoon|evening),? (?:everyone|everybody|ladies|and welcome)|welcome,? (?:everyone|everybody|(?:you (?:all )?)?to (?:the|this|our|all))|thank(?:s| you)(?: so much| very much)? for (?:being with us|joining (?:us|me)|talking (?:to|with) (?:us|me)|speaking (?:to|with) (?:us|me)|taking the time))\b/i;

const longestOpening = 1_500;

const openingOf = ({ units }: Turn): string =>
  units
    .map(({ plain }) => plain)
    .join(" ")
    .slice(0, longestOpening)
    .replace(/\s+/g, " ");

/** True where a turn presents guests or names its speaker as the host. Cost: bounded by a turn's first 1,500 characters. */
export function leadsTalk(turn: Turn): boolean {
  return leading.test(openingOf(turn));
}

/** True where a turn welcomes those who listen or thanks a guest. Cost: as above. */
export function welcomes(turn: Turn): boolean {
  return welcoming.test(openingOf(turn));
}
