import { formatMoney, typedPesos } from '../../lib/money.ts'

const pause = 400

/** Adds up what is chosen while it is chosen; the button says how much will be paid, and sends the total it said. */
export function runTotals(): void {
  for (const row of document.querySelectorAll<HTMLElement>('[data-running-total]')) {
    const form = row.closest('form')
    const button = row.querySelector('button')
    const status = row.querySelector<HTMLElement>('[role=status]')
    if (form && button && status) run(form, { row, button, status })
  }
}

type Places = { row: HTMLElement; button: HTMLButtonElement; status: HTMLElement }

function run(form: HTMLFormElement, { row, button, status }: Places) {
  const { runningTotal, pay, total: asTotal } = row.dataset
  const sent = document.createElement('input')
  sent.type = 'hidden'
  sent.name = runningTotal ?? 'total'
  form.append(sent)
  let saying: ReturnType<typeof setTimeout> | undefined
  const say = (total: string) => {
    status.textContent = asTotal?.replace('#', total) ?? total
  }
  const apply = () => {
    const total = totalOf(form)
    const money = formatMoney(total)
    sent.value = String(total)
    if (total > 0) button.textContent = pay?.replace('#', money) ?? money
    clearTimeout(saying)
    saying = setTimeout(() => say(money), pause)
  }
  status.hidden = false
  form.addEventListener('input', apply)
  // Coming back to the page finds what was chosen, after the scripts have run.
  addEventListener('pageshow', apply)
  apply()
  say(formatMoney(totalOf(form)))
}

function totalOf(form: HTMLFormElement): number {
  let total = 0
  for (const box of form.querySelectorAll<HTMLInputElement>('input[data-amount]:checked')) {
    const typed = form.querySelector<HTMLInputElement>(`#${box.dataset.part}`)?.value.trim() ?? ''
    total += typed === '' ? Number(box.dataset.amount) : (typedPesos(typed) ?? 0)
  }
  for (const advance of form.querySelectorAll<HTMLInputElement>('input[name^=anticipo-]')) {
    total += typedPesos(advance.value) ?? 0
  }
  return total
}
