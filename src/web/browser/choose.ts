/**
 * Ticks of a list by keyboard, while one of them has the focus: `j` and `k` go from one to the other and `x` ticks;
 * Shift takes along all from the last one that was touched.
 */
export function chooseByKey(): void {
  const ticks = [...document.querySelectorAll<HTMLInputElement>('input[data-tick]')]
  let last = -1
  const range = (to: number) => {
    const checked = ticks[to]?.checked ?? false
    for (let at = Math.min(last, to); at <= Math.max(last, to); at++) ticks[at]!.checked = checked
  }
  ticks.forEach((tick, at) => {
    tick.addEventListener('click', (event) => {
      if (event.shiftKey && last >= 0) range(at)
      last = at
    })
    tick.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey, shiftKey }) => {
      if (ctrlKey || altKey || metaKey) return
      const pressed = key.toLowerCase()
      if (pressed === 'j') ticks[at + 1]?.focus()
      if (pressed === 'k') ticks[at - 1]?.focus()
      if (pressed !== 'x') return
      tick.checked = !tick.checked
      if (shiftKey && last >= 0) range(at)
      last = at
    })
  })
}
