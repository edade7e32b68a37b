/** «Copiar» beside a number: the buttons are there only where there is something to copy with. */
export function copyOnClick(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    if (!button.hidden) continue
    button.hidden = false
    const said = document.getElementById(button.dataset.says ?? '')
    button.addEventListener('click', async () => {
      const done = await navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => true,
        () => false,
      )
      if (done && said) said.textContent = button.dataset.copied ?? ''
    })
  }
}

/** A button that prints: of no use without a script, so it waits for one. */
export function printOnClick(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    if (!button.hidden) continue
    button.hidden = false
    button.addEventListener('click', () => print())
  }
}
