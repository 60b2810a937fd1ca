/** What holds inside a group of RTF. */

/** Where text goes. */
export type Destination = "body" | "skip" | "fonts" | "styles" | "code" | "form" | "label" | "props";

/** A group inherits a copy of what holds around it. */
export interface GroupState {
  destination: Destination;
  /** Characters to leave out after each `\u`. */
  fallback: number;
  /** Below 0: the font of the document. */
  font: number;
  strong: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Within the result of a field that makes a contents table. */
  contents: boolean;
}

export function initialState(): GroupState {
  return { destination: "body", fallback: 1, font: -1, strong: false, hidden: false, deleted: false, contents: false };
}

/** Applies a word that formats characters; false for other words. */
export function applyCharacterWord(state: GroupState, name: string, value: number | undefined): boolean {
  const on = value !== 0;
  if (name === "b") state.strong = on;
  else if (name === "ul") state.strong ||= on;
  else if (name === "v") state.hidden = on;
  else if (name === "deleted") state.deleted = on;
  else if (name === "f") state.font = value ?? -1;
  else if (name === "uc") state.fallback = Math.min(Math.max(0, value ?? 1), 8);
  else if (name === "plain") Object.assign(state, { strong: false, hidden: false, deleted: false, font: -1 });
  else return name === "revised" || name === "ftnalt";
  return true;
}
