import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { dropWaiting, takeFiles } from '../attachments/commands.ts'
import { limitUploads } from '../attachments/guard.tsx'
import { isUuid } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { requireAccount, type SignedIn } from '../sessions/guard.ts'
import { type FormState, refuse } from '../web/form.tsx'
import { type SentForm, withUploads } from '../web/upload.ts'
import { addPhoto } from './photo-commands.ts'
import { sentReading } from './sending-queries.ts'
import { SentReadingPage } from './sent-page.tsx'

/** A reading that was sent, and the pictures that are added to it. */
export function sentReadingRoutes(services: Services) {
  const { sql, files, scan } = services

  const mine = async (c: Context<SignedIn>) => {
    const id = c.req.param('id') ?? ''
    return isUuid(id) ? await sentReading(sql, { accountId: c.var.accountId, id }) : undefined
  }

  const add = async (c: Context<SignedIn>, { fields, uploads }: SentForm) => {
    const reading = await mine(c)
    if (!reading) return c.notFound()
    const { accountId, view } = c.var
    const form: FormState = { values: { key: randomUUID() }, errors: {} }
    const again = (message: string, field = 'foto') =>
      c.html(<SentReadingPage view={view} reading={reading} form={refuse(form, field, message)} />, 422)
    const held = { key: isUuid(fields.key ?? '') ? fields.key! : randomUUID(), accountId }
    const withPosition = fields.conPosicion === 'si'
    const [refused] = await takeFiles({ sql, files, scan }, { ...held, uploads, withPosition, only: 'picture' })
    if (refused) return again(view.words(`attachments.error.${refused.why}`, { name: refused.name }))
    const { kind } = await addPhoto(sql, { ...held, readingId: reading.id })
    if (kind !== 'added') await dropWaiting({ sql, files }, held)
    switch (kind) {
      case 'added':
        return c.redirect(`${paths.sentReading(reading.id)}?foto=recibida`, 303)
      case 'no-photo':
        return again(view.words('readings.photo.error.none'))
      case 'enough':
      case 'not-now':
        return again(view.words(`readings.photo.error.${kind}`), '')
      case 'not-found':
        return c.notFound()
    }
  }

  return new Hono<SignedIn>()
    .get(paths.sentReading(':id'), requireAccount(services), async (c) => {
      const reading = await mine(c)
      if (!reading) return c.notFound()
      const news =
        c.req.query('otra-vez') === 'si' ? 'already' : c.req.query('foto') === 'recibida' ? 'photo' : undefined
      const form: FormState = { values: { key: randomUUID() }, errors: {} }
      return c.html(<SentReadingPage view={c.var.view} reading={reading} form={form} news={news} />)
    })
    .post(paths.readingPhotos(':id'), requireAccount(services), limitUploads(services), (c) =>
      withUploads(c, ['foto'], (form) => add(c, form)),
    )
}
