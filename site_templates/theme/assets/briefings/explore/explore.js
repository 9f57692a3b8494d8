// What Pagefind's components leave to the page: the address carries the search, and a long list grows on demand.
import { FACETS } from "./pagefind.js"

const PAGE_OF_RESULTS = 30
const WORDS = "words"

const page = document.querySelector("[data-explore]")
const list = page.querySelector("pagefind-results")
const more = page.querySelector(".explore__more")
const filters = page.querySelector(".explore__filters")
const explore = window.PagefindComponents.getInstanceManager().getInstance("explore")
let firstNew = 0

if (window.matchMedia("(max-width: 59.9375em)").matches) filters.open = false

// Pagefind says "Searching for …" and names the words, of which there may be none here. It makes the field anew for
// that, and a reader may be typing in it already.
const isTyping = document.activeElement === field()
explore.setTranslations({ searching: "Searching" })
if (isTyping) field().focus()

explore.on("search", (words, chosen) => {
  history.replaceState(history.state, "", addressOf(words, chosen))
})

explore.on("results", ({ results }) => {
  more.hidden = results.length <= shown()
  page.classList.toggle("explore--empty", results.length === 0)
  if (firstNew) goTo(list.querySelectorAll(".result")[firstNew])
  firstNew = 0
})

more.addEventListener("click", () => {
  firstNew = shown()
  list.setAttribute("max-results", firstNew + PAGE_OF_RESULTS)
  explore.triggerFilters(explore.searchFilters)
})

await explore.triggerLoad()
// From here on an empty search lists everything. Said earlier, the components would ask for everything first and
// for what the address says only then.
explore.faceted = true
const [words, chosen] = searchIn(location)
// On a slow line a reader has begun to type by now.
explore.triggerSearchWithFilters(field().value || words, chosen)

function field() {
  return page.querySelector("pagefind-input input")
}

// The longer list is made anew, so reader and keyboard have to be brought back to where it goes on.
function goTo(result) {
  result.tabIndex = -1
  result.focus({ preventScroll: true })
  result.scrollIntoView({ block: "center" })
}

function shown() {
  return Number(list.getAttribute("max-results"))
}

// Addresses collect parameters of others on their way; taken for a facet, one would hide everything.
function searchIn({ search }) {
  const parameters = new URLSearchParams(search)
  const named = FACETS.filter((facet) => parameters.has(facet))
  return [parameters.get(WORDS) ?? "", Object.fromEntries(named.map((facet) => [facet, parameters.getAll(facet)]))]
}

function addressOf(words, chosen) {
  const pairs = Object.entries(chosen ?? {}).flatMap(([facet, values]) => values.map((value) => [facet, value]))
  const parameters = new URLSearchParams(words ? [[WORDS, words], ...pairs] : pairs)
  return parameters.size ? `?${parameters}` : location.pathname
}
