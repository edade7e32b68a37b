import { createApp } from '../src/app.tsx'
import { about, paths } from '../src/paths.ts'
import { latestReadingOf, reviewOf } from './a-reader.ts'
import { submit } from './browser.ts'
import { aSession } from './builders.ts'
import type { Office } from './office.ts'

/** Sends readings in each way that looks otherwise: the addresses of what there is to see. */
export async function sendReadings({ sql, services, url }: Office, username: string): Promise<string[]> {
  const app = createApp(services)
  const { accountId, number, value } = await latestReadingOf(sql, username)
  const as = await aSession(sql, accountId)
  const typed = (more: number) => ({ contrato: number, lectura: String(value + more), fecha: services.today() })
  const sent = async (more: number) => {
    const fields = { ...typed(more), otra: String(value + more) }
    return (await submit(app, paths.sentReadings, fields, { as, headers: { origin: url } })).location!
  }
  const [accepted, held] = [await sent(5), await sent(900)]
  const rejected = await sent(7)
  await sql`
    update customer_readings set state = 'rejected', kept_value = value - 1 where id = ${rejected.split('/').at(-1)!}
  `
  return [
    about(paths.newReading, number),
    reviewOf(typed(6)),
    reviewOf(typed(900)),
    reviewOf({ ...typed(6), lectura: 'x' }),
    accepted!,
    `${accepted}?otra-vez=si`,
    held!,
    rejected,
  ]
}
