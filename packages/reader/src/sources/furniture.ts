import { anyOf } from "./lines/any-of.ts";
import { remembered } from "./lines/remembered.ts";

/** Where readers' comments begin: everything from here on is not the document's. */
const commentStarts: readonly RegExp[] = [
  /^(add|leave|post|write|submit) (a|your) (comment|reply|response)\b/i,
  /^your e-?mail address will not be published/i,
  /^(leave a reply|cancel reply|join the (discussion|conversation)|comments? (are|is) closed|have your say)\b/i,
  /^(?:(?:\d+|no|one) (?:comments?|responses?|replies|thoughts on)\b(?! (?:award )?share\b)|(?:two|three) (?:comments?|responses?|replies|thoughts) (?:on|to|so far)\b).{0,120}$/i,
  /^(comments?|reader comments|discussion|responses|disqus)( \(\d+\))?:?$/i,
  /^please (sign|log) in to (leave a )?comment/i,
];

/** Heads of a list of other pages; the short lines under them belong to it. */
const otherPagesStarts =
  /^(related( (reading|coverage|stories|content|articles?|stories|posts?|links|topics|coverage|items|experts?|publications?|pages?))?|read (next|also)|further reading|(more|latest|recent|popular)( (from|on|in|by) .{1,60}| (stories|news|posts|articles|analysis|publications))|most (read|popular|viewed|shared)|trending( now)?|recommended( (for you|reading|stories|articles))?|you (may|might)( also)? (like|enjoy|be interested in)|top (stories|news)( today)?|latest (speeches|statements|interviews|briefings)|previous (debates|issues|letters|episodes)|more (explainers|speeches|interviews|comment|opinion|debates|letters|stories|news)|our (latest|other) \w+|elsewhere on .{1,40}|on this topic|more on this (story|topic)|don['’]t miss|see also|explore more|keep reading|up next|what to read next|editors?['’]s? (picks?|choice)|in case you missed it)\s*:?$/i;

/** Single lines that pages carry around their text. All are tried on short pieces only. */
const furnitureLines: readonly RegExp[] = [
  /^(skip to (main )?content|back to (the )?top|(main )?menu|search|home|close|open|next|previous|prev|loading|advertisement|sponsored( content)?|print( this page)?|download( pdf)?|permalink|log ?in|sign in|register|subscribe|donate|bookmark|save|listen)[.…!]*$/i,
  /^(share|tweet|e-?mail|print|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|copy( the)? link|copied!?)([\s|·•,/&]+(and |on |via |this )*(share|tweet|e-?mail|print|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|copy link))*$/i,
  /^(?:share|tweet|post|like|e-?mail|print|save|bookmark|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|bluesky|copy link){2,}$/i,
  /^share (?:(?:this|the) (?:article|page|story|post|piece|link|report|episode|interview|analysis)\b|(?:this )?(?:on|via|to|with)\b|this(?: \p{L}+)?\W*$).{0,80}$/iu,
  /^(sign up|subscribe)\b.{0,60}\b(newsletters?|inbox|updates|e-?mails?|briefing|digest|alerts?|feed)\b/i,
  /^(get|receive|want) .{0,120}\b(in(to)? your inbox|by e-?mail|newsletter)\b/i,
  /\b(delivered|straight|sent) (straight |directly |right )?to your inbox\b/i,
  /^(enter )?(your )?e-?mail( address)?\s*\*?$/i,
  /^(by (signing up|subscribing|clicking)|you can unsubscribe|we (use|value) (cookies|your privacy)|this (site|website|page) uses cookies|accept (all )?cookies|cookie (policy|settings|preferences)|manage (cookies|preferences))\b/i,
  /^(©|\(c\)|copyright\b).{0,160}$/i,
  /\ball rights reserved\b/i,
  /^(terms( of (use|service))?|privacy( policy)?|contact( us)?|about us|sitemap|imprint)([\s|·•,]+(terms( of (use|service))?|privacy( policy)?|contact( us)?|about us|sitemap|imprint))*$/i,
  /^(\d+|an?) ?-?min(ute)?s? ?(read|listen)?( time)?$/i,
  /^(estimated )?reading time\b.{0,30}$/i,
  /^(listen to|watch) (this|the) (article|story|episode|audio|video)\b/i,
  /^(image|photo|picture|photograph|cover|caption|credit|image credit|photo credit|photo by|photo courtesy)\b[^.?!]{0,20}[:/]/i,
  /^\(?(photo|image|picture)( by| credit| courtesy)\b/i,
  /^[^.?!]{0,200}(\/|via |\()(reuters|afp|getty images|ap photo|getty|epa|shutterstock|tass)\b[^.?!]{0,60}$/i,
  /^(read|watch|listen|see|also read|click here|learn|find out)( more| next| also)?( here)?\s*(:|»|→|>|\|).{0,200}$/i,
  /^(read more|learn more|find out more|click here|view all|see all|show more|load more|explore the program|image credits?)\b.{0,80}$/i,
  /^(filed under|posted in)\s*:?$/i,
  // "Follow the money" is a headline.
  /^follow (?:us|me|him|her|them|the (?:author|writer|conversation|discussion|topic|show|podcast)s?)\b.{0,100}$/i,
  /^follow .{1,60}\b(?:on|at|via) (?:twitter|x|facebook|linkedin|instagram|bluesky|mastodon|threads|youtube|whatsapp|telegram)\b.{0,40}$/i,
  /^name\s*\*?$|^website$|^save my name, email/i,
  /^required fields are marked/i,
  // A path of places: "Home > World > Africa", "World › Opinion".
  /^[^.?!>›▸]{2,60}(?:\s[>›▸]\s[^.?!>›▸]{2,60}){1,6}$/,
  /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?: \/ [^/]{2,40})+$/i,
  /^.{0,80}\b(?:newsletter|letter|note|brief|briefing|by e-?mail)\b.{0,80}\b(?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i,
  /\b(?:make|give) an? (?:gift|donation)\b/i,
  /^thanks (?:so much )?for (?:reading|subscribing)\b.{0,200}$/i,
  // Cells parted by wide gaps: "News   Business   Opinion   Sport".
  /^(?:\p{Lu}[\p{L}&'’-]*(?: [\p{L}&'’-]+){0,2}\s{2,}){2,}\p{Lu}[\p{L}&'’-]*(?: [\p{L}&'’-]+){0,2}$/u,
  /^(?:forwarded this e-?mail\?|you(?:'|’)?(?: a)?re receiving this|was this (?:e-?mail|article|page|explainer) (?:forwarded|helpful|useful))\b.{0,160}$/i,
  /^(?:enjoyed|like what you(?:'|’)?(?:re| are)? read|liked) (?:this|(?:ing|reading)?)\b.{0,10}\?.{0,140}$/i,
  /^(?:if you (?:liked|enjoyed) (?:this|the)|become a (?:member|subscriber|supporter)|support (?:our|independent) (?:work|journalism|analysis))\b.{0,160}$/i,
  /\bif you (?:liked|enjoyed) this (?:post|article|piece|essay|letter|issue)\b.{0,60}$/i,
  /^(?:what do you think\?\s*)?(?:cast your vote|vote (?:now|below)|voting closes)\b.{0,80}$/i,
  /^where do you stand\?.{0,60}$/i,
  /^(?:we (?:accept|welcome|publish) letters|letters (?:may be|should be|must)|please include (?:your )?name|comments (?:have to|must|should) be)\b.{0,160}$/i,
  /^(?:unsubscribe|update (?:your )?preferences|manage (?:your )?subscription|view (?:this (?:e-?mail|letter) )?(?:in|on) (?:your |the )?(?:browser|web))\b.{0,40}$/i,
  /^(?:view|see|visit) (?:\p{L}[\p{L}’'-]*(?: \p{L}[\p{L}’'-]*){0,3}(?:'|’)s?|full|author|all) (?:full )?(?:profile|bio|posts|articles|page|comments|authors?)$/iu,
  /^(?:press|media) (?:contacts?|enquiries|inquiries)\s*:?$|^\S+@\S+\.\w{2,}$/i,
  /^next (?:week|month|issue|time)\s?:\s.{3,160}$/i,
  /\bis a member of the (?:press|independent press)\b.{0,80}$/i,
  /^published by (?:the )?\p{Lu}[^.?!]{2,80}\. .{0,100}$/u,
  /^(?:apple(?: podcasts)?|spotify|overcast|google podcasts|rss|stitcher)(?:\s*[·|,•/]\s*(?:apple(?: podcasts)?|spotify|overcast|google podcasts|rss|stitcher|youtube|pocket casts))+$/i,
  /\bdo(?:es)? not (?:necessarily )?(?:take|hold) (?:an? )?(?:institutional|official|editorial) positions?\b/i,
  /^(?:the )?(?:views|opinions) (?:expressed|represented|stated|set out)\b.{0,120}\b(?:own|those of|not those|do not)\b/i,
  /\bis a (?:reader|member|listener|user)-supported\b/i,
  /^(?:this work|this (?:article|text|post|page)) is licensed under\b/i,
  /^(?:[-–—* ]*)this (?:episode|show|podcast|programme|program|newsletter|issue) is (?:brought to you|sponsored|supported|presented) by\b/i,
  /\breaders (?:can|may|are invited to) (?:write|e-?mail|contact|send)\b.{0,120}@/i,
  /^transcript(?:ion)? by \p{Lu}.{2,80}$/iu,
  /^this (?:article|story|post) is more than \w+ (?:days?|months?|years?) old\.?$/i,
  /^(?:article|story|text) continues below\b.{0,40}$/i,
  // What a site says of a transcript, and offers beside it.
  /^(?:the |this |these |our |all |available )?(?:episode |audio |video )?(?:transcripts?|captions|subtitles)\b[^.?!]{0,60}\b(?:(?:automatically|machine|computer|ai)[\s-](?:\p{L}+ ){0,3}(?:generated|produced|created)|(?:may|might|can) contain (?:errors|mistakes)|not in (?:its|their) final form)/iu,
  /\bcopy may not be in its final form\b/i,
  /^(?:click|tap) (?:on )?(?:a|any|the|each) (?:timestamp|time|line|word|sentence)\b.{0,80}$/i,
  /^(?:(?:found|spotted|see) an? (?:mistake|error|typo)|report an? (?:error|mistake|problem))\b.{0,80}$/i,
  /^(?:transcribe your own|embed from|duration:? \d)\b.{0,40}$/i,
  // Buttons, and the names of a page's parts.
  /^(?:all episodes|mark as (?:played|read)|play (?:live radio|episode|now|video|audio)|next up:?|download transcript|resize text|text size|font size|colou?r scheme|social sharing|reply with quote|bookmark comment|recommended videos?|press mentions|reader feedback|view author publications|down arrow button icon|go to accessibility (?:shortcuts|links)|media contacts?|release (?:details|type|content)|related (?:ministers(?: and contacts)?|contacts)|continues after (?:the )?advertis(?:ing|ement)|(?:more|other) letters below|toggle caption|hide caption|enlarge this image)\s*[:.]?$/i,
  /^(?:I would like to (?:be e-?mailed|receive (?:e-?mails|news|updates|offers))|get instant alerts|be the first to know|to activate the text-to-speech)\b.{0,160}$/i,
  /^[^.?!]{0,80}[.!] (?:get|receive) (?:our|the) (?:stories|news|latest|articles|reports) (?:by|via) e-?mail\b.{0,40}$/i,
  /^(?:when you sign up for (?:this|our)|sign up for (?:this|our)) free\b.{0,160}$/i,
  /^(?:submit your (?:letter|story|article|op-ed|comment)|share your thoughts (?:with|in|on|below))\b.{0,120}$/i,
  /^(?:article|story|page|post|blog) (?:uploaded|updated|posted|created|last modified)(?: on| at)?:?\s.{0,20}\d{4}\b.{0,20}$/i,
  /^(?:filtered by|sorted by)\s?:.{1,60}$/i,
  /^content from (?:the )?[^.?!]{2,80} is now archived\b.{0,80}$/i,
  /^(?:re)?printed (?:here )?(?:with|by) (?:the )?(?:kind )?permission\b.{0,120}$/i,
  /^Subscribe to (?:the )?\p{Lu}[^?!]{2,80}$/u,
  // Entries of the data behind a page.
  /^"\w[\w-]*"\s*:\s*(?:"[^"]*"|\[|\{|null|true|false|[\d.]+)\s*,?$|^"[^"]{1,80}",$/,
  /^(?:\d{1,2}:)?\d{1,2}:\d{2}\s*\/\s*(?:\d{1,2}:)?\d{1,2}:\d{2}$/,
  /^(?:e-paper|today(?:'|’)s paper|premium|unofficial translation by \p{Lu}.{2,60}|number of views:? [\d ,.]+|\d[\d,. ]* (?:views|votes(?: cast)?|comments|likes))$/iu,
];

const credit = "(?:photo(?:graph|graphy)?s?|pictures?|images?|portraits?|illustrations?|graphics?|artwork|video|music)";
const work =
  "(?:(?:(?:additional|further) (?:reporting|research|writing|production)|(?<=\\()reporting|editing|production|translation|translated|edited|produced|transcribed|photographed|illustrated|fact-check(?:ed|ing))(?: (?:from|for) (?:the )?\\p{L}+(?: and (?:the )?\\p{L}+)?)?(?: and (?:editing|production|writing|photographs?|translated|edited))? (?:by|from))";

/** Lines that say who worked on a page or what it shows, in words that no text uses of its matter. All are tried on short pieces only. */
const creditLines: readonly RegExp[] = [
  new RegExp(`^[([*_]*${work} \\p{Lu}[^?!]{2,160}$`, "iu"),
  new RegExp(`^\\p{Lu}[^.?!]{3,60} contributed (?:reporting|research|to this (?:report|article|story))\\b.{0,120}$`, "u"),
  // "The dam in July. Photograph: Courier Pictures", "A depot. (Photo by Jane Doe for The Post)".
  new RegExp(`^[^?!]{5,200}[.)]?\\s[([]?${credit}(?:\\s+(?:by|courtesy(?: of)?))?\\s?:\\s?\\p{Lu}[^.?!]{1,60}[.)\\]]{0,2}$`, "iu"),
  new RegExp(`^[^?!]{5,200}\\s[([]${credit} by \\p{Lu}[^?!]{1,80}[)\\]]\\.?$`, "iu"),
  // "A woman sits at the gate, May 4, 2031. © 2031 Jane Doe/The Post/Agency".
  /^[^?!]{10,200}\s(?:©|\(c\)) ?\d{4} \p{Lu}[^.?!]{2,80}$/u,
  // "A dam at dusk. (AP Photo/Jane Doe)", "Jane Doe speaks in Orvik. (Per Holm/CBC)", "A barge. AFP file photo".
  /^[^?!]{10,220}[.)]?\s\((?:(?:AP|AFP|EPA|UPI) (?:Photos?|Images?)|\p{Lu}[\p{L}.’'-]+(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.’'-]*){1,4})\s?\/\s?\p{Lu}[^()/]{1,60}\)(?: [A-Z]{2,5} Photo)?$/u,
  // "A minister speaks in Orvik, May 4, 2031. REUTERS/Jane Doe", "Profile picture of Jane Doe".
  /^[^?!]{10,220}[.”"’)\d]\s(?:AP|AFP|EPA|EPA-EFE|UPI|REUTERS|Reuters|TASS|Xinhua|Getty(?: Images)?)\s?\/\s?\p{Lu}[\p{L}.’' -]{2,60}$/u,
  /^(?:(?:profile|author) (?:picture|photo|image)|head ?shot) of \p{Lu}[^.?!]{2,60}$/iu,
  /^[^?!]{10,220}\.\s\p{Lu}[\p{L} ]{1,30} (?:file|archive|handout) (?:photo|picture|image)$/iu,
  /^(?:AP|AFP|EPA|EPA-EFE|UPI|REUTERS|Reuters|TASS|Getty(?: Images)?)\/\p{Lu}[\p{L}.’' -]{2,60}$/u,
  /^(?:image|photo|picture|video) (?:caption|source|credit)s?,\s.{2,160}$/i,
  /^\(?with (?:agency )?inputs? from \p{Lu}[^.?!]{1,80}\)?\.?$/iu,
  /^(?:rewrites throughout|adds|updates|recasts|refiles|corrects)\b.{0,20}(?:,|;)?\s?[^.?!]{0,80}\b(?:adds|comments?|background|quotes?|details?|byline|headline|paragraphs?)\b[^.?!]{0,60}$/i,
  /^this (?:article|essay|piece|story|interview|text) (?:first |also |originally )?(?:appears|appeared|was (?:first |originally )?published) (?:in|on|by) .{2,120}$/i,
];

/** Heads and feet of printed pages, and entries of a table of contents. */
const printedLines: readonly RegExp[] = [
  /^.{0,160}(?:\bpage \d{1,3} of \d{1,3}|\d{1,3}\s*\|\s*page)$/i,
  /\bprinted from (?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+/i,
  /(?:\.\s?){5,}\s*\d{1,4}(?:\s|$)/,
];

const isCredit = anyOf(creditLines);
const isPrinted = anyOf(printedLines);

/** True for a line of credits or a caption with its photographer. */
export const isCreditLine: (words: string) => boolean = remembered(
  (words) => words.length <= furnitureLength && (isCredit(words) || isPrinted(words)),
);

const jumpStart =
  /^((?:(?:click|tap)(?: here)? to )?jump to\b.{0,60}|in this (article|story|roundup|issue|piece)|(table of )?contents|on this page|experts? in this (article|story|roundup))\s*:?$/i;

/** True for the head of a list of places on the same page. */
export function startsJumpList(words: string): boolean {
  return words.length <= 90 && jumpStart.test(words);
}

const furnitureLength = 240;
/** Under a head of other pages, only pieces shorter than this belong to the list. */
const linkTitleLength = 200;

const isStartOfComments = anyOf(commentStarts);

/** True where readers' comments or their form begin. */
export const startsComments: (words: string) => boolean = remembered((words) => words.length <= furnitureLength && isStartOfComments(words));

/** True for the head of a list of other pages ("Related reading"). */
export const startsOtherPages: (words: string) => boolean = remembered((words) => words.length <= 90 && otherPagesStarts.test(words));

/** True for a line that a list of other pages may hold: short, and no prose of several sentences. */
export function looksLikeLinkTitle(words: string): boolean {
  return words.length <= linkTitleLength && !/[.!?]["”’)]?\s+\p{Lu}/u.test(words) && !/[.:]["”’]?$/.test(words);
}

const isFurniture = anyOf(furnitureLines);

/** True for a share bar, newsletter box, cookie notice, credit or other line that belongs to the page and not to the text. */
export const isFurnitureLine: (words: string) => boolean = remembered((words) => words.length <= furnitureLength && isFurniture(words));

const rule = /^[\s\-–—=_*~#•·.|]{3,}$/;

/** True for a drawn line, and for a piece without any letter or digit. */
export function isRule(words: string): boolean {
  return rule.test(words) || !/[\p{L}\p{N}]/u.test(words);
}
