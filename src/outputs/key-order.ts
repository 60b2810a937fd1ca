/** Keys of the report in the order in which JSON shows them; keys that are data (languages) follow by the alphabet. */
// biome-ignore format: a table
export const KEY_ORDER: readonly string[] = [
  "schema", "kind", "tool", "rulebook", "jurisdiction", "documents", "facts", "outcomes", "score", "suggestions",
  "risks", "declared", "whatIf", "clauses", "warnings", "id", "rule", "clause", "pillar", "polarity", "name",
  "sha256", "format", "languages", "pages", "words", "readability", "role", "verdict", "code", "share", "searched", "step",
  "force", "strength", "value", "raw", "band", "word", "weight", "points", "gain", "pillars", "parts", "barriers",
  "floor", "reason", "detail", "scoreVersion", "version", "hash", "findings", "finding", "quote", "place", "document",
  "page", "line", "section", "label", "path", "block", "span", "start", "end", "language", "figures", "currency", "amount",
  "confidence", "status", "restatesLaw", "trace", "level", "text", "phase", "law", "instrument", "article", "duty",
  "from", "until", "source", "checked", "verification", "proportionality", "placeholders", "term", "title", "help",
  "country", "evidence", "date", "dateSource", "readShare", "garbledShare", "imageOnlyPages", "ocrConfidence", "found", "cpv",
  "durationMonths", "usedByPersons", "lots", "labourIntensive", "buyer", "subject", "award",
];

const RANK = new Map(KEY_ORDER.map((key, rank) => [key, rank]));

/** A copy of a JSON value with the keys of every object in the published order. */
export function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byRank(a, b));
  return Object.fromEntries(entries.map(([key, child]) => [key, orderKeys(child)]));
}

function byRank(a: string, b: string): number {
  const [x, y] = [RANK.get(a) ?? RANK.size, RANK.get(b) ?? RANK.size];
  return x - y || (a < b ? -1 : 1);
}
