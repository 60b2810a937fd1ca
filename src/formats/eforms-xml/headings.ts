/** Short headings that a notice's own fields stand under, in the languages that rules are written in. */
import { OFFICIAL_LABELS } from "./official-labels.ts";

export type HeadingKey =
  | "award"
  | "participation"
  | "economic"
  | "technical"
  | "guarantee"
  | "payment"
  | "performance"
  | "options"
  | "renewals"
  | "additional"
  | "review"
  | "subcontracting"
  | "exclusion";

type Titles = Readonly<Record<Exclude<HeadingKey, "performance">, string>>;

/** None of these words may read like a clause: they only say where a text stands. */
const HEADINGS: Readonly<Record<string, Titles>> = {
  de: {
    award: "Zuschlagskriterien",
    participation: "Teilnahmebedingungen",
    economic: "Wirtschaftliche und finanzielle Leistungsfähigkeit",
    technical: "Technische und berufliche Leistungsfähigkeit",
    guarantee: "Sicherheiten",
    payment: "Zahlungsbedingungen",
    options: "Optionen",
    renewals: "Verlängerungen",
    additional: "Zusätzliche Angaben",
    review: "Rechtsbehelfe",
    subcontracting: "Unteraufträge",
    exclusion: "Ausschlussgründe",
  },
  el: {
    award: "Κριτήρια ανάθεσης",
    participation: "Όροι συμμετοχής",
    economic: "Οικονομική και χρηματοοικονομική επάρκεια",
    technical: "Τεχνική και επαγγελματική ικανότητα",
    guarantee: "Εγγυήσεις",
    payment: "Όροι πληρωμής",
    options: "Δικαιώματα προαίρεσης",
    renewals: "Παρατάσεις",
    additional: "Πρόσθετες πληροφορίες",
    review: "Προσφυγές",
    subcontracting: "Υπεργολαβία",
    exclusion: "Λόγοι αποκλεισμού",
  },
  en: {
    award: "Award criteria",
    participation: "Conditions for participation",
    economic: "Economic and financial standing",
    technical: "Technical and professional ability",
    guarantee: "Guarantees",
    payment: "Payment terms",
    options: "Options",
    renewals: "Renewals",
    additional: "Additional information",
    review: "Review",
    subcontracting: "Subcontracting",
    exclusion: "Grounds for exclusion",
  },
  es: {
    award: "Criterios de adjudicación",
    participation: "Condiciones de participación",
    economic: "Solvencia económica y financiera",
    technical: "Capacidad técnica y profesional",
    guarantee: "Garantías",
    payment: "Condiciones de pago",
    options: "Opciones",
    renewals: "Prórrogas",
    additional: "Información adicional",
    review: "Recursos",
    subcontracting: "Subcontratación",
    exclusion: "Motivos de exclusión",
  },
  fr: {
    award: "Critères d'attribution",
    participation: "Conditions de participation",
    economic: "Capacité économique et financière",
    technical: "Capacité technique et professionnelle",
    guarantee: "Garanties",
    payment: "Modalités de paiement",
    options: "Options",
    renewals: "Reconductions",
    additional: "Informations complémentaires",
    review: "Recours",
    subcontracting: "Sous-traitance",
    exclusion: "Motifs d'exclusion",
  },
  it: {
    award: "Criteri di aggiudicazione",
    participation: "Condizioni di partecipazione",
    economic: "Capacità economica e finanziaria",
    technical: "Capacità tecnica e professionale",
    guarantee: "Garanzie",
    payment: "Modalità di pagamento",
    options: "Opzioni",
    renewals: "Rinnovi",
    additional: "Informazioni complementari",
    review: "Ricorsi",
    subcontracting: "Subappalto",
    exclusion: "Motivi di esclusione",
  },
  nl: {
    award: "Gunningscriteria",
    participation: "Voorwaarden voor deelneming",
    economic: "Economische en financiële draagkracht",
    technical: "Technische en beroepsbekwaamheid",
    guarantee: "Zekerheden",
    payment: "Betalingsvoorwaarden",
    options: "Opties",
    renewals: "Verlengingen",
    additional: "Nadere inlichtingen",
    review: "Beroep",
    subcontracting: "Onderaanneming",
    exclusion: "Uitsluitingsgronden",
  },
  pt: {
    award: "Critérios de adjudicação",
    participation: "Condições de participação",
    economic: "Capacidade económica e financeira",
    technical: "Capacidade técnica e profissional",
    guarantee: "Garantias",
    payment: "Condições de pagamento",
    options: "Opções",
    renewals: "Renovações",
    additional: "Informação adicional",
    review: "Recursos",
    subcontracting: "Subcontratação",
    exclusion: "Motivos de exclusão",
  },
  ro: {
    award: "Criterii de atribuire",
    participation: "Condiții de participare",
    economic: "Capacitatea economică și financiară",
    technical: "Capacitatea tehnică și profesională",
    guarantee: "Garanții",
    payment: "Condiții de plată",
    options: "Opțiuni",
    renewals: "Reînnoiri",
    additional: "Informații suplimentare",
    review: "Căi de atac",
    subcontracting: "Subcontractare",
    exclusion: "Motive de excludere",
  },
  sl: {
    award: "Merila za oddajo javnega naročila",
    participation: "Pogoji za sodelovanje",
    economic: "Ekonomski in finančni položaj",
    technical: "Tehnična in strokovna sposobnost",
    guarantee: "Zavarovanja",
    payment: "Plačilni pogoji",
    options: "Opcije",
    renewals: "Podaljšanja",
    additional: "Dodatne informacije",
    review: "Pravna sredstva",
    subcontracting: "Podizvajanje",
    exclusion: "Razlogi za izključitev",
  },
  sv: {
    award: "Tilldelningskriterier",
    participation: "Villkor för deltagande",
    economic: "Ekonomisk och finansiell ställning",
    technical: "Teknisk och yrkesmässig kapacitet",
    guarantee: "Säkerheter",
    payment: "Betalningsvillkor",
    options: "Optioner",
    renewals: "Förlängningar",
    additional: "Kompletterande information",
    review: "Överprövning",
    subcontracting: "Underentreprenad",
    exclusion: "Uteslutningsgrunder",
  },
};

/** The heading in the notice's language; undefined when there is none in that language (then none is shown). */
export function headingIn(language: string | undefined, key: HeadingKey): string | undefined {
  const titles = language === undefined ? undefined : HEADINGS[language];
  // All headings or none: a lone one would claim the texts that follow it.
  if (language === undefined || titles === undefined) return undefined;
  return key === "performance" ? OFFICIAL_LABELS["BT-70"]?.[language] : titles[key];
}
