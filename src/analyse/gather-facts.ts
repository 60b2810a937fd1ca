import { jurisdictionOf } from "../facts/jurisdiction.ts";
import { noticeFacts } from "../facts/notice.ts";
import type { FactTools } from "../facts/tools.ts";
import { contractFacts } from "../facts.ts";
import type { ContractFacts, Fact, Jurisdiction } from "../model.ts";
import type { Context, Rulebook } from "../rulebase.ts";
import type { DocumentView } from "./view.ts";

/** What is known about the contract and its law before anything is judged. */
export interface Gathered {
  readonly facts: ContractFacts;
  readonly jurisdiction: Jurisdiction;
  readonly tools: FactTools;
}

/** Facts from the user, else from notice fields, else from the text; each says where it came from. */
export function gatherFacts(
  views: readonly DocumentView[],
  rulebook: Rulebook,
  context: Context,
  tools: FactTools,
): Gathered {
  const documents = views.map((view) => view.document);
  const facts: ContractFacts = {
    ...contractFacts(documents, tools),
    ...noticeFacts(documents.flatMap((document) => document.fields)),
    ...userFacts(context),
  };
  return { facts, jurisdiction: jurisdictionOf(documents, rulebook, context, tools), tools };
}

function userFacts(context: Context): ContractFacts {
  const said = <T>(value: T): Fact<T> => ({ value, source: "user" });
  return {
    ...(context.kind === undefined ? {} : { kind: said(context.kind) }),
    ...(context.cpv === undefined ? {} : { cpv: said(context.cpv) }),
    ...(context.value === undefined ? {} : { value: said(context.value) }),
  };
}
