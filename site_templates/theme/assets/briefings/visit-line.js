// The line that says what is new since the last visit, and turns the marks (visits.js) off and on.
;(() => {
  "use strict"
  const line = document.querySelector("[data-visits]")
  const { href } = new URL("../../changes/", document.currentScript.src)

  function say(said, label, act) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.addEventListener("click", act)
    const isFocused = line.contains(document.activeElement)
    line.replaceChildren(...said, " ", button)
    line.hidden = false
    if (isFocused) button.focus()
  }

  function turnOff(key) {
    localStorage.setItem(key, '{"off":1}')
    for (const badge of document.querySelectorAll(".since-visit")) badge.remove()
    sayOff(key)
  }

  function sayOff(key) {
    say(["What is new since your last visit is not marked."], "Turn this on", () => {
      localStorage.removeItem(key)
      document.dispatchEvent(new Event("visit_begins"))
    })
  }

  function sayOn(key, { since, marks }) {
    const said = since
      ? [...changed(Object.keys(marks).length), ` new or changed since your last visit on ${inWords(since)}.`]
      : ["From your next visit on, what is new or changed is marked. Only this browser remembers your visit; nothing is sent."]
    say(said, "Turn this off", () => turnOff(key))
  }

  function changed(count) {
    if (!count) return ["Nothing is"]
    const link = Object.assign(document.createElement("a"), { href })
    link.textContent = count > 1 ? `${count} entries and briefings` : "One entry or briefing"
    return [link, count > 1 ? " are" : " is"]
  }

  function inWords(moment) {
    return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
  }

  if (line) document.addEventListener("visit", ({ detail }) => (detail.off ? sayOff(detail.key) : sayOn(detail.key, detail)))
})()
