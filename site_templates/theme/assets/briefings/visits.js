// Marks links to what is new or changed since the last visit, which only this browser remembers.
;(() => {
  "use strict"
  const root = new URL("../../", document.currentScript.src).href
  if (!root.startsWith("http")) return
  // Several sites may share a host, and so its storage.
  const key = `visits ${root}`
  const read = () => JSON.parse(localStorage.getItem(key) || "{}")
  const keep = (state) => localStorage.setItem(key, JSON.stringify({ ...state, at: Date.now() }))
  const isOver = ({ at }) => !(Date.now() - at < 1_800_000)
  let isStale

  // Compared with what was listed then, not by day: an entry may be published later than it is dated.
  async function visit({ at, seen }) {
    const rows = await (await fetch(root + "recent.json")).json()
    const marks = {}
    for (const row of rows) {
      const [path, , word] = row
      // In the alphabet, the stronger word comes later: changed, corrected, new, withdrawn.
      if (seen && !seen.includes(`${row}`) && !(marks[path] > word)) marks[path] = word
    }
    return { since: at, marks, seen: rows.map(String) }
  }

  async function begin() {
    let state = read()
    if (!state.off) {
      if (isOver(state)) state = await visit(state)
      keep(state)
      for (const link of document.querySelectorAll("article :is(.title, li, td) > a")) {
        const word = state.marks[link.href.split(root)[1]]
        if (!word) continue
        const badge = document.createElement("span")
        badge.className = "badge since-visit"
        badge.append(word)
        link.after(" ", badge)
      }
    }
    document.dispatchEvent(new CustomEvent("visit", { detail: { ...state, key } }))
  }

  // A long read is no pause between visits, but a page left open and come back to is.
  async function turn() {
    const state = read()
    if (!document.hidden) isStale = isOver(state)
    else if (state.at && !isStale) keep(state)
  }

  // Where storage is blocked or nothing can be fetched, nothing is marked.
  const acts = { DOMContentLoaded: begin, visit_begins: begin, visibilitychange: turn }
  for (const name in acts) document.addEventListener(name, () => acts[name]().catch(() => {}))
})()
