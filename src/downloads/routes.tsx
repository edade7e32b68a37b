import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { persistently } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { limiter } from '../lib/limits.ts'
import { formatCount } from '../lib/numbers.ts'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { TooManyTriesPage } from '../web/errors.tsx'
import type { Words } from '../words/words.ts'
import { askForDownload, prepareAgain, removeDownload, zipAtOnce } from './commands.ts'
import { BulkPage } from './page.tsx'
import { contentsOf, contractsToChoose, downloadsOf, readyDownload } from './queries.ts'
import { spanAsked } from './range-rules.ts'
import { type ChoiceFields, choiceAsked, isSmall, mostInvoices, mostKept, mostUnderWay, rangeOf } from './rules.ts'
import { bytesBetween } from './serving-commands.ts'

const zipHeaders = (name: string) => ({
  'Content-Type': 'application/zip',
  'Content-Disposition': `attachment; filename="${name}"`,
  'X-Content-Type-Options': 'nosniff',
})

const nameOf = (
  words: Words,
  { firstPeriod, lastPeriod }: { firstPeriod: CivilDate; lastPeriod: CivilDate },
  day: CivilDate,
) => `${words('downloads.file.zip', { range: rangeOf(firstPeriod, lastPeriod, words('downloads.file.to')), day })}.zip`

export function downloadRoutes(services: Services) {
  const { sql } = services
  const signedIn = requireAccount(services)
  const atOnce = limiter(sql, { name: 'zip-at-once', points: 60, seconds: 3600 })

  const show = async (c: Context<SignedIn>, fields: ChoiceFields, isAsked: boolean, refusal?: string) => {
    const { view, accountId } = c.var
    const choice = choiceAsked(fields)
    const [contracts, downloads, contents] = await Promise.all([
      contractsToChoose(sql, accountId),
      // A page asks three questions at most: what a ZIP would hold stands there instead of those that are there.
      isAsked && !refusal ? [] : downloadsOf(sql, accountId),
      isAsked && choice ? contentsOf(sql, { accountId, choice }) : undefined,
    ])
    const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
    const page = (
      <BulkPage
        view={view}
        contracts={contracts}
        downloads={downloads}
        fields={fields}
        typed={typed}
        choice={isAsked ? choice : undefined}
        contents={contents}
        refusal={refusal ?? refusalOf(view.words, { isAsked, choice, contents })}
        formKey={randomUUID()}
      />
    )
    return c.html(page, refusal ? 422 : 200)
  }

  const refused = (words: Words, kind: 'nothing' | 'too-many' | 'too-many-under-way' | 'too-many-kept') => {
    switch (kind) {
      case 'nothing':
        return words('downloads.nothing')
      case 'too-many':
        return words('downloads.tooMany', { most: formatCount(mostInvoices, words.locale) })
      case 'too-many-under-way':
        return words('downloads.tooManyUnderWay', { most: mostUnderWay })
      case 'too-many-kept':
        return words('downloads.tooManyKept', { most: mostKept })
    }
  }

  return new Hono<SignedIn>()
    .get(paths.bulkDownloads, signedIn, (c) => {
      const one = (name: string) => c.req.query(name)
      const all = (name: string) => c.req.queries(name) ?? []
      const fields = fieldsFrom(one, all)
      return show(c, fields, fields.invoices.length > 0 || fields.which !== undefined)
    })
    .post(paths.bulkDownloads, signedIn, async (c) => {
      const { view, accountId } = c.var
      const body = await c.req.parseBody({ all: true })
      const all = (name: string) => [body[name] ?? []].flat().filter((value) => typeof value === 'string')
      const fields = fieldsFrom((name) => all(name)[0], all)
      const key = all('key')[0] ?? ''
      const choice = choiceAsked(fields)
      if (!choice || !isUuid(key)) return show(c, fields, true, view.words('downloads.noneMarked'))
      const contents = await contentsOf(sql, { accountId, choice })
      if (!contents) return show(c, fields, true, view.words('downloads.nothing'))
      if (isSmall(contents)) {
        const { waitSeconds } = await atOnce.consume(accountId)
        if (waitSeconds > 0) {
          c.header('Retry-After', String(waitSeconds))
          return c.html(<TooManyTriesPage view={view} waitSeconds={waitSeconds} />, 429)
        }
        const zip = await zipAtOnce(services, view, { accountId, choice })
        if (!zip) return show(c, fields, true, view.words('downloads.nothing'))
        return c.body(Readable.toWeb(zip) as ReadableStream, 200, zipHeaders(nameOf(view.words, contents, view.today)))
      }
      const { language } = view.words
      const outcome = await persistently(() => askForDownload(sql, { accountId, key, language, choice }))
      if (outcome.kind !== 'asked') return show(c, fields, true, refused(view.words, outcome.kind))
      return c.redirect(`${paths.bulkDownloads}#mis-zip`, 303)
    })
    .get(paths.bulkDownloadFile(':id'), signedIn, async (c) => {
      const id = c.req.param('id')
      const download = isUuid(id) ? await readyDownload(sql, { accountId: c.var.accountId, id }) : undefined
      if (!download) return c.notFound()

      const { size } = download
      const tag = `"${id}-${size}"`
      const headers = {
        ...zipHeaders(nameOf(c.var.view.words, download, download.madeOn)),
        'Accept-Ranges': 'bytes',
        ETag: tag,
      }
      const span = spanAsked({ range: c.req.header('range'), ifRange: c.req.header('if-range') }, { size, tag })
      if (span.kind === 'none') return c.body(null, 416, { 'Content-Range': `bytes */${size}`, ETag: tag })
      const { from, to } = span.kind === 'part' ? span : { from: 0, to: size - 1 }
      const isPart = span.kind === 'part'
      for (const [name, value] of Object.entries(headers)) c.header(name, value)
      c.header('Content-Length', String(to - from + 1))
      if (isPart) c.header('Content-Range', `bytes ${from}-${to}/${size}`)
      if (c.req.method === 'HEAD') return c.body(null, isPart ? 206 : 200)
      return c.body(Readable.toWeb(bytesBetween(services, { id, from, to })) as ReadableStream, isPart ? 206 : 200)
    })
    .post(paths.bulkDownloadAgain(':id'), signedIn, async (c) => {
      const id = c.req.param('id')
      const outcome = isUuid(id) ? await prepareAgain(sql, { accountId: c.var.accountId, id }) : undefined
      if (!outcome || outcome.kind === 'not-found') return c.notFound()
      const none = fieldsFrom(
        () => undefined,
        () => [],
      )
      if (outcome.kind !== 'asked') return show(c, none, false, refused(c.var.view.words, outcome.kind))
      return c.redirect(`${paths.bulkDownloads}#mis-zip`, 303)
    })
    .post(paths.bulkDownloadEnd(':id'), signedIn, async (c) => {
      const id = c.req.param('id')
      const isRemoved = isUuid(id) && (await removeDownload(sql, { accountId: c.var.accountId, id }))
      return isRemoved ? c.redirect(paths.bulkDownloads, 303) : c.notFound()
    })
}

const fieldsFrom = (
  one: (name: string) => string | undefined,
  all: (name: string) => readonly string[],
): ChoiceFields => ({
  invoices: all('factura'),
  which: one('cuales'),
  group: one('grupo'),
  contracts: all('contrato'),
  from: one('desde'),
  to: one('hasta'),
})

function refusalOf(
  words: Words,
  { isAsked, choice, contents }: { isAsked: boolean; choice: unknown; contents: unknown },
): string | undefined {
  if (!isAsked || contents) return undefined
  return words(choice ? 'downloads.nothing' : 'downloads.noneMarked')
}
