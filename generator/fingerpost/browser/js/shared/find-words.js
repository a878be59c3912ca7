/**
 * What the finder says, in the language of the page: pages/shipping/find_words.py writes it into the page.
 *
 * @typedef {import("./say.js").Forms} Forms
 * @typedef {Record<"all" | "near" | "in" | "words" | "wordsNear" | "wordsIn", Forms>} Headings  Gaps: {n} {place} {words}
 *
 * @typedef {object} Words
 * @property {Headings} heading
 * @property {Record<"all" | "near" | "in" | "words" | "wordsNear" | "wordsIn", string>} nothing
 * @property {string} here
 * @property {string} skip
 * @property {Forms} chosen
 * @property {string} filters
 * @property {Forms} filtersChosen
 * @property {string} count  {n}
 * @property {Forms} some
 * @property {string} special
 * @property {string} elsewhere  {place}
 * @property {string} onlySome
 * @property {Forms} more
 * @property {string} understood  {words}
 * @property {string} unknown  {word}
 * @property {string} nearest  {word}
 * @property {string} placeUnknown  {place}
 * @property {string} postcodeUnknown  {postcode}
 * @property {string} noPostcodes
 * @property {string} placeTaken  {typed} {place}
 * @property {string} placePart  {typed} {place}
 * @property {string} onlyIn  {place}
 * @property {string} namesakes  {place}
 * @property {string} beside  {place} {other}
 * @property {Forms} onMap  {n} {all}
 * @property {string} offMap
 * @property {Forms} notOnMap
 * @property {Forms} dropAll
 * @property {Forms} drop  {filter}
 * @property {Forms} dropWords
 * @property {string} filterList  {filter} {more}
 * @property {Forms} leftOut
 * @property {string} noneSuch
 * @property {Forms} saysYes
 * @property {string} noneSaysYes
 * @property {Forms} unsaid
 * @property {Forms} showUnsaid
 * @property {string} withUnsaid
 * @property {string} notKnown  {feature}
 * @property {{subject: string, lead: string, what: string, where: string, filters: string}} tell
 * @property {string} nearMe  Phrases with | between.
 * @property {string} taken
 * @property {string} near
 * @property {string} on  {date}
 * @property {string} age  {age}
 * @property {string} anything
 * @property {string} asked  {what} {where}
 * @property {Forms} within  {distance}
 * @property {string} outside  {place}
 * @property {Record<"straight" | "middle" | "here", string>} line
 * @property {string} showing  {shown} {all}
 * @property {Forms} showMore
 * @property {string} away  {distance}
 * @property {string} nextIn  {town}
 * @property {string} joinFrom
 * @property {string} alsoIn  {place} {towns}
 * @property {Forms} otherPlaces  {place} {n}
 * @property {Forms} walk
 * @property {{whole: Forms, mixed: string, part: string, least: string}} miles
 * @property {string[]} checks  {date}; by the number of the state
 * @property {Record<string, string>} capacity
 * @property {Record<string, string>} kinds
 * @property {string} goTo  {words}
 * @property {string} codeMeant  {code}
 * @property {string} today
 * @property {string} tomorrow
 * @property {string} dated  {day} {hours}
 * @property {string} now  {time}
 * @property {string} locating
 * @property {string} notLocated
 * @property {string} failed
 * @property {string} broken
 * @property {Record<"midday" | "midnight" | "am" | "pm" | "amMinutes" | "pmMinutes" | "range", string>} time
 * @property {{plain: string, year: string, days: string[], months: string[]}} date
 */

/**
 * @param {HTMLElement} element
 * @returns {Words}
 */
export function wordsOf(element) {
  return JSON.parse(element.dataset.fpWords ?? "{}");
}
