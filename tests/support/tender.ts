import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A short Italian tender of our own with clauses, a barrier and gaps. */
export const TENDER = `Capitolato speciale d'appalto per il servizio di pulizia degli uffici comunali

Art. 7 Clausole sociali
L'appaltatore deve assumere almeno il 10 % del personale tra persone svantaggiate.
L'aggiudicatario è tenuto ad assorbire il personale già impiegato dal precedente appaltatore.

Art. 9 Criterio di aggiudicazione
L'appalto è aggiudicato con il criterio del minor prezzo.
`;

/** An English one. */
export const ENGLISH = `Invitation to tender for grounds maintenance

4. Social requirements
The contractor shall employ at least five long-term unemployed people for the duration of the contract.
The contractor shall pay all staff at least the living wage.

5. Award
The contract will be awarded on the basis of the lowest price only.
`;

/** A folder that is removed after use. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "buysocial-"));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  return folder;
}

/** Removes a folder of `folderWith`. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
