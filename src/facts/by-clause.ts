import type { ClauseId } from "../model.ts";

interface Row {
  readonly clause: ClauseId;
}

const indexes = new WeakMap<readonly Row[], Map<ClauseId, Row[]>>();
const NONE: readonly never[] = [];

/**
 * The rows of a table of the rule base that are about a clause type, in the table's order. The first question sorts the
 * table: every report asks for every type.
 */
export function rowsOf<T extends Row>(clause: ClauseId, table: readonly T[]): readonly T[] {
  let index = indexes.get(table) as Map<ClauseId, T[]> | undefined;
  if (!index) {
    index = new Map();
    for (const row of table) {
      const rows = index.get(row.clause);
      if (rows) rows.push(row);
      else index.set(row.clause, [row]);
    }
    indexes.set(table, index);
  }
  return index.get(clause) ?? NONE;
}
