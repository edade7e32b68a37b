/** Ctrl and Enter, in any field of a form with `data-sends`, press the button that it names. */
export function sendByKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return
    const form = event.target instanceof Element && event.target.closest<HTMLFormElement>('form[data-sends]')
    const button = form && document.getElementById(form.dataset.sends ?? '')
    if (!form || !(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    form.requestSubmit(button)
  })
}

/** `data-insert`: the text of what is chosen in `data-chosen` goes where the cursor of `data-into` stands. */
export function insertTexts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
    const field = document.getElementById(button.dataset.into ?? '')
    const choice = document.getElementById(button.dataset.chosen ?? '')
    if (!(field instanceof HTMLTextAreaElement) || !(choice instanceof HTMLSelectElement)) continue
    button.addEventListener('click', (event) => {
      event.preventDefault()
      void insert(button, field, choice.value)
    })
    choice.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      void insert(button, field, choice.value)
    })
  }
}

async function insert(button: HTMLButtonElement, field: HTMLTextAreaElement, chosen: string) {
  const answer = await fetch(`${button.dataset.insert}${chosen}`, { redirect: 'error' }).catch(() => undefined)
  const text = answer?.ok ? await answer.text() : undefined
  // As without code: the page that comes back says why not, and keeps what was typed.
  if (text === undefined) return button.form?.requestSubmit(button)
  const at = field.selectionEnd
  const isAfterWords = at === field.value.length && field.value.trim() !== ''
  field.setRangeText(isAfterWords ? `\n\n${text}` : text, at, at, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/**
 * What is typed into a form with `data-kept` is there again when the page is, in this tab: after another form of the page
 * was sent, or a lost session. What was sent is forgotten by the page that says so (`data-forgets`).
 */
export function keepTyped(): void {
  for (const said of document.querySelectorAll<HTMLElement>('[data-forgets]'))
    sessionStorage.removeItem(nameOf(said.dataset.forgets))
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
    const field = form.querySelector('textarea')
    if (!field) continue
    const name = nameOf(form.dataset.kept)
    if (field.value === '') field.value = sessionStorage.getItem(name) ?? ''
    field.addEventListener('input', () => {
      if (field.value.trim() === '') sessionStorage.removeItem(name)
      else sessionStorage.setItem(name, field.value)
    })
  }
}

const nameOf = (kept: string | undefined) => `mesa ${kept}`
