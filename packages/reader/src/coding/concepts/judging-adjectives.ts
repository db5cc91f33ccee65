/** Adjectives that say what the speaker thinks of a thing, and nothing of which thing is meant: names of matters leave them out (codebook G6). */
export const judgingAdjectives: ReadonlySet<string> = new Set(
  `abject absurd abysmal admirable appalling awful brazen brilliant bungled callous catastrophic clumsy courageous cowardly crass cruel cynical deplorable disastrous disgraceful
  dreadful excellent fabulous farcical foolish ghastly hasty heinous horrendous horrible horrific idiotic inexcusable laudable laughable ludicrous
  magnificent misguided monstrous naive outrageous pathetic pitiful preposterous reckless regrettable reprehensible ridiculous scandalous senseless shameful shocking silly
  splendid stupid superb terrible tragic unconscionable unfortunate vile wonderful wretched`
    .trim()
    .split(/\s+/),
);
