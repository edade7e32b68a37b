import { createHash } from 'node:crypto'
import { type HTMLElement, parse } from 'node-html-parser'
import { expect } from 'vitest'
import type { createApp } from '../src/app.tsx'
import { paths } from '../src/paths.ts'

type App = ReturnType<typeof createApp>
type Visitor = {
  /** The cookie of a session, as `aSession` gives it. */
  as?: string | undefined
  /** The address the visitor comes from. */
  from?: string
  headers?: Record<string, string>
}

/** Answers of HTML that a page takes into itself. */
const pieces = [paths.searchSuggestions]

/** Opens a page as a person would, and judges it. */
export async function visit(app: App, path: string, visitor: Visitor = {}) {
  return read(await app.request(path, { headers: headersOf(visitor) }), path)
}

/** Sends a form as a person would, from a page of the office. */
export async function submit(app: App, path: string, fields: Record<string, string>, visitor: Visitor = {}) {
  const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', ...headersOf(visitor) }
  return read(await app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers }), path)
}

type SentFile = { field: string; name: string; contents: Uint8Array<ArrayBuffer> }

/** The same with files. */
export async function submitFiles(
  app: App,
  path: string,
  { fields, files }: { fields: Record<string, string>; files: readonly SentFile[] },
  visitor: Visitor = {},
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const { field, name, contents } of files) body.append(field, new File([contents], name))
  const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', ...headersOf(visitor) }
  return read(await app.request(path, { method: 'POST', body, headers }), path)
}

// Of its own for each file: limits count by address, and files that run at once must not wait for each other's rows.
const homeAddress = () =>
  `10.${[...createHash('sha256').update(String(expect.getState().testPath)).digest().subarray(0, 3)].join('.')}`

const headersOf = ({ as, from = homeAddress(), headers }: Visitor): Record<string, string> => ({
  ...(as && { cookie: as }),
  'x-test-address': from,
  ...headers,
})

async function read(response: Response, path: string) {
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false
  const isPage = isHtml && !pieces.some((piece) => path.startsWith(piece))
  const page = parse(isHtml ? await response.clone().text() : '')
  if (isPage) judge(page, path, response.headers.get('content-language') ?? 'es-MX')
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
  return {
    response,
    page,
    cookie,
    location: response.headers.get('location'),
    text: readable(page.querySelector('main')),
  }
}

/** What a reader would read: one space between words. */
const readable = (element: HTMLElement | null) => (element?.structuredText ?? '').replace(/\s+/g, ' ').trim()

/** What a page says by itself; not what a word means, which is closed until somebody asks. */
export function saidBy(page: HTMLElement): string {
  for (const meaning of page.querySelectorAll('.term-text')) meaning.remove()
  return readable(page.querySelector('main'))
}

/** Every page that any test opens is held to these. */
function judge(page: HTMLElement, path: string, language: string) {
  const all = (selector: string) => page.querySelectorAll(selector)
  const headings = all('h1')
  expect(headings.length, `${path}: one h1`).toBe(1)
  expect(page.querySelector('title')?.text.trim(), `${path}: the title begins with the h1`).toMatch(
    new RegExp(`^${escaped(headings[0]!.text.trim())}`),
  )
  expect(all('main').length, `${path}: one main`).toBe(1)
  expect(page.querySelector('html')?.getAttribute('lang'), `${path}: says its language`).toBe(language)

  const ids = all('[id]').map((element) => element.id)
  expect(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    `${path}: no id twice`,
  ).toEqual([])
  expect(
    all('[style]').map((element) => element.outerHTML.slice(0, 80)),
    `${path}: no inline style`,
  ).toEqual([])
  expect(all('[onclick],[onsubmit],[onchange]').length, `${path}: no inline script`).toBe(0)

  for (const form of all('form')) expect(form.getAttribute('action'), `${path}: forms say where they go`).toBeTruthy()
  for (const table of all('table')) expect(table.querySelector('caption'), `${path}: tables have captions`).toBeTruthy()
  for (const field of all('input:not([type=hidden]), select, textarea')) {
    const label = page.querySelector(`label[for="${field.id}"]`) ?? field.closest('label')
    expect(label, `${path}: a label for ${field.outerHTML.slice(0, 80)}`).toBeTruthy()
  }
  for (const reference of all('[aria-describedby],[aria-labelledby]')) {
    const named = `${reference.getAttribute('aria-describedby') ?? ''} ${reference.getAttribute('aria-labelledby') ?? ''}`
    for (const id of named.split(/\s+/).filter(Boolean)) expect(ids, `${path}: aria points to ${id}`).toContain(id)
  }
  for (const image of all('img')) expect(image.hasAttribute('alt'), `${path}: pictures are described`).toBe(true)
  for (const [level, next] of pairs(all('h1,h2,h3,h4').map((heading) => Number(heading.tagName[1])))) {
    expect(next - level, `${path}: headings skip no level`).toBeLessThanOrEqual(1)
  }
  expect(page.text, `${path}: no word is missing`).not.toMatch(/undefined|\[object|NaN\b|Invalid Date/)
}

const pairs = <T>(list: T[]) => list.slice(1).map((item, index) => [list[index]!, item] as const)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
