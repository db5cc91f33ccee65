/**
 * Irregular verbs of English: base form, then past forms and participles. Verbs made of them with a prefix ("overthrow", "withhold") follow them. Forms that are also a base form of
 * their own ("found", "bound", "lay") are left to the rules that look at more than the form.
 */
const table = `
arise arose arisen | awake awoke awoken | bear bore borne | beat beaten | become became | begin began begun | bend bent | beset beset | bet bet | bid bade bidden
bite bit bitten | bleed bled | blow blew blown | break broke broken | breed bred | bring brought | broadcast broadcast | build built | burn burnt | burst burst | buy bought
cast cast | catch caught | choose chose chosen | cling clung | come came | cost cost | creep crept | cut cut | deal dealt | dig dug | do did done | dive dove | draw drew drawn | dream dreamt
drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | flee fled | fling flung | fly flew flown
forbid forbade forbidden | forget forgot forgotten | forgive forgave forgiven | forgo forwent forgone | forsake forsook forsaken | freeze froze frozen | get got gotten | give gave given | go went gone
grow grew grown | hang hung | hear heard | hide hid hidden | hit hit | hold held | hurt hurt | keep kept | kneel knelt | know knew known | lead led | lean leant | leap leapt
learn learnt | leave left | lend lent | let let | lose lost | make made | mean meant | meet met | mow mown | pay paid | prove proven | put put | quit quit | read read | rid rid | ride rode ridden
ring rang rung | rise rose risen | run ran | say said | see saw seen | seek sought | sell sold | send sent | set set | shake shook shaken | shed shed | shine shone | shoot shot | show shown
shrink shrank shrunk | shut shut | sing sang sung | sink sank sunk | sit sat | slay slew slain | sleep slept | slide slid | sling slung | slink slunk | sow sown | speak spoke spoken
speed sped | spell spelt | spend spent | spill spilt | spin spun | spit spat | split split | spoil spoilt | spread spread | spring sprang sprung | stand stood | steal stole stolen | stick stuck
sting stung | stink stank stunk | stride strode stridden | strike struck stricken | string strung | strive strove striven | swear swore sworn | sweep swept | swell swollen | swim swam swum | swing swung
take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown | thrust thrust | tread trod trodden | wake woke woken | weave wove woven | weep wept | win won
wring wrung | write wrote written
`;

const prefixes = /^(?:under|over|with|up|out|fore|for|mis|re|un|inter)(?=\p{L}{3})/u;

const baseOf = new Map(
  table
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(/\s+/))
    .flatMap(([base = "", ...forms]) => forms.map((form): [string, string] => [form, base])),
);

/** Base form of an irregular past form or participle in lower case, or null. */
export function irregularBase(lowered: string): string | null {
  const whole = baseOf.get(lowered);
  if (whole !== undefined) return whole;
  const prefix = prefixes.exec(lowered)?.[0];
  const base = prefix === undefined ? undefined : baseOf.get(lowered.slice(prefix.length));
  return base === undefined ? null : `${prefix ?? ""}${base}`;
}
