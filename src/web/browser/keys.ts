const remembered = 'mesa-atajos'

/**
 * One letter presses what carries it in `data-key`, on pages with a switch for it (`data-keys`). Never from within a
 * field, never with another key held, never again while one stays down, and not for whoever switched it off.
 */
export function pressByKey(): void {
  const toggle = document.querySelector<HTMLButtonElement>('button[data-keys]')
  if (!toggle) return
  let isOn = localStorage.getItem(remembered) !== 'no'
  const say = () => {
    toggle.textContent = (isOn ? toggle.dataset.whenOn : toggle.dataset.whenOff) ?? ''
    const list = document.getElementById(toggle.dataset.keys ?? '')
    if (list) list.hidden = !isOn
  }
  toggle.hidden = false
  for (const hint of document.querySelectorAll<HTMLElement>('[data-with-keys]')) hint.hidden = false
  say()
  toggle.addEventListener('click', () => {
    isOn = !isOn
    localStorage.setItem(remembered, isOn ? 'si' : 'no')
    say()
  })
  document.addEventListener('keydown', (event) => {
    if (!isOn || event.defaultPrevented || event.isComposing || event.repeat) return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target instanceof HTMLElement && isField(event.target)) {
      if (event.key === 'Escape') event.target.blur()
      return
    }
    if (document.querySelector(':popover-open, dialog[open]')) return
    if (inQueue(event.key)) return event.preventDefault()
    // What the page says goes before what stands above every page.
    const pressed = [...document.querySelectorAll<HTMLElement>(`[data-key~="${CSS.escape(event.key)}"]`)]
      .filter((element) => element.checkVisibility())
      .at(-1)
    if (!pressed) return
    event.preventDefault()
    press(pressed)
  })
}

const isField = (element: HTMLElement) =>
  element.isContentEditable || element.matches('input:not([type=checkbox], [type=radio]), select, textarea')

/**
 * In a queue: `j` and `k` go from row to row, beginning at the one that stands open beside it; `a` and `r` open the row
 * one is at where it is answered. Says whether it did.
 */
function inQueue(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] [data-row]')]
  if (!rows[0]?.checkVisibility()) return false
  const open = rows.findIndex((row) => row.ariaCurrent === 'true')
  const focused = rows.indexOf(document.activeElement as HTMLAnchorElement)
  if (key === 'j' || key === 'k') {
    const at = focused < 0 ? open : focused
    rows[Math.max(0, key === 'j' ? Math.min(at + 1, rows.length - 1) : at - 1)]?.focus()
    return true
  }
  const row = rows[focused]
  if ((key !== 'a' && key !== 'r') || !row || focused === open) return false
  location.assign(`${row.href}#mensaje`)
  return true
}

/** The row that stands open is where one sees it. */
export function showOpenRow(): void {
  document.querySelector('[data-row][aria-current=true]')?.scrollIntoView({ block: 'nearest' })
}

/** What folds is unfolded, and its first field waits for what is typed. */
function press(element: HTMLElement) {
  if (isField(element)) return element.focus()
  const folded = element.closest('details')
  if (!(element.matches('summary') && folded)) return element.click()
  folded.open = true
  folded.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
}
