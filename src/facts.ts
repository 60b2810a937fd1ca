/** Contract facts, award criteria and the law that applies, read from documents. */
export { contractFacts } from "./facts/contract.ts";
export { awardCriteria, awardFindings } from "./facts/criteria.ts";
export { jurisdictionOf } from "./facts/jurisdiction.ts";
export type { FactHit, FactTools, WordTable } from "./facts/tools.ts";
