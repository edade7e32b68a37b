import { randomUUID } from 'node:crypto'
import { lockContract, recordChanges } from '../contracts/commands.ts'
import { atomically, type Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { limiter } from '../lib/limits.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { confirmNewEmail, renamePerson } from '../sessions/commands.ts'
import type { Language } from '../words/words.ts'
import { contractDataOf, type Fiscal } from './queries.ts'

/** How long the link to a second address for invoices serves. */
const addressDays = 7

/** How people are greeted and telephoned. */
export function changeName(sql: Sql, { accountId, name, phone }: { accountId: string; name: string; phone: string }) {
  return atomically(sql, async (sql): Promise<void> => {
    const after = { name, phone: phone || null }
    const before = await renamePerson(sql, { accountId, ...after })
    const changes = [
      { field: 'account_name' as const, before: before.name, after: after.name },
      { field: 'account_phone' as const, before: before.phone, after: after.phone },
    ]
    await recordChanges(
      sql,
      { accountId, contractId: null },
      changes.filter((change) => change.before !== change.after),
    )
  })
}

/** The link of the mail was opened and the button pressed. */
export function confirmEmail(sql: Sql, token: string) {
  return atomically(sql, async (sql): Promise<boolean> => {
    const changed = await confirmNewEmail(sql, token)
    if (!changed) return false
    const { accountId, before, after } = changed
    await recordChanges(sql, { accountId, contractId: null }, [{ field: 'account_email', before, after }])
    return true
  })
}

type Digital = {
  accountId: string
  number: string
  digital: boolean
  second: string
  who: string
  language: Language
}
export type DigitalOutcome = { kind: 'saved' | 'asked' | 'same' | 'not-found' } | { kind: 'wait'; seconds: number }

/** Invoices by mail or on paper, and a second address, which counts once its own link was opened. */
export function changeDigitalInvoice(sql: Sql, { accountId, number, digital, second, who, language }: Digital) {
  return atomically(sql, async (sql): Promise<DigitalOutcome> => {
    const contract = await lockContract(sql, { accountId, number })
    if (!contract?.isHolder) return { kind: 'not-found' }
    if (second && second.toLowerCase() === contract.email?.toLowerCase()) return { kind: 'same' }
    const about = { accountId, contractId: contract.id }
    const [current] = await sql<{ id: string; email: string; isConfirmed: boolean; serves: boolean }[]>`
      select id, email, confirmed_at is not null as is_confirmed, confirmed_at is not null or expires_at > now() as serves
      from invoice_addresses where contract_id = ${contract.id} and ended_at is null
    `
    const stays = current?.serves && current.email.toLowerCase() === second.toLowerCase()
    if (second && !stays) {
      const sent = await limiter(sql, { name: 'invoice-address', points: 10, seconds: 24 * 3600 }).consume(accountId)
      if (sent.waitSeconds > 0) return { kind: 'wait', seconds: sent.waitSeconds }
    }
    if (digital !== contract.digitalInvoice) {
      const written = (on: boolean) => (on ? 'S' : 'N')
      const change = { before: written(contract.digitalInvoice), after: written(digital) }
      await recordChanges(sql, about, [{ field: 'digital_invoice', ...change }])
    }
    if (stays) return { kind: 'saved' }
    if (current) {
      await sql`update invoice_addresses set ended_at = now() where id = ${current.id}`
      if (current.isConfirmed) {
        await recordChanges(sql, about, [{ field: 'invoice_email', before: current.email, after: null }])
      }
    }
    if (!second) return { kind: 'saved' }

    const token = newToken()
    await sql`
      insert into invoice_addresses (contract_id, account_id, email, token_hash, expires_at)
      values (${contract.id}, ${accountId}, ${second}, ${hashToken(token)}, now() + make_interval(days => ${addressDays}))
    `
    await queueNotice(sql, {
      kind: 'invoice-address-to-confirm',
      to: second,
      language,
      facts: { contract: contract.number, who, days: addressDays, link: paths.confirmInvoiceAddress(token) },
    })
    return { kind: 'asked' }
  })
}

/** Whoever reads that letter box wants the invoices. */
export function confirmInvoiceAddress(sql: Sql, token: string) {
  return atomically(sql, async (sql): Promise<boolean> => {
    const [confirmed] = await sql<{ contractId: number; accountId: string; email: string }[]>`
      update invoice_addresses set confirmed_at = now()
      where token_hash = ${hashToken(token)} and confirmed_at is null and ended_at is null and expires_at > now()
      returning contract_id, account_id, email
    `
    if (!confirmed) return false
    const { email, ...about } = confirmed
    await recordChanges(sql, about, [{ field: 'invoice_email', before: null, after: email }])
    return true
  })
}

/** Second addresses of somebody who ends their account. */
export async function endInvoiceAddresses(sql: Sql, accountId: string): Promise<void> {
  await sql`update invoice_addresses set ended_at = now() where account_id = ${accountId} and ended_at is null`
}

type NewFiscal = { taxId: string; legalName: string; regime: string; use: string; postalCode: string }
type FiscalChange = { accountId: string; number: string; fiscal: NewFiscal; certificate: Uint8Array | undefined }

/** To whom the contract's invoices are made out. A certificate that was there stays until another one comes. */
export async function changeFiscalData(
  { sql, files }: { sql: Sql; files: Files },
  { accountId, number, fiscal, certificate }: FiscalChange,
): Promise<boolean> {
  const key = certificate && randomUUID()
  if (certificate && key) await files.put(key, certificate)
  const saved = await atomically(sql, async (sql) => {
    const contract = await lockContract(sql, { accountId, number })
    const data = contract?.isHolder ? await contractDataOf(sql, { accountId, number: contract.number }) : undefined
    if (!data) return false
    const before = data.fiscal
    const after: Fiscal = {
      taxId: fiscal.taxId,
      legalName: fiscal.legalName,
      regime: fiscal.regime,
      cfdiUse: fiscal.use,
      postalCode: fiscal.postalCode,
      certificateKey: key ?? before?.certificateKey ?? null,
      certificateSize: certificate?.length ?? before?.certificateSize ?? null,
    }
    const changes = fields
      .map(([field, name]) => ({ field, before: before?.[name] ?? null, after: after[name] }))
      .filter((change) => change.before !== change.after)
    if (changes.length === 0) return true
    await sql`insert into fiscal_data ${sql({ contractId: data.id, accountId, ...after })}`
    await recordChanges(sql, { accountId, contractId: data.id }, changes)
    return true
  })
  if (!saved && key) await files.remove(key)
  return saved
}

const fields = [
  ['tax_id', 'taxId'],
  ['legal_name', 'legalName'],
  ['tax_regime', 'regime'],
  ['cfdi_use', 'cfdiUse'],
  ['tax_postal_code', 'postalCode'],
  ['tax_certificate', 'certificateKey'],
] as const
