/** Reads web pages: an event parser with a depth limit, and separators of our own. */
import { Parser } from "htmlparser2";
import { Failure } from "../failure.ts";
import { Collector } from "./collect.ts";
import { decodeText } from "./encoding.ts";
import { HtmlWalk } from "./html/walk.ts";
import type { Limits } from "./limits.ts";
import { ascendingLines } from "./source-lines.ts";
import { addPlainText } from "./text.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Writer } from "./writer.ts";

/**
 * Elements that may be open at once, for each one of the limit: pages leave many inline elements unclosed,
 * and what they hold is still read well.
 */
const OPEN_PER_LEVEL = 8;

/** Reads the bytes of a web page. Scripts, styles and what is hidden are dropped. */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReaderResult> {
  const { text, encoding, guessed } = decodeText(bytes, declaredCharset(bytes));
  const collector = new Collector(options.limits);
  if (guessed) collector.warn("encoding-guessed", encoding);
  addHtml(collector, text, { name, limits: options.limits, numberOf: (feeds) => feeds + 1 });
  return { kind: "document", document: collector.finish("html") };
}

/** Where HTML comes from. */
export interface HtmlSource {
  readonly name: string;
  readonly limits: Limits;
  /** The line of the file, from 1, behind so many line feeds of the HTML; absent: the file has no lines. */
  readonly numberOf?: (feeds: number) => number;
}

/**
 * Adds the text of HTML; also for the HTML inside other formats.
 * @throws Failure `limit-depth`
 */
export function addHtml(collector: Collector, html: string, { name, limits, numberOf }: HtmlSource): void {
  const lines = numberOf && ascendingLines(html, numberOf);
  const walk = new HtmlWalk(
    new Writer(collector),
    (text) => void addPlainText(collector, text),
    lines && ((into) => lines(parser.startIndex + into)),
  );
  const most = limits.depth * OPEN_PER_LEVEL;
  let depth = 0;
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      depth += 1;
      if (depth > most) throw new Failure("limit-depth", name, `more than ${most} open elements`);
      walk.open(tag, attributes);
    },
    ontext: (text) => walk.text(text),
    onclosetag: (tag) => {
      depth -= 1;
      walk.close(tag);
    },
  });
  parser.write(html);
  parser.end();
  walk.end();
}

/** The character set that the page itself names, within its first 4 KiB. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return (
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  );
}
