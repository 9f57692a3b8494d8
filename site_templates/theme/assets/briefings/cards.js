// A card beside a link that is pointed at or focused: what the page behind it is about (WCAG 2.2, 1.4.13).
;(() => {
  "use strict"
  const root = new URL("../../", document.currentScript.src).href
  const card = made("div", "link-card md-typeset")
  if (!root.startsWith("http") || !card.showPopover) return
  const pages = new Map()
  let link, timer

  Object.assign(card, { id: "link-card", role: "tooltip", popover: "manual" })
  document.body.append(card)

  const isOpen = () => card.matches(":popover-open")

  // A card would cover a summary below the link.
  function linkAt(target) {
    const found = target.closest("article a:not([class$=title]:has(~ p:not([class]), ~ .result__excerpt) > a)")
    return /^(events|statements|responses|sources|actors)\/[^/]+\/$/.test(`${found?.href}`.split(root)[1]) && found
  }

  function made(tag, className, textContent = "") {
    return Object.assign(document.createElement(tag), { className, textContent })
  }

  function factsOf(page) {
    const all = (selector) => [...page.querySelectorAll(`article ${selector}`)]
    const title = all("h1")[0].firstChild.textContent
    const about = page.querySelector("meta[name=description]").content
    const marks = made("p", "marks")
    for (const { className, textContent } of all(":is(h1 ~ .marks, h1 ~ .evidence > summary) .badge"))
      marks.append(made("span", className, textContent))
    const terms = all(".facts dt").filter((term) => /^(Date|Publish|Type|Reliability)/.test(term.textContent))
    const facts = [all(".kicker")[0], ...terms.map((term) => term.nextElementSibling)]
    return [
      made("p", "kicker", facts.map((fact) => fact.textContent.trim()).join(" · ")),
      made("p", "title", title),
      marks,
      // Of sources and actors, it says no more than their title.
      made("p", "", about.includes(title) ? "" : about),
    ].filter((part) => part.textContent)
  }

  async function fetched() {
    const answer = await fetch(link.href)
    return answer.ok && factsOf(new DOMParser().parseFromString(await answer.text(), "text/html"))
  }

  async function show() {
    const wanted = link
    if (!pages.has(wanted.href)) pages.set(wanted.href, fetched().catch(() => {}))
    const facts = await pages.get(wanted.href)
    if (!facts || wanted !== link) return
    card.replaceChildren(...facts)
    card.showPopover()
    wanted.setAttribute("aria-describedby", card.id)
    // Below the link or, without room there, above it; never over it.
    const { left, top, bottom } = wanted.getBoundingClientRect()
    const below = innerHeight - bottom - 8
    const { style } = card
    style.maxHeight = `${Math.max(below, top - 8)}px`
    const { offsetWidth, offsetHeight } = card
    style.left = `${Math.max(8, Math.min(left, document.body.clientWidth - offsetWidth - 8))}px`
    style.top = `${below >= offsetHeight ? bottom + 4 : top - offsetHeight - 4}px`
  }

  function hide() {
    clearTimeout(timer)
    link?.removeAttribute("aria-describedby")
    link = null
    card.hidePopover()
  }

  function turnTo(next) {
    if (next === link) return isOpen() && clearTimeout(timer)
    hide()
    link = next
    timer = setTimeout(show, 300)
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return
    const next = card.contains(target) ? link : linkAt(target)
    if (next) return turnTo(next)
    if (link?.matches(":focus-visible")) return
    clearTimeout(timer)
    timer = setTimeout(hide, isOpen() ? 200 : 0)
  })
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible") && linkAt(target)) turnTo(target)
  })
  document.addEventListener("focusout", hide)
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide())
  document.addEventListener("scroll", ({ target }) => isOpen() && target !== card && hide(), true)
})()
