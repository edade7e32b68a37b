import type { Context } from 'hono'
import { contractChoice } from '../access/queries.ts'
import { drafting } from '../drafts/guard.ts'
import { type DraftOf, typedOf } from '../drafts/rules.ts'
import { isUuid } from '../lib/text.ts'
import { about, paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { SignedIn } from '../sessions/guard.ts'
import { readingFields } from './sending-form.ts'

export type HolderFor = ReturnType<typeof drafting>['holderFor']

export const draftOfReading = (contract: string): DraftOf => ({ form: 'reading', about: contract })

/** What was typed of a reading and not sent: on the page where it is typed, and on the one where it is looked over. */
export function readingDrafting(services: Services) {
  const { sql } = services
  const { holderFor, ...drafts } = drafting(services)

  const ofTheirs = async (c: Context<SignedIn>, number: string | undefined) => {
    if (!number) return undefined
    const { chosen } = await contractChoice(sql, { accountId: c.var.accountId, number })
    return chosen && draftOfReading(chosen.number)
  }

  const fieldsOf = async (c: Context): Promise<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    )

  const keep = async (c: Context<SignedIn>) => {
    const fields = await fieldsOf(c)
    const of = await ofTheirs(c, fields.contrato)
    if (!of) return c.notFound()
    // The first of the two pages has no key.
    const key = isUuid(fields.key ?? '') ? fields.key : undefined
    return drafts.keep(c, of, { key, typed: typedOf(fields, readingFields) })
  }

  const discard = async (c: Context<SignedIn>) => {
    const of = await ofTheirs(c, (await fieldsOf(c)).contrato)
    return of ? drafts.discard(c, of, about(paths.newReading, of.about)) : c.notFound()
  }

  const keepForLater = drafts.keepForLater({
    fileFields: () => ['foto'],
    only: 'picture',
    read: (_, fields) => {
      const { contrato = '', lectura = '', fecha = '' } = fields
      return {
        of: draftOfReading(contrato),
        typed: typedOf(fields, readingFields),
        page: `${paths.newReading}?${new URLSearchParams({ contrato, lectura, fecha })}`,
      }
    },
  })

  return { holderFor, keep, discard, keepForLater }
}
