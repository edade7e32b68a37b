const pause = 150

/** Beneath the office's search field, what it would find while somebody types; the field alone still answers Enter. */
export function suggestWhileTyping(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-suggests]')
  const list = document.getElementById(field?.dataset.suggests ?? '')
  const status = document.getElementById(`${list?.id}-cuantas`)
  if (!field || !list || !status) return
  let typing: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
  const chosen = () => list.querySelector<HTMLAnchorElement>('[aria-selected=true]')

  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  open(false)

  field.addEventListener('input', () => {
    clearTimeout(typing)
    asking?.abort()
    if (field.value.trim().length < 2) return open(false)
    typing = setTimeout(ask, pause)
  })
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      open(false)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && chosen()) {
      event.preventDefault()
      chosen()?.click()
    }
  })
  field.closest('search')?.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== field && !list.contains(relatedTarget as Node | null)) open(false)
  })

  async function ask() {
    asking = new AbortController()
    const { signal } = asking
    const answer = await fetch(`${list?.dataset.from}?q=${encodeURIComponent(field?.value ?? '')}`, { signal })
      .then((answer) => (answer.ok && !answer.redirected ? answer.text() : undefined))
      .catch(() => undefined)
    if (answer === undefined || signal.aborted) return
    const found = new DOMParser().parseFromString(answer, 'text/html').body.firstElementChild as HTMLElement | null
    if (!found) return
    list?.replaceChildren(...found.childNodes)
    for (const [index, option] of options().entries()) option.id = `${list?.id}-${index}`
    if (status) status.textContent = found.dataset.count ?? ''
    open(true)
  }

  function open(isOpen: boolean) {
    if (list) list.hidden = !isOpen
    field?.setAttribute('aria-expanded', String(isOpen))
    choose(undefined)
    if (!isOpen && status) status.textContent = ''
  }

  function step(by: number) {
    const all = options()
    const at = all.indexOf(chosen() as HTMLAnchorElement)
    choose(all[at < 0 && by < 0 ? all.length - 1 : at + by])
  }

  function choose(option: HTMLAnchorElement | undefined) {
    for (const other of options()) other.setAttribute('aria-selected', String(other === option))
    if (option) field?.setAttribute('aria-activedescendant', option.id)
    else field?.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }
}
