/**
 * A question's text as it is compared with a required wording: without case, surplus blanks,
 * curly quotes, closing punctuation and a trailing instruction such as "(Select all that apply)".
 */
export function normaliseWording(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[([][^()[\]]{0,80}[)\]]\s*[.:*]?$/, "")
    .replace(
      /\s*(?:please )?(?:tap|select|check|choose|mark)(?:\/(?:tap|select))? all that apply[.:]?$/i,
      "",
    )
    .replace(/[\s?.!:*]+$/, "")
    .toLowerCase();
}

/** Whether two wordings are the same but for what {@link normaliseWording} leaves out. */
export function sameWording(text: string, required: string): boolean {
  return normaliseWording(text) === normaliseWording(required);
}

/** A statement of trust in the first person, in English or Spanish. */
const STATES_TRUST = /\b(?:i|we) (?:\w+ )?trust\b|\bconf[ií]o\b|\btengo confianza\b/;
/** Other measures, which do not become trust by being asked next to it. */
const OTHER_MEASURE =
  /\bsatisf|\brecommend|\bhelpful\b|\bhow likely\b|\brate your\b|\bsatisfecho|\brecomend/;

/** Whether question 1 states trust in the agency or service (§280.14 and its iterations). */
export function statesTrust(text: string): boolean {
  const wording = normaliseWording(text);
  return STATES_TRUST.test(wording) && !OTHER_MEASURE.test(wording);
}

/** "Was this page helpful?" and its like. */
const PAGE_FEEDBACK =
  /\b(?:page|article|content|information|website|site)\b.{0,40}\b(?:helpful|useful)\b|\b(?:helpful|useful)\b.{0,40}\b(?:page|article|content|information|website|site)\b/;

export function isPageFeedback(text: string): boolean {
  return PAGE_FEEDBACK.test(normaliseWording(text));
}

/** Words of which an open question on the experience has at least one. */
const OPEN_QUESTION =
  /\b(?:anything|else|comments?|feedback|tell us|share|know|experience|suggest\w*|improve\w*|thoughts|algo|comentarios?|experiencia)\b/;

/** Whether a text is near to the open question of the guidance ("or similar"). */
export function isOpenQuestion(text: string): boolean {
  return OPEN_QUESTION.test(normaliseWording(text));
}
