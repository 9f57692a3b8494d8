// Pagefind's components load "pagefind.js" from their bundle path and ask it for an engine. On the Explore page
// they get this one, which asks the real engine in ways the components cannot.
import { createInstance as createEngine } from "../../../pagefind/pagefind.js"

// A search without words makes the engine fetch its whole index. Every record carries this word among its
// keywords, so that looking for it finds the same entries from one small piece of the index.
const EVERY_ENTRY = "qzqentry"

const NEWEST_FIRST = { date: "desc" }

// The order of the facets on the page.
export const FACETS = ["kind", "topic", "actor", "country", "year", "status", "evidence"]

// An entry has one value of these, so two ticked values mean "either"; of the others it can have several, and
// two ticked values mean "both".
const ONE_VALUE_EACH = ["kind", "year", "status", "evidence"]

// Ordinary searches get an index without facets and dates, which are long; this variant of the language has them.
const WHOLE_INDEX = "-x-explore"

export function createInstance(options) {
  const engine = createWholeEngine(options)
  return {
    ...engine,
    filters: async () => inOrder(await engine.filters()),
    search: (words, { filters = {} } = {}) => search(engine, words, filters),
  }
}

// Pagefind takes the language from the page and from nowhere else.
function createWholeEngine(options) {
  const { documentElement: page } = document
  const language = page.lang
  page.lang += WHOLE_INDEX
  const engine = createEngine(options)
  page.lang = language
  return engine
}

async function search(engine, words, chosen) {
  const ask = (filters) =>
    engine.search(words ?? EVERY_ENTRY, { filters: asQuery(filters), sort: words ? {} : NEWEST_FIRST })
  const open = ONE_VALUE_EACH.filter((facet) => chosen[facet]?.length)
  const [found, ...others] = await Promise.all([ask(chosen), ...open.map((facet) => ask(leaveOut(chosen, facet)))])
  // Beside a ticked value of these facets the other values stay open, with what they would add.
  const reopened = open.map((facet, index) => [facet, others[index].filters[facet]])
  const counts = inOrder({ ...found.filters, ...Object.fromEntries(reopened) })
  return { ...found, filters: counts, totalFilters: counts }
}

function leaveOut(chosen, facet) {
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet))
}

function asQuery(chosen) {
  const values = ([facet, ticked]) => [facet, ONE_VALUE_EACH.includes(facet) ? { any: ticked } : ticked]
  return Object.fromEntries(Object.entries(chosen).map(values))
}

function inOrder(counts) {
  const facets = FACETS.filter((facet) => counts[facet])
  return Object.fromEntries(facets.map((facet) => [facet, mostFirst(counts[facet])]))
}

// Years come out in their own order whatever is done here: JavaScript sorts keys that are numbers.
function mostFirst(values) {
  const byCount = ([first, many], [second, more]) => more - many || first.localeCompare(second)
  return Object.fromEntries(Object.entries(values).sort(byCount))
}
