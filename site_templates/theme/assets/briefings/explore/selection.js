// Takes the citations of what Explore has found away, as one file. Each page has its own citation beside it; they
// are fetched and put one behind the other.
const MOST = 200
const AT_ONCE = 8

// Actors and topics are not cited.
const CITED = /\/(?:briefings|events|statements|responses|sources)\/[^/]+\/$/

const offer = document.querySelector(".explore__take")
const status = offer.querySelector("[role=status]")
const buttons = [...offer.querySelectorAll("[data-ending]")]
const explore = window.PagefindComponents.getInstanceManager().getInstance("explore")
let found = []

offer.querySelector("[data-most]").textContent = MOST

explore.on("results", ({ results }) => {
  found = results
  offer.hidden = results.length === 0
  status.textContent = ""
})

for (const button of buttons) button.addEventListener("click", () => take(button.dataset.ending))

async function take(ending) {
  for (const button of buttons) button.disabled = true
  try {
    await takeFound(found.slice(0, MOST), ending)
  } catch {
    status.textContent = "A citation could not be fetched, so nothing was saved. Try again."
  } finally {
    for (const button of buttons) button.disabled = false
  }
}

async function takeFound(results, ending) {
  status.textContent = "Collecting the citations"
  const pages = await eachOf(results, async (result) => new URL((await result.data()).url, location.href))
  const cited = pages.filter((page) => CITED.test(page.pathname))
  const citations = await eachOf(cited, (page) => textAt(new URL(`citation.${ending}`, page)))
  if (citations.length > 0) save(joined(citations, ending), `citations.${ending}`)
  status.textContent = said(citations.length, pages.length - cited.length)
}

function said(taken, left) {
  const saved = `${taken} ${taken === 1 ? "citation" : "citations"} saved.`
  return left > 0 ? `${saved} ${left} of what was found are actors or topics, which have none.` : saved
}

// A few at a time: a host may turn away somebody who asks for hundreds of files at once.
async function eachOf(items, work) {
  const done = []
  for (let start = 0; start < items.length; start += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))))
  }
  return done
}

async function textAt(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

function joined(texts, ending) {
  return ending === "csl.json" ? JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 1) : texts.join("\n")
}

function save(text, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
