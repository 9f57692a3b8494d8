// Pagefind's button listens for Ctrl-K or Cmd-K; readers of archives expect "/" as well.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]")
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return
  const button = document.querySelector(".search-button button")
  if (!button || document.querySelector("dialog[open]")) return
  event.preventDefault()
  button.click()
})
