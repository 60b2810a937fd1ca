/** Which clause types cannot be asked for in this contract. */
import type { ClauseId, ContractFacts, NotApplicableReason } from "./model.ts";
import type { ScorePolicy } from "./rulebase.ts";

/**
 * Why a clause type does not apply to a contract with these facts.
 * @returns the reason, or undefined when it applies. An unknown fact makes nothing inapplicable.
 */
export function notApplicable(
  clause: ClauseId,
  facts: ContractFacts,
  policy: ScorePolicy,
): NotApplicableReason | undefined {
  return policy.notApplicable.find((row) => row.clause === clause && holds(row, facts))?.reason;
}

/** All conditions that a row states hold; a row without a condition holds never. */
function holds(row: ScorePolicy["notApplicable"][number], facts: ContractFacts): boolean {
  const conditions: boolean[] = [];
  if (row.kinds) conditions.push(facts.kind !== undefined && row.kinds.includes(facts.kind.value));
  if (row.usedByPersons === false) conditions.push(facts.usedByPersons?.value === false);
  if (row.roles) conditions.push(facts.role !== undefined && row.roles.includes(facts.role.value));
  return conditions.length > 0 && conditions.every(Boolean);
}
