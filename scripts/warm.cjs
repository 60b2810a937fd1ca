/**
 * Keeps what V8 makes of the program's bundles, functions and all, when it shows its help and checks a short text:
 * `node scripts/warm.cjs FOLDER`, run by the build. bin/buysocial.js reads it back.
 */
"use strict";
const path = require("node:path");
const { PassThrough, Readable, Writable } = require("node:stream");
const { Bundles, writeCache } = require("../bin/buysocial.js");

const TENDER = `CAPITOLATO SPECIALE D'APPALTO
Art. 1 Oggetto
Servizio di pulizia del Comune di Bologna, importo 250.000 euro, durata 24 mesi.
Art. 2 Clausola sociale
L'aggiudicatario assume almeno il 10 % di persone svantaggiate ai sensi dell'art. 4 della legge 381/1991.
Art. 3 Criterio di aggiudicazione
Offerta economicamente più vantaggiosa: qualità 70 punti, prezzo 30 punti.
`;
const RUNS = [["--help"], ["check", "--help"], ["check", "-"], ["check", "-", "--quiet"]];

async function warm(folder) {
  const bundles = new Bundles();
  const { main } = bundles.load(path.join(folder, "main.cjs"));
  for (const args of RUNS) {
    const stream = () => new Writable({ write: (_chunk, _encoding, done) => done() });
    const stdin = args.includes("-") ? Readable.from([Buffer.from(TENDER)]) : new PassThrough();
    const status = await main(args, { stdin, stdout: stream(), stderr: stream(), env: {} });
    if (status !== 0) throw new Error(`buysocial ${args.join(" ")} ended with ${status}`);
  }
  bundles.compiled.forEach(writeCache);
}

void warm(path.resolve(process.argv[2]));
