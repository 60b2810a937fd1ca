/** What this program uses of word-extractor, which brings no types. */
declare module "word-extractor" {
  interface TextOptions {
    readonly filterUnicode?: boolean;
    readonly includeFooters?: boolean;
    readonly includeHeadersAndFooters?: boolean;
  }
  interface WordDocument {
    getBody(options: TextOptions): string;
    getTextboxes(options: TextOptions): string;
    getFootnotes(options: TextOptions): string;
    getEndnotes(options: TextOptions): string;
    getAnnotations(options: TextOptions): string;
    getHeaders(options: TextOptions): string;
    getFooters(options: TextOptions): string;
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<WordDocument>;
  }
}

declare module "word-extractor/lib/word-ole-extractor.js" {
  export default class WordOleExtractor {
    writeCharacterProperties(main: Buffer, table: Buffer): void;
  }
}
