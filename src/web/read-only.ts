import { type HTMLElement, parse } from 'node-html-parser'

/**
 * A page of ours without anything that changes something: its links and searches lead where `addressOf` says, what has no
 * such address leads nowhere, and what a form that is sent holds stands there to be read.
 */
export function readOnly(html: string, addressOf: (href: string) => string | undefined): string {
  const page = parse(html)
  const all = (selector: string) => page.querySelectorAll(selector)
  for (const form of all('form')) form.getAttribute('method') === 'post' ? still(form) : searchOnly(form, addressOf)
  for (const field of all('[form], [formaction]')) field.remove()
  for (const field of all('[data-suggests]')) field.removeAttribute('data-suggests')
  for (const button of all('button')) {
    if (button.getAttribute('type') !== 'button' && !button.closest('form')) button.remove()
  }
  for (const link of all('a[href]')) lead(link, addressOf)
  for (const picture of all('img[src^="/"]')) {
    const address = addressOf(picture.getAttribute('src') ?? '')
    if (address) picture.setAttribute('src', address)
  }
  return page.toString()
}

/** Only what it holds is left of a form that is sent, where it holds something. */
function still(form: HTMLElement) {
  const facts = form.querySelectorAll('input, select, textarea').filter((field) => !isUnseen(field))
  if (!facts.some((field) => field.getAttribute('value') || field.tagName === 'SELECT' || field.textContent.trim())) {
    emptied(form)
    return
  }
  for (const field of facts) field.setAttribute('disabled', '')
  for (const gone of form.querySelectorAll('button, input[type=hidden], input[type=file]')) gone.remove()
  const { class: look } = form.attributes
  form.replaceWith(`<div${look ? ` class="${look}"` : ''}>${form.innerHTML}</div>`)
}

const isUnseen = (field: HTMLElement) => /^(hidden|file|submit)$/.test(field.getAttribute('type') ?? '')

function searchOnly(form: HTMLElement, addressOf: (href: string) => string | undefined) {
  const address = addressOf(form.getAttribute('action') ?? '')
  if (address) form.setAttribute('action', address)
  else emptied(form)
}

function lead(link: HTMLElement, addressOf: (href: string) => string | undefined) {
  const href = link.getAttribute('href') ?? ''
  if (!href.startsWith('/')) return
  const address = addressOf(href)
  if (address) link.setAttribute('href', address)
  else if (link.getAttribute('class') || link.closest('.menu')) emptied(link)
  else if (link.querySelector('svg')) link.removeAttribute('href')
  // Within a sentence its words stay.
  else link.replaceWith(link.innerHTML)
}

/** An element without which what is around it would be empty takes that with it; a section that has only its title, too. */
function emptied(element: HTMLElement) {
  const around = element.parentNode as HTMLElement | null
  element.remove()
  if (!around || !/^(li|ul|div|p|section|search|nav)$/i.test(around.rawTagName ?? '')) return
  const rest = around.childNodes.filter((node) => node.textContent.trim() || 'tagName' in node)
  if (rest.every((node) => /^H[2-4]$/.test((node as HTMLElement).tagName ?? ''))) emptied(around)
}
