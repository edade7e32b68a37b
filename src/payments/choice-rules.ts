import type { CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { askedAmount, openAmount, type Wanted } from './rules.ts'

/** An invoice that asks for money, for somebody who may pay it. */
export type ChoosableInvoice = {
  id: number
  number: string
  period: CivilDate
  dueOn: CivilDate
  balance: Centavos
  cancelled: boolean
  /** What the office already has for it. */
  held: Centavos
  /** What of it is in dispute. */
  disputed?: Centavos
  /** The folio of a payment of the same person that is still on its way. */
  underWay: string | null
  /** The folio of one whose money came otherwise than asked for, and is looked into. */
  inReview: string | null
}

/** A contract beside what may be paid for it. `title`: as the person calls it. */
export type ChoosableContract = {
  id: number
  number: string
  title: string
  invoices: ChoosableInvoice[]
}

export const isPayable = (invoice: ChoosableInvoice) => openAmount(invoice) > 0

export const payableOf = (contracts: readonly ChoosableContract[]) =>
  contracts.flatMap(({ invoices }) => invoices.filter(isPayable))

export const totalOf = (contracts: readonly ChoosableContract[]): Centavos => sum(payableOf(contracts).map(openAmount))

/** Whose debt is oldest comes first; those that owe nothing come last. */
export function inOrder(contracts: readonly ChoosableContract[]): ChoosableContract[] {
  const firstDue = ({ invoices }: ChoosableContract) => invoices.find(isPayable)?.dueOn ?? '9999'
  return contracts
    .map((contract) => ({ ...contract, invoices: contract.invoices.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)) }))
    .toSorted((a, b) => firstDue(a).localeCompare(firstDue(b)) || a.number.localeCompare(b.number))
}

/** One thing that somebody chose; `shown` is the amount that the page showed for it. */
export type ChosenItem = Wanted & { shown: Centavos }

export type Choice = { items: ChosenItem[]; total: Centavos }

/** Nobody should pay twice what is already on its way: such an invoice is paid only if it is asked for. */
const isFree = ({ underWay, inReview }: ChoosableInvoice) => underWay === null && inReview === null

/** All that may be paid, each whole; with `number`, that invoice alone. */
export function wholeChoice(contracts: readonly ChoosableContract[], number?: string): Choice {
  const items = contracts.flatMap(({ id, invoices }) =>
    invoices
      .filter((invoice) => isPayable(invoice) && (number === undefined ? isFree(invoice) : invoice.number === number))
      .map((invoice) => {
        const shown = openAmount(invoice)
        return { contractId: id, invoiceId: invoice.id, amount: askedAmount(invoice), shown }
      })
      .filter(({ amount }) => amount > 0),
  )
  return { items, total: sum(items.map(({ amount }) => amount)) }
}

/** Many contracts come some at a time. */
const contractsAPage = 20

export function pageOfChoice(contracts: readonly ChoosableContract[], asked: number) {
  const pages = Math.max(1, Math.ceil(contracts.length / contractsAPage))
  const page = Math.min(asked, pages)
  return { page, pages, shown: contracts.slice((page - 1) * contractsAPage, page * contractsAPage) }
}
