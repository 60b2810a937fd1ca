import { expect, test } from "vitest";
import { exampleDocument } from "../../src/rule-examples.ts";
import { loadRulebook } from "../../src/rulebook/load.ts";
import { LanguageVoter } from "../../src/text/language.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { Vocabulary } from "../../src/text/vocabulary.ts";

const loaded = loadRulebook("rules");
const rulebook = loaded.kind === "loaded" ? loaded.rulebook : loaded.partial!;
const voter = new LanguageVoter(rulebook.stopwords);

const SENTENCES: readonly (readonly [string, string])[] = [
  ["it", "L'appaltatore è tenuto ad applicare al personale impiegato nel servizio il contratto collettivo di settore."],
  ["en", "The contractor shall report to the authority on the number of apprentices that were employed in the period."],
  ["de", "Der Auftragnehmer verpflichtet sich, bei der Ausführung des Auftrags die Arbeitsbedingungen einzuhalten."],
  [
    "da",
    "Leverandøren skal sikre, at de ansatte ikke har dårligere vilkår end efter gældende kollektive overenskomster.",
  ],
  [
    "pl",
    "Zamawiający wymaga zatrudnienia na podstawie umowy o pracę osób wykonujących czynności przy realizacji zamówienia.",
  ],
  [
    "cs",
    "Zadavatel požaduje, aby dodavatel při plnění veřejné zakázky zaměstnal osoby, které jsou znevýhodněné na trhu práce.",
  ],
  [
    "hr",
    "Naručitelj zahtijeva da ponuditelj tijekom izvršenja ugovora o javnoj nabavi zaposli osobe koje su dugotrajno nezaposlene.",
  ],
  ["bg", "Изпълнителят е длъжен да спазва всички изисквания по договора и да осигури заетост на хора с увреждания."],
];

test.each(SENTENCES)("%s: %s", (code, text) => {
  expect(voter.vote(tokenize(exampleDocument({ text }), new Vocabulary())).shares[0]?.code).toBe(code);
});

test("a passage in another language keeps its own", () => {
  const italian =
    "L'appaltatore è tenuto ad applicare al personale impiegato nel servizio il contratto collettivo di settore e le condizioni della gara. ".repeat(
      3,
    );
  const german =
    "Der Auftragnehmer ist verpflichtet, bei der Ausführung des Auftrags und auf Verlangen des Auftraggebers die Unterlagen vorzulegen, die nach dem Gesetz erforderlich sind.";
  const text = `${italian}\n${german}`;
  const document = {
    ...exampleDocument({ text }),
    blocks: [0, 1].map((i) => ({
      kind: "paragraph" as const,
      section: [],
      span: i === 0 ? { start: 0, end: italian.length } : { start: italian.length + 1, end: text.length },
    })),
  };
  expect(voter.vote(tokenize(document, new Vocabulary())).ofBlock).toEqual(["it", "de"]);
});

test("figures alone are in no language", () => {
  expect(voter.vote(tokenize(exampleDocument({ text: "12 345 67,8 %" }), new Vocabulary())).shares).toEqual([]);
});
