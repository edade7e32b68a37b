import { randomUUID } from 'node:crypto'
import { type Centavos, formatMoney, sum, typedPesos } from '../lib/money.ts'
import { isUuid } from '../lib/text.ts'
import { type FormState, refuse } from '../web/form.tsx'
import type { Words } from '../words/words.ts'
import type { Choice, ChoosableContract, ChosenItem } from './choice-rules.ts'
import type { GatewayName, Method } from './gateway.ts'
import { methodWords, type Offered, overMost, type PaidCard } from './method-rules.ts'
import type { Objection, PaymentTerms } from './rules.ts'

/** A box that says «this invoice, of this contract, for the amount shown». */
export const invoiceField = (invoiceId: number) => `factura-${invoiceId}`
/** A part of the invoice, where the utility allows it; empty means the whole. */
export const partField = (invoiceId: number) => `importe-${invoiceId}`
export const advanceField = (contractId: number) => `anticipo-${contractId}`
export const methodField = 'metodo'
export const totalField = 'total'
export const keyField = 'key'
/** Back from the total to the choice. */
export const changeField = 'cambiar'

/** `rest`: what is asked for now, where a part of what is shown is in dispute. */
export const invoiceValue = (contractId: number, shown: Centavos, rest: Centavos = shown) =>
  rest > 0 && rest < shown ? `${contractId}-${shown}-${rest}` : `${contractId}-${shown}`
/** The part in dispute is paid too. */
export const disputedField = (invoiceId: number) => `aclaracion-${invoiceId}`

const methodCodes = { tarjeta: 'card', efectivo: 'cash', spei: 'transfer' } as const satisfies Record<string, Method>
export const methodCode = (method: Method) =>
  Object.entries(methodCodes).find(([, known]) => known === method)![0] as keyof typeof methodCodes

/** A card that is kept, among the ways to pay. */
export const savedCardValue = (id: string) => `tarjeta-${id}`
export const savedCardFieldId = (id: string) => `${methodField}-${savedCardValue(id)}`

export type ChosenPayment = Choice & {
  key: string
  method: Method
  savedCard: PaidCard | undefined
  /** Which one it will be paid at. */
  gateway: GatewayName
  /** The total that the person was shown: nobody pays another. */
  isTotalShown: boolean
}

type Offer = { words: Words; terms: PaymentTerms; gateway: Offered }

/** What was chosen, as far as it makes sense; `value` only when all of it does. What it costs now is another matter. */
export function readChoice(
  body: Record<string, unknown>,
  { words, terms, gateway }: Offer,
): { form: FormState; value?: ChosenPayment } {
  const values = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\0', '') : '']),
  )
  let form: FormState = { values, errors: {} }
  const items: ChosenItem[] = []
  for (const [name, value] of Object.entries(values)) {
    const read = readItem(name, value, { values, words, terms })
    if (read?.error) form = refuse(form, read.error.field, read.error.message)
    else if (read?.item) items.push(read.item)
  }
  const savedCard = gateway.saved?.find(({ id }) => values[methodField] === savedCardValue(id))
  const method = savedCard ? 'card' : methodCodes[values[methodField] as keyof typeof methodCodes]
  if (items.length === 0 && Object.keys(form.errors).length === 0) form = refuse(form, '', nothingWords(words, terms))
  const total = sum(items.map(({ amount }) => amount))
  if (!method || !gateway.methods.includes(method)) {
    const [first] = gateway.methods
    form = refuse(form, first ? methodFieldId(first) : '', words('payments.error.method'))
  } else {
    const most = overMost(gateway, method, total)
    if (most !== undefined) form = refuse(form, methodFieldId(method), mostWords(words, { method, gateway, most }))
  }
  if (Object.keys(form.errors).length > 0 || !method) return { form }
  // Only a program leaves it out.
  const key = isUuid(values[keyField] ?? '') ? values[keyField]! : randomUUID()

  items.sort((a, b) => a.contractId - b.contractId || (a.invoiceId ?? Infinity) - (b.invoiceId ?? Infinity))
  return {
    form,
    value: {
      key,
      method,
      savedCard,
      gateway: gateway.name,
      items,
      total,
      isTotalShown: values[totalField] === String(total),
    },
  }
}

const nothingWords = (words: Words, { mostAdvance }: PaymentTerms) =>
  words(mostAdvance === null ? 'payments.error.noInvoice' : 'payments.error.nothing')

type TooMuch = { method: Method; gateway: Offered; most: Centavos }
const mostWords = (words: Words, { method, gateway, most }: TooMuch) =>
  words('payments.error.most', {
    method: methodWords(words, { method, gateway: gateway.name }),
    most: formatMoney(most),
  })

export const methodFieldId = (method: Method) => `${methodField}-${methodCode(method)}`

type Read = { item?: ChosenItem; error?: { field: string; message: string } } | undefined
type Around = { values: Record<string, string>; words: Words; terms: PaymentTerms }

function readItem(name: string, value: string, around: Around): Read {
  const [, kind, id] = /^(factura|anticipo)-(\d{1,15})$/.exec(name) ?? []
  if (kind === 'factura') return readInvoice(Number(id), value, around)
  if (kind === 'anticipo' && value.trim() !== '') return readAdvance(Number(id), value, around)
  return undefined
}

function readInvoice(invoiceId: number, value: string, { values, words, terms }: Around): Read {
  const [, contract, asShown, asRest] = /^(\d{1,15})-(\d{1,12})(?:-(\d{1,12}))?$/.exec(value) ?? []
  if (!contract) return undefined
  const shown = Number(asShown)
  const typed = values[partField(invoiceId)]?.trim() ?? ''
  const rest = asRest && values[disputedField(invoiceId)] === undefined ? Number(asRest) : shown
  const part = typed === '' ? rest : typedPesos(typed)
  const isFair = part !== undefined && part > 0 && part <= shown
  if (!isFair) return { error: { field: partField(invoiceId), message: words('payments.error.part') } }
  // Whether it is the rest beside a dispute is known where the invoice is.
  if (part < shown && part !== rest && part < (terms.leastPart ?? shown)) {
    return { error: { field: partField(invoiceId), message: leastWords(words, terms.leastPart) } }
  }
  return { item: { contractId: Number(contract), invoiceId, amount: part, shown } }
}

const leastWords = (words: Words, least: Centavos | null) =>
  least === null ? words('payments.error.onlyWhole') : words('payments.error.least', { least: formatMoney(least) })

function readAdvance(contractId: number, value: string, { words, terms }: Around): Read {
  const amount = typedPesos(value)
  const isFair = amount !== undefined && amount > 0 && amount <= (terms.mostAdvance ?? 0)
  if (!isFair) {
    const most = formatMoney(terms.mostAdvance ?? 0)
    return { error: { field: advanceField(contractId), message: words('payments.error.advance', { most }) } }
  }
  return { item: { contractId, invoiceId: null, amount, shown: amount } }
}

/** The form before anything was sent: what is `chosen` is ticked. */
export const choiceForm = ({ items }: Choice, key: string): FormState => ({
  values: {
    [keyField]: key,
    ...Object.fromEntries(
      items.flatMap(({ contractId, invoiceId, shown, amount }) =>
        invoiceId === null ? [] : [[invoiceField(invoiceId), invoiceValue(contractId, shown, amount)]],
      ),
    ),
  },
  errors: {},
})

type Refused = {
  form: FormState
  objection: Objection
  contracts: readonly ChoosableContract[]
  words: Words
  terms: PaymentTerms
  gateway: Offered
}

/** The form as it was sent, and why it cannot be paid so. */
export function objected({ form, objection, contracts, words, terms, gateway }: Refused): FormState {
  const idOf = (number: string) =>
    contracts.flatMap(({ invoices }) => invoices).find((invoice) => invoice.number === number)?.id
  switch (objection.kind) {
    case 'nothing':
      return refuse(form, '', nothingWords(words, terms))
    case 'advance':
      return refuse(form, '', words('payments.error.advance', { most: formatMoney(objection.most ?? 0) }))
    case 'method': {
      const method = methodCodes[form.values[methodField] as keyof typeof methodCodes]
      return refuse(form, methodFieldId(method), mostWords(words, { method, gateway, most: objection.most }))
    }
    case 'part': {
      const id = idOf(objection.number)
      return refuse(form, id === undefined ? '' : partField(id), leastWords(words, terms.leastPart))
    }
    case 'changed': {
      const { number, open } = objection
      if (open <= 0) return refuse(form, '', words('payments.error.gone', { number }))
      const id = idOf(number)
      const message = words('payments.error.changed', { number, open: formatMoney(open) })
      return refuse(form, id === undefined ? '' : invoiceField(id), message)
    }
  }
}
