/**
 * Award criteria read from the text: lines, lists and table rows with a name and mostly a weight.
 *
 * Words come from `criteria` of the language's language.yaml (patterns; a missing key hits nothing):
 * - `price`: names of price criteria ("prezz*", "Angebotspreis*"); `cost`: of cost criteria ("life cycle cost*")
 * - `quality`: names of quality criteria ("technical merit", "tempi di consegna", "*konzept*")
 * - `social`: names of social criteria ("social value", "inserimento lavorativo")
 * - `heading`: what stands above a list of award criteria ("criteri* ...4 aggiudicazione"); patterns of the sections
 *   `award` count too, those of `participation` and `exclusion` speak against (selection criteria have weights as well)
 * - `passFail`: what is not weighed ("pass fail", "requisito minimo", "soglia di sbarramento")
 * Points and percent are read with the language's `units`. Names that notices print in English ("Quality: ...",
 * "Price", "Cost: ...") count in every language.
 */
import type { AwardCriterion, TenderDocument } from "../model.ts";
import { groupsOf } from "./criterion-groups.ts";
import { CriterionWords, rowsOf } from "./criterion-rows.ts";
import { linesOf } from "./lines.ts";
import type { FactTools } from "./tools.ts";

export { awardFindings } from "./award-findings.ts";

/** Those who read facts and those who judge ask for the same criteria; good for one analysis, as its tools are. */
const known = new WeakMap<FactTools, Map<TenderDocument, readonly AwardCriterion[]>>();

/**
 * The award criteria that a document states, in reading order, each once.
 * Weights are in percent of all points.
 */
export function awardCriteria(document: TenderDocument, tools: FactTools): readonly AwardCriterion[] {
  let ofDocument = known.get(tools);
  if (!ofDocument) known.set(tools, (ofDocument = new Map()));
  let criteria = ofDocument.get(document);
  if (!criteria) ofDocument.set(document, (criteria = readCriteria(document, tools)));
  return criteria;
}

function readCriteria(document: TenderDocument, tools: FactTools): readonly AwardCriterion[] {
  const lines = linesOf(document);
  const words = new CriterionWords(document, tools);
  const rows = lines.flatMap((line, index) => rowsOf(document.text, line, index, words));
  return groupsOf(rows, lines, document, words);
}
