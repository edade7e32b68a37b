/** A page that comes back with errors begins at their summary. */
export function focusOnTrouble(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}

/** A second click while the first is on its way sends nothing; coming back to the page opens the form again. */
export function sendOnce(): void {
  const sent = new Set<HTMLFormElement>()
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post' || form.dataset.again) return
    if (sent.has(form)) event.preventDefault()
    else sent.add(form)
  })
  addEventListener('pageshow', () => sent.clear())
}
