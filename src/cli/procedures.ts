import type { TenderDocument } from "../model.ts";

/**
 * Documents of one archive by the procedure they belong to: files of different tenders are never mixed. Notices tell their
 * procedure by their fields. A document without such fields goes with the only procedure that has a notice in its folder, or
 * in the nearest folder above that has any; where there are several it is assessed by itself. Where no two notices are
 * evidently of different procedures all documents are one tender.
 */
export function byProcedure(documents: readonly TenderDocument[]): readonly (readonly TenderDocument[])[] {
  const keys = new Map(documents.map((document) => [document, procedureOf(document)]));
  if (new Set([...keys.values()].filter((key) => key !== undefined)).size < 2) return [documents];
  const folders = proceduresIn(keys);
  const tenders = new Map<unknown, TenderDocument[]>();
  for (const document of documents) {
    const key = keys.get(document) ?? procedureNear(document.name, folders) ?? document;
    const known = tenders.get(key);
    if (known === undefined) tenders.set(key, [document]);
    else known.push(document);
  }
  return [...tenders.values()];
}

/** The procedure's own identifier, else what its notices have in common: the title and the buyer. */
function procedureOf({ fields }: TenderDocument): string | undefined {
  const value = (term: string) =>
    fields
      .find((field) => field.term === term && field.lot === undefined)
      ?.value.trim()
      .toLowerCase();
  const identifier = value("BT-04");
  if (identifier !== undefined && identifier !== "") return identifier;
  const [title, buyer] = [value("BT-21"), value("BT-500")];
  return title !== undefined && buyer !== undefined ? `${buyer}\n${title}` : undefined;
}

/** Procedures with a notice in a folder or below it, by folder. */
function proceduresIn(keys: ReadonlyMap<TenderDocument, string | undefined>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [{ name }, key] of keys) {
    if (key === undefined) continue;
    for (const folder of foldersOf(name)) folders.set(folder, (folders.get(folder) ?? new Set()).add(key));
  }
  return folders;
}

function procedureNear(name: string, folders: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const near = foldersOf(name).find((folder) => folders.has(folder));
  const [only, ...others] = near === undefined ? [] : (folders.get(near) ?? []);
  return others.length === 0 ? only : undefined;
}

/** The folders around a file, nearest first; an archive ("dossier.zip!") is one. */
function foldersOf(name: string): readonly string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("/"));
}
