import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/lib/dates.ts'
import { hashToken } from '../../src/lib/tokens.ts'
import type { NoticeFacts } from '../../src/notifications/notice.ts'
import { paths } from '../../src/paths.ts'
import { anAccess, anAccount } from '../builders.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

const today = '2021-03-20'
type Row = Record<string, string | number>
type Sent = { to: string; facts: NoticeFacts['new-invoices'] }

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => {
  await office.sql`delete from mails`
  await office.sql`delete from invoice_notices`
  await office.sql`delete from payment_links`
  await office.sql`update access set ended_at = now(), ended_by = account_id where ended_at is null`
  await office.sql`delete from access`
  await office.forget()
})
afterAll(() => office.close())

const contracts = (...rows: Row[]) => office.take({ 'contratos.csv': csv(rows.map(aContractRow)) }, { today })
const invoices = (...rows: Row[]) =>
  office.take(
    { 'facturas.csv': csv(rows.map((row) => anInvoiceRow({ fecha_emision: '2021-03-18', ...row }))) },
    { today },
  )
const mails = () =>
  office.sql<Sent[]>`select to_address as to, facts from mails where kind = 'new-invoices' order by 1, id`

/** Somebody who sees contracts that are in the office already. */
async function whoSees(email: string, ...numbers: (string | number)[]) {
  const account = await anAccount(office.sql, { email })
  for (const { id } of await office.sql<
    { id: number }[]
  >`select id from contracts where number in ${office.sql(numbers)}`)
    await anAccess(office.sql, { account, contract: id })
  return account
}

/** The invoice that a link of a mail opens. */
async function openedBy(link: string | null | undefined) {
  const token = link!.slice(paths.payLink('').length)
  const [row] = await office.sql<{ invoice: string; days: number }[]>`
    select i.number as invoice, round(extract(epoch from l.expires_at - l.created_at) / 86400)::int as days
    from payment_links l join invoices i on i.id = l.invoice_id where l.token_hash = ${hashToken(token)}
  `
  return row
}

describe('a new invoice', () => {
  it('is told to each account that sees the contract and to the contract’s own address, each with a link of its own', async () => {
    await contracts({ correo: 'Recibos@Example.com', factura_digital: 'S' })
    await whoSees('ana@example.com', '404040')
    await whoSees('luis@example.com', '404040')
    const { imported } = await invoices({ factura: 'IN 1', saldo: '300.00' })

    expect(imported!.told).toBe(3)
    const sent = await mails()
    expect(sent.map(({ to }) => to)).toEqual(['Recibos@Example.com', 'ana@example.com', 'luis@example.com'])
    for (const { facts } of sent) {
      expect(facts).toMatchObject({ count: 1, total: 30_000, linkDays: 45 })
      expect(facts.invoices).toEqual([
        {
          number: 'IN 1',
          contract: '404040',
          period: '2021-02-01',
          dueOn: '2021-03-07',
          amount: 30_000,
          collected: null,
        },
      ])
      expect(await openedBy(facts.links[0])).toEqual({ invoice: 'IN 1', days: 45 })
    }
    expect(new Set(sent.map(({ facts }) => facts.links[0])).size).toBe(3)
    expect(sent.map(({ facts }) => facts.page)).toEqual([undefined, paths.invoices, paths.invoices])
  })

  it('is told once: not when the folder comes again, nor when the invoice changes', async () => {
    await contracts({})
    await whoSees('ana@example.com', '404040')
    await invoices({ factura: 'IN 1' })
    expect((await invoices({ factura: 'IN 1' })).imported!.told).toBe(0)
    expect((await invoices({ factura: 'IN 1', saldo: '100.00' })).imported!.told).toBe(0)
    expect(await mails()).toHaveLength(1)
    expect((await invoices({ factura: 'IN 1' }, { factura: 'IN 2', periodo: '2021-03' })).imported!.told).toBe(1)
    expect((await mails()).map(({ facts }) => facts.invoices.map(({ number }) => number))).toEqual([['IN 1'], ['IN 2']])
  })

  it('is told once to one address, however it is written and wherever it stands', async () => {
    await contracts({ correo: 'ANA@example.com', factura_digital: 'S' })
    await whoSees('Ana@Example.com', '404040')
    await whoSees('ana@example.com', '404040')
    await invoices({})
    expect(await mails()).toMatchObject([
      { to: expect.stringMatching(/^ana@example\.com$/i), facts: { page: paths.invoices } },
    ])
    expect(await office.sql`select address from invoice_notices`).toEqual([{ address: 'ana@example.com' }])
  })

  it.each<[string, Row]>([
    ['is old', { fecha_emision: '2021-03-09' }],
    ['is of a time to come', { fecha_emision: '2021-03-31' }],
    ['is paid', { saldo: '0.00' }],
    ['is paid over', { saldo: '-1.00' }],
    ['is cancelled', { cancelada: 'S' }],
  ])('is not told when it %s', async (_, row) => {
    await contracts({})
    await whoSees('ana@example.com', '404040')
    await invoices(row)
    expect(await mails()).toEqual([])
    // Nor later, when it is open after all: whoever had a look has passed it.
    await invoices({ cancelada: 'N' })
    expect(await mails()).toEqual([])
  })

  it.each([['2021-03-10'], ['2021-03-20'], ['2021-03-30']])('is told when it is of %s', async (fecha_emision) => {
    await contracts({})
    await whoSees('ana@example.com', '404040')
    await invoices({ fecha_emision })
    expect(await mails()).toHaveLength(1)
  })

  it('is told to nobody whose access has ended or whose account was never activated', async () => {
    await contracts({})
    const gone = await whoSees('gone@example.com', '404040')
    await office.sql`update access set ended_at = now(), ended_by = account_id where account_id = ${gone}`
    const asleep = await whoSees('asleep@example.com', '404040')
    await office.sql`delete from account_activations where account_id = ${asleep}`
    await whoSees('other@example.com')
    await invoices({})
    expect(await mails()).toEqual([])
  })

  it('is not told to an address of the feed without digital invoices, or one that is none', async () => {
    await contracts(
      { contrato: '1', correo: 'paper@example.com', factura_digital: 'N' },
      { contrato: '2', correo: 'no tiene', factura_digital: 'S' },
      { contrato: '3', correo: 'a@b@c', factura_digital: 'S' },
      { contrato: '4', correo: '', factura_digital: 'S' },
    )
    await invoices(...[1, 2, 3, 4].map((contrato) => ({ contrato, factura: `IN ${contrato}` })))
    expect(await mails()).toEqual([])
  })

  it('is told to the address that somebody gave the contract in the office, while it counts', async () => {
    await contracts({ correo: 'old@example.com', factura_digital: 'S' })
    const account = await whoSees('ana@example.com', '404040')
    await office.sql`
      insert into data_changes (contract_id, account_id, field, before, after)
      select id, ${account}, 'email', email, 'new@example.com' from contracts
    `
    await invoices({ factura: 'IN 1' })
    expect((await mails()).map(({ to }) => to)).toEqual(['ana@example.com', 'new@example.com'])
    await contracts({ correo: 'third@example.com', factura_digital: 'S' })
    await invoices({ factura: 'IN 2', periodo: '2021-03' })
    expect((await mails()).map(({ to }) => to)).toContain('third@example.com')
    await office.sql.unsafe('drop trigger data_changes_stay on data_changes; delete from data_changes')
  })

  it('has no link to pay by where the office takes no payments, nor where it is collected by itself', async () => {
    await contracts({ contrato: '1', domiciliado: 'S' }, { contrato: '2', domiciliado: 'N' })
    await whoSees('ana@example.com', 1)
    await whoSees('luis@example.com', 2)
    await invoices({ contrato: '1', factura: 'IN 1' })
    await office.take(
      { 'facturas.csv': csv([anInvoiceRow({ contrato: '2', factura: 'IN 2', fecha_emision: today })]) },
      { today, canPay: false },
    )
    expect((await mails()).map(({ to, facts }) => [to, facts.links, facts.invoices[0]!.collected])).toEqual([
      ['ana@example.com', [null], 'bank'],
      ['luis@example.com', [null], null],
    ])
    expect(await office.sql`select from payment_links`).toHaveLength(0)
  })
})

describe('a contract that somebody has paid by itself from a kept card', () => {
  it('has no link to pay by as long as that goes on, for as much as it may take', async () => {
    await contracts({})
    const account = await whoSees('ana@example.com', '404040')
    await office.sql`
      with card as (
        insert into saved_cards (account_id, gateway, customer, card, brand, last4, expires_on, saved_at)
        values (${account}, 'sandbox', 'c', 'k', 'visa', '4242', '2030-01-31', now()) returning id
      )
      insert into debits (account_id, contract_id, saved_card_id, days_before, most)
      select ${account}, contracts.id, card.id, 3, 34400 from card, contracts
    `
    const fecha_vencimiento = '2021-04-05'
    await invoices({ factura: 'IN 1', periodo: '2021-01', fecha_vencimiento })
    await invoices({ factura: 'IN 2', importe: '344.01', saldo: '344.01', fecha_vencimiento })
    // Refused before, over before the invoice is due, gone; and an invoice that is due too soon to be announced.
    for (const [number, set, back] of [
      ['IN 3', office.sql`refused_on = '2021-02-01'`, office.sql`refused_on = null`],
      ['IN 4', office.sql`expires_on = '2021-02-28'`, office.sql`expires_on = '2030-01-31'`],
      ['IN 5', office.sql`ended_at = now()`, office.sql`ended_at = null`],
    ] as const) {
      await office.sql`update saved_cards set ${set}`
      await invoices({ factura: number, periodo: '2021-03', fecha_vencimiento })
      await office.sql`update saved_cards set ${back}`
    }
    await invoices({ factura: 'IN 6', fecha_vencimiento: addDays(today, 4) })
    await office.sql`update debits set ended_at = now(), end_cause = 'person'`
    await invoices({ factura: 'IN 7', periodo: '2021-03', fecha_vencimiento })
    const told = (await mails()).flatMap(({ facts }) =>
      facts.invoices.map((one, at) => [one, facts.links[at]] as const),
    )
    expect(told.map(([{ number, collected }, link]) => [number, collected, link !== null])).toEqual([
      ['IN 1', 'card', false],
      ...[2, 3, 4, 5, 6, 7].map((n) => [`IN ${n}`, null, true]),
    ])
    await office.sql`delete from debits`
    await office.sql`delete from saved_cards`
  })
})

describe('a contract that is new itself', () => {
  it('tells nobody of what came with it, and tells of what comes after', async () => {
    await office.take(
      {
        'contratos.csv': csv([aContractRow({ correo: 'ana@example.com', factura_digital: 'S' })]),
        'facturas.csv': csv([anInvoiceRow({ fecha_emision: today })]),
      },
      { today },
    )
    expect(await mails()).toEqual([])
    await invoices({ factura: 'IN 2', periodo: '2021-03' })
    expect((await mails()).map(({ facts }) => facts.invoices.map(({ number }) => number))).toEqual([['IN 2']])
  })

  it('so the first feed of an empty office is told to nobody', async () => {
    const empty = await openOffice()
    try {
      const { imported } = await empty.take(
        {
          'contratos.csv': csv([aContractRow({ correo: 'ana@example.com', factura_digital: 'S' })]),
          'facturas.csv': csv([anInvoiceRow({ fecha_emision: today })]),
        },
        { today },
      )
      expect(imported!.told).toBe(0)
      expect(
        await empty.sql`select last_invoice_id, last_contract_id, told from invoice_mail_rounds order by id`,
      ).toEqual([
        { lastInvoiceId: 0, lastContractId: 0, told: 0 },
        { lastInvoiceId: 1, lastContractId: 1, told: 0 },
      ])
      expect(await empty.sql`select from mails`).toHaveLength(0)
    } finally {
      await empty.close()
    }
  })
})

describe('many invoices at once', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => String(1000 + at))
  const oneEach = (numbers: string[]) =>
    numbers.map((contrato) => ({
      contrato,
      factura: `IN ${contrato}`,
      importe: '10.00',
      saldo: '10.00',
      fecha_vencimiento: contrato === '1024' ? '2021-04-01' : '2021-04-05',
    }))

  it('of 25 contracts come in one mail, with the 20 that are due first and a link for each', async () => {
    const all = numbered(25)
    await contracts(...all.map((contrato) => ({ contrato })))
    await whoSees('ana@example.com', ...all)
    expect((await invoices(...oneEach(all))).imported!.told).toBe(1)

    const sent = await mails()
    expect(sent).toHaveLength(1)
    const { facts } = sent[0]!
    expect(facts).toMatchObject({ count: 25, total: 25_000, page: paths.invoices })
    expect(facts.invoices.map(({ contract }) => contract)).toEqual(['1024', ...all.slice(0, 19)])
    for (const [at, { number }] of facts.invoices.entries())
      expect((await openedBy(facts.links[at]))!.invoice).toBe(number)
    expect(await office.sql`select from invoice_notices`).toHaveLength(25)
    expect(await office.sql`select from payment_links`).toHaveLength(20)
  })

  it('of a whole town are told in batches, one mail an address', async () => {
    const all = numbered(1000)
    await contracts(
      ...all.map((contrato, at) => ({ contrato, correo: `p${at % 450}@example.com`, factura_digital: 'S' })),
    )
    expect((await invoices(...oneEach(all))).imported!.told).toBe(450)
    const [told] = await office.sql`
      select count(*) as mails, count(distinct to_address) as addresses, sum((facts->>'count')::int)::int as invoices from mails
    `
    expect(told).toEqual({ mails: 450, addresses: 450, invoices: 1000 })
  })
})
