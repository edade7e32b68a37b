import { copyOnClick, printOnClick } from './copy.ts'

const often = 4000
const forHowLong = 10 * 60_000

/**
 * Looks again at a page whose state is still to change, and shows it once it has; the part is a live region, so the new
 * sentence is read out. Gives up after some minutes: the page says how to look again.
 */
export function watchState(): void {
  const part = document.querySelector<HTMLElement>('[data-watch]')
  if (!part) return
  const since = Date.now()
  let timer = setTimeout(look, often)
  addEventListener('pagehide', () => clearTimeout(timer))
  addEventListener('pageshow', (event) => {
    if (event.persisted) timer = setTimeout(look, 0)
  })

  async function look() {
    if (document.visibilityState === 'visible' && !isBusy() && (await isOver())) return
    const isLong = Date.now() - since > 60_000
    if (Date.now() - since < forHowLong) timer = setTimeout(look, isLong ? often * 4 : often)
  }

  /** Somebody is about to press something in it. */
  function isBusy() {
    return part?.dataset.watch === 'gently' && part.contains(document.activeElement)
  }

  async function isOver(): Promise<boolean> {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
    if (!answer?.ok || answer.redirected) return false
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector<HTMLElement>('[data-state]')
    if (!fresh || fresh.dataset.state === part?.dataset.state) return false
    part?.replaceChildren(...fresh.childNodes)
    for (const other of document.querySelectorAll<HTMLElement>('[data-with-state]')) {
      const now = page.getElementById(other.id)
      if (now) other.replaceWith(now)
    }
    copyOnClick()
    printOnClick()
    if (part) part.dataset.state = fresh.dataset.state
    return fresh.dataset.watch === undefined
  }
}
