/** Properties of one paragraph of a Word 97-2003 file. */
import type { CellDefinition } from "../edge-tables.ts";
import type { WordFile } from "./fib.ts";
import { eachSprm, placeOf, type Run, runAt } from "./properties.ts";

export interface DocParagraph {
  readonly style: number;
  readonly inTable: boolean;
  /** Tables it stands in; 0 when the file does not say. */
  readonly depth: number;
  /** The paragraph ends a row, a cell of an inner table, a row of an inner table. */
  readonly endsRow: boolean;
  readonly endsInnerCell: boolean;
  readonly endsInnerRow: boolean;
  readonly outline: number | undefined;
  readonly list: number | undefined;
  readonly level: number | undefined;
  readonly cells: readonly CellDefinition[];
}

const PLAIN: DocParagraph = {
  style: 0,
  inTable: false,
  depth: 0,
  endsRow: false,
  endsInnerCell: false,
  endsInnerRow: false,
  outline: undefined,
  list: undefined,
  level: undefined,
  cells: [],
};

/** The properties of the paragraph whose mark stands at a character. */
export function paragraphAt(word: WordFile, runs: readonly Run[], cp: number): DocParagraph {
  const list = runAt(runs, placeOf(word.pieces, cp))?.list;
  if (!list || list.length < 2) return PLAIN;
  const found: { -readonly [K in keyof DocParagraph]: DocParagraph[K] } = { ...PLAIN, style: list.readUInt16LE(0) };
  readList(list.subarray(2), found, word);
  return found;
}

function readList(list: Buffer, found: { -readonly [K in keyof DocParagraph]: DocParagraph[K] }, word: WordFile): void {
  eachSprm(list, (code, operand) => {
    const on = operand[0] === 1;
    switch (code) {
      case 0x2416:
        found.inTable = on;
        return;
      case 0x2417:
        found.endsRow = on;
        return;
      case 0x244b:
        found.endsInnerCell = on;
        return;
      case 0x244c:
        found.endsInnerRow = on;
        return;
      case 0x6649:
        found.depth = operand.length === 4 ? operand.readInt32LE(0) : 0;
        return;
      case 0x2640:
        found.outline = operand[0];
        return;
      case 0x460b:
        found.list = operand.length === 2 ? operand.readUInt16LE(0) : undefined;
        return;
      case 0x260a:
        found.level = operand[0];
        return;
      case 0xd608:
        found.cells = cellsOf(operand.subarray(2));
        return;
      case 0x6646:
        // Lists too large for their page stand in the data stream.
        if (operand.length === 4 && list.length > 6 - 2) readHuge(operand.readUInt32LE(0), found, word);
        return;
      default:
    }
  });
}

function readHuge(at: number, found: { -readonly [K in keyof DocParagraph]: DocParagraph[K] }, word: WordFile): void {
  if (at + 2 > word.data.length) return;
  const list = word.data.subarray(at + 2, at + 2 + word.data.readUInt16LE(at));
  // A huge list never points to another one.
  eachSprm(list, (code, operand) => {
    if (code === 0xd608) found.cells = cellsOf(operand.subarray(2));
    else if (code === 0x2417) found.endsRow = operand[0] === 1;
    else if (code === 0x2416) found.inTable = operand[0] === 1;
    else if (code === 0x244c) found.endsInnerRow = operand[0] === 1;
    else if (code === 0x6649 && operand.length === 4) found.depth = operand.readInt32LE(0);
  });
}

/** Right edges of cells and their merges. */
function cellsOf(definition: Buffer): readonly CellDefinition[] {
  const count = definition[0] ?? 0;
  if (1 + (count + 1) * 2 > definition.length) return [];
  return Array.from({ length: count }, (_, i) => {
    const at = 1 + (count + 1) * 2 + i * 20;
    const flags = at + 2 <= definition.length ? definition.readUInt16LE(at) : 0;
    const goesOnDown = (flags & 0x20) !== 0 && (flags & 0x40) === 0;
    return { edge: definition.readInt16LE(1 + (i + 1) * 2), goesOn: (flags & 0x02) !== 0 || goesOnDown };
  });
}
