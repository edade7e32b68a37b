import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { limitUploads } from '../attachments/guard.tsx'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { blankForm, type FormState, refuse } from '../web/form.tsx'
import { withQuery } from '../web/query.ts'
import { applyNames, dropNamesFile, keepNamesFile } from './names-commands.ts'
import { mostLines, namesFile, readNamesFile } from './names-file-rules.ts'
import { fileField, NamesPage } from './names-page.tsx'
import { namesPreview } from './names-queries.ts'
import { namedContracts } from './queries.ts'

const mostBytes = 2 * 1024 * 1024

export function namesRoutes(services: Services) {
  const { sql } = services
  const guard = requireAccount(services)

  const show = async (c: Context<SignedIn>, form: FormState = blankForm, isStale = false) => {
    const preview = await namesPreview(sql, c.var.accountId)
    const page = <NamesPage view={c.var.view} preview={preview} form={form} isStale={isStale} />
    return c.html(page, form !== blankForm ? 422 : isStale ? 409 : 200)
  }
  const refused = (c: Context<SignedIn>, trouble: 'file' | 'tooLarge' | 'unreadable' | 'head' | 'empty' | 'tooLong') =>
    show(c, refuse(blankForm, fileField, c.var.view.words(`many.names.error.${trouble}`, { most: mostLines })))
  const tooLarge = bodyLimit({
    maxSize: mostBytes + 64 * 1024,
    onError: async (c) => await refused(c as unknown as Context<SignedIn>, 'tooLarge'),
  })

  return new Hono<SignedIn>()
    .get(paths.contractNames, guard, (c) => show(c))
    .get(paths.contractNamesCsv, guard, async (c) => {
      const { words } = c.var.view
      const contracts = await namedContracts(sql, c.var.accountId)
      const head = (['contract', 'address', 'alias', 'group', 'labels'] as const).map((column) =>
        words(`many.names.column.${column}`),
      )
      const rows = contracts.map(({ number, address, alias, group, labels }) => [
        number,
        address,
        alias ?? '',
        group ?? '',
        labels.join(', '),
      ])
      return c.body(namesFile(head, rows), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="contratos.csv"',
      })
    })
    .post(paths.contractNames, guard, limitUploads(services), tooLarge, async (c) => {
      const { accountId } = c.var
      const file = (await c.req.parseBody())[fileField]
      if (!(file instanceof File) || file.size === 0) return refused(c, 'file')
      const contracts = await namedContracts(sql, accountId)
      const read = readNamesFile(new Uint8Array(await file.arrayBuffer()), contracts)
      if (read.kind !== 'read') return refused(c, read.kind)
      const fileName = file.name.replace(/[\p{C}]/gu, '').slice(0, 100) || 'contratos.csv'
      await keepNamesFile(sql, { accountId, key: randomUUID(), fileName, lines: read.lines, faults: read.faults })
      return c.redirect(paths.contractNames, 303)
    })
    .post(paths.contractNamesApplied, guard, async (c) => {
      const body = await c.req.parseBody()
      if (body.hacer === 'descartar') {
        await dropNamesFile(sql, c.var.accountId)
        return c.redirect(paths.contractNames, 303)
      }
      const seal = typeof body.visto === 'string' ? body.visto : ''
      const outcome = await applyNames(sql, { accountId: c.var.accountId, seal })
      switch (outcome.kind) {
        case 'applied':
          return c.redirect(withQuery(paths.contracts, { hecho: 'si' }), 303)
        case 'stale':
          return show(c, blankForm, true)
        case 'nothing':
          return c.redirect(paths.contractNames, 303)
      }
    })
}
