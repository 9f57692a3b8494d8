// Opened from a folder, not from a server: a link to a folder would show its list of files, so it is made to lead to the
// page in it; what needs a server is taken away.
;(() => {
  "use strict"
  if (location.protocol !== "file:") return

  function complete(element, name) {
    const address = new URL(element.getAttribute(name), location)
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return
    address.pathname += "index.html"
    element.setAttribute(name, address)
  }

  function mend() {
    for (const link of document.querySelectorAll("a[href]")) complete(link, "href")
    for (const form of document.querySelectorAll("form[action]")) complete(form, "action")
  }

  document.querySelector(".search-template")?.content.replaceChildren()
  for (const part of document.querySelectorAll(".search-button, .search-dialog, [data-needs-server]")) part.remove()
  for (const part of document.querySelectorAll("[data-without-server]")) part.hidden = false
  mend()
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
})()
