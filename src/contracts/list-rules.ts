import { pageAsked, withQuery } from '../web/query.ts'
import type { Words } from '../words/words.ts'
import { queryAsTyped } from './rules.ts'

/** Fewer contracts are seen at a glance: there is nothing to choose among them. */
export const manyContracts = 9

export const statusNames = { owing: 'por-pagar', overdue: 'vencidos', settled: 'al-corriente' } as const
export type MoneyStatus = keyof typeof statusNames

export const serviceNames = { active: 'normal', limited: 'limitado', cut: 'cortado', suspended: 'suspendido' } as const
export type ServiceAsked = keyof typeof serviceNames
export const services = Object.keys(serviceNames) as ServiceAsked[]

const sortNames = {
  name: 'nombre',
  contract: 'contrato',
  address: 'direccion',
  group: 'grupo',
  owed: 'adeudo',
  due: 'vencimiento',
  invoice: 'factura',
} as const
export type Sort = keyof typeof sortNames
const sorts = Object.keys(sortNames) as Sort[]
export type Order = { sort: Sort; isDescending: boolean }

export const columns = ['state', 'marks', 'owed', 'due', 'use'] as const
export type Column = (typeof columns)[number]
export const pageSizes = [20, 50, 100] as const

export type TableSettings = Order & { columns: readonly Column[]; pageSize: number }
export const usualSettings: TableSettings = {
  sort: 'name',
  isDescending: false,
  columns: ['state', 'marks'],
  pageSize: 20,
}

/** In the place of a group's name: those without any. */
export const noGroup = '-'

/** What an address of the list asks for. An empty text asks for nothing. */
export type ListAsked = {
  query: string
  status: MoneyStatus | undefined
  zone: string
  group: string
  label: string
  service: ServiceAsked | undefined
  isAutomatic: boolean
  /** Absent: as the table's settings say. */
  order: Order | undefined
  page: number
}

const keyOf = <Key extends string>(names: Readonly<Record<Key, string>>, name: string | undefined) =>
  (Object.keys(names) as Key[]).find((key) => names[key] === name)

/** Whatever stands in the address becomes a question that can be asked; what makes no sense asks for nothing. */
export function listAsked(read: (name: string) => string | undefined): ListAsked {
  const order = /^(-?)([a-z]+)$/.exec(read('orden') ?? '')
  const sort = keyOf(sortNames, order?.[2])
  return {
    query: queryAsTyped(read('q')),
    status: keyOf(statusNames, read('filtro')),
    zone: read('zona')?.slice(0, 300) ?? '',
    group: queryAsTyped(read('grupo')),
    label: queryAsTyped(read('etiqueta')),
    service: keyOf(serviceNames, read('servicio')),
    isAutomatic: read('automatico') === 'si',
    order: sort && { sort, isDescending: order?.[1] === '-' },
    page: pageAsked(read('pagina')),
  }
}

/** Nobody asks for anything. */
export const everyContract: ListAsked = listAsked(() => undefined)

/** The same as the words of an address, without the page. */
export const wordsOfList = ({ query, status, zone, group, label, service, isAutomatic, order }: ListAsked) => ({
  q: query || undefined,
  filtro: status && statusNames[status],
  zona: zone || undefined,
  grupo: group || undefined,
  etiqueta: label || undefined,
  servicio: service && serviceNames[service],
  automatico: isAutomatic ? 'si' : undefined,
  orden: order && orderName(order),
})

export const orderName = ({ sort, isDescending }: Order): string => `${isDescending ? '-' : ''}${sortNames[sort]}`

export const listAddress = (path: string, asked: ListAsked, change: Partial<ListAsked> = {}): string =>
  withQuery(path, wordsOfList({ ...asked, ...change }))

/** Something beyond the chips that everybody has. */
export const isNarrowed = ({ zone, group, label, service, isAutomatic }: ListAsked): boolean =>
  [zone, group, label, service, isAutomatic].some(Boolean)

/** How an order is said: letters, days or amounts. */
const sortKind = (sort: Sort): 'text' | 'day' | 'amount' =>
  sort === 'due' ? 'day' : sort === 'owed' || sort === 'invoice' ? 'amount' : 'text'

export const orderInWords = (words: Words, { sort, isDescending }: Order): string =>
  words(isDescending ? 'many.order.descending' : 'many.order.ascending', {
    by: words(`many.sort.${sort}`),
    kind: sortKind(sort),
  })

/** Every order there is, for lists to choose from. */
export const everyOrder: readonly Order[] = sorts.flatMap((sort) =>
  [false, true].map((isDescending) => ({ sort, isDescending })),
)

/** What a first click on a column's head asks for, and what a second one does. */
export const nextOrder = (sort: Sort, current: Order): Order => ({
  sort,
  isDescending: current.sort === sort ? !current.isDescending : sort === 'owed' || sort === 'invoice',
})

export const pagesOf = (rows: number, pageSize = usualSettings.pageSize): number =>
  Math.max(1, Math.ceil(rows / pageSize))
