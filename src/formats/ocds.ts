/** Reads OCDS data: releases, records, packages of them, and JSON lines. */
import { Failure } from "../failure.ts";
import { languageOf } from "./eforms-xml/languages.ts";
import { NoticeWriter } from "./eforms-xml/writer.ts";
import { decodeText } from "./encoding.ts";
import { ocdsFields } from "./ocds/fields.ts";
import type { Pointed } from "./ocds/json.ts";
import { type Process, processesIn } from "./ocds/releases.ts";
import { writeRelease } from "./ocds/text.ts";
import type { ReaderResult, ReadOptions } from "./types.ts";
import { Labels } from "./zip/labels.ts";

/**
 * Reads one tender into a document; several tenders in one file become members, one each, so that they are never mixed.
 * @throws Failure `json-broken`, or `format-unsupported` when no release is in it
 */
export async function read(bytes: Uint8Array, name: string, { limits }: ReadOptions): Promise<ReaderResult> {
  const { processes, failed } = processesIn(decodeText(bytes).text, name);
  const [first] = processes;
  if (first === undefined) throw new Failure("format-unsupported", name, "it is JSON without a release");
  if (processes.length > 1 || failed.length > 0)
    return { kind: "container", format: "ocds", members: membersOf(processes), failed };
  const release: Pointed = { value: first.release, pointer: "" };
  const fields = ocdsFields(release);
  const writer = new NoticeWriter(
    limits.characters,
    languageOf(fields.find((field) => field.term === "BT-702")?.value),
  );
  writeRelease(release, writer);
  return { kind: "document", document: writer.finish("ocds", fields) };
}

function membersOf(processes: readonly Process[]) {
  const labels = new Labels();
  const encoder = new TextEncoder();
  return processes.map(({ id, release }) => ({
    path: labels.label(`${id.replaceAll("/", "-")}.json`),
    bytes: encoder.encode(JSON.stringify(release)),
  }));
}
