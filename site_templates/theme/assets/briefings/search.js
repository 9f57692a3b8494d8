// What searching needs is fetched when somebody is about to search, and what they type meanwhile is kept.
(() => {
  "use strict"

  const button = document.querySelector(".search-button")
  const template = document.querySelector(".search-template")
  // A page without it searches from the start.
  let arrival = template ? null : Promise.resolve()
  let isAwaited = false
  let typed = ""

  // An attempt that nobody waits for may fail; the next one tries again.
  for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => arrive().catch(() => {}))
  button.addEventListener("click", open)
  document.addEventListener("keydown", (event) => {
    if (isAwaited) keep(event)
    else if (isCall(event)) {
      event.preventDefault()
      open()
    }
  })

  async function open() {
    isAwaited = true
    button.setAttribute("aria-busy", "true")
    try {
      await arrive()
      say("Search")
      if (isAwaited) show()
    } catch {
      say("Search did not load")
    }
    button.removeAttribute("aria-busy")
    isAwaited = false
    typed = ""
  }

  function show() {
    const modal = document.querySelector(".search-dialog")
    modal.open()
    if (!typed) return
    const field = modal.querySelector("input")
    field.value = typed
    field.dispatchEvent(new Event("input"))
  }

  function say(words) {
    const name = button.querySelector(".search-button__name")
    button.classList.toggle("search-button--speaking", words !== "Search")
    if (name.textContent !== words) name.textContent = words
  }

  function arrive() {
    arrival ??= putIn().catch((failure) => {
      arrival = null
      throw failure
    })
    return arrival
  }

  async function putIn() {
    const place = document.createElement("div")
    place.append(document.importNode(template.content, true))
    const files = [...place.querySelectorAll("link, script[src]")]
    const loads = files.map((file) => new Promise((done, failed) => Object.assign(file, { onload: done, onerror: failed })))
    document.body.append(place)
    await Promise.all(loads).catch((failure) => {
      place.remove()
      throw failure
    })
  }

  // "/" is what readers of archives expect, Ctrl-K or Cmd-K what readers of manuals do.
  function isCall({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
    if (altKey || target.closest("input, textarea, select, [contenteditable]")) return false
    if (document.querySelector("dialog[open]")) return false
    if (key === "/") return !ctrlKey && !metaKey
    return key.toLowerCase() === "k" && ctrlKey !== metaKey && !shiftKey
  }

  // Material takes single letters for commands where nobody types into a field.
  function keep(event) {
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return
    if (event.key === "Escape") isAwaited = false
    else if (event.key === "Backspace") typed = typed.slice(0, -1)
    else if (event.key.length === 1) typed += event.key
    else if (event.key !== "Enter") return
    event.preventDefault()
  }
})()
