// Shows the entries as they were publicly known on one day. The page lists them all with their days; this hides what
// came later. The day stands in the address, so that the state can be shared.
;(() => {
  "use strict"
  const MOST_NEWS = 5
  const panel = document.querySelector(".as-of")
  const form = panel.querySelector("form")
  const field = form.elements.on
  const said = panel.querySelector(".as-of__said")
  const news = panel.querySelector(".as-of__news")
  const records = [...document.querySelectorAll(".records > li")]
  const parts = [...document.querySelectorAll(".records [data-from]")].filter((part) => !records.includes(part))
  const newest = panel.dataset.newest
  const days = daysOfChange()
  let shown = newest

  const turns = {
    back: (day) => days.findLast((other) => other < day),
    on: (day) => days.find((other) => other > day),
    newest: () => newest,
  }

  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text)
  const inWords = (day) =>
    new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`

  // Days are ISO dates, which sort as text.
  function daysOfChange() {
    const marked = [...records, ...parts].map((part) => part.dataset.from)
    return [...new Set(marked)].filter((day) => day <= newest).sort()
  }

  function show(day) {
    for (const part of parts) part.hidden = day < part.dataset.from || day >= (part.dataset.until ?? "9")
    for (const record of records) {
      const { from, possible } = record.dataset
      record.hidden = day < possible
      record.classList.toggle("records__perhaps", day < from && day >= possible)
      record.classList.toggle("records__new", day === from)
      for (const doubt of record.querySelectorAll(".perhaps")) doubt.hidden = day >= from
    }
    for (const button of form.querySelectorAll("[data-turn]")) {
      const target = turns[button.dataset.turn](day)
      // A disabled button would lose the focus; who turns to the end goes on from there.
      button.ariaDisabled = String(!target || target === day)
    }
    if (field.value !== day) field.value = day
    shown = day
    tell(day)
  }

  // What became known on the day itself, and whose label changed.
  function tell(day) {
    const changed = records.filter((record) => record.dataset.from === day || record.querySelector(`[data-from="${day}"]`))
    const items = changed.slice(0, MOST_NEWS).map((record) => {
      const item = document.createElement("li")
      item.append(happened(record.dataset, day), record.querySelector(".title a").cloneNode(true))
      return item
    })
    if (changed.length > MOST_NEWS) {
      items.push(document.createElement("li"))
      items.at(-1).textContent = `and ${changed.length - MOST_NEWS} more.`
    }
    news.replaceChildren(...items)
    news.hidden = !items.length
  }

  function happened({ from, overdue }, day) {
    if (from === day) return "Became known: "
    return overdue === day ? "Became overdue: " : "Its label changed: "
  }

  function inSum(day) {
    const known = records.filter(({ dataset }) => dataset.from <= day)
    const perhaps = records.filter(({ dataset }) => dataset.from > day && dataset.possible <= day)
    const denials = known.filter(({ dataset }) => "denial" in dataset)
    const expected = known.filter(({ dataset }) => dataset.overdue > day)
    const overdue = known.filter(({ dataset }) => dataset.overdue <= day)
    const of = `of ${counted(records.length, "entry", "entries")}`
    return [
      known.length
        ? `On ${inWords(day)}, ${known.length} ${of} ${known.length === 1 ? "was" : "were"} publicly known` +
          (denials.length ? `, among them ${counted(denials.length, "denial or dispute", "denials or disputes")}.` : "; no denial or dispute was.")
        : `On ${inWords(day)}, none ${of} was publicly known for certain. The first became known on ${inWords(days[0])}.`,
      expected.length && `${counted(expected.length, "event was", "events were")} expected and not overdue yet.`,
      overdue.length && `${counted(overdue.length, "event was", "events were")} overdue.`,
      perhaps.length && `Of ${perhaps.length} more it is not certain.`,
      days.includes(day) && "On that day:",
    ].filter(Boolean).join(" ")
  }

  function go(day) {
    show(day)
    said.textContent = inSum(day)
    history.replaceState(history.state, "", `?on=${day}`)
  }

  function begin() {
    const asked = new URLSearchParams(location.search).get("on")
    const day = isDay(asked) && asked < newest ? asked : newest
    show(day)
    said.textContent = [
      asked && !isDay(asked) && `“${asked.slice(0, 20)}” is not a day such as 2025-08-01; this is the newest one.`,
      isDay(asked) && asked > newest && `${inWords(asked)} is still to come for this page; this is its newest day.`,
      inSum(day),
    ].filter(Boolean).join(" ")
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(location.href.replace(/[?#].*|$/, `?on=${shown}`))
      button.textContent = "Link copied"
    } catch {
      button.textContent = "Copy it from the address bar"
    }
    setTimeout(() => (button.textContent = "Copy link"), 3000)
  }

  form.addEventListener("submit", (event) => event.preventDefault())
  field.addEventListener("change", () => {
    // While a year is typed, a browser reports 0002 and 0020 on the way.
    if (field.value > "1000") go(field.value < newest ? field.value : newest)
  })
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.turn) go(turns[target.dataset.turn](shown) ?? shown)
    if ("copy" in target.dataset) copy(target)
  })

  form.hidden = false
  begin()
})()
