import { extensionOf, type Identity, known, unsupported } from "./identity.ts";

/** Bytes that are decoded to look at. */
const PEEK = 64 * 1024;
/** More control characters than this share, and it is no text. */
const CONTROL_SHARE = 0.002;

/** Tells kinds of text apart; undefined when the bytes are no text. */
export function identifyText(buffer: Buffer, name: string): Identity | undefined {
  const text = peekText(buffer.subarray(0, PEEK));
  if (text === undefined) return undefined;
  const body = text.replace(/^\uFEFF/, "").trimStart();
  if (body.startsWith("{\\rtf")) return known("rtf");
  if (body.startsWith("<")) return identifyMarkup(body, name) ?? plain(body, name);
  if (/^[{[]/.test(body)) return identifyJson(body, name);
  if (/^(?:Received|Return-Path|MIME-Version|From|Delivered-To|Message-ID):[^\n]*\n(?:[\w-]+:|[ \t])/i.test(body))
    return unsupported("an e-mail message");
  if (isHtmlName(name) && /<(?:p|br|div|table|h[1-6]|body)\b[^>]*>/i.test(body)) return known("html");
  return plain(body, name);
}

function plain(body: string, name: string): Identity {
  const extension = extensionOf(name);
  if (extension === "md" || extension === "markdown") return known("markdown");
  return looksLikeMarkdown(body) ? known("markdown") : known("text");
}

/** Two headings, or a heading and a table or link: a text file with one stray "#" stays text. */
function looksLikeMarkdown(body: string): boolean {
  const headings = body.match(/^#{1,6} \S/gm)?.length ?? 0;
  if (headings === 0) return false;
  return (
    headings >= 3 || /^\|?\s*:?-{3,}:?\s*\|/m.test(body) || (headings >= 2 && /\*\*\S[^*\n]*\*\*|\]\(\S+\)/.test(body))
  );
}

const HTML_TAG =
  /^<(?:!doctype html|html|head|body|meta|title|div|p|table|h[1-6]|ul|ol|br|span|center|font|style|script|article|section|main)\b/i;

function identifyMarkup(body: string, name: string): Identity | undefined {
  const root = rootTag(body);
  if (root === undefined) return isHtmlName(name) || HTML_TAG.test(body) ? known("html") : undefined;
  const { local, tag } = root;
  if (/^(?:TED_EXPORT|TED_ESENDERS|TED_NOTICE)$/.test(local)) return known("ted-xml");
  if (/specification:ubl:schema|eforms|data\.europa\.eu\/p27/i.test(tag) && /Notice$/.test(local))
    return known("eforms-xml");
  if (
    /^(?:ContractNotice|ContractAwardNotice|PriorInformationNotice|BusinessRegistrationInformationNotice)$/.test(local)
  )
    return known("eforms-xml");
  if (/resource\/schema\/ted/i.test(tag)) return known("ted-xml");
  if (local === "document" && /opendocument:xmlns:office/.test(tag)) return known("odt");
  if (HTML_TAG.test(body) || HTML_TAG.test(`<${local}`)) return known("html");
  if (isHtmlName(name)) return known("html");
  return body.startsWith("<?xml") || /\sxmlns[=:]/.test(tag)
    ? unsupported("XML of another kind than a TED or eForms notice")
    : undefined;
}

/** The first element after declarations, comments and a document type. */
function rootTag(body: string): { readonly local: string; readonly tag: string } | undefined {
  let at = 0;
  for (;;) {
    while (/\s/.test(body[at] ?? "")) at++;
    const close = body.startsWith("<?", at)
      ? "?>"
      : body.startsWith("<!--", at)
        ? "-->"
        : body.startsWith("<!", at)
          ? ">"
          : undefined;
    if (close === undefined) break;
    const end = body.indexOf(close, at);
    if (end < 0) return undefined;
    at = end + close.length;
  }
  const tag = /^<(?:[\w.-]+:)?([\w.-]+)[^>]*/.exec(body.slice(at, at + 8192));
  return tag === null ? undefined : { local: tag[1]!, tag: tag[0] };
}

/** OCDS packages, bare releases, records and JSON lines of them all carry an open contracting id. */
function identifyJson(body: string, name: string): Identity {
  if (/"(?:ocid|releases|compiledRelease)"\s*:/.test(body)) return known("ocds");
  if (/"records"\s*:/.test(body) && /"(?:publisher|packages|publishedDate)"\s*:/.test(body)) return known("ocds");
  if (/"tender"\s*:\s*\{/.test(body) && /"buyer"|"parties"|"procurementMethod"/.test(body)) return known("ocds");
  if (/^\{\s*"|^\[\s*[{[]/.test(body)) return unsupported("JSON of another kind than OCDS");
  return plain(body, name);
}

function isHtmlName(name: string): boolean {
  return /^x?html?$/.test(extensionOf(name));
}

/** The beginning of a text in whatever encoding; undefined when the bytes are no text. */
function peekText(bytes: Buffer): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes.subarray(0, bytes.length & ~1));
    return controlShare(text) > CONTROL_SHARE || (text.match(/\uFFFD/g)?.length ?? 0) > text.length / 50
      ? undefined
      : text;
  }
  const utf8 = decodeUtf8(bytes);
  const text = utf8 ?? bytes.toString("latin1");
  if (controlShare(text) > CONTROL_SHARE) return undefined;
  if (utf8 === undefined && !looksLikeLegacyText(text)) return undefined;
  return text;
}

function wideEncoding(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length < 8 || !bytes.includes(0)) return undefined;
  const sample = Math.min(bytes.length & ~1, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Latin text in UTF-16 has a zero in nearly every second byte; spaces give zeros in any script.
  if (odd > sample / 20 && even === 0) return "utf-16le";
  return even > sample / 20 && odd === 0 ? "utf-16be" : undefined;
}

/** UTF-8 text; a character cut at the end of the peek does not count against it. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.length === PEEK });
  } catch {
    return undefined;
  }
}

function controlShare(text: string): number {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0x7f) controls++;
  }
  return controls / Math.max(1, text.length);
}

/** One-byte text: words of letters (plain or accented) between blanks, hardly any of the C1 symbols. */
function looksLikeLegacyText(text: string): boolean {
  const blanks = text.match(/[ \t\r\n]/g)?.length ?? 0;
  const letters = text.match(/[A-Za-z\xA1-\xFF]/g)?.length ?? 0;
  const symbols = text.length - blanks - letters;
  return (
    letters > text.length * 0.5 && symbols < text.length * 0.3 && (text.length < 40 || blanks > text.length * 0.02)
  );
}
