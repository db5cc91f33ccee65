/** Headings over the parts of a transcript and over its lists of people: they name nobody. */
const headings: ReadonlySet<string> = new Set(
  [
    "participants,corporate participants,company participants,conference participants,conference call participants,call participants,other participants",
    "executives,analysts,speakers,panelists,panellists,panel,guests,hosts,contributors,witnesses,attendees,attendance,apologies,members,members present",
    "present,also present,in attendance,in the chair,presentation,presentations,prepared remarks,opening remarks,closing remarks,concluding remarks",
    "introductory remarks,opening statement,opening statements,introductory statement,prepared statement,prepared statements,written statement",
    "questions,questions and answers,question and answer,question and answer session,question-and-answer session,q&a,q & a,q&a session,discussion",
    "introduction,transcript,full transcript,edited transcript,partial transcript,auto transcript,excerpts,show notes,chapters,timestamps,agenda,minutes",
    "operator instructions,disclaimer,ministerial statement,ministerial statements,oral questions,oral answers,oral answers to questions",
    "questions without notice,questions for oral answer,personal statement,point of order,points of order,motion,division,adjournment,prayers",
  ]
    .join(",")
    .split(","),
);

/** "Twelfth Meeting", "18th Parliament": heads of printed pages. */
const ofSitting = /^(?:\p{L}+|\d+\p{Ll}{2}) (?:meeting|sitting|session|parliament|congress)$/u;

/** True for "Corporate Participants" and "QUESTIONS AND ANSWERS". */
export function isTalkHeading(words: string): boolean {
  const plain = words
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/(?<![ :.])[ :.]+$/, "")
    .trim();
  return headings.has(plain) || ofSitting.test(plain);
}
