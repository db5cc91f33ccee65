import { expect, test } from "vitest";
import { guessLanguage } from "./guess-language.ts";

test.each([
  ["en", "The two leaders met in Moscow, and the talks that followed were not for the press."],
  ["de", "Der Kanzler ist nach Moskau gereist, und das Treffen wird nicht ohne Folgen für die Ukraine bleiben."],
  ["fr", "Le président est dans une situation difficile, et les alliés ne sont pas prêts pour cette étape."],
  ["es", "El presidente viajó a la capital para hablar con los ministros, pero no fue como se esperaba por las partes."],
  ["it", "Il presidente non è della stessa opinione, e gli alleati sono nel dubbio anche per questo."],
  ["ru", "Встреча прошла в Москве, и стороны не договорились."],
  ["uk", "Зустріч відбулася у Києві, і сторони її обговорили."],
  ["zh", "两国领导人在莫斯科会晤。"],
  ["ja", "両首脳はモスクワで会談した。"],
  ["ar", "التقى الزعيمان في موسكو يوم الثلاثاء."],
  ["und", "Xi Putin 42"],
  ["und", "… — !"],
])("%s", (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});

test("a foreign name or quote does not turn an English text", () => {
  expect(guessLanguage("The minister said “nicht mit uns” to the press, which is what the party and the voters of the east want.")).toBe("en");
});
