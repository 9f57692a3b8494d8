// On narrow screens Material's navigation is opened by a label, which has no keys and no name; this gives it a button.
(() => {
  "use strict"

  const button = document.querySelector(".drawer-button")
  const drawer = document.getElementById("__drawer")
  if (!button || !drawer) return

  button.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => button.setAttribute("aria-expanded", drawer.checked))
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return
    drawer.click()
    button.focus()
  })
})()
