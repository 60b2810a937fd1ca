/** How the words of tenders show what a line is, in the languages of the rules. */

/** Headings that begin with a word and a number, in the languages of tenders. */
export const ARTICLE =
  /^(?:art(?:\.|icolo|icle|ikel|ículo|igo|icolul|\b)|artt?\.|articolul|άρθρο|ΑΡΘΡΟ|člen|§|capitolo|capo|titolo|sezione|parte|allegato|chapter|section|part|annex|chapitre|titre|partie|annexe|capítulo|título|sección|cláusula|clausula|anexo|anexă|secțiunea|capitolul|kapitel|abschnitt|teil|anlage|hoofdstuk|paragraaf|bijlage|avsnitt|bilaga|poglavje|priloga|κεφάλαιο|παράρτημα|lotto|lot|lote|los|perceel)(?!\p{L})\.?\s*(?:n\.?\s*|n[°ºo]\.?\s*|nr\.?\s*)?(?:\d{1,3}(?:[.\d]*)|[ivxlc]{1,6}\b|[a-z]\b)/iu;

/** A line of a contents table: dots lead to a page number. */
export const LEADERS = /(?:[.…·_]{4}|(?:[.·…]\s){3}[.·…]?)\s*(?:\d{1,4}|[ivxl]{1,6})\s*$/iu;

/** "Procedure: open": one of a row of labels with values, each on a line of its own. */
export const FIELD = /^\p{Lu}[^:.;]{2,90}:(?:\s|$)/u;
/** Words before a number that refers to another clause. */
export const REFERENCE =
  /(?:^|\P{L})(?:art(?:t|icol[oi]|icles?|ikel|ículos?|igos?|icolul)?|par(?:agraf\w*|agraph\w*)?|punt[oi]|punct\w*|n[°ºor]*|nr|no|comm[ai]|lett|cl[áa]usul\w*|clauses?|apartados?|sections?|sezione|capitol\w*|points?|ziffer|nummer|abschnitt|§+|e|ed|o|and|or|et|ou|y|und|en|och|in|al|del|alla|della|nel|to|of|de|du|van|von)[.,(]*$/iu;

/** "5.1. Lot": a clause number of two or more levels, which no sentence runs into unless it refers to one. */
export const CLAUSE_NUMBER = /^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\p{Lu}/u;
