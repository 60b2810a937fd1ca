/** What the control words of RTF mean for the text. */
import type { StoryKind } from "./flow.ts";

/** Words that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: "\t",
    line: "\n",
    lbr: "\n",
    nbsp: "\u00A0",
    shy: "\u00AD",
    nbhyphen: "\u2011",
    emdash: "—",
    endash: "–",
    emspace: " ",
    enspace: " ",
    qmspace: " ",
    bullet: "•",
    lquote: "‘",
    rquote: "’",
    ldblquote: "“",
    rdblquote: "”",
    zwbo: "",
    zwnbo: "",
  }),
);

/** Destinations whose text is no text of the document. */
export const SKIPPED: ReadonlySet<string> = new Set(
  (
    "colortbl info pict objdata object listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore " +
    "latentstyles xmlnstbl mmathPr filetbl bkmkstart bkmkend pn pnseclvl shppict nonshppict shprslt sp atnid atnauthor atntime atndate atnref " +
    "atnparent atrfstart atrfend template passwordhash userprops docvar xmlopen xmlclose ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe " +
    "nonesttables background picprop blipuid panose falt fontemb fontfile keywords operator private wgrffmtfilter factoidname"
  ).split(" "),
);

/** Starred destinations that hold text all the same; other starred ones are passed over. */
export const STARRED: ReadonlySet<string> = new Set([
  "shpinst",
  "shptxt",
  "do",
  "dptxbxtext",
  "footnote",
  "annotation",
  "fldinst",
  "ud",
  "formfield",
  "nesttableprops",
  "listtext",
  "pntext",
  "fldrslt",
  "htmltag",
]);

/** Code pages of the character sets that fonts name. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: "cp1252",
  77: "macroman",
  128: "cp932",
  129: "cp949",
  134: "cp936",
  136: "cp950",
  161: "cp1253",
  162: "cp1254",
  163: "cp1258",
  177: "cp1255",
  178: "cp1256",
  186: "cp1257",
  204: "cp1251",
  222: "cp874",
  238: "cp1250",
  254: "cp437",
  255: "cp850",
};

/** Encoding of a font's character set; undefined: that of the document. */
export function charsetEncoding(charset: number): string | undefined {
  return CHARSETS[charset];
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  10000: "macroman",
  10006: "macgreek",
  10007: "maccyrillic",
  10029: "maccenteuro",
  10081: "macturkish",
  65001: "utf-8",
};

/** Encoding of a code page number. */
export function codePageEncoding(page: number): string {
  return CODE_PAGES[page] ?? `cp${page}`;
}

/** Words that name the code page of the document. */
export const DOCUMENT_PAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({ mac: "macroman", pc: "cp437", pca: "cp850" }),
);

/** Words that begin a stream of text of its own. */
export const STORIES: ReadonlyMap<string, StoryKind> = new Map(
  Object.entries({
    footnote: "footnote",
    annotation: "comment",
    shptxt: "box",
    dptxbxtext: "box",
    header: "header",
    headerl: "header",
    headerr: "header",
    headerf: "header",
    footer: "footer",
    footerl: "footer",
    footerr: "footer",
    footerf: "footer",
  } as const),
);
