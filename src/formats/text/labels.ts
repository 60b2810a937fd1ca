/** Labels and checkboxes at the head of a line: "a)", "5.2", "•", "☒". */

/** A label as printed, and what follows it. */
export interface Labelled {
  readonly label: string;
  readonly rest: string;
  readonly form: "bullet" | "letter" | "number" | "decimal";
  /** Components of a decimal number: 2 for "5.2"; 1 otherwise. */
  readonly parts: number;
}

/** Signs that open a list item. Those of symbol fonts (U+F0xx) come from word processors. */
const BULLET =
  /^(?:([-–—−•·∙▪▫◦‣⁃●○■◆◇❏❐❑❒❖➢➤►▶→*+\uF020-\uF051\uF055-\uF06E\uF071-\uF077\uF079-\uF0A2\uF0A4-\uF0A7\uF0A9-\uF0FC\uF0FF])[\s\u00A0]+|([-•·▪●\uF0B7])(?=\p{L}))/u;

/** "5.2", "5.2.1.", "5.2)": not a date, not an amount. */
const DECIMAL =
  /^((?:\d{1,2}|[A-Z])(?:\.\d{1,2}){1,5}(?:[.):]|\.?\s?[-–—](?=\s))?[\s\u00A0]+|(?:\d{1,2})(?:\.\d{1,2}){1,5}\.?[-–](?=\p{Lu}))(?![-–€%°]|eur|m[²q]|ore\b|uhr\b|h\b|euro)/iu;

/** "5.", "5)", "(5)", "5.-", "5º", "5.ª", "1 -". */
const NUMBER = /^(\(\d{1,3}\)|\d{1,3}(?:\.?[ºª°]\.?-?|\.-|\.\)|[.)]|\s?[-–—](?=\s)))[\s\u00A0]*(?=[^\s\d,.;])/;

/** "a)", "(a)", "iv.", "A.", "στ)", "a.1)". */
const LETTER =
  /^(\((?:[ivxlc]{1,6}|\p{L}{1,2}['’΄]?)\)|(?:[ivxlc]{1,6}|[IVXLC]{1,6}|\p{L}['’΄]?|\p{Ll}\p{Ll})(?:\.?\d{1,2})?(?:\)|\.\)|\.-))[\s\u00A0]*(?=\S)/u;
const LETTER_DOT = /^((?:[ivx]{1,5}|[IVX]{1,5}|[A-Za-zΑ-Ωα-ω])\.)[\s\u00A0]+(?=\S)/;

/** The label at the head of a text, when there is one. Linear; looks at the head only. */
export function labelled(text: string): Labelled | undefined {
  const head = text.slice(0, 40);
  const made = (match: RegExpExecArray | null, form: Labelled["form"]): Labelled | undefined => {
    if (!match) return undefined;
    const label = (match[1] ?? match[2]!).trim();
    return { label, rest: text.slice(match[0].length), form, parts: form === "decimal" ? partsOf(label) : 1 };
  };
  // Most lines are told by their first characters; the expressions take long when they are used first.
  return (
    (/^[\w(]/.test(head) ? undefined : made(BULLET.exec(head), "bullet")) ??
    (/^(?:\d{1,2}|[A-Z\u017F\u212A])\./i.test(head) ? made(DECIMAL.exec(head), "decimal") : undefined) ??
    made(NUMBER.exec(head), "number") ??
    (/\)|\.-/.test(head) ? made(LETTER.exec(head), "letter") : undefined) ??
    made(LETTER_DOT.exec(head), "letter")
  );
}

function partsOf(label: string): number {
  return label.split(".").filter((part) => /\w/.test(part)).length;
}

/** True when `next` is the label that comes after `label` in one list: "a)" then "b)", "3." then "4.", "•" then "•". */
export function follows(label: Labelled, next: Labelled): boolean {
  if (label.form === "bullet" || next.form === "bullet") return label.label === next.label;
  const [a, b] = [core(label.label), core(next.label)];
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(b) === Number(a) + 1;
  const roman = [romanValue(a), romanValue(b)];
  if (roman[0] && roman[1] && roman[1] === roman[0] + 1) return true;
  return a.length === 1 && b.length === 1 && b.codePointAt(0) === a.codePointAt(0)! + 1;
}

/** The last component without its punctuation: "5.2." gives "2", "(a)" gives "a". */
function core(label: string): string {
  return (
    label
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .at(-1) ?? ""
  );
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanValue(text: string): number | undefined {
  if (!/^[ivxlc]{1,7}$/i.test(text)) return undefined;
  const digits = [...text.toLowerCase()].map((letter) => ROMAN[letter]!);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

/** Filled boxes, also of the symbol fonts Wingdings (U+F0xx). */
const TICKED = "☑☒✅✓✔✗✘🗹🗷⊠\uF052\uF053\uF054\uF0FD\uF0FE\uF078";
/** Shadowed boxes (❑) are left out: word processors offer them as bullets. */
const UNTICKED = "☐□▢⬜⎕🗌◻\uF06F\uF070\uF0A8\uF0A3";
const BOX = new RegExp(
  `^(?:([${TICKED}])|([${UNTICKED}])|\\[\\s?([xX✓✔])\\s?\\]|(\\[[\\s\\u00A0_]{0,3}\\])(?!\\()|\\(\\s([xX])\\s\\)|(\\([\\s\\u00A0]{1,3}\\)))`,
  "u",
);

/** The checkbox at the head of a text, also behind a label: "a) ☐ …". */
export function tickOf(text: string): "ticked" | "unticked" | undefined {
  const match = BOX.exec(text) ?? BOX.exec(labelled(text)?.rest ?? "");
  if (!match) return undefined;
  return (match[1] ?? match[3] ?? match[5]) ? "ticked" : "unticked";
}

/** True when a text is a checkbox and nothing else. */
export function isOnlyTick(text: string): boolean {
  const match = BOX.exec(text);
  return match !== null && match[0].length === text.length;
}

/** What readers write for a checkbox that the source holds as a control. */
export const TICK_SIGNS = { ticked: "☒", unticked: "☐" } as const;
