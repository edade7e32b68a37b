import { randomUUID } from 'node:crypto'
import { createApp } from '../src/app.tsx'
import { deskPaths, paths } from '../src/paths.ts'
import { askForPhoto } from '../src/readings/photo-commands.ts'
import { reviewReading } from '../src/readings/review-commands.ts'
import { latestReadingOf } from './a-reader.ts'
import { anOperator } from './an-operator.ts'
import { submitFiles } from './browser.ts'
import { aSession } from './builders.ts'
import type { Office } from './office.ts'
import { aPhoto } from './sent-files.ts'

/** Readings of that person as the desk sees them: with a picture, without one, and decided in each way. */
export async function heldReadingPages({ sql, services, url }: Office, username: string): Promise<string[]> {
  const app = createApp(services)
  const { accountId, number, value } = await latestReadingOf(sql, username)
  const as = await aSession(sql, accountId)
  const picture = await aPhoto()
  const held = async (more: number, hasPhoto = false) => {
    const lectura = String(value + more)
    const fields = { contrato: number, lectura, otra: lectura, fecha: services.today(), key: randomUUID() }
    const files = hasPhoto ? [{ field: 'foto', name: 'medidor.jpg', contents: picture }] : []
    const sent = await submitFiles(app, paths.sentReadings, { fields, files }, { as, headers: { origin: url } })
    return sent.location!.split('/').at(-1)!
  }
  const [shown, plain, corrected, rejected] = [await held(900, true), await held(901), await held(902), await held(903)]
  const by = { id: await anOperator(sql), name: 'Julia Ramos' }
  const another = {
    fields: { key: randomUUID() },
    files: [{ field: 'foto', name: 'medidor.jpg', contents: await aPhoto({ format: 'png' }) }],
  }
  await submitFiles(app, paths.readingPhotos(shown), another, { as, headers: { origin: url } })
  await askForPhoto(sql, { readingId: plain, operator: by.name, reason: 'No se leen los números.' })
  await reviewReading(sql, {
    key: randomUUID(),
    readingId: corrected,
    by,
    decided: { decision: 'correct', value: value + 9, consumption: 9, reason: 'En tu foto se lee otro número.' },
  })
  await reviewReading(sql, {
    key: randomUUID(),
    readingId: rejected,
    by,
    decided: { decision: 'reject', why: 'no-photo', reason: 'Sin una foto no podemos confirmarla.' },
  })
  return [shown, plain, corrected, rejected].map((id) => deskPaths.reading(id))
}
