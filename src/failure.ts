/** Failure codes, each with the sentence a user reads: what happened, to which file, and the way out. */

const SENTENCES = {
  "file-missing": "no such file or folder. Check the path",
  "file-unreadable": "cannot be opened. Check its permissions",
  "folder-empty": "holds no file that can be checked. Put documents in it or name them one by one",
  "nothing-matched": "matches no file. Quote the pattern and check its spelling",
  "file-empty": "is empty (0 bytes). Export or download it again",
  "file-too-large": "is larger than the limit. Raise it with --limit or split the file",
  "format-unknown": "is of no kind that can be read. Save it as PDF, Word, ODT, HTML or plain text",
  "format-unsupported": "is of a kind that this version does not read yet. Save it as PDF, DOCX or plain text",
  "pdf-encrypted": "is protected with a password. Save a copy without the password, or give it with --password",
  "pdf-broken": "is damaged or cut off: no page could be read. Download or export it again",
  "no-text":
    "holds pictures of pages and no text. Run it through OCR first (or use --ocr), or export it from the word processor",
  "text-garbled":
    "has a broken text layer: its letters cannot be read as words. Use --ocr, or export it again from its own program",
  "text-unreadable": "holds too little text to assess. Export it again from its own program",
  "archive-broken": "is a damaged archive. Create or download it again",
  "office-broken": "is damaged or not the Office file it claims to be. Open and save it again",
  "markup-broken": "is not well-formed. Export it again",
  "json-broken": "is not valid JSON. Export it again",
  "signature-broken": "is not a signed envelope that can be opened. Download it again",
  "signature-detached": "holds a signature without the document. Check the document beside it",
  "limit-ratio":
    "expands far more than a document does (a possible bomb) and was not opened. Save it again from its own program",
  "limit-depth": "is nested too deeply and was not opened. Save it again from its own program",
  "limit-entries": "has too many parts and was not opened. Raise it with --limit or split the file",
  "limit-time": "took too long to read and was stopped. Raise it with --limit or split the file",
  "limit-memory": "needed too much memory and was stopped. Raise it with --limit or split the file",
  "limit-pages": "has more pages than the limit. Raise it with --limit or split the file",
  "reader-crashed": "could not be read: its reader stopped. Save it again from its own program",
  "ocr-missing": "needs OCR and no engine is installed. Install tesseract with the language data of the document",
  "labels-broken": "is no labelled document. Write id, lang, text and either labels or types",
  "rules-broken": "is not a valid rule file",
  "config-broken": "is not a valid configuration",
  usage: "cannot be run like this",
  "output-unwritable": "cannot be written. Check the folder and its permissions",
  internal: "failed for a reason that is a defect of this program. Please report it",
} as const;

export type FailureCode = keyof typeof SENTENCES;

/** A failure that concerns one file (or one argument); never stops the other files of a run. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly subject: string;
  readonly detail: string | undefined;

  /** @param subject the file or argument, @param detail the cause in a few words, for a person */
  constructor(code: FailureCode, subject: string, detail?: string) {
    super(`${subject}: ${SENTENCES[code]}${detail ? ` (${detail})` : ""}.`);
    this.name = "Failure";
    this.code = code;
    this.subject = subject;
    this.detail = detail;
  }
}

/** All codes, for the table in the docs and its test. */
export const FAILURE_SENTENCES: Readonly<Record<FailureCode, string>> = SENTENCES;
