import { matches } from '../../lib/text.ts'

const pause = 400

/** Filters a table or a list while one types, where it says that it holds everything; elsewhere Enter asks the server. */
export function filterWhileTyping(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-filters]')) {
    const table = document.getElementById(field.dataset.filters ?? '')
    const status = document.getElementById(`${field.id}-estado`)
    if (table && status) filter(field, table, status)
  }
}

function filter(field: HTMLInputElement, table: HTMLElement, status: HTMLElement) {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-find]')]
  const groups = [...table.querySelectorAll<HTMLElement>('[data-group]')]
  let saying: ReturnType<typeof setTimeout> | undefined
  const apply = () => {
    for (const row of rows) row.hidden = !matches(row.dataset.find ?? '', field.value)
    for (const group of groups) group.hidden = !group.querySelector('[data-find]:not([hidden])')
    const left = rows.filter((row) => !row.hidden).length
    table.hidden = left === 0
    // Said once the typing pauses, so that a screen reader is not interrupted by every letter.
    clearTimeout(saying)
    saying = setTimeout(() => {
      status.textContent = field.value.trim() === '' ? '' : countIn(status.dataset, left)
    }, pause)
  }
  field.addEventListener('input', apply)
  if (field.value !== '') apply()
}

const countIn = ({ none, one, many }: DOMStringMap, count: number) =>
  (count === 0 ? none : count === 1 ? one : many?.replace('#', String(count))) ?? ''
