const lemmas = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs whose subject is somebody who speaks, thinks or meets: support for reading an unknown name as a person's. */
export const personVerbs = lemmas(`
say tell argue believe think warn add note explain claim insist contend write suggest acknowledge concede admit announce declare state reply respond ask urge call promise vow pledge predict expect hope fear
worry recall remember remark observe comment quip joke agree disagree deny reject dismiss meet visit resign speak talk smile laugh fly serve teach study head lead chair work cite describe caution conclude maintain
complain object testify tweet publish want know feel doubt wonder decide see stress emphasize emphasise reiterate point
`);

/** Verbs whose object is mostly somebody. */
export const toPersonVerbs = lemmas(
  "tell meet ask call urge thank elect appoint name arrest jail detain sack fire dismiss replace succeed greet hug host receive congratulate poison assassinate accuse blame remind",
);
