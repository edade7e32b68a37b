import { randomUUID } from 'node:crypto'
import { atomically, type Sql } from '../../db.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { type CardChoice, leftCard, type Saving } from './card-rules.ts'

type Person = { customerKey: string; email: string; returnUrl: string; key: string }

/** Makes the page on which a person leaves a card, once for each key. */
export async function startSaving(sql: Sql, { customerKey, email, returnUrl, key }: Person): Promise<string> {
  const saving: Saving = { reference: `sbs_${randomUUID()}`, customer: `cli_${customerKey}`, email, returnUrl }
  const [kept] = await sql<{ reference: string }[]>`
    insert into sandbox_cards (reference, key, facts) values (${saving.reference}, ${key}, ${sql.json(saving)})
    on conflict (key) do update set key = excluded.key
    returning reference
  `
  return kept!.reference
}

/** Leaves a card on a page, once; the page as it is then. */
export function leaveCard(sql: Sql, reference: string, { choice, today }: { choice: CardChoice; today: CivilDate }) {
  return atomically(sql, async (sql): Promise<Saving | undefined> => {
    const [found] = await sql<{ facts: Saving }[]>`
      select facts from sandbox_cards where reference = ${reference} for update
    `
    const card = found && !found.facts.card ? leftCard(choice, { id: `tar_${randomUUID()}`, today }) : undefined
    if (!found || !card) return found?.facts
    const saving: Saving = { ...found.facts, card }
    await sql`update sandbox_cards set card = ${card.id}, facts = ${sql.json(saving)} where reference = ${reference}`
    return saving
  })
}

/** The page stays, the card is gone. */
export async function forgetCard(sql: Sql, card: string): Promise<void> {
  await sql`update sandbox_cards set card = null, facts = facts - 'card' where card = ${card}`
}
