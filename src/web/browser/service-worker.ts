/** What the server tells it, in front of this file: see src/offline/routes.tsx. */
type Office = {
  assets: string[]
  words: Record<string, { locale: string; band: string; of: string }>
  paths: { offline: string; home: string; public: string[]; kept: string[]; signIn: string; signOut: string }
}
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }

const worker = self as never as Window & {
  office: Office
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void>; matchAll: () => Promise<{ url: string }[]> }
}
const { assets, words, paths } = worker.office

/** The office's own files and public pages, and what somebody saw of their own. */
const shell = 'oficina'
const copies = 'copias'
const mostCopies = 30
const oldest = 30 * 86_400_000
const takenAt = 'x-copied-at'
const zone = 'America/Mexico_City'
/** How often somebody came or left: what the one before asked for is not kept for the next. */
let comings = 0

worker.addEventListener('install', (event) => {
  ;(event as Waiting).waitUntil(fillShell().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  ;(event as Waiting).waitUntil(worker.clients.claim().then(keepOpenPages))
})

worker.addEventListener('fetch', (event) => {
  const asked = event as Asked
  const { request } = asked
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.mode === 'navigate') asked.respondWith(visited(asked, url))
  else if (request.method === 'GET' && assets.includes(url.pathname)) asked.respondWith(shellFile(request))
})

async function fillShell() {
  const cache = await caches.open(shell)
  for (const request of await cache.keys()) {
    if (![...assets, paths.offline, ...paths.public].includes(new URL(request.url).pathname))
      await cache.delete(request)
  }
  await cache.addAll(assets)
  await fillPublicPages(cache, navigator.language)
}

/** As a stranger sees them, in the language of whoever saw the office last. */
async function fillPublicPages(cache: Cache, language: string) {
  const asked: RequestInit = { credentials: 'omit', cache: 'no-store', headers: { 'Accept-Language': language } }
  for (const path of [paths.offline, ...paths.public]) {
    const answer = await fetch(path, asked).catch(() => undefined)
    if (answer?.ok && !answer.redirected) await cache.put(path, await stampedAt(answer))
  }
}

const shellFile = async (request: Request) => (await caches.match(request, { cacheName: shell })) ?? fetch(request)

/** The network always answers first: a copy is shown only where there is none. */
async function visited(event: Asked, url: URL): Promise<Response> {
  const { request } = event
  const people = comings
  const isSignOut = request.method === 'POST' && url.pathname === paths.signOut
  // Whoever leaves leaves nothing, and whoever comes finds nothing of who was here before.
  if (request.method === 'POST' && [paths.signOut, paths.signIn].includes(url.pathname)) {
    comings++
    await caches.delete(copies)
  }
  try {
    const answer = await fetch(request)
    if (request.method === 'GET' && isKept(url)) event.waitUntil(keep(url, answer.clone(), people))
    return answer
  } catch {
    if (request.method === 'GET') return withoutNetwork(request)
    return offlinePage(request.referrer || paths.home, isSignOut ? 'signed-out' : 'not-sent')
  }
}

/** The pages as they open from the navigation or for one contract; searches and other pages of a list are not kept. */
const isKept = ({ pathname, searchParams }: URL) =>
  paths.kept.includes(pathname) && [...searchParams.keys()].every((name) => name === 'contrato')

/** What was open before it began to watch. */
async function keepOpenPages() {
  for (const { url } of await worker.clients.matchAll()) {
    const people = comings
    if (isKept(new URL(url))) await fetch(url).then((answer) => keep(new URL(url), answer, people))
  }
}

async function keep(url: URL, answer: Response, people: number) {
  // Led elsewhere: nobody is signed in here any more.
  if (answer.type === 'opaqueredirect' || answer.redirected) return void (await caches.delete(copies))
  if (!answer.ok) return
  const copy = await stampedAt(answer)
  const cache = await caches.open(copies)
  // Asked for by somebody who has left meanwhile.
  if (people !== comings) return
  await cache.delete(url.href)
  await cache.put(url.href, copy.clone())
  const kept = await cache.keys()
  for (const old of kept.slice(0, Math.max(0, kept.length - mostCopies))) await cache.delete(old)
  await followLanguage(languageOf(await copy.text()))
}

async function followLanguage(language: string) {
  const cache = await caches.open(shell)
  const page = await (await cache.match(paths.offline))?.text()
  if (page === undefined || languageOf(page) !== language) await fillPublicPages(cache, language)
}

async function stampedAt(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers)
  headers.set(takenAt, new Date().toISOString())
  return new Response(await answer.blob(), { headers })
}

async function withoutNetwork({ url }: Request): Promise<Response> {
  const { pathname } = new URL(url)
  const copy = paths.public.includes(pathname) ? await caches.match(pathname, { cacheName: shell }) : await copyOf(url)
  return copy ? withBand(copy) : offlinePage(url)
}

/** Old copies go: what they say is of no use to anybody. */
async function copyOf(url: string): Promise<Response | undefined> {
  const cache = await caches.open(copies)
  const copy = await cache.match(url)
  if (!copy || ageOf(copy) <= oldest) return copy
  await cache.delete(url)
  return undefined
}

const takenOf = (copy: Response) => new Date(copy.headers.get(takenAt) ?? 0)
const ageOf = (copy: Response) => Date.now() - takenOf(copy).getTime()

/** The copy says above everything that it is one, and how old. */
async function withBand(copy: Response): Promise<Response> {
  const html = await copy.text()
  const { band } = wordsFor(html)
  const note = `<aside class="offline-band" role="status"><p class="wrap">${filled(band, copy, html)}</p></aside>`
  return new Response(
    asCopy(html).replace(/<body[^>]*>/, (body) => body + note),
    { headers: copy.headers },
  )
}

/** `again`: where its link leads. */
async function offlinePage(again: string, part?: 'not-sent' | 'signed-out'): Promise<Response> {
  const page = await caches.match(paths.offline, { cacheName: shell })
  if (!page) return Response.error()
  let html = await page.text()
  const own = await kept(copies)
  const publicPages = (await kept(shell)).filter(({ url }) => paths.public.includes(url.pathname))
  const list = await listOf([...own, ...publicPages], html)
  if (own.length === 0) html = show(html, 'nothing')
  if (part) html = show(html, part)
  // By a function: an address may hold what `replace` reads as a piece of what was found.
  html = html.replace(`href="${paths.offline}"`, () => `href="${escaped(again)}"`)
  html = html.replace(/data-copies[^>]*>/, (start) => start + list)
  return new Response(asCopy(html), { status: 503, headers: page.headers })
}

/** A copy offers nothing that needs the network: see styles/offline.css. */
const asCopy = (html: string) => html.replace('<html ', '<html data-copy ')

/** `data-when="…" hidden` → shown. */
const show = (html: string, part: string) => html.replace(new RegExp(`(data-when="${part}"[^>]*?) hidden=""`), '$1')

type Copy = { url: URL; copy: Response }

async function listOf(found: Copy[], offline: string): Promise<string> {
  const items = await Promise.all(
    found.map(async ({ url, copy }) => {
      const title = /<title>([^<]*)<\/title>/.exec(await copy.clone().text())?.[1]?.split(' · ')[0] ?? url.pathname
      const contract = url.searchParams.get('contrato')
      const href = escaped(url.pathname + url.search)
      return `<li><a href="${href}"><span><b>${title}${contract ? ` · ${escaped(contract)}` : ''}</b><small>${filled(wordsFor(offline).of, copy, offline)}</small></span></a></li>`
    }),
  )
  return items.join('')
}

async function kept(name: string): Promise<Copy[]> {
  const cache = await caches.open(name)
  const found: Copy[] = []
  for (const request of await cache.keys()) {
    const copy = await cache.match(request)
    if (copy && ageOf(copy) <= oldest) found.push({ url: new URL(request.url), copy })
  }
  return found.reverse()
}

const languageOf = (html: string) => /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] ?? ''
const wordsFor = (html: string) => words[languageOf(html)] ?? Object.values(words)[0]!

function filled(message: string, copy: Response, html: string): string {
  const { locale } = wordsFor(html)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone })
  return message.replace('{date}', date.format(takenOf(copy))).replace('{age}', ageInWords(ageOf(copy), locale))
}

function ageInWords(age: number, locale: string): string {
  const minutes = age / 60_000
  const [count, unit] =
    minutes < 60
      ? ([minutes, 'minute'] as const)
      : minutes < 2880
        ? ([minutes / 60, 'hour'] as const)
        : ([minutes / 1440, 'day'] as const)
  return new Intl.RelativeTimeFormat(locale).format(-Math.max(1, Math.round(count)), unit)
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
