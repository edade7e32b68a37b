const pause = 1500

/** Keeps what is typed while it is typed; files wait for the form to be sent. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]'))
    keep(form, form.dataset.draft ?? '')
}

function keep(form: HTMLFormElement, address: string) {
  const status = form.querySelector<HTMLElement>('[data-saved]')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSent = false
  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const answer = await fetch(address, { method: 'POST', body, keepalive: true, redirect: 'error' }).catch(
      () => undefined,
    )
    if (status && !isSent) status.textContent = answer?.ok ? (status.dataset.saved ?? '') : ''
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    if (status) status.textContent = ''
    timer = setTimeout(save, pause)
  })
  form.addEventListener('submit', () => {
    // It goes on to a page where nothing is sent yet.
    if (form.method === 'get') return timer && void save()
    isSent = true
    clearTimeout(timer)
    timer = undefined
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) void save()
  })
}
