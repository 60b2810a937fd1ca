/** A few words of three languages, enough for the tests of facts. */
import type { Words } from "./fact-tools.ts";

export const MUL: Words = {
  criteria: { price: ["price"], cost: ["cost"], quality: ["quality"], passFail: ["pass fail"] },
};

export const EN: Words = {
  units: { points: ["points", "marks"], months: ["months"], years: ["years", "year"], money: ["pounds"] },
  numbers: { two: 2, three: 3, four: 4 },
  sections: { award: ["award criteri*"], participation: ["selection criteri*", "conditions of participation"] },
  criteria: {
    price: ["price", "prices", "tender price", "unit prices"],
    cost: ["whole life cost*"],
    quality: [
      "technical merit",
      "method statement*",
      "methodology",
      "delivery plan",
      "service delivery",
      "experience",
      "approach",
    ],
    social: ["social value", "apprentice*"],
    heading: ["award criteri*"],
    passFail: ["pass fail"],
  },
  facts: {
    works: ["works contract", "construction works"],
    services: ["services contract", "the services"],
    supplies: ["supply contract", "the goods"],
    concession: ["concession"],
    buyer: ["contracting authority", "buyer"],
    subject: ["subject of the contract"],
    value: ["estimated value", "contract value"],
    duration: ["contract period", "term of the contract"],
    lots: ["divided into #number lots"],
    published: ["published on", "date of publication"],
    notice: ["contract notice"],
    instructions: ["instructions to tenderers"],
    specification: ["technical specification"],
    contract: ["form of contract"],
    form: ["declaration form"],
    priceSchedule: ["price schedule"],
    drawingList: ["list of drawings"],
  },
};

export const IT: Words = {
  units: { points: ["punti", "punto"], months: ["mesi"], years: ["anni"], money: ["euro"] },
  numbers: { due: 2, tre: 3 },
  sections: { award: ["criteri* ...4 aggiudicazione"], participation: ["requisit* ...4 partecipazione"] },
  criteria: {
    price: ["prezz*", "offerta economica"],
    quality: ["offerta tecnica", "qualita", "tempi di consegna", "garanzia", "progetto", "organizzazione"],
    social: ["inserimento lavorativo"],
    heading: ["criteri* ...4 aggiudicazione"],
  },
};

export const DE: Words = {
  units: { points: ["punkte"], months: ["monate*"], years: ["jahre*"] },
  sections: { award: ["*zuschlagskriteri*"], participation: ["eignungskriteri*"] },
  criteria: {
    price: ["preis", "*preis"],
    cost: ["*kosten"],
    quality: ["*konzept*", "reaktionszeit"],
    heading: ["*zuschlagskriteri*"],
  },
};
